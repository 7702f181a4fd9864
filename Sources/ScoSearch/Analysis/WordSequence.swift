/// What the words of a text are looked up in.
protocol WordLookup {
  associatedtype Entry
  associatedtype Failure: Error

  /// What is known of a folded form in the language of a row.
  mutating func word(_ form: [UInt8], row: Int, isNumber: Bool) throws(Failure) -> Entry

  /// Whether two words of one language have the same stems.
  func haveSameStems(_ word: Entry, _ other: Entry) -> Bool
}

/// The words of a text: the one walk over them for articles, queries and lines of the lexicon.
///
/// Which words a text has depends on the language that it is read in. A repeated word
/// (`negara-negara`) counts once where both parts have the same stems there; parts before or behind
/// a hyphen that are affixes there (`se-ASEAN`, `SCO-nya`) do not count. An article is read in one
/// language; a query and the lexicon in all of them at once, so that each finds what an article in
/// that language holds.
struct WordSequence<Lookup: WordLookup> {
  private let languages: LanguageTable
  private let rows: Range<Int>
  private let bytes: [UInt8]
  private var tokenizer: Tokenizer
  /// For each of the rows, the last word that counted.
  private var previous: [Lookup.Entry?]

  /// For each of the rows, what is known of the token that was given last; nil where it does not
  /// count as a word.
  private(set) var words: [Lookup.Entry?]
  /// The rows in which the token that was given last is an affix.
  private(set) var affixRows: [Int] = []

  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - range: The part of it to read.
  ///   - rows: The rows of the languages to read it in.
  init(_ bytes: [UInt8], in range: Range<Int>, rows: Range<Int>, of languages: LanguageTable) {
    self.languages = languages
    self.rows = rows
    self.bytes = bytes
    tokenizer = Tokenizer(bytes, in: range)
    previous = rows.map { _ in nil }
    words = previous
  }

  /// A whole text in every language.
  init(_ bytes: [UInt8], of languages: LanguageTable) {
    self.init(bytes, in: 0..<bytes.count, rows: languages.rows.indices, of: languages)
  }

  /// The folded form of the token that was given last.
  var form: [UInt8] { tokenizer.form }

  /// The next token, with ``words`` for it; nil at the end.
  mutating func next(in lookup: inout Lookup) throws(Lookup.Failure) -> Tokenizer.Word? {
    guard let token = tokenizer.nextWord() else { return nil }
    // Few words stand at a hyphen, and a row of the table has many parts to take hold of.
    let isAtHyphen = token.link == .hyphen || isBeforeHyphen(token)
    affixRows.removeAll(keepingCapacity: true)
    for row in rows {
      let place = row - rows.lowerBound
      words[place] = nil
      if isAtHyphen, isAffix(token, of: languages.rows[row]) {
        affixRows.append(row)
        continue
      }
      let word = try lookup.word(tokenizer.form, row: row, isNumber: token.isNumber)
      if token.link == .hyphen, let last = previous[place], lookup.haveSameStems(last, word) {
        continue
      }
      previous[place] = word
      words[place] = word
    }
    return token
  }

  /// Whether a token is an affix that a hyphen sets off, and no word by itself.
  private func isAffix(_ token: Tokenizer.Word, of language: LanguageRow) -> Bool {
    if token.link == .hyphen, !language.hyphenSuffixes.isEmpty,
      language.hyphenSuffixes.contains(String(decoding: tokenizer.form, as: UTF8.self))
    {
      return true
    }
    guard tokenizer.form.count <= 2, isBeforeHyphen(token) else { return false }
    return language.hyphenPrefixes.contains(String(decoding: tokenizer.form, as: UTF8.self))
  }

  /// Whether a hyphen stands right behind a token, and a letter or digit behind that.
  private func isBeforeHyphen(_ token: Tokenizer.Word) -> Bool {
    token.range.upperBound + 1 < bytes.count
      && bytes[token.range.upperBound] == UInt8(ascii: "-")
      && bytes[token.range.upperBound + 1] > 0x2F
  }
}

/// The words of a text in one language, as an article is indexed.
extension WordSequence where Lookup == Vocabulary {
  init(_ bytes: [UInt8], in range: Range<Int>, row: Int, of languages: LanguageTable) {
    self.init(bytes, in: range, rows: row..<row + 1, of: languages)
  }

  /// The next word that counts; nil at the end.
  mutating func nextWord(
    in vocabulary: inout Vocabulary
  ) -> (token: Tokenizer.Word, key: Vocabulary.Key)? {
    while let token = next(in: &vocabulary) {
      if let key = words[0] { return (token, key) }
    }
    return nil
  }
}
