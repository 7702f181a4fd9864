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
    let (group, terms) = synonym(patterns)
    guard let weight = expander.topicWeight else { return group }
    return .scale(group, by: weight.factor(ofAlternatives: terms))
  }

  /// - Returns: What matches any of the patterns, weighed as one term, and the terms in it.
  func synonym(_ patterns: [TermPattern]) -> (query: Xapian.Query, terms: [String]) {
    var terms: [String] = []
    var parts: [Xapian.Query] = []
    for pattern in patterns {
      if pattern.words.count == 1 {
        for term in pattern.words[0] where !terms.contains(term) && isHeld(term) {
          terms.append(term)
          parts.append(.term(term))
        }
      } else {
        parts.append(Self.phrase(pattern))
      }
    }
    return (Self.join(parts, Xapian.Query.synonym) ?? .none, terms)
  }

  /// Whether articles have a term. One that none has changes no result, but makes of a term a group,
  /// for which Xapian knows no narrow bound of its weight: then far more matches are looked at.
  func isHeld(_ term: String) -> Bool {
    guard let weight = expander.topicWeight else { return true }
    return weight.statistics(term).articles > 0
  }

  static func phrase(_ pattern: TermPattern) -> Xapian.Query {
    let words = pattern.words.map { terms in
      terms.count == 1 ? Xapian.Query.term(terms[0]) : .or(terms.map { .term($0) })
    }
    return words.count == 1 ? words[0] : .phrase(words, window: words.count)
  }
}
