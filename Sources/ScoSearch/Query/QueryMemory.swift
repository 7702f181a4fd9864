import Xapian

/// What was worked out of queries' words, kept as long as the index stays as it is: words come again
/// in other queries. Nothing that a search finds is kept.
///
/// It is of one index and one ``Ranking``, and used by one task at a time.
final class QueryMemory {
  /// What a word leads to, by the word and how it was asked for.
  var expanded = WordMemory<[UInt8], ExpandedWord>(limit: 4000)
  /// The row of the language that a word belongs to.
  var rows = WordMemory<[UInt8], Int?>(limit: 4000)
  /// What a word becomes.
  var compiled = WordMemory<[UInt8], CompiledWord>(limit: 2000)

  /// The key of a word of a query as it was analysed, and of how it is looked up; nil for a word that
  /// is made of parts.
  ///
  /// All keys are bytes: at the start of the program each kind of key takes its time.
  static func key(_ word: QueryWord, way: UInt8 = 0) -> [UInt8]? {
    guard word.parts.isEmpty else { return nil }
    var flags: UInt8 = (word.isStopWord ? 1 : 0) | (word.isCapitals ? 2 : 0)
    flags |= word.isCorrected ? 4 : 0
    var key: [UInt8] = []
    key.reserveCapacity(word.text.utf8.count + word.form.utf8.count + word.stems.count + 8)
    LEB128.append(text: word.text, to: &key)
    LEB128.append(text: word.form, to: &key)
    key.append(flags)
    key.append(way)
    // Of a form the index knows the stems: what is left is in which languages it is a word.
    for stems in word.stems { key.append(stems.isEmpty ? 0 : 1) }
    return key
  }

  /// The key of what a word becomes.
  ///
  /// - Parameters:
  ///   - translationShare: What its translations are to weigh.
  ///   - way: How it is compiled.
  static func key(_ word: [UInt8], translationShare: Double, way: UInt8) -> [UInt8] {
    var key = word
    LittleEndian.append(translationShare.bitPattern, to: &key)
    key.append(way)
    return key
  }
}

/// Answers by word.
struct WordMemory<Word: Hashable, Answer> {
  /// Beyond this many words all are forgotten, so that memory stays bounded.
  let limit: Int
  private var answers: [Word: Answer] = [:]

  init(limit: Int) { self.limit = limit }

  subscript(word: Word) -> Answer? {
    get { answers[word] }
    set {
      if answers.count >= limit { answers.removeAll() }
      answers[word] = newValue
    }
  }
}

/// What a word of a query becomes.
struct CompiledWord {
  var query: Xapian.Query
  var traces: [Trace]
  var explanation: String
  /// What the weights of its stems were multiplied with; nil where they were not.
  var stemFactor: Double?
}
