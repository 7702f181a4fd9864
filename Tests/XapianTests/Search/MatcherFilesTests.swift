import Foundation
import TestSupport
import Testing
import Xapian

/// What the windowed matcher reads beside the tables: of another revision it is not used, and damage
/// ends in an error.
@Suite struct MatcherFilesTests {
  private static let query = Query.or([.term("w1"), .andMaybe(.term("w0"), .term("w3"))])

  private static func folder(seed: UInt64) throws -> (TemporaryFolder, String) {
    var numbers = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let path = folder.path(of: "files.db")
    _ = try RandomSearches.database(path, &numbers)
    return (folder, path)
  }

  private static func request(_ query: Query = query) -> SearchRequest {
    var request = SearchRequest(query, count: 20)
    request.matcher = .windowed
    return request
  }

  private static func change(_ file: String, _ body: (inout Data) -> Void) throws {
    let url = URL(fileURLWithPath: file)
    var data = try Data(contentsOf: url)
    body(&data)
    // In place: who has it open sees the change.
    let handle = try FileHandle(forWritingTo: url)
    try handle.truncate(atOffset: UInt64(data.count))
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: data)
    try handle.close()
  }

  @Test("Xapian answers where the files are not there, or of another revision")
  func revisions() throws {
    let (folder, path) = try Self.folder(seed: 1)
    defer { _ = folder }
    var database = try Database(path: path)
    #expect(try !database.prepareSearches(from: path))
    #expect(try database.search(Self.request()).matcher == .xapian)
    try database.writeMatcherFiles(to: path, packsPostings: true)
    #expect(try database.prepareSearches(from: path) && database.hasMatcher)
    #expect(try database.search(Self.request()).matcher == .windowed)

    var writer = try WritableDatabase(path: path, opening: .open)
    var document = Document()
    for _ in 0..<50 { document.addTerm("w39") }
    try writer.add(document)
    try writer.commit()
    // The revision that is open is as it was.
    #expect(try database.search(Self.request()).matcher == .windowed)
    #expect(try database.reopen() && !database.hasMatcher)
    #expect(try !database.prepareSearches(from: path))
    let added = try database.search(Self.request(.term("w39")))
    #expect(added.matcher == .xapian && added.matches.contains { $0.documentID == 1501 })

    try writer.writeMatcherFiles(to: path, packsPostings: false)
    #expect(try database.prepareSearches(from: path))
    #expect(!FileManager.default.fileExists(atPath: path + "/postings"))
    #expect(try database.search(Self.request(.term("w39"))).ids == added.ids)
  }

  @Test("What is left out is answered by Xapian", arguments: 0..<7)
  func unanswered(number: Int) throws {
    let (folder, path) = try Self.folder(seed: 2)
    defer { _ = folder }
    var database = try Database(path: path)
    try database.writeMatcherFiles(to: path, packsPostings: true)
    try database.prepareSearches(from: path)
    var request = Self.request()
    switch number {
    case 0: request.sort = .value(RandomSearches.years)
    case 1: request.collapse = Collapse(slot: RandomSearches.years)
    case 2: request.facets = [RandomSearches.years]
    case 3: request.includesMatchingTerms = true
    case 4: request.weighting = .bm25Plus()
    case 5: request.percentCutoff = 50
    default: request.query = .near([.term("w1"), .term("w2")], window: 4)
    }
    let found = try database.search(request)
    #expect(found.matcher == .xapian && !found.matches.isEmpty)
    request.matcher = .xapian
    #expect(try database.search(request) == found)
  }

  @Test("A damaged file is an error when it is opened or read", arguments: ["lengths", "postings"])
  func damage(name: String) throws {
    let (folder, path) = try Self.folder(seed: 3)
    defer { _ = folder }
    let file = "\(path)/\(name)"
    var numbers = SeededGenerator(seed: 3)
    var database = try Database(path: path)
    try database.writeMatcherFiles(to: path, packsPostings: true)
    try database.prepareSearches(from: path)
    let expected = try database.search(Self.request()).matches
    let intact = try Data(contentsOf: URL(fileURLWithPath: file))
    var errors = 0
    for round in 0..<60 {
      try Self.change(file) { data in
        data = intact
        if round % 3 == 0 {
          data.removeLast(.random(in: 1...data.count, using: &numbers))
        } else {
          data[.random(in: data.indices, using: &numbers)] ^= .random(in: 1...255, using: &numbers)
        }
      }
      do throws(XapianError) {
        // Before it is opened, and where it was open.
        if round % 2 == 0, try !database.prepareSearches(from: path) { continue }
        let found = try database.search(Self.request())
        #expect(found.matches == expected, "round \(round)")
      } catch {
        #expect(error.code == .databaseCorrupt, "round \(round): \(error)")
        errors += 1
      }
    }
    #expect(errors > 5)
  }
}
