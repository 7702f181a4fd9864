import ArticleText
import Xapian

/// One search with one reader.
struct ArticleSearch {
  let reader: Reader
  let options: SearchOptions
  var deadline = SearchDeadline(nil)
  var ranking = Ranking()
  /// Whether the stored articles are read with the hits of a page, and not with all that match.
  var isPaged = false
  /// In collections up to this many articles every match is counted; in larger ones totals are
  /// estimated from the matches that were looked at.
  private static let countedExactly = 5000

  func results(of query: Query, as text: String) throws(XapianError) -> SearchResults {
    var results = SearchResults(query: text)
    let compiled = try deadline.orWhenCut(nil) { () throws(XapianError) in try compile(query) }
    if let compiled {
      let found = try find(compiled, namesDates: query.namesDates, in: &results)
      results.hits = try hits(found)
      try describe(compiled, of: query, in: &results)
    }
    results.remarks = Analyzer.remarks
    results.noteCut(by: deadline)
    return results
  }

  /// Says what is known of a search apart from its matches.
  func describe(
    _ compiled: CompiledQuery, of query: Query, in results: inout SearchResults
  ) throws(XapianError) {
    results.undatedLeftOut = try undatedLeftOut(compiled.query)
    if options.explains {
      results.explanation = "\(query)  →  \(compiled.explanation)"
    }
    results.suggestion = compiled.suggestion(for: results.query)
  }

  /// What the index knows, until the deadline.
  var knowledge: TimedKnowledge<Reader> { TimedKnowledge(knowledge: reader, deadline: deadline) }

  /// Turns a parsed query into Xapian's with what the index knows of its words.
  func compile(_ query: Query) throws(XapianError) -> CompiledQuery {
    var expander = QueryExpander(knowledge: knowledge, translation: options.translation)
    if options.translation != .off {
      let text = query.wantedText
      let words = try QueryWord.words(of: text, by: knowledge)
      expander.queryRow = try QueryLanguage(knowledge: knowledge).row(of: words)
      expander.analysed = (text, words)
    }
    let isAcross =
      options.language != nil && expander.queryRow != nil
      && reader.languages.row(for: options.language) != expander.queryRow
    return try QueryCompiler.compile(
      query, expander: expander, ranking: ranking, requiresAllWords: options.requiresAllWords,
      isAcrossLanguages: isAcross)
  }

  /// The matches of a search, and what their hits are made by.
  struct Found {
    var matches: [Match]
    var request: Xapian.SearchRequest
    var folding: CopyFolding
    var traces: [Trace]
  }

  /// Finds what matches a query within the limits that the options set.
  func find(
    _ compiled: CompiledQuery, namesDates: Bool, in results: inout SearchResults
  ) throws(XapianError) -> Found {
    try find(
      try filtered(compiled.query), near: compiled.near, traces: compiled.traces,
      namesDates: namesDates, in: &results)
  }

  /// Finds what matches, and takes over how much that is and what it has in common.
  ///
  /// - Parameter namesDates: Whether the query itself is one for articles of some dates.
  func find(
    _ query: Xapian.Query, near: [CompiledQuery.Neighbours] = [], traces: [Trace],
    namesDates: Bool = false, in results: inout SearchResults
  ) throws(XapianError) -> Found {
    let request = try self.request(query)
    var folding = CopyFolding()
    func search(_ request: Xapian.SearchRequest) throws(XapianError) -> MatchSet {
      options.foldsCopies
        ? try folding.search(request, in: reader.database, until: deadline)
        : try deadline.search(request, in: reader.database)
    }
    let matches: MatchSet
    if let nearness = NearnessRanking(near: near, request: request) {
      matches = try nearness.search(in: reader.database, until: deadline, by: search)
    } else {
      matches = try search(request)
    }
    results.count(matches)
    if options.countsFacets {
      let isLimited = namesDates || dateFilter != nil
      results.facets = FacetCounter(isLimitedToDates: isLimited).facets(matches.facets)
    }
    return Found(matches: matches.matches, request: request, folding: folding, traces: traces)
  }

  func request(_ query: Xapian.Query) throws(XapianError) -> Xapian.SearchRequest {
    var request = Xapian.SearchRequest(
      query, first: max(0, options.offset), count: max(0, options.limit))
    let count = try reader.database.documentCount
    request.checkAtLeast =
      options.countsFacets || count <= Self.countedExactly ? count : 0
    request.facets = options.countsFacets ? FacetCounter.slots : []
    request.weighting = ranking.weighting(averageLengths: try reader.averageLengths())
    request.matcher = options.matcher == .xapian ? .xapian : .windowed
    // Thousands of articles are read one at a time then, as long as there is time.
    request.includesData = !deadline.isLimited && !isPaged
    if options.sort == .date {
      request.sort = .valueThenRelevance(Schema.Slot.date, descending: true)
    }
    return request
  }

  // MARK: Filters

  /// A query within the limits that the options set.
  func filtered(_ query: Xapian.Query) throws(XapianError) -> Xapian.Query {
    var filters: [Xapian.Query] = []
    if let language = options.language {
      filters.append(.term(Field.language.term(language.rawValue)))
    }
    if let source = options.source {
      filters.append(Xapian.Query.named(source, in: .publisher) ?? .none)
    }
    if let place = options.place {
      filters.append(Xapian.Query.named(place, in: .place) ?? .none)
    }
    if let dates = dateFilter { filters.append(dates) }
    if filters.isEmpty { return query }
    return .filter(query, filters.count == 1 ? filters[0] : .and(filters))
  }

  private var dateFilter: Xapian.Query? {
    Xapian.Query.dates(DateRange(since: options.since, until: options.until))
  }

  /// How many matches the date filter leaves out because they have no date.
  private func undatedLeftOut(_ query: Xapian.Query) throws(XapianError) -> Int? {
    guard dateFilter != nil else { return nil }
    let undated = withoutDates
    let dated = Xapian.Query.dates(DateRange(until: ArticleDate(year: 9999))) ?? .all
    var request = Xapian.SearchRequest(
      .andNot(try undated.filtered(query), dated), first: 0, count: 0)
    request.checkAtLeast = try reader.database.documentCount
    request.weighting = .boolean
    return try deadline.search(request, in: reader.database).estimated
  }

  private var withoutDates: ArticleSearch {
    var options = options
    options.since = nil
    options.until = nil
    return ArticleSearch(reader: reader, options: options, deadline: deadline, ranking: ranking)
  }

  // MARK: Hits

  func hits(_ found: Found) throws(XapianError) -> [Hit] {
    deadline.beginShowing()
    let (matches, request, folding) = (found.matches, found.request, found.folding)
    var hits: [Hit] = []
    let maker = try deadline.orWhenCut(nil) { () throws(XapianError) in
      try HitMaker(describing: options.describesHits ? found.traces : nil, by: knowledge)
    }
    guard var maker else { return hits }
    let copies = try folding.copies(
      of: matches, request, in: reader.database, until: deadline)
    for match in matches where !deadline.hasCome {
      let data =
        request.includesData
        ? match.data : try reader.database.documentData(match.documentID)
      guard var hit = maker.hit(match, data, by: reader) else {
        throw XapianError(
          code: .databaseCorrupt,
          message: "the stored article of document \(match.documentID) cannot be read")
      }
      if let group = match.collapseKey { hit.copies = copies[group] ?? [] }
      hits.append(hit)
    }
    return hits
  }
}
