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
      id: hit.id, title: hit.title, language: hit.language, date: hit.date, source: hit.source,
      place: hit.place, path: hit.path)
    context["rank"] = hit.rank
    context["fragments"] = Self.pairs(hit.snippet.fragments)
    let reasons = Self.reasons(hit.matches).map { match -> PageContext in
      ["matched": match.matched, "asked": match.query, "way": match.way.name(language)]
    }
    context["reasons"] = reasons
    context["hasReasons"] = !reasons.isEmpty
    context["copies"] = links(toCopies: hit.copies)
    context["hasCopies"] = !hit.copies.isEmpty
    if hit.id == state.open { context["isOpen"] = true }
    return context
  }

  /// What is known of any article, and the link that opens it.
  func facts(
    id: String, title: String, language code: Language?, date: ArticleDate?, source: String?,
    place: String?, path: String?
  ) -> PageContext {
    var context: PageContext = [
      "href": state.address.with(.open, id).text, "id": id,
      "title": title.isEmpty ? id : title,
    ]
    if let code {
      context["lang"] = code.rawValue
      context["languageName"] = PageFigures.languageName(code.rawValue, language)
    }
    if let date {
      context["date"] = date.description
      context["dateText"] = PageFigures.date(date, language)
    }
    if let source { context["publisher"] = source }
    if let place { context["origin"] = place }
    if let path { context["path"] = shown(path) }
    return context
  }

  func links(toCopies ids: [String]) -> [PageContext] {
    ids.prefix(5).map { ["href": state.address.with(.open, $0).text, "id": $0] }
  }

  /// A path without the folder, where it lies under it.
  private func shown(_ path: String) -> String {
    let prefix = folder + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return path }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  /// Text as pairs of what is not marked and what is marked behind it: half as many values.
  static func pairs(_ fragments: [Snippet.Fragment]) -> [PageContext] {
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
    if !plain.isEmpty { pairs.append(["plain": plain]) }
    return pairs
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
