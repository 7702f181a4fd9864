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
    Hunspell.installedDictionary(named: Hunspell.indonesian) == nil
      ? [
        "the Indonesian dictionary is not installed (Debian package hunspell-id): "
          + "Indonesian words are stemmed by rules alone"
      ] : []
  }

  /// The stems of a folded word in the language of a row.
  func stems(of form: [UInt8], row: Int) -> [[UInt8]] {
    stemmers[row].stems(of: form)
  }
}

extension Analyzer: WordLookup {
  func word(_ form: [UInt8], row: Int, isNumber: Bool) -> [[UInt8]] { stems(of: form, row: row) }

  func haveSameStems(_ word: [[UInt8]], _ other: [[UInt8]]) -> Bool { word == other }
}
