import Testing

@testable import ArticleText

@Suite("An article without some of its lines")
struct RemovingLinesTests {
  @Test(
    "What stands around a line closes up, with one empty line at most",
    arguments: [
      ("a\nX\nb", "a\nb"), ("a\n\nX\n\nb", "a\n\nb"), ("a\n\nX\nb", "a\n\nb"),
      ("X\n\na", "a"), ("a\n\nX", "a"), ("a\nX\n\nX\nb", "a\n\nb"), ("a\n\nb", "a\n\nb"),
      // Where nothing else is, it stays.
      ("X", "X"), ("X\n\nX", "X\n\nX"), ("", ""),
    ])
  func removing(body: String, expected: String) {
    let article = Article(id: "a", title: "T", body: body).removingLines { $0 == "X" }
    #expect(article.body == expected)
    #expect(article.title == "T")
  }

  @Test("A title that was the beginning of the text is made again")
  func title() {
    let body = "Lumbung desa dibuka.\nPetani senang."
    let article = Article(id: "a", title: "Lumbung desa dibuka", body: body)
    #expect(article.removingLines { $0.hasPrefix("Lumbung") }.title == "Petani senang")
    #expect(article.removingLines { $0.hasPrefix("Petani") }.title == "Lumbung desa dibuka")
  }

  @Test("The spans of languages go with their lines", arguments: ["é satu", "two", "tiga", ""])
  func spans(removed: String) {
    let lines = ["é satu", "two", "tiga", "four"]
    let body = lines.joined(separator: "\n")
    let languages: [Language] = [.indonesian, .english, .indonesian, .english]
    var spans: [LanguageSpan] = []
    for (index, line) in lines.enumerated() {
      let start = spans.last?.utf8Range.upperBound ?? 0
      let end = start + line.utf8.count + (index == 3 ? 0 : 1)
      spans.append(LanguageSpan(utf8Range: start..<end, language: languages[index]))
    }
    let article = Article(
      id: "a", title: "T", body: body, language: .indonesian, languageSpans: spans
    ).removingLines { $0 == removed }
    let bytes = Array(article.body.utf8)
    let found = article.languageSpans.map { span in
      (String(decoding: bytes[span.utf8Range], as: UTF8.self), span.language)
    }
    let expected = zip(lines, languages).filter { $0.0 != removed }
    #expect(found.map { $0.0.split(separator: "\n").joined() } == expected.map(\.0))
    #expect(found.map(\.1) == expected.map { Optional($0.1) })
    #expect(article.languageSpans.last?.utf8Range.upperBound == bytes.count)
  }
}
