import ScoSearch

/// What the template `results` shows of a search.
struct ResultsContext {
  let state: PageState
  let hits: HitContext
  let findings: PageSearch.Findings

  private var language: PageLanguage { state.language }
  private var results: SearchResults { findings.results }
  private var shown: ArraySlice<Hit> { results.hits.prefix(PageState.hits) }

  var context: PageContext {
    let facets = FacetContext(state: state, facets: findings.facets)
    let (chips, lists) = (facets.chips, facets.lists)
    var context: PageContext = [
      "heading": heading, "took": PageFigures.duration(results.took, language),
      "hitList": shown.map(hits.context), "hasHits": !shown.isEmpty, "choices": facets.choices,
      "lists": lists, "hasLists": !lists.isEmpty, "first": (shown.first?.rank ?? 1),
    ]
    if !chips.isEmpty {
      context["filters"] = ["chips": chips, "clear": facets.clearedAddress.text] as PageContext
    }
    let range = state.options
    if let chart = Chart(findings.facets, since: range.since, until: range.until) {
      context["chart"] = ChartContext(state: state, chart: chart).context
    }
    if let correction { context["correction"] = correction }
    if results.isCut {
      context["isCut"] = true
      context["again"] = state.address.text
    }
    if let undated { context["undated"] = undated }
    if shown.isEmpty { context["nothing"] = nothing(facets) }
    if let pages { context["pages"] = pages }
    return context
  }

  /// `12 artikel`, `Hits 11–20 of about 1,200 articles`.
  var heading: String {
    guard let first = shown.first, let last = shown.last else {
      return PageText.nothing(language)
    }
    let count = CountedNoun.articles(results.total, language)
    let total = results.totalIsExact ? count : PageText.about(language, count)
    guard hasNext || state.options.offset > 0 else { return total }
    let of = PageText.of(language)
    let ranks = [first.rank, last.rank].map { PageFigures.number($0, language) }
    return "\(ranks.joined(separator: "–")) \(of) \(total)"
  }

  private var hasNext: Bool { results.hits.count > PageState.hits }

  /// The words that were taken for others, and whether what they were taken for was found.
  private var correction: PageContext? {
    guard let suggestion = results.suggestion ?? findings.completedQuery else { return nil }
    let wasUsed =
      findings.completedQuery != nil
      || results.hits.contains { $0.matches.contains { $0.way == .spelling } }
    return [
      "text": (wasUsed ? PageText.resultsFor : PageText.didYouMean)(language),
      "mark": wasUsed ? "" : "?", "query": suggestion,
      "href": state.searchAddress.with(.q, suggestion).text,
    ]
  }

  private var undated: PageContext? {
    guard let count = results.undatedLeftOut, count > 0 else { return nil }
    return [
      "text": PageText.undatedLeftOut(language, CountedNoun.articles(count, language)),
      "href": PageFilter.date.removed(from: state.address).text,
    ]
  }

  /// Ways on where nothing was found.
  private func nothing(_ facets: FacetContext) -> PageContext {
    var context: PageContext = ["emptyCollection": findings.collectionIsEmpty]
    context["reload"] = state.address.text
    context["isOther"] = !findings.collectionIsEmpty
    var others = facets.chips
    if let total = findings.unfilteredTotal, total > 0 {
      context["unfiltered"] =
        [
          "href": facets.clearedAddress.text, "count": CountedNoun.articles(total, language),
        ] as PageContext
      if others.count == 1 { others = [] }
    }
    context["withoutOne"] = others
    if state.query.contains(where: { "\"“”«»+-()".contains($0) }) { context["isStrict"] = true }
    return context
  }

  private var pages: PageContext? {
    let offset = state.options.offset
    guard hasNext || offset > 0 else { return nil }
    var context: PageContext = [:]
    let address = state.address.without(.open)
    if offset > 0 {
      let before = max(0, offset - PageState.hits)
      context["before"] =
        ["href": address.with(.offset, before > 0 ? String(before) : nil).text]
        as PageContext
    }
    if hasNext, offset + PageState.hits <= Limits.offset {
      context["after"] =
        ["href": address.with(.offset, String(offset + PageState.hits)).text]
        as PageContext
    }
    return context
  }
}
