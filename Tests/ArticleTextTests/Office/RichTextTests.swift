import TestSupport
import Testing

@testable import ArticleText

@Suite("Rich Text Format")
struct RichTextTests {
  private static let story = "Air sungai naik dua meter sejak malam, kata warga.\\par\n"

  private static func article(_ content: String) throws -> Article? {
    try events("a.rtf", Array("{\\rtf1\\ansi\\ansicpg1252 \(content)}".utf8)).articles.first
  }

  @Test(
    "Text is read as it is seen",
    arguments: [
      (#"{\b Warga} mengungsi\~ke balai.\par"#, "Warga mengungsi ke balai."),
      (#"caf\'e9 \u8220?Muara\u8221? \{a\}\\\emdash b\par"#, "café “Muara” {a}\\—b"),
      (#"{\uc2\u1044\'c4\'c0a}{\uc0\u1045 b}\par"#, "Дa\u{415}b"),
      (#"\u-10179?\u-8694?\par"#, "\u{1F60A}"),
      (#"satu\line dua\tab tiga\par"#, "satu\ndua tiga"),
      (#"a{\v rahasia}{\deleted lama}{\*\unknown x}{\pict 0a0b}b\par"#, "ab"),
      (
        #"{\field{\*\fldinst HYPERLINK "x"}{\fldrslt Peta desa}} ada di balai.\par"#,
        "Peta desa ada di balai."
      ),
      (#"\bin3 {}{ akhir\par"#, "akhir"),
      (
        #"\trowd\intbl Desa\cell Rumah\cell\row\trowd\intbl Muara\cell 12\cell\row\pard"#,
        "Desa | Rumah\nMuara | 12"
      ),
    ])
  func text(content: String, expected: String) throws {
    let article = try #require(try Self.article(Self.story + content))
    #expect(article.body.hasSuffix("\n\n" + expected), "\(article.body)")
  }

  @Test("Fonts say in which code page their text is")
  func codePages() throws {
    let fonts = #"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 M;}}"#
    let article = try #require(
      try Self.article(fonts + Self.story + #"{\f1\'cc\'e8\'f0} {\f2\'93\'fa\'96\'7b}\par"#))
    #expect(article.body.hasSuffix("Мир 日本"), "\(article.body)")
  }

  @Test("Title, author and date come from styles and properties; notes stand at the end")
  func fields() throws {
    let article = try #require(
      try Self.article(
        #"{\stylesheet{\s0 Normal;}{\s5 Title;}}{\info{\title Untitled}{\author Sari Utami}"#
          + #"{\creatim\yr2021\mo3\dy7\hr1}}\pard\s5 Sungai meluap\par\pard\s0 "#
          + #"Air naik{\*\footnote\pard Menurut pos pantau.} dua meter sejak malam.\par"#))
    #expect(article.title == "Sungai meluap" && article.author == "Sari Utami")
    #expect(article.date?.description == "2021-03-07")
    #expect(article.body == "Air naik dua meter sejak malam.\n\nMenurut pos pantau.")
  }

  @Test("A text that is cut short is read, and doubtful")
  func cut() throws {
    let found = try events("a.rtf", Array("{\\rtf1 {\\b \(Self.story)Warga mengung".utf8))
    #expect(found.problems.map(\.doubt) == [.textMissing])
    #expect(found.articles.first?.body.hasSuffix("Warga mengung") == true)
  }

  @Test("Any depth of brackets is read")
  func depth() throws {
    let deep = String(repeating: "{", count: 100_000)
    let bytes = Array("{\\rtf1 \(Self.story)\(deep)x".utf8)
    #expect(try events("a.doc", bytes).articles.count == 1)
  }
}
