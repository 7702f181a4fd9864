import Foundation
import TestSupport
import Testing

@testable import ScoSearch

struct IndexCheckerTests {
  private static func collection() async throws -> SmallCollection {
    let articles = (0..<40).map { number in
      Article(
        id: "a\(number)", title: "Kabar nomor \(number)",
        body: String(repeating: "Petani menanam padi nomor \(number) di lereng. ", count: 20),
        language: .indonesian)
    }
    return try await SmallCollection(
      files: ["f.txt": "Kabar desa\n\nPetani menanam padi.\n"], articles: articles)
  }

  /// The files of the live generation's tables, below the collection's parent.
  private static func tables(_ collection: SmallCollection) throws -> [String] {
    let generation = try #require(
      try collection.folder.names(in: "index/built").last { $0.hasPrefix("generation-") })
    let folder = "index/built/\(generation)"
    let names = try collection.folder.names(in: folder)
      .filter { $0.hasSuffix(".glass") || $0 == "iamglass" }
    try #require(names.count >= 5 && names.contains("iamglass"))
    return names.map { "\(folder)/\($0)" }
  }

  @Test("A sound index is said to be sound")
  func sound() async throws {
    let collection = try await Self.collection()
    let report = try IndexChecker.check(at: collection.path)
    #expect(report.problems == [])
    #expect(report.isSound && report.remedy == nil)
    #expect(report.articles == 41)
  }

  @Test("Where there is nothing to check, the error says so")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: SearchError.self) { try IndexChecker.check(at: folder.path) }
    #expect(error?.code == .notBuilt)
    let none = #expect(throws: SearchError.self) {
      try IndexChecker.check(at: folder.path(of: "none"))
    }
    #expect(none?.code == .collectionNotFound)
  }

  @Test("A table that was cut is found, whichever it is, and a full build mends it")
  func truncated() async throws {
    let collection = try await Self.collection()
    for table in try Self.tables(collection) {
      let whole = try collection.folder.read(table)
      // Xapian makes no difference between a table without entries and one that is cut to nothing.
      for length in whole.isEmpty ? [] : [0, whole.count / 2] {
        try collection.folder.write(Array(whole[..<length]), to: table)
        let report = try IndexChecker.check(at: collection.path)
        #expect(!report.isSound, "\(table) of \(length) bytes")
        #expect(report.remedy?.contains("reindex") == true)
      }
      try collection.folder.write(whole, to: table)
    }
    #expect(try IndexChecker.check(at: collection.path).isSound)
  }

  @Test("A stored article that is another than was stored is damage, in a search and in a check")
  func storedText() async throws {
    let article = Article(id: "a", title: "Kabar", body: "Petani menanam padi.")
    let bytes = StoredRecord(article: article, sourceNumber: 0, relativePath: "").encoded()
    #expect(StoredRecord.isIntact(bytes))
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 4
      #expect(!StoredRecord.isIntact(flipped))
      #expect(!StoredRecord.isIntact(Array(bytes[..<index])))
    }
    let collection = try await Self.collection()
    let table = try #require(try Self.tables(collection).first { $0.hasSuffix("docdata.glass") })
    try collection.folder.remove(table)
    let error = await #expect(throws: SearchError.self) { try await collection.search("padi") }
    #expect(error?.code == .damaged)
  }

  @Test("A table that is missing is found")
  func missing() async throws {
    let collection = try await Self.collection()
    for table in try Self.tables(collection) {
      let whole = try collection.folder.read(table)
      try collection.folder.remove(table)
      #expect(try !IndexChecker.check(at: collection.path).isSound, "\(table)")
      try collection.folder.write(whole, to: table)
    }
  }

  @Test(
    "What searches are made faster with is checked to its last byte",
    arguments: ["lengths", "postings"])
  func matcherFiles(name: String) async throws {
    let records = (0..<300).map { number in
      #"{"title": "Kabar \#(number)", "body": "Petani menanam padi nomor \#(number) di lereng."}"#
    }
    let collection = try await SmallCollection(
      files: ["all.jsonl": records.joined(separator: "\n")])
    let table = try #require(try Self.tables(collection).first)
    let file = table.split(separator: "/").dropLast().joined(separator: "/") + "/" + name
    let whole = try collection.folder.read(file)
    try #require(whole.count > 1000)
    let expected = try await collection.search("padi lereng").ids
    var random = SeededGenerator(seed: 7)
    for round in 0..<60 {
      var bytes = whole
      if round == 0 { bytes.removeLast() }
      if round == 1 { bytes.append(0) }
      if round > 1 { bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8(round % 8) }
      try collection.folder.write(bytes, to: file)
      let report = try IndexChecker.check(at: collection.path)
      #expect(!report.isSound && report.remedy?.contains("reindex") == true, "round \(round)")
    }
    // As good as not there: the next build writes it.
    try collection.folder.remove(file)
    #expect(try IndexChecker.check(at: collection.path).isSound)
    #expect(try await collection.search("padi lereng").ids == expected)
    try await collection.synchronize(isFull: true)
    #expect(try IndexChecker.check(at: collection.path).isSound)
  }

  @Test("Flipped bits are found, or do no harm: no check and no search crashes")
  func flipped() async throws {
    let collection = try await Self.collection()
    var random = SeededGenerator(seed: 5)
    var (found, answers) = (0, 0)
    for table in try Self.tables(collection) {
      let whole = try collection.folder.read(table)
      if whole.isEmpty { continue }
      for _ in 0..<8 {
        var bytes = whole
        for _ in 0..<6 {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
        }
        try collection.folder.write(bytes, to: table)
        if try !IndexChecker.check(at: collection.path).isSound { found += 1 }
        do {
          answers += try await collection.search("padi nomor 7").hits.isEmpty ? 0 : 1
        } catch let error as SearchError {
          #expect(!error.remedy.isEmpty)
        }
      }
      try collection.folder.write(whole, to: table)
    }
    #expect(found > 20)
    #expect(answers > 0)
    #expect(try IndexChecker.check(at: collection.path).isSound)
  }

  /// What the file of the revision begins with, up to the revision's end, and the head of a block.
  private static func isHead(_ place: Int, of table: String) -> Bool {
    table.hasSuffix("iamglass") ? place < 40 : place % 8192 < 4
  }

  @Test("Every flipped bit of what was built is found, stored texts and postings among them")
  func checksums() async throws {
    let collection = try await Self.collection()
    try await collection.synchronize(isFull: true)
    for table in try Self.tables(collection) {
      let whole = try collection.folder.read(table)
      for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 12))
      where !Self.isHead(place, of: table) {
        var bytes = whole
        bytes[place] ^= 0x10
        try collection.folder.write(bytes, to: table)
        #expect(try !IndexChecker.check(at: collection.path).isSound, "\(table) at \(place)")
      }
      try collection.folder.write(whole, to: table)
    }
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test("A full build of a damaged index keeps the articles from code, or says what became of them")
  func damagedArticlesFromCode() async throws {
    let collection = try await Self.collection()
    try await collection.synchronize(isFull: true)
    let expected = try await Self.texts(collection)
    #expect(expected.count == 41)
    let built = collection.folder.path(of: "index/built")
    let kept = collection.folder.path(of: "kept")
    try FileManager.default.copyItem(atPath: built, toPath: kept)
    var others = 0
    for place in stride(from: 600, to: 24_000, by: 2600) {
      try FileManager.default.removeItem(atPath: built)
      try FileManager.default.copyItem(atPath: kept, toPath: built)
      let table = try #require(try Self.tables(collection).first { $0.hasSuffix("docdata.glass") })
      var bytes = try collection.folder.read(table)
      bytes[place % bytes.count] ^= 0x10
      try collection.folder.write(bytes, to: table)
      let report = try await collection.synchronize(isFull: true)
      if try await Self.texts(collection) != expected {
        others += 1
        #expect(!report.warnings.isEmpty, "byte \(place)")
      }
      #expect(try IndexChecker.check(at: collection.path).isSound)
    }
    #expect(others > 0)
  }

  /// The bodies of the articles by their ids.
  private static func texts(_ collection: SmallCollection) async throws -> [String: String] {
    let index = try collection.index()
    var options = SearchOptions.everyArticle
    options.limit = 100
    var texts: [String: String] = [:]
    for id in try await index.search("petani OR padi", options: options).ids {
      texts[id] = try await index.article(id: id).article.body
    }
    return texts
  }

  @Test("Adding to a damaged table of spellings is an error, ends no program and loses nothing")
  func damagedSpellings() async throws {
    let collection = try await Self.collection()
    try await collection.synchronize(isFull: true)
    let table = try #require(try Self.tables(collection).first { $0.hasSuffix("spelling.glass") })
    let whole = try collection.folder.read(table)
    #expect(whole.count >= 8192)
    for place in stride(from: 6, to: whole.count, by: max(1, whole.count / 6)) {
      var bytes = whole
      bytes[place] ^= 0x41
      try collection.folder.write(bytes, to: table)
      let error = await #expect(throws: SearchError.self) {
        try await collection.add([
          Article(id: "new", title: "Kabar", body: "Petani nomor sekian.", language: .indonesian)
        ])
      }
      #expect(error?.code == .damaged, "byte \(place)")
      #expect(error?.remedy.contains("reindex --full") == true)
      #expect(try await collection.search("padi", .everyArticle).total == 41)
    }
    let mended = try await collection.synchronize(isFull: true)
    #expect(mended.articles == 41 && mended.warnings == [], "articles from code are kept")
    try await collection.add([
      Article(id: "new", title: "Kabar", body: "Petani nomor sekian.", language: .indonesian)
    ])
    #expect(try await collection.ids("sekian") == ["new"])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test("Small commits after a build are no damage")
  func commitsAfterBuild() async throws {
    let collection = try await Self.collection()
    for round in 0..<6 {
      if round == 3 { try await collection.synchronize(isFull: true) }
      try collection.write("Kabar \(round)\n\nPetani melihat padi \(round).\n", to: "f.txt")
      try await collection.synchronize()
      try await collection.add([
        Article(id: "a\(round)", title: "Baru", body: "Jagung \(round)", language: .indonesian)
      ])
      #expect(try IndexChecker.check(at: collection.path).problems == [], "round \(round)")
    }
  }
}
