import Foundation
import TestSupport
import Testing
import Xapian

@Suite struct DatabaseTests {
  @Test func asksTheDatabase() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    #expect(try database.documentCount == 5)
    #expect(try database.lastDocumentID == 5)
    #expect(abs(try database.averageDocumentLength - 29.0 / 5) < 1e-9)
    #expect(try database.hasPositions)
    #expect(try database.uuid.count == 36)
    #expect(try database.termExists("heron"))
    #expect(try !database.termExists("eagle"))
    #expect(try database.termFrequency("grey") == 2)
    #expect(try database.collectionFrequency("grey") == 3)
    #expect(try database.valueFrequency(0) == 4)
    #expect(try database.documentLength(2) == 5)
    // A process that another test starts holds a copy of the lock's file for a moment.
    var isLocked = true
    for _ in 0..<1000 where isLocked {
      isLocked = try database.isLocked
      if isLocked { usleep(10_000) }
    }
    #expect(!isLocked)
    let stored = try database.document(1)
    #expect(String(decoding: stored.data, as: UTF8.self) == notes[0].text)
    #expect(stored.values == notes[0].values)
    #expect(try database.documentData(3) == Array(notes[2].text.utf8))
    #expect(code { _ = try database.document(77) } == .documentNotFound)
    #expect(code { _ = try database.document(0) } == .invalidArgument)
  }

  @Test func missing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "nowhere")
    let error = #expect(throws: XapianError.self) { _ = try Database(path: path) }
    #expect(error?.code == .databaseNotFound)
    #expect(error?.context == path)
    #expect(error?.description.contains(path) == true)
    #expect(
      code { _ = try WritableDatabase(path: path, opening: .open) } == .databaseNotFound)
    #expect(code { _ = try Database(paths: []) } == .invalidArgument)
    #expect(code { _ = try Database(path: "") } != nil)
  }

  @Test func damaged() throws {
    let folder = try TemporaryFolder()
    _ = try makeNotes(in: folder)
    let path = folder.path(of: "notes.db")
    try Data("rubbish".utf8).write(to: URL(filePath: path + "/iamglass"))
    let error = #expect(throws: XapianError.self) { _ = try Database(path: path) }
    #expect([.databaseCorrupt, .databaseOpening, .databaseVersion].contains(error?.code))
    #expect(error?.message.isEmpty == false)
  }

  @Test func damagedTable() throws {
    let folder = try TemporaryFolder()
    _ = try makeNotes(in: folder)
    let path = folder.path(of: "notes.db")
    let table = path + "/postlist.glass"
    let size = try Data(contentsOf: URL(filePath: table)).count
    try Data(repeating: 0xFF, count: size).write(to: URL(filePath: table))
    let error = #expect(throws: XapianError.self) {
      try Database(path: path).ids(.term("heron"))
    }
    #expect([.databaseCorrupt, .database].contains(error?.code))
  }

  @Test func emptyDatabase() throws {
    let folder = try TemporaryFolder()
    var writer = try WritableDatabase(path: folder.path(of: "empty.db"), opening: .create)
    try writer.commit()
    let database = try Database(path: folder.path(of: "empty.db"))
    #expect(try database.documentCount == 0)
    #expect(try database.ids(.or([.all, .term("a")])) == [])
    #expect(try database.terms() == [])
    #expect(try database.metadataEntries().isEmpty)
  }

  /// The second commit after opening takes away what a reader looks at.
  @Test func readerAfterTwoCommits() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "busy.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    for number in 0..<500 { try writer.add("heron number\(number)") }
    try writer.commit()
    var reader = try Database(path: path)
    for round in 0..<2 {
      for number in 0..<500 { try writer.add("robin round\(round) number\(number)") }
      try writer.commit()
    }
    let error = #expect(throws: XapianError.self) {
      for id in DocumentID(1)...500 { _ = try reader.document(id) }
      _ = try reader.terms()
      _ = try reader.ids(.wildcard(prefix: "number", combiner: .or))
    }
    #expect(error?.code == .databaseModified)
    #expect(try reader.reopen())
    #expect(try reader.documentCount == 1500)
    #expect(try reader.termFrequency("robin") == 1000)
    #expect(try !reader.reopen())
    try reader.close()
  }

  @Test func severalAsOne() throws {
    let folder = try TemporaryFolder()
    for (name, texts) in [("1.db", ["heron one", "robin two"]), ("2.db", ["heron three"])] {
      var writer = try WritableDatabase(path: folder.path(of: name), opening: .create)
      for text in texts { try writer.add(text, values: [0: name]) }
      try writer.setMetadata(name, for: "name")
      try writer.close()
    }
    let both = try Database(paths: [folder.path(of: "1.db"), folder.path(of: "2.db")])
    #expect(try both.documentCount == 3)
    // Document d of database i of n is (d - 1) * n + i + 1.
    #expect(try Set(both.ids(.term("heron"))) == [1, 2])
    #expect(try both.documentData(2) == Array("heron three".utf8))
    #expect(try both.documentData(3) == Array("robin two".utf8))
    #expect(try both.metadata(for: "name") == Array("1.db".utf8))
    var request = SearchRequest(.all)
    request.facets = [0]
    request.checkAtLeast = 3
    #expect(
      try both.search(request).facets[0] == [
        FacetCount(value: "1.db", count: 2), FacetCount(value: "2.db", count: 1),
      ])
  }

  @Test func stubFile() throws {
    let folder = try TemporaryFolder()
    _ = try makeNotes(in: folder)
    try Data("auto notes.db\n".utf8).write(to: URL(filePath: folder.path(of: "stub")))
    let database = try Database(path: folder.path(of: "stub"))
    #expect(try database.documentCount == 5)
  }

  @Test func remoteThatIsNotThere() {
    let error = #expect(throws: XapianError.self) {
      _ = try Database(host: "127.0.0.1", port: 1, timeout: .seconds(2))
    }
    #expect(error?.code == .network)
    #expect(error?.context.contains("127.0.0.1") == true)
  }

  @Test func version() {
    #expect(XapianLibrary.version.hasPrefix("1.4."))
  }
}
