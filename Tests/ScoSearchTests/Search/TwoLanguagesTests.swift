import ArticleText
import ScoSearch
import TestSupport
import Testing

/// What articles of one language do to searches for those of the other.
struct TwoLanguagesTests {
  /// English notes about a river: a short one, a long one, and others without it.
  private static let english: [Article] = [
    Article(
      id: "short", title: "Notes", body: "The river rose after the rain of the night.",
      language: .english),
    Article(
      id: "long", title: "Notes",
      body: "The river rose. " + String(repeating: "Farmers wait for better weather. ", count: 12),
      language: .english),
    Article(
      id: "other", title: "Notes",
      body: String(repeating: "Carpenters repaired the old bridge near the village. ", count: 3),
      language: .english),
  ]

  /// Indonesian ones, each as long as all of these.
  private static let indonesian: [Article] = (1...12).map { number in
    Article(
      id: "id-\(number)", title: "Catatan \(number)",
      body: String(
        repeating: "Para petani di desa itu menanam padi dan jagung pada musim hujan. ", count: 60),
      language: .indonesian)
  }

  private static func ratio(_ articles: [Article]) async throws -> Double {
    let collection = try await SmallCollection(articles: articles)
    var options = SearchOptions.everyArticle
    options.translation = .off
    let hits = try await collection.search("river", options).hits
    let scores = Dictionary(uniqueKeysWithValues: hits.map { ($0.id, $0.score) })
    return try #require(scores["long"]) / #require(scores["short"])
  }

  @Test("A long article counts as long in its own language, whatever else the index holds")
  func lengths() async throws {
    let alone = try await Self.ratio(Self.english)
    #expect(alone < 0.7)
    let mixed = try await Self.ratio(Self.english + Self.indonesian)
    #expect(abs(mixed - alone) < 0.02, "\(alone) alone, \(mixed) mixed")
  }

  @Test("A translation, however rare, counts less than the word of an English query itself")
  func rareTranslation() async throws {
    var articles = (1...6).map { number in
      Article(
        id: "en-\(number)", title: "Report \(number)",
        body: "The government spoke about the harvest of field number \(number), and of roads.",
        language: .english)
    }
    articles += Self.indonesian
    articles.append(
      Article(
        id: "panen", title: "Laporan", body: "Warga desa merayakan panen raya di lapangan.",
        language: .indonesian))
    let collection = try await SmallCollection(articles: articles)
    let ids = try await collection.ids("harvest", .everyArticle)
    #expect(ids.contains("panen"), "\(ids)")
    #expect(ids.first?.hasPrefix("en-") == true, "\(ids)")
  }
}
