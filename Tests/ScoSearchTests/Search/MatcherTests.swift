import ScoSearch
import TestSupport
import Testing

/// The engine's own matcher and Xapian's must find the same, whatever was changed since the build.
struct MatcherTests {
  private static let words = [
    "panen", "memanen", "harvest", "sanksi", "sanctions", "kerja sama", "cooperation", "PBB",
    "nelayan", "pelabuhan", "harbour", "air", "\"kerja sama\"", "title:panen", "pan*", "-sanksi",
    "lang:en", "date:2016", "+air", "(panen OR harbour)", "keanggotaan", "penuh", "United",
  ]

  private static func article(_ number: Int, _ numbers: inout SeededGenerator) -> Article {
    let words = (0..<Int.random(in: 5...60, using: &numbers)).map { _ in
      Self.words[Int.random(in: 0..<12, using: &numbers)]
    }
    var article = Article(
      id: "a\(number)", title: words.prefix(3).joined(separator: " "),
      body: words.joined(separator: " ") + ".")
    article.date = ArticleDate(year: 2010 + number % 10)
    return article
  }

  /// What both find for many queries must be equal.
  private static func compare(_ collection: SmallCollection, seed: UInt64) async throws {
    var numbers = SeededGenerator(seed: seed)
    let index = try collection.index()
    var found = 0
    for number in 0..<200 {
      let query = (0...Int.random(in: 0...5, using: &numbers)).map { _ in
        words[Int.random(in: words.indices, using: &numbers)]
      }.joined(separator: " ")
      var options = SearchOptions(limit: [1, 10, 40][number % 3], describesHits: false)
      options.translation = [.auto, .on, .off][number % 3]
      options.requiresAllWords = number % 7 == 0
      options.matcher = .windowed
      let own = try await index.search(query, options: options)
      options.matcher = .xapian
      let xapian = try await index.search(query, options: options)
      #expect(own.hits.map(\.id) == xapian.hits.map(\.id), "\(query)")
      #expect(own.total == xapian.total, "\(query)")
      for (hit, other) in zip(own.hits, xapian.hits) {
        #expect(abs(hit.score - other.score) < 1e-9, "\(query): \(hit.id)")
      }
      found += own.hits.count
    }
    #expect(found > 500)
  }

  @Test("Both find the same after a build, an addition, a change and a removal")
  func everyState() async throws {
    var numbers = SeededGenerator(seed: 3)
    let articles = (0..<400).map { Self.article($0, &numbers) }
    let collection = try await SmallCollection(articles: articles)
    try await Self.compare(collection, seed: 1)
    try await collection.add((390..<450).map { Self.article($0, &numbers) })
    try await Self.compare(collection, seed: 2)
    try await collection.synchronize(isFull: true)
    try await Self.compare(collection, seed: 3)
  }
}
