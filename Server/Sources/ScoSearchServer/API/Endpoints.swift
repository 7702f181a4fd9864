import ScoSearch
import SearchJSON

extension Endpoint {
  /// All endpoints, in the order of the description.
  static let all = [
    search, article, similar, suggest, translations, stats, health, openAPI,
  ]

  private static let search = Endpoint(
    name: "search", path: "search",
    summary: "Searches for the best articles of both languages.",
    parameters: SearchParameters.ofSearch, schema: "Results"
  ) { target, scope, api in
    let query = try SearchParameters.query.value(in: target) ?? ""
    let options = try SearchParameters.options(of: target, timeout: api.service.timeout)
    scope.notes.query = query
    let results = try await api.service.search(query, options, for: scope)
    scope.notes.isCut = results.isCut
    return ResultObjects.object(results)
  }

  private static let article = Endpoint(
    name: "article", path: "articles", takesID: true,
    summary: "One article: its fields and its cleaned text.",
    parameters: [SearchParameters.highlight, SearchParameters.translation], schema: "Article"
  ) { target, scope, api in
    let ids = try ids(in: target, after: "articles")
    guard let query = try SearchParameters.highlight.value(in: target) else {
      return ResultObjects.object(try await api.service.article(ids, for: scope))
    }
    var options = SearchOptions()
    options.translation = try SearchParameters.translation(in: target)
    options.timeLimit = api.service.timeout
    scope.notes.query = query
    let (stored, highlights) = try await api.service.article(
      ids, highlighting: query, options, for: scope)
    scope.notes.isCut = highlights.isCut
    return ResultObjects.object(stored, highlights: highlights)
  }

  private static let suggest = Endpoint(
    name: "suggest", path: "suggest",
    summary: "What a text that is being typed may go on to: completions of its last word, titles.",
    parameters: [SearchParameters.query], schema: "Suggestions"
  ) { target, scope, api in
    let text = try SearchParameters.query.value(in: target) ?? ""
    return ResultObjects.object(
      try await api.service.run(for: scope) { index in try await index.suggestions(for: text) })
  }

  private static let translations = Endpoint(
    name: "translations", path: "translations",
    summary: "What a word is in the other language, by lexicon and dictionaries.",
    parameters: [SearchParameters.word, SearchParameters.wordLanguage], schema: "Translations"
  ) { target, scope, api in
    let word = try SearchParameters.word.value(in: target) ?? ""
    let language = try SearchParameters.wordLanguage.choice(in: target)
    return ResultObjects.object(
      try await api.service.run(for: scope) { index in
        try await index.translations(of: word, from: language.flatMap(Language.init(rawValue:)))
      })
  }

  private static let similar = Endpoint(
    name: "similar", path: "similar", takesID: true,
    summary: "Articles like one, in either language.",
    parameters: SearchParameters.ofList, schema: "Results"
  ) { target, scope, api in
    let options = try SearchParameters.options(of: target, timeout: api.service.timeout)
    let results = try await api.service.similar(
      to: try ids(in: target, after: "similar"), options, for: scope)
    scope.notes.isCut = results.isCut
    return ResultObjects.object(results)
  }

  private static let stats = Endpoint(
    name: "stats", path: "stats", summary: "How large the index is.", schema: "Statistics"
  ) { _, scope, api in
    ResultObjects.object(
      try await api.service.run(for: scope) { index in try await index.statistics() })
  }

  private static let health = Endpoint(
    name: "health", path: "health", summary: "Whether the server answers.", schema: "Health"
  ) { _, _, _ in
    .object([("status", .string("ok"))])
  }

  private static let openAPI = Endpoint(
    name: "openapi", path: "openapi.json", summary: "This description.", schema: "Description"
  ) { _, _, _ in
    OpenAPI.description
  }
}
