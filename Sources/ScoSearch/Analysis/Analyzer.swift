import ArticleText

/// Where a word is analysed: text becomes words, words become stems.
///
/// The same analyzer serves the article that goes in and the query that asks; the snippet follows
/// what the index recorded of it. One analyzer is used by one task at a time.
final class Analyzer {
  let languages: LanguageTable
  private let stemmers: [WordStemmer]

  /// - Parameter exceptions: Indonesian stems that no rule gives, by form.
  init(languages: LanguageTable = .standard, exceptions: [[UInt8]: [[UInt8]]] = [:]) {
    self.languages = languages
    self.stemmers = languages.rows.map { WordStemmer($0.stemming, exceptions: exceptions) }
  }

  /// What the user should know of how words are analysed here: a dictionary that is missing.
  static var remarks: [String] {
    Hunspell.installedDictionary(named: IndonesianStemmer.dictionary) == nil
      ? [
        "the Indonesian dictionary is not installed (Debian package hunspell-id): "
          + "Indonesian words are stemmed by rules alone"
      ] : []
  }

  /// The stems of a folded word in the language of a row.
  func stems(of form: [UInt8], row: Int) -> [[UInt8]] {
    stemmers[row].stems(of: form)
  }

  /// Whether a word of a text is an affix that a hyphen sets off, and no word by itself.
  static func isAffix(
    _ form: [UInt8], _ word: Tokenizer.Word, of language: LanguageRow, in bytes: [UInt8]
  ) -> Bool {
    if word.link == .hyphen, !language.hyphenSuffixes.isEmpty,
      language.hyphenSuffixes.contains(String(decoding: form, as: UTF8.self))
    {
      return true
    }
    guard form.count <= 2, isBeforeHyphen(word, in: bytes) else { return false }
    return language.hyphenPrefixes.contains(String(decoding: form, as: UTF8.self))
  }

  /// Whether a hyphen stands right behind a word, and a letter or digit behind that.
  static func isBeforeHyphen(_ word: Tokenizer.Word, in bytes: [UInt8]) -> Bool {
    word.range.upperBound + 1 < bytes.count
      && bytes[word.range.upperBound] == UInt8(ascii: "-")
      && bytes[word.range.upperBound + 1] > 0x2F
  }
}
