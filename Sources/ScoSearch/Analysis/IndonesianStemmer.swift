import ArticleText
import Xapian

/// Indonesian stems: exceptions, then the dictionary, then the dictionary without clitics, then
/// Snowball for long words that no dictionary knows.
///
/// The order is a measured decision (Architecture, "Indonesian stems"). Names and other short
/// unknown words stay as they are, since Snowball takes `Bali` and `Susi` apart.
struct IndonesianStemmer: ~Copyable {
  /// The name of the dictionary (Debian package `hunspell-id`).
  static let dictionary = "id_ID"
  /// Pronouns and particles written at the end of a word.
  private static let clitics = ["nya", "lah", "kah", "pun", "ku", "mu"].map { Array($0.utf8) }
  /// Words up to this many letters stay whole where the dictionary does not know them.
  private static let longestNameLength = 7
  /// A clitic is taken off only where at least this much of the word remains.
  private static let shortestHost = 4

  private let exceptions: [[UInt8]: [[UInt8]]]
  private var hunspell: Hunspell?
  private var snowball: Xapian.Stemmer

  /// - Parameter exceptions: Stems that no rule gives, by form; see ``Lexicon/stems``.
  /// - Throws: ``XapianError`` where the library lacks its Indonesian stemmer.
  init(exceptions: [[UInt8]: [[UInt8]]]) throws(XapianError) {
    self.exceptions = exceptions
    snowball = try Xapian.Stemmer(language: "indonesian")
    hunspell = Hunspell(installed: Self.dictionary, knowing: "memakan")
  }

  /// The stems of a folded word: one, or several where it is a compound written as one word.
  mutating func stems(of form: [UInt8]) -> [[UInt8]] {
    if let exception = exceptions[form] { return exception }
    var word = form
    let host = Self.withoutClitic(word)
    if let host, let exception = exceptions[host] { return exception }
    if let root = BorrowedRoots.root(of: word) ?? host.flatMap(BorrowedRoots.root) {
      return dictionaryStem(root).map { [$0] } ?? [root]
    }
    if let stem = dictionaryStem(word) { return [stem] }
    if let host {
      if let stem = dictionaryStem(host) { return [stem] }
      word = host
    }
    if let root = Self.withoutPassive(word), let stem = dictionaryStem(root) { return [stem] }
    guard word.count > Self.longestNameLength, Self.isLatin(word) else { return [word] }
    var stem: [UInt8] = []
    snowball.stem(word, into: &stem)
    return [stem]
  }

  /// Whether the dictionary has a folded word, with a clitic or without.
  func isWord(_ form: [UInt8]) -> Bool {
    let words = [form, Self.withoutClitic(form)].compactMap(\.self).filter(Self.isLatin)
    return words.contains { hunspell?.knows($0) ?? false }
  }

  private mutating func dictionaryStem(_ word: [UInt8]) -> [UInt8]? {
    guard hunspell != nil, Self.isLatin(word) else { return nil }
    return hunspell?.stems(of: word).first
  }

  private static func isLatin(_ word: [UInt8]) -> Bool {
    word.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
  }

  /// The dictionary lacks the passive of many roots: `dijabat`, `diretas`.
  private static func withoutPassive(_ word: [UInt8]) -> [UInt8]? {
    guard word.count >= 2 + shortestHost, word.starts(with: "di".utf8) else { return nil }
    return Array(word.dropFirst(2))
  }

  private static func withoutClitic(_ word: [UInt8]) -> [UInt8]? {
    for clitic in clitics
    where word.count >= clitic.count + shortestHost && word.suffix(clitic.count) == clitic[...] {
      return Array(word.dropLast(clitic.count))
    }
    return nil
  }
}
