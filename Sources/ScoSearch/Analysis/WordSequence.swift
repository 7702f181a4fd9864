import CWordScan

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
/// (`negara-negara`, `negara2`) counts once where both parts have the same stems there; parts that
/// are affixes there, set off by a hyphen (`se-ASEAN`, `SCO-nya`) or written at a figure (`ke2`,
/// `1990an`), do not count. An article is read in one language; a query and the lexicon in all of
/// them at once, so that each finds what an article in that language holds.
struct WordSequence<Lookup: WordLookup> {
  private let languages: LanguageTable
  private let rows: Range<Int>
  private var tokenizer: Tokenizer
  /// For each of the rows, the last word that counted.
  private var previous: [Lookup.Entry?]
  /// Whether the token that was given last can be written as doubled.
  private var canBeDoubled = false

  /// For each of the rows, what is known of the token that was given last; nil where it does not
  /// count as a word.
  private(set) var words: [Lookup.Entry?]
  /// Whether letters meet digits at the token that was given last.
  private(set) var isGlued = false
  /// Where the letters and digits that touch begin of which the token that was given last is one.
  private(set) var startOfGlued = 0
  /// The rows in which the token that was given last is an affix.
  private(set) var affixRows: [Int] = []

  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - range: The part of it to read.
  ///   - rows: The rows of the languages to read it in.
  init(_ bytes: [UInt8], in range: Range<Int>, rows: Range<Int>, of languages: LanguageTable) {
    self.languages = languages
    self.rows = rows
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
    // Few words are joined to others, and a row of the table has many parts to take hold of.
    let next = tokenizer.linkToNext
    isGlued = token.link == .glued || next == .glued
    if token.link != .glued { startOfGlued = token.range.lowerBound }
    let isJoined = isGlued || token.link == .hyphen || next == .hyphen
    let isAfterDoubled = canBeDoubled
    canBeDoubled =
      token.range.count >= Self.shortestDoubled && !token.isCapitals && !token.isNumber
    affixRows.removeAll(keepingCapacity: true)
    for row in rows {
      let place = row - rows.lowerBound
      words[place] = nil
      if isJoined {
        if isAffix(token, before: next, of: languages.rows[row]) {
          affixRows.append(row)
          continue
        }
        if isAfterDoubled, isRepetition(token, in: languages.rows[row]) { continue }
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

  /// Whether a token is an affix that a hyphen sets off or that is written at a figure, and no word
  /// by itself.
  private func isAffix(
    _ token: Tokenizer.Word, before next: Token.Link, of language: LanguageRow
  ) -> Bool {
    if token.link == .hyphen || token.link == .glued, !language.hyphenSuffixes.isEmpty,
      language.hyphenSuffixes.contains(String(decoding: tokenizer.form, as: UTF8.self))
    {
      return true
    }
    guard tokenizer.form.count <= 2, next == .hyphen || next == .glued, !token.isNumber else {
      return false
    }
    return language.hyphenPrefixes.contains(String(decoding: tokenizer.form, as: UTF8.self))
  }

  /// Whether a token is the sign by which a language writes that the word before it is doubled:
  /// `anak2`, `anak2nya`. Names such as `SMP2` have theirs in capitals.
  private func isRepetition(
    _ token: Tokenizer.Word, in language: LanguageRow
  ) -> Bool {
    guard let sign = language.repetition, token.link == .glued, tokenizer.form == [sign] else {
      return false
    }
    var ahead = tokenizer
    guard tokenizer.linkToNext == .glued, ahead.nextWord() != nil else { return true }
    return language.hyphenSuffixes.contains(String(decoding: ahead.form, as: UTF8.self))
  }

  /// `CO2` and `PM2` are no doubled words.
  private static var shortestDoubled: Int { 3 }
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

  /// Takes the words from here on that need no closer look and are known: none of them is joined to
  /// another or in capitals. They are noted.
  ///
  /// - Parameter numbers: Gets their numbers, as many as it has room for.
  /// - Returns: How many they are.
  mutating func takePlainWords(
    in vocabulary: Vocabulary, into numbers: inout [UInt32]
  ) -> Int {
    let row = rows.lowerBound
    let run = vocabulary.forms[row].scan(
      tokenizer.bytes, from: tokenizer.index, to: tokenizer.end, into: &numbers)
    if run.count > 0 {
      tokenizer.passPlainWords(upTo: run.end)
      previous[0] = Vocabulary.Key(row: row, number: Int(numbers[run.count - 1]))
      // Nothing touches the last of them that would double it.
      canBeDoubled = false
    }
    tokenizer.index = run.next
    return run.count
  }
}
