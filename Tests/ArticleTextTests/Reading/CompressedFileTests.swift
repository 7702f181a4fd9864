import TestSupport
import Testing

@testable import ArticleText

@Suite("Files compressed by gzip")
struct CompressedFileTests {
  private static let text = "Petani membuka lumbung padi yang baru di desa itu pada hari Senin."
  private static let record = #"{"id": "a", "title": "satu"}"#

  @Test(
    "A compressed file gives what the file gives",
    arguments: [
      ("a.txt", text), ("a.json", "[\(record)]"), ("a.jsonl", "\(record)\n"),
      ("a.ndjson", "\(record)\n{\n"), ("a.txt", String(repeating: text + "\n", count: 3000)),
    ])
  func same(name: String, text: String) throws {
    let plain = try events(name, Array(text.utf8))
    for ending in [".gz", ".GZ"] {
      let found = try events(name + ending, gzip(Array(text.utf8)))
      #expect(found.articles.map(\.title) == plain.articles.map(\.title))
      #expect(found.articles.map(\.body) == plain.articles.map(\.body))
      #expect(found.problems.map(\.reason) == plain.problems.map(\.reason))
      #expect(!found.articles.isEmpty)
    }
  }

  @Test("Compressed parts one after another are one file, and zeros behind them are nothing")
  func parts() throws {
    let half = Self.text.utf8.count / 2
    let parts =
      gzip(Array(Self.text.utf8.prefix(half))) + gzip(Array(Self.text.utf8.dropFirst(half)))
    #expect(try events("a.txt.gz", parts).articles.map(\.body) == [Self.text])
    #expect(
      try events("a.txt.gz", parts + [UInt8](repeating: 0, count: 512)).articles.map(\.body)
        == [Self.text])
  }

  @Test("A file that is cut short, damaged, or not compressed is refused with its reason")
  func refused() throws {
    func error(_ name: String, _ bytes: [UInt8]) throws -> ReadError? {
      do {
        _ = try events(name, bytes)
        return nil
      } catch let error as ReadError {
        return error
      }
    }
    let whole = gzip(Array(String(repeating: Self.text, count: 100).utf8))
    var damaged = whole
    damaged[whole.count / 2] ^= 1
    for name in ["a.txt.gz", "a.json.gz", "a.jsonl.gz"] {
      let cut = try #require(try error(name, Array(whole.dropLast(9))))
      #expect(cut.code == .damaged && cut.reason.contains("cut short"))
      #expect(try error(name, Array(whole.prefix(12)))?.code == .damaged)
      #expect(try error(name, damaged)?.code == .damaged)
      #expect(
        try error(name, [0x1F, 0x8B, 8] + [UInt8](repeating: 7, count: 50))?.code == .damaged)
      #expect(try error(name, Array(Self.text.utf8))?.reason.contains("not compressed") == true)
      #expect(try error(name, [])?.code == .empty)
      #expect(try error(name, gzip([]))?.code == .empty)
    }
  }

  @Test("Of records that are cut short, those that are whole go in, and the break is named once")
  func cutRecords() throws {
    let lines = (1...50).map { "{\"id\": \($0), \"title\": \"satu\"}" }
    for (name, text) in [
      ("a.jsonl.gz", lines.joined(separator: "\n")),
      ("a.json.gz", "[" + lines.joined(separator: ",\n") + "]"),
    ] {
      let found = try events(name, Array(gzip(Array(text.utf8)).dropLast(400)))
      #expect((20..<50).contains(found.articles.count))
      #expect(found.problems.count == 1)
      let problem = try #require(found.problems.first)
      #expect(problem.line == found.articles.count + 1)
      #expect(problem.reason.contains("cut short"))
    }
  }

  @Test("A small file that would grow without bounds ends at its format's limit")
  func bomb() throws {
    let bomb = gzipOfZeros(20 * PlainTextReader.largestFile)
    #expect(bomb.count < 4 << 20)
    #expect {
      try events("a.txt.gz", bomb)
    } throws: {
      ($0 as? ReadError)?.code == .tooLarge
    }
  }

  @Test(
    "What lies under .gz is read by its own ending",
    arguments: [
      ("a.txt.gz", true), ("a.b.JSONL.GZ", true), ("a.json.gz", true), ("a.pdf.gz", true),
      ("a.gz", false), (".txt.gz", false), ("a.txt.gz.gz", false), ("a.txt.gz/b", false),
      ("a.pdf", true), ("a.gz.txt", true), (".gz", false), ("a.exe.gz", false),
    ])
  func formats(path: String, isKnown: Bool) {
    #expect((ArticleFormats.reader(forPath: path) != nil) == isKnown)
  }
}
