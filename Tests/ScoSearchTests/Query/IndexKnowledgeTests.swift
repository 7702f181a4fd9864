import Testing
import Xapian

@testable import ScoSearch

/// Knowledge that fails at one of the questions asked of it.
private final class FailingKnowledge: IndexKnowledge {
  static let failure = XapianError(code: .databaseCorrupt, message: "damaged")

  let memory: MemoryKnowledge
  /// Counted from 0.
  let failingQuestion: Int?
  /// The names of the requirements that were asked, in order.
  private(set) var questions: [String] = []

  init(_ memory: MemoryKnowledge, failingAt question: Int? = nil) {
    self.memory = memory
    failingQuestion = question
  }

  private func ask(_ name: String = #function) throws(XapianError) {
    questions.append(name)
    if questions.count - 1 == failingQuestion { throw Self.failure }
  }

  var languages: LanguageTable { memory.languages }

  func articleCount() throws(XapianError) -> Int {
    try ask()
    return memory.articleCount()
  }

  func articleCounts() throws(XapianError) -> [UInt8: Int] {
    try ask()
    return memory.articleCounts()
  }

  func averageLengths() throws(XapianError) -> [Double] {
    try ask()
    return memory.averageLengths()
  }

  func stems(of form: [UInt8]) throws(XapianError) -> [[[UInt8]]] {
    try ask()
    return memory.stems(of: form)
  }

  func forms(of term: String) throws(XapianError) -> [String] {
    try ask()
    return memory.forms(of: term)
  }

  func contains(_ term: String) throws(XapianError) -> Bool {
    try ask()
    return memory.contains(term)
  }

  func statistics(of term: String) throws(XapianError) -> TermStatistics {
    try ask()
    return memory.statistics(of: term)
  }

  func entries(_ key: String) throws(XapianError) -> [LexiconTarget] {
    try ask()
    return memory.entries(key)
  }

  func isWord(_ form: String) -> Bool { memory.isWord(form) }

  func nearestForm(to word: String, edits: Int) throws(XapianError) -> String? {
    try ask()
    return memory.nearestForm(to: word, edits: edits)
  }
}

struct IndexKnowledgeTests {
  private static let memory = MemoryKnowledge(
    statistics: [
      "padi": TermStatistics(articles: 3, occurrences: 9),
      "Zipadi": TermStatistics(articles: 3, occurrences: 9),
      "Zisawah": TermStatistics(articles: 5, occurrences: 6),
      "Zeharvest": TermStatistics(articles: 2, occurrences: 4),
      "organization": TermStatistics(articles: 1, occurrences: 1),
      "meeting": TermStatistics(articles: 1, occurrences: 1),
    ],
    forms: ["padi", "sawah", "panen", "harvest", "organization"],
    nearest: ["keanggotan": "padi"],
    lexicon: { key in
      key == "entry/i panen"
        ? [
          LexiconTarget(kind: .translation, text: "harvest", pattern: .word(["Zeharvest"])),
          LexiconTarget(
            kind: .alias, text: "masa panen",
            pattern: TermPattern(words: [["Zimasa"], ["Zipanen"]])
          ),
        ] : []
    })
  private static let query =
    "panen padi sawah keanggotan organisasi \"padi sawah\" title:padi -ladang pad*"

  /// All that a search asks for a query: to understand and to show it.
  private static func search(_ query: String, by knowledge: FailingKnowledge) throws -> [Trace] {
    let query = QueryParser.parse(query)
    var expander = QueryExpander(knowledge: knowledge, translation: .auto)
    let words = try QueryWord.words(of: query.wantedText, by: knowledge)
    expander.queryRow = try QueryLanguage(knowledge: knowledge).row(of: words)
    let compiled = try QueryCompiler.compile(
      query, expander: expander, ranking: Ranking(), requiresAllWords: false)
    return try TextMatcher(compiled.traces, by: knowledge).traces
  }

  @Test("Whatever of an index cannot be read, the search says so instead of leaving something out")
  func failure() throws {
    let sound = FailingKnowledge(Self.memory)
    let traces = try Self.search(Self.query, by: sound)
    #expect(Set(traces.map(\.way)) == Set(WordMatch.Way.allCases))
    #expect(
      Set(sound.questions) == [
        "articleCount()", "articleCounts()", "averageLengths()", "stems(of:)", "forms(of:)",
        "contains(_:)",
        "statistics(of:)", "entries(_:)", "nearestForm(to:edits:)",
      ])
    for question in sound.questions.indices {
      let failing = FailingKnowledge(Self.memory, failingAt: question)
      #expect(throws: FailingKnowledge.failure, "\(question): \(sound.questions[question])") {
        _ = try Self.search(Self.query, by: failing)
      }
      #expect(failing.questions.count == question + 1, "nothing is asked after it")
    }
  }

  @Test(
    "A query is in the language that most of its words are known from",
    arguments: [
      // Translated from one language alone.
      ("panen", 0),
      // In one of both much more often.
      ("padi", 0), ("harvest", 1),
      // A stop word of one.
      ("yang", 0), ("the", 1),
      // Nothing known, or as much of both.
      ("rosa", nil), ("padi harvest", nil), ("2016", nil),
    ] as [(String, Int?)])
  func language(text: String, row: Int?) throws {
    let words = try QueryWord.words(of: text, by: Self.memory)
    #expect(try QueryLanguage(knowledge: Self.memory).row(of: words) == row)
  }

  @Test(
    "A word is taken for a near one where neither it nor its stems are in an article",
    arguments: [
      ("keanggotan", "padi"), ("sawahan", nil), ("padi", nil), ("rosa", nil), ("harvestx", nil),
      ("melting", nil), ("meltin", "meeting"),
    ] as [(String, String?)])
  func spelling(word: String, meant: String?) throws {
    var memory = Self.memory
    memory.forms = ["padi", "Zisawah"]
    memory.nearest["padi"] = "pada"
    memory.nearest["sawahan"] = "sawah"
    memory.nearest["rosa"] = "padi"
    memory.nearest["melting"] = "meeting"
    memory.nearest["meltin"] = "meeting"
    memory.words = ["melting"]
    let word = try #require(try QueryWord.words(of: word, by: memory).first)
    #expect(try SpellingCorrection.correction(of: word, by: memory) == meant)
  }
}
