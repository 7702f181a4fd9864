import ScoSearch

/// What the template `start` shows: what the collection holds, and what could be asked of it.
struct StartContext {
  let state: PageState
  let hits: HitContext
  /// The counts of all articles, and the newest.
  let everything: SearchResults

  private var language: PageLanguage { state.language }
  private var facets: Facets { everything.facets ?? Facets() }

  var context: PageContext {
    guard everything.total > 0 else { return ["isEmpty": true, "reload": state.address.text] }
    var context: PageContext = [
      "summary": CountedNoun.articles(everything.total, language),
      "languageCounts": languages, "examples": examples,
      "newest": everything.hits.map { hit in
        hits.facts(
          id: hit.id, title: hit.title, language: hit.language, date: hit.date,
          details: [hit.source, hit.place], path: nil)
      },
    ]
    if !everything.hits.isEmpty { context["hasNewest"] = true }
    if let years { context["years"] = years }
    return context
  }

  private var languages: [PageContext] {
    facets["language"].map {
      [
        "name": PageFigures.languageName($0.value, language),
        "count": PageFigures.number($0.count, language),
      ]
    }
  }

  private var years: String? {
    let years = facets["year"].map(\.value)
    guard let first = years.min(), let last = years.max() else { return nil }
    return first == last ? first : "\(first)–\(last)"
  }

  /// Queries that find something here, one of each kind.
  private var examples: [PageContext] {
    var queries: [String] = []
    if let title = everything.hits.first(where: { $0.language?.rawValue == language.rawValue })
      ?? everything.hits.first
    {
      queries += Self.words(of: title.title).map { [$0] } ?? []
    }
    if let source = facets["source"].first?.value {
      queries.append("source:" + Self.quoted(source))
    }
    if let place = facets["place"].first?.value { queries.append("place:" + Self.quoted(place)) }
    if let year = facets["year"].max(by: { $0.count < $1.count })?.value {
      queries.append("date:" + year)
    }
    return queries.map { query in
      ["query": query, "href": state.address.keeping(.ui).with(.q, query).text]
    }
  }

  /// Two words of a title that stand together and are long enough to mean something.
  private static func words(of title: String) -> String? {
    let words = title.split { !$0.isLetter }.map(String.init)
    let isTelling = { (word: String) in word.count >= 5 }
    for (one, other) in zip(words, words.dropFirst()) where isTelling(one) && isTelling(other) {
      return "\(one) \(other)".lowercased()
    }
    return words.first(where: isTelling)?.lowercased()
  }

  private static func quoted(_ name: String) -> String {
    let isOneWord = name.allSatisfy { $0.isLetter || $0.isNumber }
    return isOneWord ? name : "\"\(name.filter { $0 != "\"" })\""
  }
}
