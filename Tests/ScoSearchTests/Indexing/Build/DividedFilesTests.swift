import Foundation
import ScoSearch
import TestSupport
import Testing

/// One file of many records is read by several tasks, and what comes of it is the same.
struct DividedFilesTests {
  /// What makes a record long without being read as an article.
  private static let notes = String(repeating: "catatan ", count: 400)
  private static let crops = ["padi", "jagung", "kedelai", "ubi", "cabai", "tomat", "bayam"]

  /// Records with ids of their own, with one that others have, without one, and bad ones.
  private static func records(_ numbers: Range<Int>) -> [String] {
    numbers.map { number in
      let title = #""title": "Kabar \#(crops[number % crops.count]) \#(number / 40)""#
      let body = #""body": "Petani melihat \#(crops[number * number % 7]) kemarin.""#
      let rest = #"\#(title), \#(body), "notes": "\#(notes)""#
      switch number % 10 {
      case 0: return #"{\#(rest)}"#
      case 1: return #"{"id": "sama \#(number % 4)", \#(rest)}"#
      case 2 where number % 3 == 0: return #"{"id": "rusak", "title": }"#
      case 3 where number % 3 == 0: return ""
      case 4: return #"{"id": "r\#(number)", "date": "kemarin", \#(rest)}"#
      case 5: return #"{"id": "r\#(number)", "title": "Pendek"}"#
      default: return #"{"id": "r\#(number)", \#(rest)}"#
      }
    }
  }

  /// All that a user can tell an index and its making by.
  private struct Outcome {
    var added: Int
    var skipped: [String]
    var doubtful: [String]
    var warnings: [String]
    var hits: [[String]]
    var again: [String]
  }

  private static func outcome(of files: [String: [UInt8]], jobs: Int) async throws -> Outcome {
    let collection = try await SmallCollection()
    for (name, bytes) in files {
      let path = collection.path + "/articles/" + name
      try FileManager.default.createDirectory(
        atPath: collection.path + "/articles", withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: path))
    }
    let report = try await collection.synchronize(jobs: jobs)
    var hits: [[String]] = []
    var options = SearchOptions.everyArticle
    options.limit = 1000
    for query in crops + ["petani", "\"petani melihat padi\"", "pendek", "kabar 3"] {
      // In the order of the documents where scores are equal.
      hits.append(
        try await collection.search(query, options).hits.map { "\($0.id) \($0.score)" })
    }
    #expect(try IndexChecker.check(at: collection.path).problems == [])
    let again = try await collection.synchronize(jobs: jobs)
    #expect(again.added + again.changed + again.removed == 0)
    func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }
    return Outcome(
      added: report.added,
      skipped: report.skipped.map { "\(name($0.path)):\($0.line ?? 0) \($0.reason) \($0.count)" },
      doubtful: report.doubtful.map { "\(name($0.path)):\($0.line ?? 0) \($0.reason) \($0.count)" },
      warnings: report.warnings, hits: hits,
      again: again.doubtful.map { "\(name($0.path)):\($0.line ?? 0) \($0.reason)" })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: [UInt8]]
    /// Articles, and lines that are skipped.
    let added: Int
    let skipped: Int
  }

  private static func lines(_ numbers: Range<Int>) -> [UInt8] {
    Array(records(numbers).joined(separator: "\n").utf8)
  }

  private static func array(_ numbers: Range<Int>) -> [UInt8] {
    Array("[\(records(numbers).filter { !$0.isEmpty }.joined(separator: ",\n"))]".utf8)
  }

  static let cases = [
    Case(
      testDescription: "JSON lines", files: ["a.jsonl": lines(0..<400)], added: 335, skipped: 13),
    Case(
      testDescription: "compressed JSON lines", files: ["a.jsonl.gz": gzip(lines(0..<400))],
      added: 335, skipped: 13),
    Case(
      testDescription: "compressed JSON lines that are cut short",
      files: ["a.jsonl.gz": gzip(lines(0..<400)).dropLast(100)], added: 334, skipped: 14),
    Case(
      testDescription: "a JSON array", files: ["a.json": array(0..<400)], added: 335, skipped: 13),
    Case(
      testDescription: "several files, small ones between them",
      files: [
        "a.jsonl": lines(0..<200), "b.txt": Array("Kabar\n\nPetani melihat padi.\n".utf8),
        "c.json": array(200..<350), "d.jsonl": lines(350..<355), "e.json": [],
        "f.jsonl": lines(100..<250), "g.jsonl": [UInt8](repeating: 0, count: 300_000),
      ], added: 313, skipped: 19),
  ]

  @Test("Ids, hits in their order, messages: all as from one task", arguments: cases)
  func sameForAnyNumberOfTasks(of given: Case) async throws {
    let expected = try await Self.outcome(of: given.files, jobs: 1)
    #expect(expected.added == given.added)
    #expect(expected.skipped.count == given.skipped)
    #expect(!expected.doubtful.isEmpty && !expected.warnings.isEmpty)
    #expect(expected.hits.allSatisfy { !$0.isEmpty })
    let found = try await Self.outcome(of: given.files, jobs: 4)
    #expect(found.added == expected.added)
    #expect(found.skipped == expected.skipped)
    #expect(found.doubtful == expected.doubtful)
    #expect(found.warnings == expected.warnings)
    #expect(found.hits == expected.hits)
    #expect(found.again == expected.again)
  }
}
