package import ScoSearch

extension Article {
  /// With all that an article can say of itself.
  package static let full = Article(
    id: "desa/1.txt", title: "Panen raya — akhirnya", body: "Petani pulang.\n\nThey sang.",
    language: .indonesian, date: ArticleDate(year: 2021, month: 3, day: 9),
    source: "Kabar Desa", place: "Garut", author: "R. Tani", section: "Desa",
    url: "https://example.org/1",
    languageSpans: [
      LanguageSpan(utf8Range: 0..<16, language: .indonesian),
      LanguageSpan(utf8Range: 16..<26, language: nil),
    ], recognized: RecognizedText(pages: 3, confidence: 0.871, lowPages: 1))
}
