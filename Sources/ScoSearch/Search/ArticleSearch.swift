import ArticleText
import Xapian

/// One search with one reader.
struct ArticleSearch {
  let reader: Reader
  let options: SearchOptions
  var ranking = Ranking()
  /// In collections up to this many articles every match is counted; in larger ones totals are
  /// estimated from the matches that were looked at.
  private static let countedExactly = 5000

  func results(of query: Query, as text: String) throws(XapianError) -> SearchResults {
    let compiled = try compile(query)
    var results = SearchResults(query: text)
    try find(
      try filtered(compiled.query), near: compiled.near, traces: compiled.traces,
      namesDates: query.namesDates, in: &results)
    results.undatedLeftOut = try undatedLeftOut(compiled.query)
    if options.explains {
      results.explanation = "\(query)  →  \(compiled.explanation)"
    }
    results.suggestion = compiled.suggestion(for: text)
    results.remarks = Analyzer.remarks
    return results
  }

  /// Turns a parsed query into Xapian's with what the index knows of its words.
  func compile(_ query: Query) throws(XapianError) -> CompiledQuery {
    var expander = QueryExpander(knowledge: reader, translation: options.translation)
    if options.translation != .off {
      let words = try QueryWord.words(of: query.wantedText, by: reader)
      expander.queryRow = try QueryLanguage(knowledge: reader).row(of: words)
    }
    let isAcross =
      options.language != nil && expander.queryRow != nil
      && reader.languages.row(for: options.language) != expander.queryRow
    return try QueryCompiler.compile(
      query, expander: expander, ranking: ranking, requiresAllWords: options.requiresAllWords,
      isAcrossLanguages: isAcross)
  }

  /// Takes over the matches of a query, and what they have in common where that is asked for.
  ///
  /// - Parameter namesDates: Whether the query itself is one for articles of some dates.
  func find(
    _ query: Xapian.Query, near: [CompiledQuery.Neighbours] = [], traces: [Trace],
    namesDates: Bool = false, in results: inout SearchResults
  ) throws(XapianError) {
    let request = try self.request(query)
    var folding = CopyFolding()
    func search(_ request: Xapian.SearchRequest) throws(XapianError) -> MatchSet {
      options.foldsCopies
        ? try folding.search(request, in: reader.database)
        : try reader.database.search(request)
    }
    let matches: MatchSet
    if let nearness = NearnessRanking(near: near, request: request) {
      matches = try nearness.search(in: reader.database, by: search)
    } else {
      matches = try search(request)
    }
    results.count(matches)
    results.hits = try hits(matches, of: request, folding, traces: traces)
    if options.countsFacets {
      let isLimited = namesDates || dateFilter != nil
      results.facets = FacetCounter(isLimitedToDates: isLimited).facets(matches.facets)
    }
  }

  private func request(_ query: Xapian.Query) throws(XapianError) -> Xapian.SearchRequest {
    var request = Xapian.SearchRequest(
      query, first: max(0, options.offset), count: max(0, options.limit))
    let count = try reader.database.documentCount
    request.checkAtLeast =
      options.countsFacets || count <= Self.countedExactly ? count : 0
    request.facets = options.countsFacets ? FacetCounter.slots : []
    request.weighting = ranking.weighting(averageLengths: try reader.averageLengths())
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
    var undated = ArticleSearch(reader: reader, options: options)
    undated = undated.withoutDates
    let dated = Xapian.Query.dates(DateRange(until: ArticleDate(year: 9999))) ?? .all
    var request = Xapian.SearchRequest(
      .andNot(try undated.filtered(query), dated), first: 0, count: 0)
    request.checkAtLeast = try reader.database.documentCount
    request.weighting = .boolean
    return try reader.database.search(request).estimated
  }

  private var withoutDates: ArticleSearch {
    var options = options
    options.since = nil
    options.until = nil
    return ArticleSearch(reader: reader, options: options, ranking: ranking)
  }

  // MARK: Hits

  /// - Parameter request: The one that gave the matches.
  private func hits(
    _ matches: MatchSet, of request: Xapian.SearchRequest, _ folding: CopyFolding,
    traces: [Trace]
  ) throws(XapianError) -> [Hit] {
    let matcher = try TextMatcher(options.describesHits ? traces : [], by: reader)
    let copies = try folding.copies(of: matches.matches, request, in: reader.database)
    var hits: [Hit] = []
    for match in matches.matches {
      guard let record = StoredRecord(match.data) else {
        throw XapianError(
          code: .databaseCorrupt,
          message: "the stored article of document \(match.documentID) cannot be read")
      }
      var hit = hit(record, match, matcher)
      if let group = match.collapseKey { hit.copies = copies[group] ?? [] }
      hits.append(hit)
    }
    return hits
  }

  private func hit(_ record: StoredRecord, _ match: Match, _ matcher: TextMatcher) -> Hit {
    let article = record.article
    var hit = Hit(
      rank: match.rank + 1, score: match.weight, id: article.id, path: reader.path(of: record),
      title: article.title, language: article.language, date: article.date,
      source: article.source, place: article.place, author: article.author,
      section: article.section, url: article.url)
    guard options.describesHits else { return hit }
    let body = Array(article.body.utf8)
    let inBody = matcher.occurrences(in: body)
    let title = Array(article.title.utf8)
    let inTitle = matcher.occurrences(in: title)
    var words = WordMatchList(traces: matcher.traces)
    words.add(inTitle, in: title)
    words.add(inBody, in: body)
    hit.snippet = SnippetMaker(
      text: body, occurrences: inBody, traces: matcher.traces, title: article.title
    ).snippet()
    hit.matches = words.matches
    return hit
  }
}
