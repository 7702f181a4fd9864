import Hashing
import Xapian

/// The words that one task has met in articles: each form in each language once, with its stems and
/// how often it came.
///
/// A word of a text then costs one look-up: the terms of the index for it are ready, by numbers. What
/// is known of words and stems lies in two lists of plain values, so that nothing is counted or
/// copied when a word is looked at.
struct Vocabulary {
  /// A form in one language.
  struct Word {
    fileprivate var firstStem: UInt32
    fileprivate var stemCount: UInt32
    /// The number of the form as a term.
    var term: UInt32
    /// A number is not suggested as a spelling.
    var isNumber: Bool
    /// Its stems are written into the index.
    var isRecorded = false

    /// Its stems, as indices of ``Vocabulary/stems``.
    var stems: Range<Int> { Int(firstStem)..<Int(firstStem + stemCount) }
  }

  /// A stem of a word, as the index and the fingerprint want it.
  struct Stem {
    /// The number of the term with the prefix of stems and the language's mark.
    var term: UInt32
    /// Of the stem alone.
    var hash: UInt64
    /// Of the term.
    var code: TermSequence.Code
  }

  /// A word of a text, and what is known of it.
  struct Key: Equatable {
    var row: Int
    var number: Int
  }

  private let analyzer: Analyzer
  /// By row, which also count how often each word came.
  private(set) var forms: [FormTable]
  private var words: [[Word]]
  /// The stems of all words, those of one word side by side.
  private(set) var stems: [Stem] = []
  /// The terms of words and stems, by their numbers.
  private(set) var terms = FormTable()
  /// Beyond this many words it should be emptied, so that memory stays bounded (some 200 bytes a
  /// word).
  private static let limit = 100_000

  init(analyzer: Analyzer) {
    self.analyzer = analyzer
    forms = analyzer.languages.rows.map { _ in FormTable() }
    words = analyzer.languages.rows.map { _ in [] }
  }

  /// Whether so many words are held that they should be written out and forgotten.
  var isFull: Bool { words.reduce(0) { $0 + $1.count } >= Self.limit }

  subscript(key: Key) -> Word {
    get { words[key.row][key.number] }
    _modify { yield &words[key.row][key.number] }
  }

  /// The word's folded form.
  func form(of key: Key) -> [UInt8] { forms[key.row][key.number] }

  /// Notes that a word came.
  func note(_ key: Key) { forms[key.row].note(key.number) }

  /// How often a word came since this was last asked for.
  func takeFrequency(of key: Key) -> Int { forms[key.row].takeFrequency(of: key.number) }

  /// The words of a language, by their numbers.
  func words(row: Int) -> [Word] { words[row] }

  /// The stem itself, without the prefix of its term.
  func bytes(ofStem index: Int) -> ArraySlice<UInt8> {
    Schema.word(ofTerm: terms[Int(stems[index].term)][...])
  }

  /// Looks a form up, or notes it with the stems that the analyzer gives it.
  mutating func word(_ form: [UInt8], row: Int, isNumber: Bool) -> Key {
    let (number, isNew) = forms[row].number(of: form)
    if isNew {
      let mark = analyzer.languages.rows[row].mark
      let first = stems.count
      for stem in analyzer.stems(of: form, row: row) {
        let term = Array(Schema.stemTerm(mark: mark, stem: stem).utf8)
        stems.append(
          Stem(
            term: self.number(ofTerm: term), hash: FNV1a.hash(stem),
            code: TermSequence.Code(term)))
      }
      words[row].append(
        Word(
          firstStem: UInt32(first), stemCount: UInt32(stems.count - first),
          term: self.number(ofTerm: form), isNumber: isNumber))
    }
    return Key(row: row, number: number)
  }

  /// The number of a term, which is noted where it is new.
  mutating func number(ofTerm term: [UInt8]) -> UInt32 { UInt32(terms.number(of: term).number) }

  /// All words, in no order that means anything.
  var keys: [Key] {
    words.indices.flatMap { row in words[row].indices.map { Key(row: row, number: $0) } }
  }

  /// Forgets all words and terms; their memory is given back.
  mutating func removeAll() { self = Vocabulary(analyzer: analyzer) }
}

extension Vocabulary: WordLookup {
  func haveSameStems(_ word: Key, _ other: Key) -> Bool {
    if word == other { return true }
    let (mine, others) = (self[word].stems, self[other].stems)
    return mine.count == others.count
      && zip(mine, others).allSatisfy { stems[$0].term == stems[$1].term }
  }
}
