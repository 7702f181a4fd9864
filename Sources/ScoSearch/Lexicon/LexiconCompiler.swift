import ArticleText

/// Turns a lexicon into the entries that an index holds: targets by the stems that lead to them.
struct LexiconCompiler {
  /// At most this many of a dictionary's translations of one word are taken, after the lexicon's
  /// own: the first are the usual ones, and each makes every search for the word dearer.
  private static let mostFromDictionary = 6

  private let analyzer: Analyzer
  private let indonesian: Int
  private let english: Int
  private var entries: [String: [LexiconTarget]] = [:]
  private var seen: [String: Set<LexiconTarget>] = [:]
  private var phrases: [String: PhraseWords] = [:]

  /// Every entry of a lexicon, and of the dictionaries of the system, by its key.
  static func compile(_ lexicon: Lexicon, analyzer: Analyzer) -> [String: [LexiconTarget]] {
    var compiler = LexiconCompiler(analyzer: analyzer)
    let contents = lexicon.entries()
    for group in contents.aliases { compiler.add(group) }
    for translation in contents.translations { compiler.add(translation, most: .max) }
    for translation in lexicon.dictionaryTranslations() {
      compiler.add(translation, most: mostFromDictionary)
    }
    return compiler.entries
  }

  private init(analyzer: Analyzer) {
    self.analyzer = analyzer
    indonesian = analyzer.languages.row(for: .indonesian)
    english = analyzer.languages.row(for: .english)
  }

  /// Each name leads to all the others, whichever language it is taken for.
  private mutating func add(_ group: Lexicon.AliasGroup) {
    let rows = analyzer.languages.rows
    let names = group.names.map { words(of: $0) }
    for (index, name) in names.enumerated() {
      let asked = rows.indices.dropLast().filter(name.isKey)
      let keys = Set(asked.map { name.key(row: $0, mark: rows[$0].mark) })
      for (other, target) in names.enumerated() where other != index {
        let found = rows.indices.filter(target.isTarget)
        for pattern in target.patterns(rows: found, of: analyzer.languages) {
          for key in keys {
            add(LexiconTarget(kind: .alias, text: target.text, pattern: pattern), under: key)
          }
        }
      }
    }
  }

  /// Both directions.
  private mutating func add(_ translation: Lexicon.Translation, most: Int) {
    let left = translation.indonesian.map { words(of: $0) }
    let right = translation.english.map { words(of: $0) }
    add(from: left, row: indonesian, to: right, row: english, most: most)
    add(from: right, row: english, to: left, row: indonesian, most: most)
  }

  private mutating func add(
    from phrases: [PhraseWords], row: Int, to targets: [PhraseWords], row targetRow: Int, most: Int
  ) {
    let mark = analyzer.languages.rows[row].mark
    for phrase in phrases where phrase.isKey(row: row) {
      let key = phrase.key(row: row, mark: mark)
      for target in targets where target.isTarget(row: targetRow) {
        if most < .max, entries[key, default: []].count >= most { break }
        for pattern in target.patterns(rows: [targetRow], of: analyzer.languages) {
          add(LexiconTarget(kind: .translation, text: target.text, pattern: pattern), under: key)
        }
      }
    }
  }

  private mutating func add(_ target: LexiconTarget, under key: String) {
    guard seen[key, default: []].insert(target).inserted else { return }
    entries[key, default: []].append(target)
  }

  private mutating func words(of text: String) -> PhraseWords {
    if let known = phrases[text] { return known }
    let words = PhraseWords(text, analyzer: analyzer)
    phrases[text] = words
    return words
  }
}
