import Invocation
import ScoSearch
import Testing

@testable import sco_search

@Suite("Text fits the columns of the terminal")
struct LayoutTests {
  @Test(
    "Columns that a text takes",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("한국", 4), ("ｱ", 1),
      ("Ａ", 2), ("🎉", 2), ("🇮🇩", 2), ("кириллица", 9), ("a\u{20DD}", 1), ("…", 1), ("—", 1),
      ("𠀀", 2), ("ก็", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(SafeText(text)) == columns)
  }

  @Test(
    "Lines break at spaces, and a long word anywhere",
    arguments: [
      ("satu dua tiga", 8, ["satu dua", "tiga"]),
      ("satu dua tiga", 100, ["satu dua tiga"]),
      ("satu dua", 4, ["satu", "dua"]),
      ("satu   dua", 5, ["satu", "dua"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("a bcdefghij", 4, ["a", "bcde", "fghi", "j"]),
      ("日本語日本", 5, ["日本", "語日", "本"]),
      ("a日本", 3, ["a日", "本"]),
      ("", 10, [""]),
    ])
  func wrapping(text: String, width: Int, lines: [String]) {
    let wrapped = StyledText(SafeText(text)).wrapped(to: width)
    #expect(wrapped.map(\.plain.string) == lines)
    #expect(wrapped.allSatisfy { DisplayWidth.of($0.plain) <= width })
  }

  @Test("A style goes on in the next line")
  func styles() {
    var text = StyledText("see ")
    text.append("full membership", .match)
    text.append(" now")
    let lines = text.wrapped(to: 9).map { $0.rendered(withColor: true) }
    #expect(
      lines == [
        "see \u{1B}[1;31mfull\u{1B}[0m", "\u{1B}[1;31mmembershi\u{1B}[0m",
        "\u{1B}[1;31mp\u{1B}[0m now",
      ])
  }

  @Test("What does not fit into one line ends in an ellipsis")
  func truncation() {
    #expect(StyledText("abcdef").truncated(to: 4).plain == "abc…")
    #expect(StyledText("abcd").truncated(to: 4).plain == "abcd")
    #expect(StyledText("日本語").truncated(to: 5).plain == "日本…")
  }

  @Test(
    "Numbers as people read them",
    arguments: [
      (Figures.grouped(1_234_567), "1,234,567"), (Figures.grouped(999), "999"),
      (Figures.grouped(-1000), "-1,000"), (Figures.count(1, "article"), "1 article"),
      (Figures.count(1200, "article"), "1,200 articles"), (Figures.decimal(1.05, places: 1), "1.1"),
      (Figures.decimal(-0.04, places: 1), "0.0"), (Figures.decimal(12.5, places: 2), "12.50"),
      (Figures.bytes(999), "999 B"), (Figures.bytes(1_234_567), "1.2 MB"),
      (Figures.bytes(12_345), "12 kB"), (Figures.duration(.microseconds(1234)), "1.2 ms"),
      (Figures.duration(.milliseconds(412)), "0.4 s"),
      (Figures.duration(.seconds(125)), "2 min 5 s"),
    ])
  func figures(shown: String, expected: String) {
    #expect(shown == expected)
  }

  @Test(
    "Bars show shares, and the smallest is seen",
    arguments: [(4, 4, "████"), (2, 4, "██"), (1, 1000, "▏"), (0, 4, ""), (3, 8, "█▌")])
  func bars(count: Int, largest: Int, bar: String) {
    #expect(FacetBars.bar(count, of: largest, width: 4) == bar)
  }

  @Test(
    "Paths under the current folder are relative to it",
    arguments: [
      ("/a/b/c", "/a/b", "c"), ("/a/bc", "/a/b", nil), ("/a/b", "/a/b", nil), ("/x", "/", "x"),
    ])
  func relativePaths(path: String, folder: String, expected: String?) {
    #expect(Invocation.relative(path, to: folder) == expected)
  }

  @Test(
    "What is given relative to the current folder becomes absolute",
    arguments: [
      (".", "/a/b"), ("c/", "/a/b/c"), ("./c//d", "/a/b/c/d"), ("../c", "/a/b/../c"),
      ("/x/./y", "/x/y"),
    ])
  func absolutePaths(path: String, expected: String) {
    #expect(PathDisplay.absolute(path, in: "/a/b") == expected)
  }

  @Test("Progress tells how far, how fast and how long")
  func progress() {
    func line(_ progress: IndexingProgress) -> String {
      ProgressBar.line(progress, after: .seconds(2)).string
    }
    #expect(line(IndexingProgress(stage: .scanning)) == "scanning")
    #expect(line(IndexingProgress(stage: .scanning, done: 1200)) == "scanning, 1,200 so far")
    #expect(line(IndexingProgress(stage: .reading)) == "reading")
    #expect(
      line(IndexingProgress(stage: .reading, done: 25, total: 100, bytes: 12_000_000))
        == "reading ██████                   25% 25 of 100, 6.0 MB/s, 6.0 s left")
    #expect(line(IndexingProgress(stage: .merging)) == "merging")
  }

  @Test("A link's address is plain ASCII, whatever the file is called")
  func addresses() {
    #expect(PathDisplay.address("/a b/é\u{1B}~") == "file:///a%20b/%C3%A9%1B~")
    #expect(PathDisplay.address("relative") == nil)
  }
}
