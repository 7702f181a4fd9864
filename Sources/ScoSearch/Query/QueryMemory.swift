import Xapian

/// What was worked out of queries' words, kept as long as the index stays as it is: words come again
/// in other queries. Nothing that a search finds is kept.
///
/// It is of one index and one ``Ranking``, and used by one task at a time.
final class QueryMemory {
  /// What a word leads to, by the word and how it was asked for.
  var expanded = WordMemory<WordKey, ExpandedWord>(limit: 4000)
  /// The row of the language that a word belongs to.
  var rows = WordMemory<WordKey, Int?>(limit: 4000)
  /// What a word becomes.
  var compiled = WordMemory<CompiledKey, CompiledWord>(limit: 2000)

  /// A word of a query as it was analysed, and how it is looked up.
  struct WordKey: Hashable {
    private let text: ExactText
    private let form: ExactText
    private let flags: UInt32
    /// How words are looked up.
    private let way: UInt32

    /// nil for a word that is made of parts.
    init?(_ word: QueryWord, way: UInt32 = 0) {
      guard word.parts.isEmpty else { return nil }
      text = ExactText(word.text)
      form = ExactText(word.form)
      var flags: UInt32 = (word.isStopWord ? 1 : 0) | (word.isCapitals ? 2 : 0)
      flags |= word.isCorrected ? 4 : 0
      // Of a form the index knows the stems: what is left is in which languages it is a word.
      for (row, stems) in word.stems.enumerated() where !stems.isEmpty { flags |= 8 << UInt32(row) }
      self.flags = flags
      self.way = way
    }
  }

  /// How a word was looked up, and what it is to weigh.
  struct CompiledKey: Hashable {
    var word: WordKey
    var translationShare: Double
    /// ``QueryCompiler/way``.
    var way: UInt32
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
