import ArticleText

/// One language that is analysed: a row of ``LanguageTable``.
struct LanguageRow: Sendable, Hashable {
  /// How its words become stems.
  enum Stemming: Sendable, Hashable {
    /// Hunspell's Indonesian dictionary with rules of our own, Snowball where it knows nothing.
    case indonesian
    /// One of Xapian's Snowball stemmers, by its name.
    case snowball(String)
    /// Words stay as they are.
    case none
  }

  /// The language, nil for the row that serves all languages without one of their own.
  let language: Language?
  /// What marks its stems in the index: one small letter, used by no other row.
  let mark: Character
  let stemming: Stemming
  /// Folded words that carry no subject: they count only where a query has no others.
  let stopWords: Set<String>
  /// Parts before a hyphen that are no words (`se-ASEAN`).
  let hyphenPrefixes: Set<String>
  /// Parts after a hyphen that are no words (`SCO-nya`).
  let hyphenSuffixes: Set<String>
  /// The digit by which a word is written as doubled (`anak2` is `anak-anak`); nil for none.
  let repetition: UInt8?

  init(
    language: Language?, mark: Character, stemming: Stemming, stopWords: Set<String> = [],
    hyphenPrefixes: Set<String> = [], hyphenSuffixes: Set<String> = [], repetition: UInt8? = nil
  ) {
    self.language = language
    self.mark = mark
    self.stemming = stemming
    self.stopWords = stopWords
    self.hyphenPrefixes = hyphenPrefixes
    self.hyphenSuffixes = hyphenSuffixes
    self.repetition = repetition
  }
}

/// The languages that are analysed, a row each; the last row takes all others.
///
/// To add a language is to add a row.
struct LanguageTable: Sendable, Hashable {
  let rows: [LanguageRow]

  /// Indonesian (Malay included), English, and all others unstemmed.
  static let standard = LanguageTable(rows: [
    LanguageRow(
      language: .indonesian, mark: "i", stemming: .indonesian, stopWords: StopWords.indonesian,
      hyphenPrefixes: ["se", "ke"],
      hyphenSuffixes: ["nya", "ku", "mu", "lah", "kah", "pun", "an"],
      repetition: UInt8(ascii: "2")),
    LanguageRow(
      language: .english, mark: "e", stemming: .snowball("english"),
      stopWords: StopWords.english),
    LanguageRow(language: nil, mark: "x", stemming: .none),
  ])

  /// The index of the row for a language.
  func row(for language: Language?) -> Int {
    rows.firstIndex { $0.language == language } ?? rows.count - 1
  }
}
