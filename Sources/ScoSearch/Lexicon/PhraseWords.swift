/// The words of a name or phrase of the lexicon, analysed in every language.
struct PhraseWords {
  let text: String
  /// For each word its stems by language row.
  private let stems: [[[[UInt8]]]]
  private let capitals: [UInt8]?

  init(_ text: String, analyzer: Analyzer) {
    self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var tokenizer = Tokenizer(text)
    var stems: [[[[UInt8]]]] = []
    var tokens: [Token] = []
    while let token = tokenizer.next() {
      let rows = analyzer.languages.rows.indices.map { analyzer.stems(of: token.form, row: $0) }
      if token.link == .hyphen, rows[0] == stems.last?[0] { continue }
      stems.append(rows)
      tokens.append(token)
    }
    self.stems = stems
    capitals = tokens.count == 1 && tokens[0].isCapitals ? tokens[0].form : nil
  }

  var isUsable: Bool { !stems.isEmpty && stems.count <= LexiconEntries.longestPhrase }

  func key(row: Int, mark: Character) -> String {
    MetadataKey.entry(mark: mark, stems: stems.flatMap { $0[row] })
  }

  /// The terms that stand for it. A name in capitals is found only where it is written so: `AS` is
  /// not `as`.
  func pattern(rows: [Int], of languages: LanguageTable) -> TermPattern {
    if let capitals {
      return .word([Schema.capitalsTerm(String(decoding: capitals, as: UTF8.self))])
    }
    return TermPattern(
      words: stems.flatMap { word -> [[String]] in
        // A compound has more stems in one language than in another: each language by itself then
        // could not be one pattern, so the first row's division stands.
        let counts = Set(rows.map { word[$0].count })
        let usable = counts.count == 1 ? rows : [rows[0]]
        return word[usable[0]].indices.map { position in
          usable.map { row in
            Schema.stemTerm(mark: languages.rows[row].mark, stem: word[row][position])
          }
        }
      })
  }
}
