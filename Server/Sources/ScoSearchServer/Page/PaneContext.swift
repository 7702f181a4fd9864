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
      details: [article.source, article.author, article.place, article.section],
      path: stored.path)
    (context["titleRuns"], context["titleRest"]) = Self.pairs(text.title)
    context["paragraphs"] = text.paragraphs.map { paragraph -> PageContext in
      let (runs, rest) = Self.pairs(paragraph.runs)
      var context: PageContext = ["runs": runs, "rest": rest]
      if let language = paragraph.language { context["otherLang"] = language }
      return context
    }
    if text.matches > 0 {
      context["walk"] =
        [
          "count": text.matches,
          "text": CountedNoun.matches(text.matches, state.language),
        ] as PageContext
    }
    if let url = article.url, Self.isWebAddress(url) { context["url"] = url }
    context["same"] = hits.same(stored.copies)
    if !stored.doubts.isEmpty { context["doubts"] = stored.doubts.joined(separator: "; ") }
    // Slashes are encoded: browsers would resolve `..` between them.
    context["original"] =
      OriginalFile.prefix + PercentEncoding.encoded(PathText.bytes(of: article.id))
    let others = similar.map { hit in
      hits.facts(
        id: hit.id, title: hit.title, language: hit.language, date: hit.date,
        details: [hit.source, hit.place], path: nil)
    }
    if !others.isEmpty { context["similar"] = ["articles": others] as PageContext }
    return context
  }

  /// The address without the article; where nothing was searched for, the start page.
  var closed: String { state.address.without(.open).text }

  /// An address that leads to a web page, and does not run what it holds.
  private static func isWebAddress(_ url: String) -> Bool {
    let start = url.lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }

  /// Runs as pairs of what is not marked and the match behind it, and the rest.
  private static func pairs(_ runs: [ReadingText.Run]) -> ([PageContext], rest: String) {
    var pairs: [PageContext] = []
    var plain = ""
    for run in runs {
      if let match = run.match {
        pairs.append(["plain": plain, "word": run.text, "number": match])
        plain = ""
      } else {
        plain += run.text
      }
    }
    return (pairs, plain)
  }
}
