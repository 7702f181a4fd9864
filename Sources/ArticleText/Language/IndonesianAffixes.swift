/// What Indonesian writes as one word with another, and its dictionary has only without.
package enum IndonesianAffixes {
  /// Pronouns and particles at the end of a word.
  private static let clitics = ["nya", "lah", "kah", "pun", "ku", "mu"].map { Array($0.utf8) }
  /// An affix is taken off only where at least this much of the word remains.
  private static let shortestHost = 4

  /// A word without the pronoun or particle at its end; nil where it has none.
  package static func withoutClitic(_ word: [UInt8]) -> [UInt8]? {
    for clitic in clitics
    where word.count >= clitic.count + shortestHost && word.suffix(clitic.count) == clitic[...] {
      return Array(word.dropLast(clitic.count))
    }
    return nil
  }

  /// A word without the prefix of the passive, which the dictionary lacks of many roots: `dijabat`,
  /// `diretas`; nil where it has none.
  package static func withoutPassive(_ word: [UInt8]) -> [UInt8]? {
    guard word.count >= 2 + shortestHost, word.starts(with: "di".utf8) else { return nil }
    return Array(word.dropFirst(2))
  }
}
