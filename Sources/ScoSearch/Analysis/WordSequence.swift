/// The words of a part of a text in one language, with their stems.
///
/// A repeated word (`negara-negara`) is given once; parts before or after a hyphen that are no words
/// (`se-ASEAN`, `SCO-nya`) are not given.
struct WordSequence {
  private let analyzer: Analyzer
  private let row: Int
  private let bytes: [UInt8]
  private var tokenizer: Tokenizer
  private var previous: Vocabulary.Key?

  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - range: The part of it to analyse.
  ///   - row: The row of the language.
  init(_ bytes: [UInt8], in range: Range<Int>, row: Int, analyzer: Analyzer) {
    self.analyzer = analyzer
    self.row = row
    self.bytes = bytes
    tokenizer = Tokenizer(bytes, in: range)
  }

  /// The folded form of the word that was given last.
  var form: [UInt8] { tokenizer.form }

  /// The next word, looked up in a vocabulary; nil at the end.
  mutating func next(
    in vocabulary: inout Vocabulary
  ) -> (word: Tokenizer.Word, key: Vocabulary.Key)? {
    while let word = tokenizer.nextWord() {
      // Few words stand at a hyphen, and a row of the table has many parts to take hold of.
      if word.link == .hyphen || Analyzer.isBeforeHyphen(word, in: bytes),
        Analyzer.isAffix(tokenizer.form, word, of: analyzer.languages.rows[row], in: bytes)
      {
        continue
      }
      let key = vocabulary.key(
        of: tokenizer.form, row: row, isNumber: word.isNumber, analyzer: analyzer)
      if word.link == .hyphen, let previous,
        previous == key || vocabulary[previous].stems == vocabulary[key].stems
      {
        continue
      }
      previous = key
      return (word, key)
    }
    return nil
  }
}
