import Xapian

/// What queries are built of.
extension QueryCompiler {
  static func join(
    _ parts: [Xapian.Query], _ operation: ([Xapian.Query]) -> Xapian.Query
  ) -> Xapian.Query? {
    if parts.isEmpty { return nil }
    return parts.count == 1 ? parts[0] : operation(parts)
  }

  /// Patterns of which each may be meant, as one: what they have in common is counted once.
  func alternatives(_ patterns: [TermPattern]) -> Xapian.Query {
    let (group, terms) = synonym(patterns, countsAllPhrases: false)
    guard let weight = expander.topicWeight else { return group }
    return .scale(group, by: weight.factor(ofAlternatives: terms))
  }

  /// - Returns: What matches any of the patterns, weighed as one term, and the terms in it.
  ///
  /// - Parameter countsAllPhrases: Whether phrases count in articles that have one of the words, too.
  func synonym(
    _ patterns: [TermPattern], countsAllPhrases: Bool = true
  ) -> (query: Xapian.Query, terms: [String]) {
    var terms: [String] = []
    var phrases: [TermPattern] = []
    for pattern in patterns {
      if pattern.words.count > 1 {
        phrases.append(pattern)
      } else {
        for term in pattern.words[0] where !terms.contains(term) && isHeld(term) {
          terms.append(term)
        }
      }
    }
    if phrases.isEmpty {
      return (Self.join(terms.map { .term($0) }, Xapian.Query.synonym) ?? .none, terms)
    }
    if terms.isEmpty, phrases.count == 1 { return (Self.phrase(phrases[0]), terms) }
    let group = Xapian.Query.group(
      terms.map { [[$0]] } + phrases.map(\.words), in: Schema.Slot.words,
      countsAllPhrases: countsAllPhrases, k1: ranking.k1, b: ranking.b,
      minimumNormalizedLength: Ranking.leastLength)
    return (group, terms)
  }

  /// Whether articles have a term. One that none has changes no result, but makes of a term a group,
  /// for which Xapian knows no narrow bound of its weight: then far more matches are looked at.
  func isHeld(_ term: String) -> Bool {
    guard let weight = expander.topicWeight else { return true }
    return weight.statistics(term).articles > 0
  }

  /// Articles with the words in a row, weighed by each of them.
  ///
  /// - Parameter documents: Where only some may be meant, those.
  static func phrase(_ pattern: TermPattern, among documents: Xapian.Query? = nil) -> Xapian.Query {
    let words = pattern.words.map { anyOf($0) }
    if words.count == 1 { return words[0] }
    let inRow = Xapian.Query.sequence(pattern.words, in: Schema.Slot.words)
    return .filter(.and(words), documents.map { .and([$0, inRow]) } ?? inRow)
  }

  static func anyOf(_ terms: [String]) -> Xapian.Query {
    join(terms.map { .term($0) }, Xapian.Query.or) ?? .none
  }
}
