import Xapian

/// Finds the word that was meant by one that no article has.
enum SpellingCorrection {
  /// Shorter words are not corrected: among them every name is near some other word.
  static let shortestWord = 5
  /// From this length on two edits are allowed, below it one.
  static let lengthForTwoEdits = 8
  /// A word two edits away must occur at least so often.
  static let frequencyForTwoEdits = 2

  /// The form of the index that is nearest to a word, the more frequent of two that are as near.
  ///
  /// - Returns: nil where the word has matches in any form or language, is too short, holds digits,
  ///   nothing is near enough, or a dictionary has it.
  static func correction(
    of word: QueryWord, by knowledge: some IndexKnowledge
  ) throws(XapianError) -> String? {
    let length = word.form.count
    guard length >= shortestWord, !word.form.contains(where: \.isNumber) else { return nil }
    if try knowledge.contains(word.form) { return nil }
    for pattern in word.patterns(of: knowledge.languages) {
      var isThere = true
      for terms in pattern.words {
        var isOneThere = false
        for term in terms where !isOneThere { isOneThere = try knowledge.contains(term) }
        isThere = isThere && isOneThere
      }
      if isThere { return nil }
    }
    for edits in 1...(length >= lengthForTwoEdits ? 2 : 1) {
      guard let near = try knowledge.nearestForm(to: word.form, edits: edits) else { continue }
      let frequency = try knowledge.statistics(of: near).occurrences
      guard frequency >= (edits == 1 ? 1 : frequencyForTwoEdits) else { continue }
      // A word that is one was meant, whatever is near it.
      return knowledge.isWord(word.form) ? nil : near
    }
    return nil
  }
}
