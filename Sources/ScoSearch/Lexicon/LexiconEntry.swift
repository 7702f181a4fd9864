import ArticleText

/// What a word or phrase of a query leads to besides itself.
struct LexiconTarget: Sendable, Hashable {
  enum Kind: Character, Sendable {
    case alias = "a"
    case translation = "t"
  }

  var kind: Kind
  /// The target as people write it.
  var text: String
  /// The terms of the index that stand for it.
  var pattern: TermPattern
}

/// Words in a row, each by any of several terms.
struct TermPattern: Sendable, Hashable {
  var words: [[String]]

  /// One word by any of several terms.
  static func word(_ terms: [String]) -> TermPattern { TermPattern(words: [terms]) }
}

/// The lexicon as the index holds it: targets by the stems that lead to them, so that a search
/// looks up what its words need and reads nothing else.
enum LexiconEntries {
  /// The most words of a phrase that an entry may stand for.
  static let longestPhrase = 6

  /// The key of the entries for a sequence of stems of one language.
  static func key(mark: Character, stems: [[UInt8]]) -> String {
    var bytes = Array(Schema.MetadataKey.entry.utf8)
    bytes.append(contentsOf: String(mark).utf8)
    for stem in stems {
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: stem)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every entry of a lexicon by its key.
  static func compile(_ lexicon: Lexicon, analyzer: Analyzer) -> [String: [LexiconTarget]] {
    var entries: [String: [LexiconTarget]] = [:]
    let rows = analyzer.languages.rows
    let indonesian = analyzer.languages.row(for: .indonesian)
    let english = analyzer.languages.row(for: .english)

    func add(_ target: LexiconTarget, under keys: Set<String>) {
      for key in keys where entries[key, default: []].contains(target) == false {
        entries[key, default: []].append(target)
      }
    }

    let contents = lexicon.entries()
    for group in contents.aliases {
      let names = group.names.map { PhraseWords($0, analyzer: analyzer) }
      for (index, name) in names.enumerated() where name.isUsable {
        let keys = Set(rows.indices.dropLast().map { name.key(row: $0, mark: rows[$0].mark) })
        for (other, target) in names.enumerated() where other != index && target.isUsable {
          let pattern = target.pattern(rows: Array(rows.indices), of: analyzer.languages)
          add(
            LexiconTarget(kind: .alias, text: target.text, pattern: pattern), under: keys)
        }
      }
    }
    for translation in contents.translations {
      let left = translation.indonesian.map { PhraseWords($0, analyzer: analyzer) }
      let right = translation.english.map { PhraseWords($0, analyzer: analyzer) }
      for (from, fromRow, to, toRow) in [
        (left, indonesian, right, english), (right, english, left, indonesian),
      ] {
        for phrase in from where phrase.isUsable {
          let key = phrase.key(row: fromRow, mark: rows[fromRow].mark)
          for target in to where target.isUsable {
            let pattern = target.pattern(rows: [toRow], of: analyzer.languages)
            add(
              LexiconTarget(kind: .translation, text: target.text, pattern: pattern), under: [key])
          }
        }
      }
    }
    return entries
  }

  // MARK: Stored form: a line a target, `kind TAB text TAB words`, alternatives divided by `|`.

  static func encode(_ targets: [LexiconTarget]) -> String {
    targets.map { target in
      let words = target.pattern.words.map { $0.joined(separator: "|") }.joined(separator: " ")
      return "\(target.kind.rawValue)\t\(target.text)\t\(words)"
    }.joined(separator: "\n")
  }

  static func decode(_ value: String) -> [LexiconTarget] {
    value.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let first = fields[0].first,
        let kind = LexiconTarget.Kind(rawValue: first)
      else { return nil }
      let words = fields[2].split(separator: " ").map { $0.split(separator: "|").map(String.init) }
      return LexiconTarget(
        kind: kind, text: String(fields[1]), pattern: TermPattern(words: words))
    }
  }
}

/// The words of a name or phrase of the lexicon, analysed in every language.
private struct PhraseWords {
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
    LexiconEntries.key(mark: mark, stems: stems.flatMap { $0[row] })
  }

  /// The terms that stand for it. A name in capitals is found only where it is written so: `AS` is
  /// not `as`.
  func pattern(rows: [Int], of languages: LanguageTable) -> TermPattern {
    if let capitals {
      return .word([Schema.Prefix.capitals + String(decoding: capitals, as: UTF8.self)])
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

extension Schema {
  /// The term of a stem.
  static func stemTerm(mark: Character, stem: [UInt8]) -> String {
    Prefix.stem + String(mark) + String(decoding: stem, as: UTF8.self)
  }

  /// The term of a stem in the title.
  static func titleStemTerm(mark: Character, stem: [UInt8]) -> String {
    Prefix.titleStem + String(mark) + String(decoding: stem, as: UTF8.self)
  }
}
