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
      try filtered(compiled.query), near: compiled.near, traces: compiled.traces, in: &results)
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
    // The closures cannot throw through the compiler: the first failure is kept and thrown here.
    var failure: XapianError?
    func tried<Result>(_ fallback: Result, _ body: () throws(XapianError) -> Result) -> Result {
      do throws(XapianError) {
        return try body()
      } catch {
        failure = failure ?? error
        return fallback
      }
    }
    let languages = reader.languages
    var known: [String: TermStatistics] = [:]
    var expander = QueryExpander(
      languages: languages, translation: options.translation,
      stems: { form in
        tried(languages.rows.map { _ in [form] }) { () throws(XapianError) in
          try reader.stems(of: form)
        }
      },
      entries: { key in
        tried([]) { () throws(XapianError) in try reader.entries(key) }
      },
      topicWeight: TopicWeight(
        articleCount: try reader.database.documentCount,
        articleCounts: try reader.articleCounts(),
        statistics: { term in
          if let found = known[term] { return found }
          let found = tried(TermStatistics()) { () throws(XapianError) in
            try reader.statistics(of: term)
          }
          known[term] = found
          return found
        }),
      isHeld: { form in
        tried(false) { () throws(XapianError) in try reader.database.termExists(form) }
      },
      correct: { word in
        tried(nil) { () throws(XapianError) in
          try SpellingCorrection.correction(of: word, languages: languages, in: reader.database)
        }
      })
    if options.translation != .off {
      let words = QueryWords.analyze(query.wantedText, languages: languages, stems: expander.stems)
      expander.queryRow = QueryLanguage(
        languages: languages,
        share: { row, stems in
          tried(0) { () throws(XapianError) in try reader.share(of: stems, row: row) }
        },
        isTranslated: { row, stems in
          let key = LexiconEntries.key(mark: languages.rows[row].mark, stems: stems)
          return expander.entries(key).contains { $0.kind == .translation }
        }
      ).row(of: words)
    }
    let isAcross =
      options.language != nil && expander.queryRow != nil
      && languages.row(for: options.language) != expander.queryRow
    let compiled = QueryCompiler.compile(
      query, expander: expander, ranking: ranking, requiresAllWords: options.requiresAllWords,
      isAcrossLanguages: isAcross)
    if let failure { throw failure }
    return compiled
  }

  /// Takes over the matches of a query, and what they have in common where that is asked for.
  func find(
    _ query: Xapian.Query, near: [CompiledQuery.Neighbours] = [], traces: [Trace],
    in results: inout SearchResults
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
    results.facets = options.countsFacets ? FacetCounter.facets(matches.facets) : nil
  }

  private func request(_ query: Xapian.Query) throws(XapianError) -> Xapian.SearchRequest {
    var request = Xapian.SearchRequest(
      query, first: max(0, options.offset), count: max(0, options.limit))
    let count = try reader.database.documentCount
    request.checkAtLeast =
      options.countsFacets || count <= Self.countedExactly ? count : 0
    request.facets = options.countsFacets ? FacetCounter.slots : []
    request.weighting = ranking.weighting
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
      filters.append(.term(Schema.Prefix.language + language.rawValue))
    }
    if let source = options.source {
      filters.append(QueryCompiler.named(source, prefix: Schema.Prefix.publisher) ?? .none)
    }
    if let dates = dateFilter { filters.append(dates) }
    if filters.isEmpty { return query }
    return .filter(query, filters.count == 1 ? filters[0] : .and(filters))
  }

  private var dateFilter: Xapian.Query? {
    QueryCompiler.dates(DateRange(since: options.since, until: options.until))
  }

  /// How many matches the date filter leaves out because they have no date.
  private func undatedLeftOut(_ query: Xapian.Query) throws(XapianError) -> Int? {
    guard dateFilter != nil else { return nil }
    var undated = ArticleSearch(reader: reader, options: options)
    undated = undated.withoutDates
    let dated = QueryCompiler.dates(DateRange(until: ArticleDate(year: 9999))) ?? .all
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
    var failure: XapianError?
    let matcher = TextMatcher(options.describesHits ? traces : []) { term in
      do throws(XapianError) {
        return try reader.forms(of: term)
      } catch {
        failure = failure ?? error
        return []
      }
    }
    if let failure { throw failure }
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
