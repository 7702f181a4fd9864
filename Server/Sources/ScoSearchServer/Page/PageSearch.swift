import ScoSearch

/// What the page asks the collection.
struct PageSearch: Sendable {
  let service: SearchService
  let scope: RequestScope

  /// What a query found, and what else could have been chosen.
  struct Findings: Sendable {
    var results: SearchResults
    /// The counts of each thing as they would be without a filter of that very thing, so that a
    /// choice can be exchanged for another.
    var facets: Facets
    /// The query that was searched for, where the one that was asked finds nothing as it stands, but
    /// would if its last word were typed to its end.
    var completedQuery: String?
    /// How many articles match without any filter, where none does with them.
    var unfilteredTotal: Int?
    /// Whether the collection has no article at all, where nothing was found.
    var collectionIsEmpty = false
  }

  func findings(_ state: PageState) async throws -> Findings {
    let results = try await search(state.query, state.options)
    if results.total == 0, let completed = try await completed(state) {
      var findings = try await findings(state, of: search(completed.query, completed.options))
      findings.completedQuery = completed.query
      return findings
    }
    return try await findings(state, of: results)
  }

  /// The state with its query completed, where nothing has what was typed of it.
  private func completed(_ state: PageState) async throws -> PageState? {
    guard state.query.last.map({ $0.isLetter || $0.isNumber }) ?? false else { return nil }
    let all = PageFilter.allCases.reduce(state.options) { $1.removed(from: $0) }
    guard try await counts(state.query, all).total == 0 else { return nil }
    let query = state.query
    let suggestions = try await service.run(for: scope) { index in
      try await index.suggestions(for: query)
    }
    return suggestions.completions.first.map { state.searching(for: $0.text) }
  }

  private func findings(
    _ state: PageState, of results: SearchResults
  ) async throws -> Findings {
    let query = results.query
    var findings = Findings(results: results, facets: results.facets ?? Facets())
    let used = PageFilter.allCases.filter { $0.isUsed(in: state.options) }
    if results.hits.isEmpty {
      if !used.isEmpty {
        let all = used.reduce(state.options) { $1.removed(from: $0) }
        findings.unfilteredTotal = try await counts(query, all).total
      }
      findings.collectionIsEmpty = try await everything().total == 0
    }
    for filter in used {
      let counted = try await counts(query, filter.removed(from: state.options))
      findings.facets.replace(filter.groups, by: counted.facets)
    }
    if let year = Self.year(of: state.options) {
      // The months of the whole year, also where one of them is chosen.
      var options = state.options
      (options.since, options.until) = (year, year)
      if options != state.options {
        findings.facets.replace(["month"], by: try await counts(query, options).facets)
      }
    } else {
      findings.facets.replace(["month"], by: nil)
    }
    return findings
  }

  /// The year within which a search is limited.
  static func year(of options: SearchOptions) -> ArticleDate? {
    guard let since = options.since, let until = options.until, since.year == until.year else {
      return nil
    }
    return ArticleDate(year: since.year)
  }

  /// The counts of all articles, and the newest of them.
  func everything(newest: Int = 0) async throws -> SearchResults {
    // A query that only excludes finds all others, and no article is in this language.
    let everything = "-lang:zxx"
    return try await search(
      everything,
      SearchOptions(limit: newest, sort: .date, countsFacets: true, describesHits: false))
  }

  private func counts(_ query: String, _ options: SearchOptions) async throws -> SearchResults {
    var options = options
    (options.limit, options.offset, options.describesHits) = (0, 0, false)
    return try await search(query, options)
  }

  private func search(_ query: String, _ options: SearchOptions) async throws -> SearchResults {
    var options = options
    options.timeLimit = service.timeLeft
    let results = try await service.search(query, options, for: scope)
    if results.isCut { scope.notes.isCut = true }
    return results
  }
}

extension Facets {
  /// Takes groups from other counts, in the order of names; none where those have none.
  mutating func replace(_ names: [String], by other: Facets?) {
    groups.removeAll { names.contains($0.name) }
    groups += (other?.groups ?? []).filter { names.contains($0.name) }
    groups.sort { $0.name < $1.name }
  }
}
