import Xapian

/// Which state of an index a reader shows.
struct IndexView: Sendable, Hashable {
  var generation: Int
  var database: String
  var revision: UInt64

  init(_ reader: Reader) throws(XapianError) {
    generation = reader.generation.number
    database = try reader.database.uuid
    revision = try reader.database.revision
  }
}

/// How far a search was gone through.
///
/// Finding the matches takes as long for one page as for thousands, and reading the articles as long
/// as there are some. So the matches of a window are found at once, by their numbers, and the
/// articles of one page are read. Where the index was changed meanwhile the numbers mean nothing any
/// more: the search begins again, and passes over what was given before.
struct PageCursor: Sendable {
  let query: Query
  let text: String
  let options: SearchOptions
  let pageSize: Int

  /// How many matches are found at once; a megabyte or two.
  static let windowSize = 10_000

  private struct Window: Sendable {
    var view: IndexView
    var matches: ArraySlice<Match>
    /// How many matches of the search come before its end.
    var end: Int
    var isLast: Bool
  }

  private var window: Window?
  /// What is said of the search with each page.
  private var summary: SearchResults?
  /// How many hits were given.
  var count = 0
  var nextRank: Int { options.offset + count + 1 }
  /// Whether the index was changed since the first page, so that matches come that were given.
  private(set) var hasChanged = false

  init(_ text: String, options: SearchOptions, pageSize: Int) {
    query = QueryParser.parse(text)
    self.text = text
    var options = options
    // No index has more articles than 32 bits can number.
    options.offset = min(max(0, options.offset), Int(UInt32.max))
    options.limit = max(0, options.limit)
    options.timeLimit = nil
    self.options = options
    self.pageSize = max(1, pageSize)
  }

  /// Takes the next page, its hits not yet ranked; nil behind the last. The first comes also where
  /// nothing was found.
  mutating func next(by reader: Reader) throws(XapianError) -> SearchResults? {
    let isFirst = summary == nil
    let view = try IndexView(reader)
    if let window, window.view != view {
      hasChanged = true
      self.window = nil
    }
    if window == nil { try find(from: 0, by: reader, view) }
    if let window, window.matches.isEmpty, !window.isLast {
      try find(from: window.end, by: reader, view)
    }
    guard var page = summary, let window, isFirst || !window.matches.isEmpty,
      isFirst || count < options.limit
    else { return nil }
    page.hits = try takeHits(
      of: window.matches.prefix(min(pageSize, options.limit - count)), reader)
    return page
  }

  /// Finds the matches from a place on.
  private mutating func find(
    from start: Int, by reader: Reader, _ view: IndexView
  ) throws(XapianError) {
    var options = options
    options.offset += start
    options.limit = min(Self.windowSize, options.limit)
    if summary != nil { options.countsFacets = false }
    var search = ArticleSearch(reader: reader, options: options)
    search.isPaged = true
    var results = SearchResults(query: text)
    let compiled = try search.compile(query)
    let found = try search.find(compiled, namesDates: query.namesDates, in: &results)
    if summary == nil {
      try search.describe(compiled, of: query, in: &results)
      results.remarks = Analyzer.remarks
      summary = results
    }
    window = Window(
      view: view, matches: found.matches[...], end: start + found.matches.count,
      isLast: found.matches.count < options.limit)
  }

  /// Reads the articles of the next matches of the window.
  private mutating func takeHits(
    of matches: ArraySlice<Match>, _ reader: Reader
  ) throws(XapianError) -> [Hit] {
    var search = ArticleSearch(reader: reader, options: options)
    search.isPaged = true
    let compiled = try search.compile(query)
    let found = ArticleSearch.Found(
      matches: Array(matches), request: try search.request(try search.filtered(compiled.query)),
      folding: CopyFolding(), traces: compiled.traces)
    window?.matches.removeFirst(matches.count)
    return try search.hits(found)
  }
}
