import ScoSearch
import TestSupport
import Testing

@Suite("Every place of an article that a query leads to is named")
struct HighlightsTests {
  /// The places as `field text (way of query)`.
  private static func places(
    _ query: String, _ id: String, _ options: SearchOptions = SearchOptions()
  ) async throws -> [String] {
    let index = try await NewsArticles.index()
    let article = try await index.article(id: id).article
    let found = try await index.highlights(of: query, inArticle: id, options: options)
    #expect(!found.isCut)
    return found.places.map { place in
      let text = Array((place.field == .title ? article.title : article.body).utf8)
      let words = String(decoding: text[place.utf8Range], as: UTF8.self)
      return "\(place.field) \(words) (\(place.way) of \(place.query))"
    }
  }

  @Test(
    "In title and body, each with the way to it",
    arguments: [
      (
        "keanggotaan", "summit-id",
        [
          "title anggota (stem of keanggotaan)", "body keanggotaan (exact of keanggotaan)",
          "body anggotanya (stem of keanggotaan)",
        ]
      ),
      (
        "sanksi", "sanctions-en",
        ["title sanctions (translation of sanksi)", "body sanctions (translation of sanksi)"]
      ),
      (
        "PBB", "un-en",
        ["title United Nations (alias of PBB)", "body United Nations (alias of PBB)"]
      ),
      ("\"kerja sama\"", "membership-id", ["body Kerjasama (stem of kerja sama)"]),
      (
        "museu* -president", "pezeshkian-en",
        ["title museum (prefix of museu*)", "body museum (prefix of museu*)"]
      ),
      ("порту", "russian", ["body порту (exact of порту)"]),
      ("title:sanksi source:kabar", "sanksi-id", []),
      ("jagung", "sanksi-id", []),
      ("", "sanksi-id", []),
      ("(\"", "sanksi-id", []),
    ])
  func ways(query: String, id: String, places: [String]) async throws {
    #expect(try await Self.places(query, id) == places)
  }

  @Test("Words are translated as a search would")
  func translation() async throws {
    let off = SearchOptions(translation: .off)
    #expect(try await Self.places("sanksi", "sanctions-en", off) == [])
    #expect(try await Self.places("sanksi", "sanksi-id", off).count == 3)
  }

  @Test("No two places overlap, and a longer one counts for those within")
  func overlaps() async throws {
    let found = try await Self.places("kerja sama \"kerja sama\" OR kerjasama", "summit-id")
    #expect(found.count == 1 && found[0].hasPrefix("body kerja sama ("))
  }

  @Test("The whole of a long text is looked through, up to the limit of time")
  func longText() async throws {
    let filler = String(repeating: "Hujan turun di lereng gunung sejak pagi. ", count: 40_000)
    let collection = try await SmallCollection(articles: [
      Article(
        id: "a", title: "Panen", body: filler + "Petani memanen jagung.", language: .indonesian)
    ])
    let index = try collection.index()
    let found = try await index.highlights(of: "panen", inArticle: "a")
    #expect(found.places.map(\.field) == [.title, .body])
    #expect(try #require(found.places.last).utf8Range.lowerBound > 1 << 20)
    let cut = try await index.highlights(
      of: "panen", inArticle: "a", options: SearchOptions(timeLimit: .zero))
    #expect(cut.places.isEmpty && cut.isCut)
  }

  @Test("An article that is not there is an error")
  func missing() async throws {
    let index = try await NewsArticles.index()
    let error = await #expect(throws: SearchError.self) {
      try await index.highlights(of: "panen", inArticle: "nobody")
    }
    #expect(error?.code == .articleNotFound)
  }
}
