import ScoSearch

/// One reader's way through the queries.
struct Reader: Sendable {
  static let hitsPerSearch = 10

  let index: SearchIndex
  let queries: [String]
  let options: SearchOptions

  /// - Parameter start: Which query is first, so that readers do not search for the same at once.
  init(
    _ index: SearchIndex, queries: [String], translation: SearchOptions.Translation, start: Int
  ) {
    self.index = index
    self.queries = Array(queries[start...] + queries[..<start])
    options = SearchOptions(limit: Self.hitsPerSearch, translation: translation)
  }

  /// Searches for each query once; how long each took, with its snippets made, and the sum of hits.
  func goThrough() throws(SearchError) -> (taken: [Duration], hits: Int) {
    let clock = ContinuousClock()
    var taken: [Duration] = []
    var hits = 0
    for query in queries {
      let start = clock.now
      let results = try index.search(query, options: options)
      taken.append(start.duration(to: clock.now))
      hits += results.hits.count { !$0.snippet.fragments.isEmpty }
    }
    return (taken, hits)
  }
}
