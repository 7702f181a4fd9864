import Testing
import Xapian

@Suite struct WritableDatabaseTests {
  @Test func openings() throws {
    let folder = try TemporaryFolder()
    let path = folder("a.db")
    var first = try WritableDatabase(path: path, opening: .create)
    try first.add("heron")
    try first.close()
    #expect(
      code { _ = try WritableDatabase(path: path, opening: .create) } == .databaseCreate)
    let second = try WritableDatabase(path: path, opening: .createOrOpen)
    #expect(try second.documentCount == 1)
    try second.close()
    let third = try WritableDatabase(path: path, opening: .open)
    #expect(try third.documentCount == 1)
    try third.close()
    let fourth = try WritableDatabase(path: path, opening: .createOrOverwrite)
    #expect(try fourth.documentCount == 0)
  }

  @Test func onlyOneWriter() throws {
    let folder = try TemporaryFolder()
    let path = folder("a.db")
    let first = try WritableDatabase(path: path, opening: .create)
    let error = #expect(throws: XapianError.self) {
      _ = try WritableDatabase(path: path, opening: .open)
    }
    #expect(error?.code == .databaseLocked)
    #expect(error?.context == path)
    let reader = try Database(path: path)
    #expect(try reader.isLocked)
    try first.close()
    let second = try WritableDatabase(path: path, opening: .open)
    #expect(try second.documentCount == 0)
  }

  @Test func addsReplacesAndDeletes() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder("a.db"), opening: .create)
    #expect(try writer.add("heron one") == 1)
    #expect(try writer.replace(term: "Qb", with: Document("robin")) == 2)
    #expect(try writer.replace(term: "Qb", with: Document("robin again")) == 2)
    #expect(try writer.documentCount == 2)
    #expect(try writer.documentIDs(withTerm: "Qb") == [2])
    try writer.replace(id: 9, with: Document("owl"))
    #expect(try writer.lastDocumentID == 9)
    try writer.replace(id: 9, with: Document("barn owl"))
    #expect(try writer.documentData(9) == Array("barn owl".utf8))
    try writer.delete(id: 1)
    #expect(try writer.ids(.all) == [2, 9])
    try writer.delete(term: "Qnone")
    try writer.delete(term: "Qb")
    #expect(try writer.ids(.all) == [9])
    #expect(code { try writer.delete(id: 1) } == .documentNotFound)
    #expect(code { try writer.delete(term: "") } == .invalidArgument)
    try writer.commit()
    let reader = try Database(path: folder("a.db"))
    #expect(try reader.ids(.all) == [9])
  }

  @Test func transactions() throws {
    let folder = try TemporaryFolder()
    let path = folder("a.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    try writer.add("kept")
    try writer.beginTransaction()
    #expect(code { try writer.beginTransaction() } == .invalidOperation)
    try writer.add("dropped")
    try writer.cancelTransaction()
    #expect(try writer.documentCount == 1)
    try writer.beginTransaction()
    try writer.add("together one")
    try writer.add("together two")
    try writer.commitTransaction()
    #expect(code { try writer.commitTransaction() } == .invalidOperation)
    let reader = try Database(path: path)
    #expect(try reader.documentCount == 3)
    try writer.beginTransaction(flushed: false)
    try writer.add("later")
    try writer.commitTransaction()
    #expect(try Database(path: path).documentCount == 3)
    try writer.commit()
    #expect(try Database(path: path).documentCount == 4)
  }

  @Test func revisionGrows() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(
      path: folder("a.db"), opening: .create, options: [.noSync, .dangerous])
    let before = try writer.revision
    try writer.add("heron")
    try writer.commit()
    #expect(try writer.revision > before)
  }

  @Test func withoutTermLists() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(
      path: folder("a.db"), opening: .create, options: .noTermList)
    try writer.add("heron")
    try writer.commit()
    #expect(try writer.ids(.term("heron")) == [1])
    #expect(
      [.featureUnavailable, .invalidOperation].contains(code { _ = try writer.termList(of: 1) }))
  }

  @Test func overlongTermSpoilsNothing() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder("a.db"), opening: .create)
    var document = Document()
    document.addTerm(String(repeating: "x", count: Document.maximumTermLength + 1))
    #expect(code { try writer.add(document) } == .invalidArgument)
    document.removeAll()
    document.addTerm(String(repeating: "x", count: Document.maximumTermLength))
    try writer.add(document)
    try writer.commit()
    #expect(try writer.documentCount == 1)
  }
}

@Suite struct AmendTests {
  @Test func changesAValueAndTerms() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder("a.db"), opening: .create)
    try writer.add("grey heron", values: [0: "a"])
    try writer.commit()
    try writer.amend(id: 1, setting: "group", in: 3, adding: "XCone")
    #expect(try writer.document(1).values == [0: "a", 3: "group"])
    #expect(try writer.documentValue(1, in: 3) == Array("group".utf8))
    #expect(try writer.documentValue(1, in: 4) == [])
    #expect(try writer.documentIDs(withTerm: "XCone") == [1])
    #expect(try writer.ids(.phrase([.term("grey"), .term("heron")])) == [1])
    let length = try writer.documentLength(1)
    try writer.commit()
    try writer.amend(id: 1, setting: "", in: 3, removing: "XCone", adding: "XCtwo")
    try writer.amend(id: 1, setting: "", in: 7, removing: "XCnone")
    try writer.commit()
    #expect(try writer.document(1).values == [0: "a"])
    #expect(try writer.valueFrequency(3) == 0)
    #expect(try writer.termExists("XCtwo") && !writer.termExists("XCone"))
    #expect(try writer.documentLength(1) == length)
    #expect(try writer.documentData(1) == Array("grey heron".utf8))
    #expect(try writer.ids(.phrase([.term("grey"), .term("heron")])) == [1])
  }

  @Test func refuses() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder("a.db"), opening: .create)
    try writer.add("heron")
    #expect(code { try writer.amend(id: 2, setting: "a", in: 0) } == .documentNotFound)
    #expect(code { try writer.amend(id: 1, setting: "a", in: .max) } == .invalidArgument)
    let long = String(repeating: "x", count: 300)
    #expect(
      code { try writer.amend(id: 1, setting: "a", in: 0, adding: long) } == .invalidArgument)
    #expect(code { _ = try writer.documentValue(9, in: 0) } == .documentNotFound)
  }

  @Test func frequentTerms() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder("a.db"), opening: .create)
    for text in ["heron", "heron robin", "robin heron owl"] { try writer.add(text) }
    #expect(try writer.terms(minimumFrequency: 2).map(\.term) == ["heron", "robin"])
    #expect(try writer.terms(limit: 1, minimumFrequency: 3).map(\.term) == ["heron"])
    #expect(try writer.documentIDs(withTerm: "heron", limit: 2) == [1, 2])
  }
}

@Suite struct CollapsedTotalsTests {
  /// Words by number, and in slot 0 one of a few groups or none.
  private static func database(in folder: borrowing TemporaryFolder) throws -> Database {
    let path = folder("a.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    for number in 1...300 {
      let words = [2, 3, 5, 7, 11, 50].filter { number.isMultiple(of: $0) }.map { "w\($0)" }
      let group = number.isMultiple(of: 4) ? [0: "g\(number / 40)"] : [:]
      try writer.add((["all"] + words).joined(separator: " "), values: group)
    }
    try writer.close()
    return try Database(path: path)
  }

  @Test(
    "What is left out by collapsing counts",
    arguments: [
      (["w2", "w3"], 200), (["w5", "w7", "w11"], 113), (["w50"], 6), (["w50", "w11"], 33),
      (["all", "w2"], 300), (["none"], 0),
    ])
  func totals(words: [String], count: Int) throws {
    let folder = try TemporaryFolder()
    let database = try Self.database(in: folder)
    for (page, checked) in [(10, 300), (0, 300), (300, 0), (10, 0)] {
      for sort in [SortOrder.relevance, .value(0, descending: true)] {
        var request = SearchRequest(.or(words.map { .term($0) }), count: page)
        request.checkAtLeast = checked
        request.sort = sort
        request.collapse = Collapse(slot: 0)
        let matches = try database.search(request)
        #expect(matches.uncollapsedLowerBound <= count && count <= matches.uncollapsedUpperBound)
        if page == 300 || checked == 300 {
          #expect(matches.uncollapsedLowerBound == count)
          #expect(matches.uncollapsedUpperBound == count)
          #expect(matches.uncollapsedEstimated == count)
        }
      }
    }
  }
}
