import ScoSearch
import Synchronization
import TestSupport

@testable import ScoSearch

extension FuzzTarget {
  /// Queries against an index of a few articles, with the lexicon and dictionaries there are.
  static func search() async throws -> FuzzTarget {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "index")
    let writer = try IndexWriter(at: path)
    for article in NewsArticles.all { try await writer.add(article) }
    try await writer.commit()
    let bodies = Dictionary(uniqueKeysWithValues: NewsArticles.all.map { ($0.id, $0.body) })
    let collection = try ArticleCollection(at: path)
    let words = NewsArticles.all.flatMap { "\($0.title) \($0.body)".split(separator: " ") }
    return FuzzTarget(
      "search", "whole searches of an index of a few articles, with every kind of option",
      bytes: query.seeds + words.prefix(200).map { Array($0.utf8) },
      tokens: words.map { " \($0)" } + query.tokens.map { String(decoding: $0, as: UTF8.self) },
      longest: 1024
    ) {
      let reader = try Reader(collection)
      return { bytes in
        // The folder is there as long as the target.
        withExtendedLifetime(folder) {}
        try check(String(decoding: bytes, as: UTF8.self), reader, bodies)
      }
    }
  }

  private static func check(_ text: String, _ reader: Reader, _ bodies: [String: String]) throws {
    var options = SearchOptions()
    let choice = text.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    options.limit = choice % 7
    options.offset = choice % 5 == 0 ? choice : 0
    options.requiresAllWords = choice & 8 != 0
    options.explains = choice & 16 != 0
    options.countsFacets = choice & 32 != 0
    options.sort = choice & 64 != 0 ? .date : .relevance
    options.translation = [.auto, .on, .off][choice % 3]
    options.language = choice & 128 != 0 ? .english : nil
    options.source = choice & 256 != 0 ? text : nil
    options.since = choice & 512 != 0 ? ArticleDate(year: 2020) : nil
    let search = ArticleSearch(reader: reader, options: options)
    let results = try search.results(of: QueryParser.parse(text), as: text)
    try require(results.hits.count <= options.limit, "\(results.hits.count) of \(options.limit)")
    try require(results.hits.count <= results.total, "more hits than matches")
    for (index, hit) in results.hits.enumerated() {
      try require(hit.rank == options.offset + index + 1, "rank \(hit.rank) at \(index)")
      try require(hit.score.isFinite && hit.score >= 0, "a score of \(hit.score)")
      guard let body = bodies[hit.id] else { throw Finding("no article has the id \(hit.id)") }
      try checkSnippet(hit.snippet, of: body)
      for match in hit.matches { try require(!match.matched.isEmpty, "\(match)") }
    }
  }
}
