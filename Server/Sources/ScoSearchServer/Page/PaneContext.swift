import ScoSearch

/// What the template `pane` shows: an article that is open, or why it is not.
struct PaneContext {
  let state: PageState
  let hits: HitContext

  /// An article with its matches and the articles like it.
  func context(_ stored: StoredArticle, _ text: ReadingText, similar: [Hit]) -> PageContext {
    let article = stored.article
    var context = hits.facts(
      id: article.id, title: article.title, language: article.language, date: article.date,
      source: article.source, place: article.place, path: stored.path)
    context["titleRuns"] = Self.pairs(text.title)
    context["paragraphs"] = text.paragraphs.map { paragraph -> PageContext in
      var context: PageContext = ["runs": Self.pairs(paragraph.runs)]
      if let language = paragraph.language { context["otherLang"] = language }
      return context
    }
    if text.matches > 0 {
      context["walk"] = [
        "count": text.matches,
        "text": CountedNoun.matches(text.matches, state.language),
      ]
    }
    if let author = article.author { context["author"] = author }
    if let section = article.section { context["section"] = section }
    if let url = article.url, Self.isWebAddress(url) { context["url"] = url }
    context["copies"] = hits.links(toCopies: stored.copies)
    context["hasCopies"] = !stored.copies.isEmpty
    if !stored.doubts.isEmpty { context["doubts"] = stored.doubts.joined(separator: "; ") }
    context["original"] = "/original/" + RequestTarget.path(ofID: article.id)
    let others = similar.map { hit in
      hits.facts(
        id: hit.id, title: hit.title, language: hit.language, date: hit.date, source: hit.source,
        place: hit.place, path: hit.path)
    }
    if !others.isEmpty { context["similar"] = ["articles": others] }
    return context
  }

  /// The address without the article; where nothing was searched for, the start page.
  var closed: String { state.address.without(.open).text }

  /// An address that leads to a web page, and does not run what it holds.
  private static func isWebAddress(_ url: String) -> Bool {
    let start = url.lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }

  /// Runs as pairs of what is not marked and the match behind it.
  private static func pairs(_ runs: [ReadingText.Run]) -> [PageContext] {
    var pairs: [PageContext] = []
    var plain = ""
    for run in runs {
      if let match = run.match {
        pairs.append(["plain": plain, "marked": ["word": run.text, "number": match]])
        plain = ""
      } else {
        plain += run.text
      }
    }
    if !plain.isEmpty { pairs.append(["plain": plain]) }
    return pairs
  }
}
