/// The words of a name or phrase of the lexicon, analysed in every language.
struct PhraseWords {
  let text: String
  /// For each word its stems by language row; none where an article in that language would not have
  /// it as a word.
  let stems: [[[[UInt8]]]]
  private let capitals: [UInt8]?
  /// The rows in which parts of it are affixes.
  private let affixRows: Set<Int>

  init(_ text: String, analyzer: Analyzer) {
    self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var analyzer = analyzer
    var sequence = WordSequence<Analyzer>(Array(text.utf8), of: analyzer.languages)
    var stems: [[[[UInt8]]]] = []
    var capitals: [UInt8]?
    var affixRows: Set<Int> = []
    while let token = sequence.next(in: &analyzer) {
      affixRows.formUnion(sequence.affixRows)
      let rows = sequence.words.map { $0 ?? [] }
      if rows.allSatisfy(\.isEmpty) { continue }
      stems.append(rows)
      capitals = token.isCapitals && stems.count == 1 ? sequence.form : nil
    }
    self.stems = stems
    self.capitals = capitals
    self.affixRows = affixRows
  }

  /// Whether articles in the language of a row may be looked through for it.
  func isTarget(row: Int) -> Bool {
    (1...LexiconEntries.longestPhrase).contains(stems.count { !$0[row].isEmpty })
  }

  /// Whether a query in the language of a row can ask for it. Not where an affix is no word: what
  /// is left says less than the line does (`ke-4` is the fourth, and `4` any four).
  func isKey(row: Int) -> Bool { isTarget(row: row) && !affixRows.contains(row) }

  func key(row: Int, mark: Character) -> String {
    MetadataKey.entry(mark: mark, stems: stems.flatMap { $0[row] })
  }

  /// The terms that stand for it, a pattern for the languages that have the same words of it. A
  /// name in capitals is found only where it is written so: `AS` is not `as`.
  func patterns(rows: [Int], of languages: LanguageTable) -> [TermPattern] {
    if let capitals {
      return [.word([Schema.capitalsTerm(String(decoding: capitals, as: UTF8.self))])]
    }
    return TermPattern.patterns(of: stems, rows: rows, in: languages)
  }
}
