import ScoSearch
import TestSupport
import Testing

@Suite("All hits of a search come page by page")
struct SearchPagesTests {
  /// Articles about salt, some of which are copies; with other scores, dates and languages.
  private static func collection(count: Int = 60) async throws -> SmallCollection {
    try await SmallCollection(articles: (0..<count).map(article))
  }

  private static func article(_ number: Int) -> Article {
    let salt = String(repeating: "garam ", count: 1 + number % 7)
    let words = (0..<20).map { "kata\(number % 3 == 0 ? number % 6 : number)x\($0)" }
    return Article(
      id: "a\(number)", title: "Berita \(number)", body: salt + words.joined(separator: " "),
      language: .indonesian, date: number % 4 == 0 ? nil : ArticleDate(year: 2000 + number % 20))
  }

  private static func hits(
    _ pages: SearchPages, most: Int = .max
  ) async throws -> [Hit] {
    var hits: [Hit] = []
    for try await page in pages {
      #expect(page.hits.count <= most)
      hits += page.hits
    }
    return hits
  }

  @Test(
    "They are those of one search, in its order",
    arguments: [
      SearchOptions(limit: .max), SearchOptions(limit: 25), SearchOptions(limit: .max, offset: 7),
      SearchOptions(limit: 10, offset: 30), SearchOptions(limit: .max, sort: .date),
      SearchOptions(limit: .max, foldsCopies: false), SearchOptions(limit: 0),
      SearchOptions(limit: .max, offset: .max), SearchOptions(limit: .max, offset: -5),
      SearchOptions(limit: .max, since: ArticleDate(year: 2010)),
      SearchOptions(limit: .max, describesHits: false),
      SearchOptions(limit: .max, matcher: .xapian),
    ])
  func same(options: SearchOptions) async throws {
    let collection = try await Self.collection()
    let index = try collection.index()
    let whole = try await index.search("garam berita", options: options)
    for size in [1, 7, 1000] {
      let pages = index.pages(of: "garam berita", options: options, pageSize: size)
      let hits = try await Self.hits(pages, most: size)
      #expect(hits == whole.hits, "\(size) a page")
    }
    withExtendedLifetime(collection) {}
  }

  @Test("Each page says what is known of the whole search, the first also of none")
  func summary() async throws {
    let collection = try await Self.collection()
    let index = try collection.index()
    var options = SearchOptions(limit: .max, since: ArticleDate(year: 2010), explains: true)
    options.countsFacets = true
    let whole = try await index.search("garam", options: options)
    var count = 0
    for try await page in index.pages(of: "garam", options: options, pageSize: 10) {
      count += 1
      #expect(page.total == whole.total && page.totalIsExact)
      #expect(page.undatedLeftOut == whole.undatedLeftOut && page.explanation == whole.explanation)
      #expect(page.facets == whole.facets)
    }
    #expect(count > 1)
    var none = index.pages(of: "zzzqqq").makeAsyncIterator()
    let first = try await none.next()
    #expect(first?.hits.isEmpty == true && first?.total == 0)
    let second = try await none.next()
    #expect(second == nil)
    withExtendedLifetime(collection) {}
  }

  @Test("An index that changes in between gives no article twice, and none less")
  func changes() async throws {
    let collection = try await Self.collection()
    let index = try collection.index()
    let options = SearchOptions(limit: .max, foldsCopies: false)
    var pages = index.pages(of: "garam", options: options, pageSize: 10).makeAsyncIterator()
    var hits = try #require(try await pages.next()).hits
    // Better than what was given, and so in its place.
    try await collection.add([
      Article(
        id: "baru", title: "Garam", body: "garam garam garam", language: .indonesian)
    ])
    hits += try #require(try await pages.next()).hits
    try await collection.synchronize(isFull: true)
    while let page = try await pages.next() { hits += page.hits }
    #expect(Set(hits.map(\.id)) == Set((0..<60).map { "a\($0)" } + ["baru"]))
    #expect(hits.count == 61)
    #expect(hits.map(\.rank) == Array(1...61))
  }
}
