import Xapian

/// All that a search finds, page by page, for programs that go through thousands of hits.
///
/// ```swift
/// for try await page in index.pages(of: "keanggotaan penuh") {
///   for hit in page.hits { print(hit.rank, hit.title) }
/// }
/// ```
///
/// No more than a page of hits is held, with the numbers of some thousand matches, and eight bytes
/// for each hit that was given. Each page is read when it is asked for. An index that changes in
/// between is no error: no article is given twice, and those that match by then are given.
public struct SearchPages: AsyncSequence, Sendable {
  public typealias Element = SearchResults

  fileprivate let index: SearchIndex
  fileprivate let cursor: PageCursor

  public func makeAsyncIterator() -> Iterator {
    Iterator(index: index, cursor: cursor)
  }

  /// Goes from page to page.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let index: SearchIndex
    private var cursor: PageCursor
    /// Hashes of the ids that were given; looked up once the index has changed.
    private var given: [Int] = []
    private var known: Set<Int>?

    init(index: SearchIndex, cursor: PageCursor) {
      self.index = index
      self.cursor = cursor
    }

    /// The next page, read on the calling thread; nil behind the last. Each has what is known of the
    /// whole search; the first comes also where nothing was found.
    ///
    /// - Throws: ``SearchError`` where the index cannot be read.
    public mutating func next() throws(SearchError) -> SearchResults? {
      let start = ContinuousClock.now
      while true {
        let before = cursor
        let (page, after) = try index.readers.withReader {
          (reader) throws(XapianError) -> (SearchResults?, PageCursor) in
          var cursor = before
          return (try cursor.next(by: reader), cursor)
        }
        cursor = after
        guard var page else { return nil }
        let isEmpty = page.hits.isEmpty
        give(&page.hits)
        // All of a page may have been given before.
        if page.hits.isEmpty, !isEmpty { continue }
        page.took = start.duration(to: .now)
        return page
      }
    }

    /// Leaves out what was given before, and ranks and remembers the rest.
    private mutating func give(_ hits: inout [Hit]) {
      if cursor.hasChanged {
        var seen = known ?? Set(given)
        given = []
        hits.removeAll { !seen.insert(Self.hash($0.id)).inserted }
        known = seen
      } else {
        given += hits.map { Self.hash($0.id) }
      }
      for index in hits.indices { hits[index].rank = cursor.nextRank + index }
      cursor.count += hits.count
    }

    /// By the bytes: texts that are equal as such may be the names of two files.
    private static func hash(_ id: String) -> Int { Array(id.utf8).hashValue }
  }
}

extension SearchIndex {
  /// All that a search finds, page by page.
  ///
  /// - Parameters:
  ///   - query: Any text; see <doc:QueryLanguage>.
  ///   - options: Limits and order of the search. ``SearchOptions/limit`` is the most hits of all
  ///     pages, `.max` for every one; ``SearchOptions/timeLimit`` is not looked at.
  ///   - pageSize: The most hits of a page.
  public func pages(
    of query: String, options: SearchOptions = SearchOptions(limit: .max), pageSize: Int = 100
  ) -> SearchPages {
    SearchPages(
      index: self, cursor: PageCursor(query, options: options, pageSize: pageSize))
  }
}
