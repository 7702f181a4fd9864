import Xapian

/// What queries are built of.
extension Xapian.Query {
  /// One part as it is, several by an operator; nil where there is none.
  static func joined(
    _ parts: [Xapian.Query], by operation: ([Xapian.Query]) -> Xapian.Query
  ) -> Xapian.Query? {
    if parts.isEmpty { return nil }
    return parts.count == 1 ? parts[0] : operation(parts)
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
    joined(terms.map { .term($0) }, by: Xapian.Query.or) ?? .none
  }
}
