import Xapian

/// What to mark in an article, and what to say of it: one way from the query's words to the
/// article's.
struct Trace: Hashable {
  /// The query's words.
  var query: String
  var way: WordMatch.Way
  /// The words of the article: terms of the index, or forms.
  var pattern: TermPattern
  /// How much it counts in choosing a passage.
  var weight: Double
}

/// A query as Xapian takes it, with what leads from it to an article's words.
struct CompiledQuery {
  var query = Xapian.Query.none
  /// Neighbours of the query, by which the best matches are ranked again: see ``NearnessRanking``.
  var near: [Neighbours] = []
  var traces: [Trace] = []
  /// Words that the index does not hold, and those that were taken in their place.
  var corrections: [Correction] = []
  private var explanations: [String] = []

  /// How the words were understood, one line.
  var explanation: String { explanations.joined(separator: " ") }

  /// How many parts Xapian gets to see.
  var nodeCount: Int {
    near.reduce(query.nodeCount) { $0 + $1.query(among: .all).nodeCount }
  }

  /// Words that count more where they are neighbours in an article as well.
  struct Neighbours: Hashable {
    var pattern: TermPattern
    /// What their own weight is multiplied with, and added.
    var weight: Double

    /// Articles in which they are neighbours, of some.
    func query(among documents: Xapian.Query) -> Xapian.Query {
      .scale(.phrase(pattern, among: documents), by: weight)
    }
  }

  struct Correction: Hashable {
    var word: String
    var replacement: String
  }
}

/// What is noted while a query is compiled.
extension CompiledQuery {
  /// Notes a way from the query's words to an article's.
  mutating func trace(
    _ query: String, _ way: WordMatch.Way, _ pattern: TermPattern, weight: Double
  ) {
    trace(Trace(query: query, way: way, pattern: pattern, weight: weight))
  }

  mutating func trace(_ trace: Trace) {
    if !traces.contains(trace) { traces.append(trace) }
  }

  /// Notes a word that was taken for another.
  mutating func note(_ word: QueryWord) {
    guard word.isCorrected else { return }
    let correction = Correction(word: word.text, replacement: word.form)
    if !corrections.contains(correction) { corrections.append(correction) }
  }

  /// Says how a part of the query was understood.
  mutating func explain(_ text: String) { explanations.append(text) }

  /// Says what words lead to.
  mutating func explain(_ text: String, patterns: [TermPattern], targets: [LexiconTarget]) {
    explain(Self.explanation(of: text, patterns: patterns, targets: targets))
  }

  static func explanation(
    of text: String, patterns: [TermPattern], targets: [LexiconTarget]
  ) -> String {
    let stems = patterns.flatMap(\.words).flatMap(\.self).map { Schema.word(ofTerm: $0) }
    var named: [String] = []
    for stem in stems where !named.contains(stem) { named.append(stem) }
    for target in targets {
      let name = "\(target.kind == .alias ? "=" : "~")\(target.text)"
      // An alias that the languages divide in several ways is named once.
      if target.kind == .alias, named.contains(name) { continue }
      named.append(name)
    }
    return "\(text){" + named.joined(separator: ", ") + "}"
  }
}

extension CompiledQuery {
  /// A query with the words replaced that were taken for others; nil where none was.
  func suggestion(for text: String) -> String? {
    guard !corrections.isEmpty else { return nil }
    var text = text
    for correction in corrections {
      guard let range = text.firstRange(of: correction.word) else { continue }
      text.replaceSubrange(range, with: correction.replacement)
    }
    return text
  }
}
