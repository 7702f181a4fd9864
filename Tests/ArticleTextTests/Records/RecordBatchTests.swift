import TestSupport
import Testing

@testable import ArticleText

@Suite("Records in batches")
struct RecordBatchTests {
  /// What makes a record long without being read as an article.
  private static let notes = String(repeating: "catatan ", count: 40_000)

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var testDescription: String { name }
  }

  private static func records(_ count: Int, between: String) -> String {
    (1...count).map { number in
      switch number % 5 {
      case 0: #"{"title": "tanpa nomor \#(number)", "notes": "\#(notes)"}"#
      case 1: #"{"id": "rusak \#(number)", "title": }"#
      case 2: #"{"id": \#(number), "title": "Panen \#(number)", "date": "kemarin"}"#
      default: #"{"id": "a\#(number)", "title": "Kabar \#(number)", "notes": "\#(notes)"}"#
      }
    }.joined(separator: between)
  }

  static let cases = [
    Case(name: "lines.jsonl", bytes: Array(records(23, between: "\n").utf8)),
    Case(name: "windows.jsonl", bytes: Array((records(23, between: "\r\n") + "\r\n").utf8)),
    Case(name: "blank.jsonl", bytes: Array("\n\n\(records(12, between: "\n\n\n"))\n\n".utf8)),
    Case(name: "one.jsonl", bytes: Array(#"{"id": "a", "title": "satu"}"#.utf8)),
    Case(name: "lines.jsonl.gz", bytes: gzip(Array(records(23, between: "\n").utf8))),
    Case(name: "cut.jsonl.gz", bytes: gzip(Array(records(23, between: "\n").utf8)).dropLast(9)),
    Case(name: "array.json", bytes: Array("[\(records(23, between: ",\n"))]".utf8)),
    Case(
      name: "list.json", bytes: Array(#"{"items": [\#(records(13, between: ", 7, \n"))]}"#.utf8)),
    Case(name: "open.json", bytes: Array("[\(records(13, between: ",\n")), {".utf8)),
    Case(name: "closed.json", bytes: Array("[7, \(records(13, between: ",\n"))}, {}]".utf8)),
  ]

  @Test("They say what the file says when it is read in one go", arguments: cases)
  func sameEvents(of found: Case) throws {
    try withFile(found.name, found.bytes) { file in
      let reader = try #require(
        ArticleFormats.reader(forPath: file.path) as? any RecordReader)
      var expected: [ReadEvent] = []
      try reader.read(file) { event in
        expected.append(event)
        return .more
      }
      #expect(!expected.isEmpty)
      for size in [1, 1 << 20, 3 << 20, 1 << 30] {
        let source = try reader.records(of: file)
        var events: [ReadEvent] = []
        var batches: [RecordBatch] = []
        while let batch = try source.next(size) { batches.append(batch) }
        for batch in batches {
          _ = batch.read { event in
            events.append(event)
            return .more
          }
        }
        #expect(events == expected)
        // No batch but the last is smaller than was asked for.
        #expect(batches.dropLast().allSatisfy { $0.size >= size })
        #expect((try source.next(size)) == nil)
      }
    }
  }

  @Test("A batch ends where no more of it is wanted")
  func stop() throws {
    try withFile("a.jsonl", Array(Self.records(9, between: "\n").utf8)) { file in
      let batch = try #require(try JSONLinesReader().records(of: file).next(1 << 30))
      var events = 0
      let demand = batch.read { _ in
        events += 1
        return events == 3 ? .stop : .more
      }
      #expect(demand == .stop && events == 3)
    }
  }

  @Test(
    "A file without records says so, wherever it is divided",
    arguments: [("a.jsonl", "\n \n"), ("a.json", "[]"), ("a.json", " ")])
  func noRecords(name: String, text: String) throws {
    try withFile(name, Array(text.utf8)) { file in
      let reader = try #require(
        ArticleFormats.reader(forPath: file.path) as? any RecordReader)
      #expect {
        let source = try reader.records(of: file)
        while try source.next(1) != nil {}
      } throws: {
        ($0 as? ReadError)?.code == .empty
      }
    }
  }
}
