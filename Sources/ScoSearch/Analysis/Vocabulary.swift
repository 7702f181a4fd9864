import Hashing
import Xapian

/// The words that one task has met in articles: each form in each language once, with its stems and
/// how often it came.
///
/// A word of a text then costs one lookup: its stems are ready as the terms of the index.
struct Vocabulary {
  /// A form in one language.
  struct Word {
    var stems: [Stem]
    /// The terms of an article that has it: the stems, and the form itself.
    var terms: Document.Terms
    /// A number is not suggested as a spelling.
    var isNumber: Bool
    /// How often it came since this was last asked for.
    var frequency = 0
    /// Its stems are written into the index.
    var isRecorded = false
  }

  /// A stem, as the index and the fingerprint want it.
  struct Stem: Equatable {
    /// With the prefix of stems and the language's mark.
    var term: [UInt8]
    /// Of the stem alone.
    var hash: UInt64
    /// Of the term.
    var code: TermSequence.Code

    /// Whether the stem is the form itself.
    func isOf(_ form: [UInt8]) -> Bool {
      Schema.word(ofTerm: term).elementsEqual(form)
    }
  }

  /// A word of a text, and what is known of it.
  struct Key: Equatable {
    var row: Int
    var number: Int
  }

  private let analyzer: Analyzer
  private var forms: [FormTable]
  private var words: [[Word]]
  /// Beyond this many words it should be emptied, so that memory stays bounded (some 400 bytes a
  /// word).
  private static let limit = 150_000

  init(analyzer: Analyzer) {
    self.analyzer = analyzer
    forms = analyzer.languages.rows.map { _ in FormTable() }
    words = analyzer.languages.rows.map { _ in [] }
  }

  /// Whether so many words are held that they should be written out and forgotten.
  var isFull: Bool { words.reduce(0) { $0 + $1.count } >= Self.limit }

  subscript(key: Key) -> Word {
    _read { yield words[key.row][key.number] }
    _modify { yield &words[key.row][key.number] }
  }

  /// The word's folded form.
  func form(of key: Key) -> ArraySlice<UInt8> { forms[key.row][key.number] }

  /// Looks a form up, or notes it with the stems that the analyzer gives it.
  mutating func word(_ form: [UInt8], row: Int, isNumber: Bool) -> Key {
    let (number, isNew) = forms[row].number(of: form)
    if isNew {
      let mark = analyzer.languages.rows[row].mark
      let stems = analyzer.stems(of: form, row: row).map { stem in
        let term = Array(Schema.stemTerm(mark: mark, stem: stem).utf8)
        return Stem(term: term, hash: FNV1a.hash(stem), code: TermSequence.Code(term))
      }
      var terms = Document.Terms()
      for stem in stems { terms.addTerm(stem.term) }
      terms.addTerm(form)
      words[row].append(Word(stems: stems, terms: terms, isNumber: isNumber))
    }
    return Key(row: row, number: number)
  }

  /// All words, in no order that means anything.
  var keys: [Key] {
    words.indices.flatMap { row in words[row].indices.map { Key(row: row, number: $0) } }
  }

  /// Forgets all words; their memory is given back.
  mutating func removeAll() { self = Vocabulary(analyzer: analyzer) }
}

extension Vocabulary: WordLookup {
  func haveSameStems(_ word: Key, _ other: Key) -> Bool {
    word == other || self[word].stems == self[other].stems
  }
}
