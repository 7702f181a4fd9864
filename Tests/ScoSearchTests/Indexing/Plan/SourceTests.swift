import Foundation
import TestSupport
import Testing

@testable import ScoSearch

struct SourceTests {
  private static func text(_ words: String) -> String {
    "Kabar \(words) dari desa\n\nPetani di desa melihat \(words) sejak pagi kemarin.\n"
  }

  /// A collection with one file of its own and two sources, `satu` and `dua`.
  private static func collection() async throws -> SmallCollection {
    let collection = try await SmallCollection()
    try collection.write(text("ubi"), to: "own.txt")
    try collection.folder.write(text("padi"), to: "satu/a.txt")
    try collection.folder.write(text("jagung"), to: "dua/a.txt")
    try collection.folder.write(text("jagung"), to: "dua/b.txt")
    let writer = try IndexWriter(at: collection.path)
    for name in ["satu", "dua"] { try await writer.addSource(collection.folder.path(of: name)) }
    _ = try await writer.synchronize()
    return collection
  }

  @Test("Where two sources give one id, the later is set apart by its name")
  func oneID() async throws {
    let collection = try await Self.collection()
    #expect(try await collection.ids("padi") == ["a.txt"])
    #expect(try await Set(collection.ids("jagung", .everyArticle)) == ["dua/a.txt", "b.txt"])
    let sources = try await collection.index().sources()
    #expect(sources.map(\.name) == ["articles", "satu", "dua"])
    #expect(sources.map(\.articles) == [1, 1, 2])
    #expect(sources.map(\.isReachable) == [true, true, true])
    #expect(sources.map(\.isAlwaysThere) == [true, false, false])
  }

  @Test("Where two sources give one record's id, the later is set apart", arguments: [true, false])
  func oneRecordID(isFull: Bool) async throws {
    let collection = try await Self.collection()
    let record = #"{"id": "r", "title": "Kabar", "body": "Kedelai.", "lang": "id"}"#
    try collection.folder.write(record, to: "satu/r.jsonl")
    try collection.folder.write(record, to: "dua/r.jsonl")
    try await collection.synchronize(isFull: isFull)
    #expect(try await Set(collection.ids("kedelai")) == ["r", "dua/r"])
    try collection.folder.write(record + "\n", to: "satu/r.jsonl")
    try collection.folder.write(record + "\n", to: "dua/r.jsonl")
    try await collection.synchronize()
    #expect(try await Set(collection.ids("kedelai")) == ["r", "dua/r"])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test(
    "A folder below a source that cannot be looked into keeps its articles",
    .enabled(if: geteuid() != 0, "root may look into every folder"), arguments: [true, false])
  func closedFolder(isFull: Bool) async throws {
    let collection = try await SmallCollection()
    try collection.write(Self.text("ubi"), to: "own.txt")
    try collection.write(Self.text("padi"), to: "below/a.txt")
    try await collection.synchronize()
    let folder = collection.path + "/articles/below"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
    let report = try await collection.synchronize(isFull: isFull)
    #expect(report.removed == 0)
    #expect(report.skipped.map(\.path) == [folder])
    #expect(try await collection.ids("padi") == ["below/a.txt"])
  }

  @Test("A source out of reach keeps its articles, also in a full build", arguments: [true, false])
  func outOfReach(isFull: Bool) async throws {
    let collection = try await Self.collection()
    try FileManager.default.moveItem(
      atPath: collection.folder.path(of: "dua"), toPath: collection.folder.path(of: "away"))
    let report = try await collection.synchronize(isFull: isFull)
    #expect(report.warnings.contains { $0.contains("/dua") })
    #expect(report.removed == 0)
    #expect(try await Set(collection.ids("jagung", .everyArticle)) == ["dua/a.txt", "b.txt"])
    #expect(try await collection.index().sources().map(\.isReachable) == [true, true, false])

    try FileManager.default.moveItem(
      atPath: collection.folder.path(of: "away"), toPath: collection.folder.path(of: "dua"))
    let back = try await collection.synchronize()
    #expect(back.warnings.isEmpty)
    #expect(back.articles == 4)
    #expect(try await Set(collection.ids("jagung", .everyArticle)) == ["dua/a.txt", "b.txt"])
  }

  @Test("A source that is taken away takes its articles with it")
  func removed() async throws {
    let collection = try await Self.collection()
    let writer = try IndexWriter(at: collection.path)
    try await writer.removeSource(collection.folder.path(of: "dua"))
    let report = try await writer.synchronize()
    #expect(report.removed == 2)
    #expect(try await collection.ids("jagung") == [])
    #expect(try await collection.index().sources().map(\.name) == ["articles", "satu"])
    let error = await #expect(throws: SearchError.self) {
      try await writer.removeSource(collection.folder.path(of: "dua"))
    }
    #expect(error?.code == .pathNotFound)
  }

  @Test("A source that is gone for good can be taken away")
  func removedWhileOutOfReach() async throws {
    let collection = try await Self.collection()
    try collection.folder.remove("dua")
    let writer = try IndexWriter(at: collection.path)
    try await writer.removeSource(collection.folder.path(of: "dua"))
    _ = try await writer.synchronize()
    #expect(try await collection.ids("jagung") == [])
  }

  @Test("A single file is a source; its article is named after it")
  func singleFile() async throws {
    let collection = try await SmallCollection()
    try collection.folder.write(Self.text("padi"), to: "somewhere/berita.txt")
    let writer = try IndexWriter(at: collection.path)
    let path = collection.folder.path(of: "somewhere/berita.txt")
    try await writer.addSource(path)
    try await writer.addSource(path)
    _ = try await writer.synchronize()
    let hit = try #require(try await collection.search("padi").hits.first)
    #expect(hit.id == "berita.txt" && hit.path == path)
    #expect(try await collection.index().sources().count == 2)
  }

  @Test("The collection's own folder is always a source, and what is not there is none")
  func wrongSources() async throws {
    let collection = try await SmallCollection(files: ["a.txt": Self.text("padi")])
    let writer = try IndexWriter(at: collection.path)
    try await writer.addSource("\(collection.path)/articles")
    let error = await #expect(throws: SearchError.self) {
      try await writer.addSource(collection.folder.path(of: "none"))
    }
    #expect(error?.code == .pathNotFound)
    let own = await #expect(throws: SearchError.self) {
      try await writer.removeSource("\(collection.path)/articles")
    }
    #expect(own?.code == .pathNotFound)
    #expect(try await collection.index().sources().count == 1)
  }

  @Test("Two sources of one name are told apart by a number")
  func oneName() async throws {
    let collection = try await SmallCollection()
    for parent in ["x", "y"] {
      try collection.folder.write(Self.text("padi"), to: "\(parent)/berita/a.txt")
    }
    let writer = try IndexWriter(at: collection.path)
    for parent in ["x", "y"] {
      try await writer.addSource(collection.folder.path(of: "\(parent)/berita"))
    }
    _ = try await writer.synchronize()
    #expect(try await Set(collection.ids("padi", .everyArticle)) == ["a.txt", "berita-2/a.txt"])
  }

  @Test("A damaged list of sources is named, and nothing is thrown away")
  func damagedList() async throws {
    let collection = try await Self.collection()
    try collection.folder.write("{", to: "index/built/sources.json")
    let error = #expect(throws: SearchError.self) { try IndexWriter(at: collection.path) }
    #expect(error?.code == .damaged)
    #expect(error?.subject.hasSuffix("sources.json") == true)
  }

  @Test("A bit that flips in the list of sources is damage, in a search and in a check, or no harm")
  func flippedList() async throws {
    let collection = try await Self.collection()
    let file = "index/built/sources.json"
    let whole = try collection.folder.read(file)
    let folder = try ArticleCollection(at: collection.path)
    let list = try SourceList(of: folder)
    var found = 0
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      try collection.folder.write(bytes, to: file)
      do {
        // What holds the list together may differ, what it says may not.
        #expect(try SourceList(of: folder) == list, "byte \(place)")
      } catch {
        #expect(error.code == .damaged)
        found += 1
      }
    }
    #expect(found > whole.count / 2)

    // One letter of a path is another.
    let text = String(decoding: whole, as: UTF8.self)
    try collection.folder.write(text.replacing("\"satu\"", with: "\"ratu\""), to: file)
    let error = await #expect(throws: SearchError.self) { try await collection.search("padi") }
    #expect(error?.code == .damaged)
    let report = try IndexChecker.check(at: collection.path)
    #expect(
      report.problems.count == 1 && report.problems.first?.contains("list of sources") == true)
    #expect(report.remedy?.contains("name the sources again") == true)

    // As the message says.
    try collection.folder.remove(file)
    let writer = try IndexWriter(at: collection.path)
    for name in ["satu", "dua"] { try await writer.addSource(collection.folder.path(of: name)) }
    #expect(try await writer.synchronize().unchanged == 4)
    #expect(try IndexChecker.check(at: collection.path).isSound)
  }

  @Test("A list of sources that is gone is damage, and takes no articles away")
  func missingList() async throws {
    let collection = try await Self.collection()
    try collection.folder.remove("index/built/sources.json")
    let report = try IndexChecker.check(at: collection.path)
    #expect(report.problems.count == 1 && report.problems[0].contains("list of sources is missing"))
    for isFull in [false, true] {
      let error = await #expect(throws: SearchError.self) {
        try await collection.synchronize(isFull: isFull)
      }
      #expect(error?.code == .damaged)
      #expect(error?.remedy.contains("name the sources again") == true)
    }
    #expect(try await collection.ids("jagung", .everyArticle).count == 2)
    let writer = try IndexWriter(at: collection.path)
    for name in ["satu", "dua"] { try await writer.addSource(collection.folder.path(of: name)) }
    #expect(try await writer.synchronize().unchanged == 4)
    #expect(try IndexChecker.check(at: collection.path).isSound)
  }

  @Test("A list of sources that was written by hand needs no checksum")
  func handwrittenList() async throws {
    let collection = try await Self.collection()
    let text = try String(
      decoding: collection.folder.read("index/built/sources.json"), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.contains("checksum") }
    #expect(lines.count == text.split(separator: "\n").count - 1)
    try collection.folder.write(lines.joined(separator: "\n"), to: "index/built/sources.json")
    #expect(try await collection.index().sources().map(\.name) == ["articles", "satu", "dua"])
  }
}
