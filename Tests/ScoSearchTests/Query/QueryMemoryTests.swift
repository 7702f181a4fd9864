import TestSupport
import Testing
import Xapian

@testable import ScoSearch

@Suite("A query is understood as if no word of it had been in another one")
struct QueryMemoryTests {
  /// The same words in other company, in other letters, as what else they may be.
  private static let queries = [
    "panen", "panen sawah", "Panen", "PANEN", "sawah panen", "panen panen", "\"panen sawah\"",
    "harvest", "panen harvest the", "the", "THE", "yang", "YANG", "-panen sawah", "+panen -sawah",
    "SCO", "SCO-nya", "nya", "sco nya", "panen-panen", "panen-sawah", "panen_sawah", "panen2",
    "U17", "u 17", "17", "musim panen raya", "musim panen", "raya musim", "organisasi",
    "organisasi panen", "pannen", "\u{E9}lan", "e\u{301}lan", "ELAN", "elan", "pan* panen",
    "title:panen panen", "(panen OR sawah) AND harvest", "panen's", "pa\u{AD}nen",
  ]

  private static let ways: [(translation: SearchOptions.Translation, isAcross: Bool)] = [
    (.auto, false), (.off, false), (.on, false), (.auto, true),
  ]

  fileprivate static let index = MemoryKnowledge(
    statistics: [
      "panen": TermStatistics(articles: 30, occurrences: 90),
      "Zipanen": TermStatistics(articles: 30, occurrences: 90),
      "Zisawah": TermStatistics(articles: 5, occurrences: 6),
      "Zeharvest": TermStatistics(articles: 20, occurrences: 24),
      "organization": TermStatistics(articles: 1, occurrences: 1),
    ],
    forms: ["panen", "sawah", "harvest", "organization"], nearest: ["pannen": "panen"],
    lexicon: { key in
      switch key {
      case "entry/i panen":
        [LexiconTarget(kind: .translation, text: "harvest", pattern: .word(["Zeharvest"]))]
      case "entry/i musim panen":
        [
          LexiconTarget(
            kind: .translation, text: "harvest time",
            pattern: TermPattern(words: [["Zeharvest"], ["Zetime"]]))
        ]
      case "entry/i sco", "entry/e sco":
        [
          LexiconTarget(
            kind: .alias, text: "Shanghai", pattern: .word(["Zishanghai", "Zeshanghai"]))
        ]
      default: []
      }
    })

  private static func compiled(
    _ text: String, _ way: Int, by knowledge: RememberingKnowledge
  ) throws -> [String] {
    let (translation, isAcross) = ways[way]
    let query = QueryParser.parse(text)
    var expander = QueryExpander(knowledge: knowledge, translation: translation)
    if translation != .off {
      let words = try QueryWord.words(of: query.wantedText, by: knowledge)
      expander.queryRow = try QueryLanguage(knowledge: knowledge).row(of: words)
      expander.analysed = (query.wantedText, words)
    }
    let compiled = try QueryCompiler.compile(
      query, expander: expander, ranking: Ranking(), requiresAllWords: false,
      isAcrossLanguages: isAcross)
    return [
      compiled.query.description, compiled.explanation, compiled.suggestion(for: text) ?? "none",
    ] + compiled.traces.map { "\(Array($0.query.utf8)) \($0)" }
      + compiled.near.map { "\($0)" }
  }

  @Test("Whatever was asked before, and in whichever order", arguments: 0..<5)
  func order(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let knowledge = RememberingKnowledge(memory: QueryMemory())
    var calls = Self.queries.flatMap { query in Self.ways.indices.map { (query, $0) } }
    calls.shuffle(using: &random)
    var known = 0
    for (query, way) in calls {
      let alone = try Self.compiled(query, way, by: RememberingKnowledge(memory: nil))
      #expect(try Self.compiled(query, way, by: knowledge) == alone, "\(query), \(way)")
      known += alone.count
    }
    #expect(known > calls.count)
  }

  @Test("No more words are kept than there is room for, and the last one is")
  func limit() {
    var memory = WordMemory<Int, String>(limit: 3)
    for number in 0..<10 {
      memory[number] = "\(number)"
      #expect(memory[number] == "\(number)")
      #expect((0...number).count { memory[$0] != nil } <= 3)
    }
  }

  @Test("What is committed is known to the next search")
  func commit() async throws {
    let small = try await SmallCollection(articles: [
      Article(id: "a", title: "Kabar", body: "Petani memanen padi.", language: .indonesian)
    ])
    let index = try small.index()
    for _ in 0..<2 {
      let results = try await index.search("panen gabah")
      #expect(results.ids == ["a"])
    }
    try await small.add([
      Article(id: "b", title: "Kabar", body: "Gabah dijual murah.", language: .indonesian)
    ])
    let results = try await index.search("panen gabah")
    #expect(Set(results.ids) == ["a", "b"])
    #expect(results.hits.allSatisfy { !$0.matches.isEmpty })
  }
}

/// What ``QueryMemoryTests`` ask, with a memory.
private struct RememberingKnowledge: IndexKnowledge {
  let memory: QueryMemory?
  private var index: MemoryKnowledge { QueryMemoryTests.index }

  init(memory: QueryMemory?) { self.memory = memory }

  var languages: LanguageTable { index.languages }

  func articleCount() -> Int { index.articleCount() }

  func articleCounts() -> [UInt8: Int] { index.articleCounts() }

  func averageLengths() -> [Double] { index.averageLengths() }

  func stems(of form: [UInt8]) -> [[[UInt8]]] { index.stems(of: form) }

  func forms(of term: String) -> [String] { index.forms(of: term) }

  func contains(_ term: String) -> Bool { index.contains(term) }

  func statistics(of term: String) -> TermStatistics { index.statistics(of: term) }

  func entries(_ key: String) -> [LexiconTarget] { index.entries(key) }

  func isWord(_ form: String) -> Bool { index.isWord(form) }

  func nearestForm(to word: String, edits: Int) -> String? {
    index.nearestForm(to: word, edits: edits)
  }
}
