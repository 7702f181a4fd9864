import ScoSearch

/// What the templates show of hits and articles.
struct HitContext {
  let state: PageState
  /// The folder that paths are shown relative to.
  let folder: String

  private var language: PageLanguage { state.language }

  /// A hit as the template `hit` shows it.
  func context(_ hit: Hit) -> PageContext {
    var context = facts(
      id: hit.id, title: hit.title, language: hit.language, date: hit.date,
      details: [hit.source, hit.place], path: hit.path)
    let (fragments, rest) = Self.pairs(hit.snippet.fragments)
    context["fragments"] = fragments
    context["rest"] = rest
    let reasons = Self.reasons(hit.matches).map { match -> PageContext in
      ["matched": match.matched, "asked": match.query, "way": match.way.name(language)]
    }
    if !reasons.isEmpty { context["why"] = ["reasons": reasons] as PageContext }
    context["same"] = same(hit.copies)
    context["open"] = hit.id == state.open ? " open" : ""
    return context
  }

  /// What is known of any article, and the link that opens it.
  ///
  /// - Parameter details: What is said of it beside language and date, where it is known.
  func facts(
    id: String, title: String, language code: Language?, date: ArticleDate?, details: [String?],
    path: String?
  ) -> PageContext {
    let name = code.map { PageFigures.languageName($0.rawValue, language) }
    var context: PageContext = [
      "href": state.address.with(.open, id).text, "id": id, "title": title.isEmpty ? id : title,
      // Without a value the language is unknown, and not that of the page.
      "lang": code?.rawValue ?? "", "facts": ([name] + details).compactMap { $0 },
    ]
    if let date {
      context["date"] = date.description
      context["dateText"] = PageFigures.date(date, language)
    }
    if let path { context["path"] = shown(path) }
    return context
  }

  /// Links to copies of an article; nil where there are none.
  func same(_ copies: [String]) -> PageContext? {
    if copies.isEmpty { return nil }
    let links = copies.prefix(5).map { id -> PageContext in
      ["href": state.address.with(.open, id).text, "id": id]
    }
    return ["copies": links]
  }

  /// A path without the folder, where it lies under it.
  private func shown(_ path: String) -> String {
    let prefix = folder + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return path }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  /// Text as pairs of what is not marked and what is marked behind it, and the rest.
  private static func pairs(_ fragments: [Snippet.Fragment]) -> ([PageContext], rest: String) {
    var pairs: [PageContext] = []
    var plain = ""
    for fragment in fragments {
      if fragment.isHighlighted {
        pairs.append(["plain": plain, "marked": fragment.text])
        plain = ""
      } else {
        plain += fragment.text
      }
    }
    return (pairs, plain)
  }

  /// The matches that need a word of explanation: those of words that the article does not have as
  /// they were asked for. A phrase comes before its words, which then need none; each word has one
  /// reason.
  static func reasons(_ matches: [WordMatch]) -> [WordMatch] {
    let asAsked = Set(
      matches.filter { $0.way == .exact || $0.way == .prefix }.map(\.query))
    let isPhrase = { (match: WordMatch) in match.query.contains(" ") }
    var reasons: [WordMatch] = []
    var said: Set<String> = []
    for match in matches.filter(isPhrase) + matches.filter({ !isPhrase($0) }) {
      guard !asAsked.contains(match.query), !said.contains(match.query),
        match.matched.lowercased() != match.query.lowercased()
      else { continue }
      said.insert(match.query)
      said.formUnion(match.query.split(separator: " ").map(String.init))
      reasons.append(match)
    }
    return Array(reasons.prefix(6))
  }
}

extension WordMatch.Way {
  /// The way in a word or two.
  func name(_ language: PageLanguage) -> String {
    switch self {
    case .exact: PageText.viaExact(language)
    case .stem: PageText.viaStem(language)
    case .alias: PageText.viaAlias(language)
    case .translation: PageText.viaTranslation(language)
    case .spelling: PageText.viaSpelling(language)
    case .prefix: PageText.viaPrefix(language)
    }
  }
}
