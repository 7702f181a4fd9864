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

  /// Analyses a part of a text in one language, word by word.
  ///
  /// A repeated word (`negara-negara`) is given once; parts before or after a hyphen that are no
  /// words (`se-ASEAN`, `SCO-nya`) are not given.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - range: The part of it to analyse.
  ///   - row: The row of the language.
  ///   - visit: Takes a word and its stems.
  func analyze(
    _ bytes: [UInt8], in range: Range<Int>, row: Int, visit: (Token, [[UInt8]]) -> Void
  ) {
    let language = languages.rows[row]
    var tokenizer = Tokenizer(bytes, in: range)
    var previous: [[UInt8]] = []
    while let token = tokenizer.next() {
      if Self.isAffix(token, of: language, in: bytes) { continue }
      let stems = stemmers[row].stems(of: token.form)
      if token.link == .hyphen, stems == previous { continue }
      visit(token, stems)
      previous = stems
    }
  }

  /// Whether a token is an affix that a hyphen sets off, and no word.
  static func isAffix(_ token: Token, of language: LanguageRow, in bytes: [UInt8]) -> Bool {
    if token.link == .hyphen, !language.hyphenSuffixes.isEmpty,
      language.hyphenSuffixes.contains(String(decoding: token.form, as: UTF8.self))
    {
      return true
    }
    guard token.range.upperBound + 1 < bytes.count,
      bytes[token.range.upperBound] == UInt8(ascii: "-"), token.form.count <= 2,
      bytes[token.range.upperBound + 1] > 0x2F
    else { return false }
    return language.hyphenPrefixes.contains(String(decoding: token.form, as: UTF8.self))
  }
}
