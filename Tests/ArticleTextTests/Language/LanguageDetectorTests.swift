import Testing

@testable import ArticleText

@Suite("Languages")
struct LanguageDetectorTests {
  @Test(
    "The language of a text",
    arguments: [
      ("Para petani menyambut lumbung itu dengan syukuran yang dihadiri warga.", "id"),
      ("Kerajaan Malaysia akan membuka pejabat baharu di bandar itu minggu hadapan.", "id"),
      ("The farmers welcomed the granary with a feast that the whole village came to.", "en"),
      ("Крестьяне открыли новый амбар в деревне перед началом дождей.", "ru"),
      ("", nil), ("123 456", nil), ("\u{0}", nil), ("🌾🌾🌾", nil),
    ] as [(String, String?)])
  func language(text: String, code: String?) {
    #expect(LanguageDetector().language(of: text)?.rawValue == code)
  }

  @Test("Paragraphs in another language are spans of it, without gaps")
  func spans() throws {
    let indonesian = "Para petani menyambut lumbung itu dengan syukuran yang dihadiri warga desa."
    let english = "The farmers welcomed the granary with a feast that the whole village came to."
    let text = "\(indonesian)\n\n\(indonesian)\n\n\(english)\n\n\(indonesian)\n"
    let spans = LanguageDetector().spans(of: text)
    #expect(spans.map(\.language) == [.indonesian, .english, .indonesian])
    #expect(spans.first?.utf8Range.lowerBound == 0)
    #expect(spans.last?.utf8Range.upperBound == text.utf8.count)
    for (left, right) in zip(spans, spans.dropFirst()) {
      #expect(left.utf8Range.upperBound == right.utf8Range.lowerBound)
    }
    let second = try #require(spans.dropFirst().first).utf8Range
    #expect(String(decoding: Array(text.utf8)[second], as: UTF8.self).hasPrefix(english))
    #expect(LanguageDetector().spans(of: indonesian).isEmpty)
    #expect(LanguageDetector().spans(of: "").isEmpty)
  }

  @Test(
    "A language tag is read as people write it",
    arguments: [
      ("id", "id"), ("ID", "id"), ("id-ID", "id"), ("en_GB", "en"), ("in", "id"), ("eng", "en"),
      ("ind", "id"), (" en ", "en"), ("ru", "ru"), ("", nil), ("i", nil), ("indonesia", nil),
      ("e n", nil), ("12", nil),
    ] as [(String, String?)])
  func tag(tag: String, code: String?) {
    #expect(Language(tag: tag)?.rawValue == code)
  }
}
