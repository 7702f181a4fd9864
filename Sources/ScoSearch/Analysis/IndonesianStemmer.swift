import ArticleText
import Xapian

/// Indonesian stems: exceptions, then the dictionary, then the dictionary without clitics, then
/// Snowball for long words that no dictionary knows.
///
/// The order is a measured decision (Architecture, "Indonesian stems"). Names and other short
/// unknown words stay as they are, since Snowball takes `Bali` and `Susi` apart.
struct IndonesianStemmer: ~Copyable {
  /// Words up to this many letters stay whole where the dictionary does not know them.
  private static let longestNameLength = 7

  private let exceptions: [[UInt8]: [[UInt8]]]
  private var hunspell: Hunspell?
  private var snowball: Xapian.Stemmer

  /// - Parameter exceptions: Stems that no rule gives, by form; see ``Lexicon/stems``.
  /// - Throws: ``XapianError`` where the library lacks its Indonesian stemmer.
  init(exceptions: [[UInt8]: [[UInt8]]]) throws(XapianError) {
    self.exceptions = exceptions
    snowball = try Xapian.Stemmer(language: "indonesian")
    hunspell = Hunspell.openIndonesian()
  }

  /// The stems of a folded word: one, or several where it is a compound written as one word.
  mutating func stems(of form: [UInt8]) -> [[UInt8]] {
    if let exception = exceptions[form] { return exception }
    var word = form
    let host = IndonesianAffixes.withoutClitic(word)
    if let host, let exception = exceptions[host] { return exception }
    if let root = BorrowedRoots.root(of: word) ?? host.flatMap(BorrowedRoots.root) {
      return dictionaryStem(root).map { [$0] } ?? [root]
    }
    if let stem = dictionaryStem(word) { return [stem] }
    if let host {
      if let stem = dictionaryStem(host) { return [stem] }
      word = host
    }
    if let root = IndonesianAffixes.withoutPassive(word), let stem = dictionaryStem(root) {
      return [stem]
    }
    guard word.count > Self.longestNameLength, Self.isLatin(word) else { return [word] }
    var stem: [UInt8] = []
    snowball.stem(word, into: &stem)
    return [stem]
  }

  private mutating func dictionaryStem(_ word: [UInt8]) -> [UInt8]? {
    guard hunspell != nil, Self.isLatin(word) else { return nil }
    return hunspell?.stems(of: word).first
  }

  private static func isLatin(_ word: [UInt8]) -> Bool {
    word.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
  }
}
