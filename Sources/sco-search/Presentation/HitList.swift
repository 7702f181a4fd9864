import Invocation
import ScoSearch

/// Prints what a search found for people to read.
struct HitList {
  let output: Output
  /// Every hit's matches are shown, not only those that need a word.
  var explains = false

  /// Prints all of the results.
  ///
  /// - Parameter offset: How many hits were left out before the first.
  func print(_ results: SearchResults, offset: Int) throws {
    if let suggestion = results.suggestion { try print(suggestion: suggestion, of: results) }
    if let explanation = results.explanation {
      try output.line("Query: \(explanation)", .dim)
      try output.line()
    }
    let rankWidth = String(results.hits.last?.rank ?? 1).count
    for hit in results.hits {
      try print(hit, rankWidth: rankWidth)
      try output.line()
    }
    if let facets = results.facets {
      try FacetBars(output: output).print(facets)
      try output.line()
    }
    try output.line(Self.summary(results, offset: offset), .dim)
  }

  private func print(suggestion: String, of results: SearchResults) throws {
    let wasUsed = results.hits.contains { $0.matches.contains { $0.way == .spelling } }
    var line = StyledText(wasUsed ? "Showing results for " : "Did you mean ")
    line.append(SafeText(suggestion).collapsed, .title)
    if !wasUsed { line.append("?") }
    try output.line(line)
    try output.line()
  }

  private func print(_ hit: Hit, rankWidth: Int) throws {
    let rank = String(hit.rank)
    let indent = max(rankWidth, rank.count) + 2
    var title = StyledText(
      "\(String(repeating: " ", count: indent - 2 - rank.count))\(rank). ", .dim)
    title.append(SafeText(hit.title).collapsed, .title)
    for (index, line) in title.wrapped(to: output.traits.textWidth(indentedBy: indent)).enumerated()
    {
      try output.unwrappedLine(line, indent: index == 0 ? 0 : indent)
    }

    let facts = Self.facts(of: hit)
    if !facts.isEmpty { try output.line(facts, .dim, indent: indent) }
    let snippet = Self.styled(hit.snippet)
    if !snippet.runs.isEmpty { try output.line(snippet, indent: indent) }
    try print(ways: hit, indent: indent)
    if !hit.copies.isEmpty { try output.line(Self.copies(hit.copies), .dim, indent: indent) }
    try output.link(
      Self.place(of: hit), to: hit.path.flatMap(PathDisplay.address), indent: indent)
  }

  private func print(ways hit: Hit, indent: Int) throws {
    if explains {
      for match in hit.matches {
        let way = "\(match.query) → \(match.matched) (\(match.way.rawValue))" as SafeText
        try output.line(way, .dim, indent: indent)
      }
    } else if let via = Self.via(hit.matches) {
      try output.line(via, .dim, indent: indent)
    }
  }
}

extension HitList {
  /// `Indonesian · MINA · Samarkand · 2016-04-07`, of what is known.
  static func facts(of hit: Hit) -> SafeText {
    let facts = [
      hit.language.map(LanguageNames.name), hit.source, hit.place, hit.date?.description,
    ]
    return facts.compactMap { $0 }.map { SafeText($0).collapsed }.joined(separator: " · ")
  }

  /// The hit's path, and its id where that is not the end of the path.
  static func place(of hit: Hit) -> SafeText {
    let id = PathDisplay.escaped(hit.id)
    guard let path = hit.path else { return "id \(id)" }
    let shown = PathDisplay.escaped(Invocation.shortened(path))
    return path.hasSuffix("/" + hit.id) ? SafeText(shown) : "\(shown)  id \(id)"
  }

  static func styled(_ snippet: Snippet) -> StyledText {
    var text = StyledText()
    for fragment in snippet.fragments {
      text.append(SafeText(fragment.text), fragment.isHighlighted ? .match : .plain)
    }
    return text
  }

  /// The words that a reader would look for in vain: those found only by a translation, another
  /// name or another spelling. Nil where there are none.
  static func via(_ matches: [WordMatch]) -> SafeText? {
    let asTyped = Set(
      matches.filter { [.exact, .stem, .prefix].contains($0.way) }.map(\.query))
    var shown: [SafeText] = []
    // A phrase before its words, which then need no mention; each word by one of its forms.
    var said: Set<String> = []
    let isPhrase = { (match: WordMatch) in match.query.contains(" ") }
    for match in matches.filter(isPhrase) + matches.filter({ !isPhrase($0) }) {
      // A loan word is its own translation.
      guard !asTyped.contains(match.query),
        match.matched.lowercased() != match.query.lowercased(), !said.contains(match.query)
      else { continue }
      said.insert(match.query)
      said.formUnion(match.query.split(separator: " ").map(String.init))
      shown.append("\(match.matched) ← \(match.query)" as SafeText)
    }
    guard !shown.isEmpty else { return nil }
    let most = 4
    let rest: SafeText = shown.count > most ? ", …" : ""
    return "via \(shown.prefix(most).joined(separator: ", "))\(rest)"
  }

  private static func copies(_ ids: [String]) -> SafeText {
    let most = 3
    let names = ids.prefix(most).map { SafeText(PathDisplay.escaped($0)) }.joined(separator: ", ")
    let rest: SafeText = ids.count > most ? ", …" : ""
    return "also as \(names)\(rest)"
  }

  /// `12 articles in 1.3 ms`, or `11–20 of about 1,200 articles in 1.3 ms`.
  static func summary(_ results: SearchResults, offset: Int) -> SafeText {
    var text = "\(results.totalIsExact ? "" : "about ")\(Figures.count(results.total, "article"))"
    if let first = results.hits.first, let last = results.hits.last,
      offset > 0 || last.rank + results.hits.reduce(0, { $0 + $1.copies.count }) < results.total
    {
      let shown = first.rank == last.rank ? "\(first.rank)" : "\(first.rank)–\(last.rank)"
      text = "\(shown) of \(text)"
    }
    text += " in \(Figures.duration(results.took))"
    if let undated = results.undatedLeftOut, undated > 0 { text += "; " + Self.undated(undated) }
    return SafeText(text)
  }

  /// How many undated articles a date filter left out.
  static func undated(_ count: Int) -> String {
    "\(Figures.count(count, "undated article")) left out"
  }
}
