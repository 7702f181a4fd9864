import FoundationEssentials
import TestSupport
import Testing

@testable import ArticleText

@Suite("Plain text files")
struct PlainTextReaderTests {
  private static let text = "Petani membuka lumbung padi yang baru di desa itu pada hari Senin."

  @Test("A file is one article with the file's id")
  func article() throws {
    let found = try events("a.TXT", Array(Self.text.utf8))
    #expect(
      found == [
        .article(
          Article(
            id: "folder/a.TXT", title: String(Self.text.dropLast()), body: Self.text,
            language: .indonesian))
      ])
  }

  @Test("Bytes that are no text in any encoding become a remark, and the rest is read")
  func brokenBytes() throws {
    let found = try events("a.txt", Array("kafé \(Self.text) ".utf8) + [0xFF])
    #expect(found.articles.first?.body.hasSuffix("\u{FFFD}") == true)
    #expect(found.problems.first?.reason.contains("1 place") == true)
  }

  @Test("A file that cannot be an article is refused with its path and the reason")
  func refused() throws {
    func code(_ bytes: [UInt8]) throws -> ReadError.Code? {
      do {
        _ = try events("a.txt", bytes)
        return nil
      } catch let error as ReadError {
        #expect(error.description.hasPrefix(error.path + ": "))
        return error.code
      }
    }
    #expect(try code([]) == .empty)
    #expect(try code(Array(" \n\t\n".utf8)) == .empty)
    #expect(try code([0xEF, 0xBB, 0xBF]) == .empty)
    #expect(try code((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 >> 3) }) == .binary)
    // By its beginning it is a PDF.
    #expect(try code(Array("%PDF-1.4\n1 0 obj\n".utf8)) == .damaged)
    #expect(try code([0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 100)) == .binary)
  }

  @Test("A missing file, a folder and a pipe are unreadable, and nothing waits for them")
  func unreadable() throws {
    for path in ["/nonexistent/a.txt", "/", "/dev/null"] {
      #expect {
        try PlainTextReader().read(ArticleFile(path: path, id: "a")) { _ in .more }
      } throws: {
        let error = $0 as? ReadError
        return error?.code == .unreadable && error?.path == path && error?.reason.isEmpty == false
      }
    }
  }

  @Test("An error of the one who takes the events comes through")
  func consumerError() throws {
    struct Full: Error {}
    try withFile("a.txt", Array(Self.text.utf8)) { file in
      #expect(throws: Full.self) {
        try PlainTextReader().forEachEvent(of: file) { _ in throw Full() }
      }
    }
  }

  @Test(
    "A format goes by the name's extension",
    arguments: [
      ("a.txt", true), ("a/b.TXT", true), ("a.b.jsonl", true), ("a.ndjson", true), ("a.exe", false),
      ("txt", false), (".txt", false), ("a.txt/b", false), ("", false),
    ])
  func formats(path: String, isKnown: Bool) {
    #expect((ArticleFormats.reader(forPath: path) != nil) == isKnown)
  }

  @Test("Any bytes at all are an article or a refusal, never a crash")
  func anyBytes() throws {
    var random = SeededGenerator(seed: 7)
    var (articleCount, refusals) = (0, 0)
    let pieces: [[UInt8]] = [
      Array("Baca juga: ".utf8), Array("\n".utf8), Array("(".utf8), Array(")".utf8),
      Array(" - ".utf8),
      Array("Jakarta, KLN".utf8), Array("7 April 2016\n".utf8), Array("Sumber: https://".utf8),
      [0xC3], [0x93], [0xE2, 0x80], Array("«".utf8), Array("Share\n".utf8), Array("[".utf8),
      Array("]".utf8), Array("/".utf8), Array(". ".utf8), Array("…".utf8), Array("\r".utf8),
      Array("25.02.2020 13:59\n".utf8), Array("www.a.example\n".utf8), Array("Home > A\n".utf8),
    ]
    for _ in 0..<500 {
      let bytes = (0..<20).flatMap { _ in random.pick(pieces) }
      do {
        let found = try events("a.txt", bytes).articles
        let article = try #require(found.count == 1 ? found.first : nil)
        #expect(!article.title.isEmpty && !article.title.contains("\n"))
        #expect(TextNormalizer.normalize(article.body) == article.body)
        articleCount += 1
      } catch let error as ReadError {
        #expect(!error.reason.isEmpty)
        refusals += 1
      }
    }
    #expect(articleCount > 250, "\(refusals) refusals")
  }
}

@Suite("Long texts")
struct LongTextTests {
  /// Each of these made some step look at all lines for every line, if it were not careful.
  @Test(
    "A text of many lines of any one kind keeps all that is story",
    arguments: [
      // Of dates those near the beginning may be the article's own.
      ("7 April 2016", 59_000...60_000), ("kata ibu", 40_000...40_000), ("«Хлеб»", 20_000...20_000),
      ("Panen raya dimulai.", 60_000...60_000), ("- padi", 20_000...20_000), ("Share", 0...0),
      ("(a/b)", 40_000...40_000),
    ])
  func manyLines(line: String, wordsOfStory: ClosedRange<Int>) {
    let text = String(repeating: line + "\n", count: 20_000)
    let cleaned = ArticleCleaner().clean(text, fileName: "a")
    #expect(!cleaned.title.isEmpty)
    let words = cleaned.body.split { !$0.isLetter && !$0.isNumber }.count
    #expect(wordsOfStory.contains(words))
  }
}
