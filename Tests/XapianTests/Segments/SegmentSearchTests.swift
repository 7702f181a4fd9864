import TestSupport
import Testing
import Xapian

/// A database made of segments answers as the one that Xapian's writer makes of the same documents:
/// which documents are passed over rests on the bounds of lengths and frequencies that are written.
@Suite(.enabled(if: SegmentWriter.isAvailable, "Xapian's series is not the segment writer's"))
struct SegmentSearchTests {
  /// A kind of search, made of random terms and values.
  struct Kind: Sendable {
    var name: String
    var make: @Sendable (inout Material) -> SearchRequest

    init(_ name: String, _ make: @escaping @Sendable (inout Material) -> Query) {
      self.name = name
      self.make = { SearchRequest(make(&$0)) }
    }

    init(_ name: String, request make: @escaping @Sendable (inout Material) -> SearchRequest) {
      self.name = name
      self.make = make
    }
  }

  static let kinds = [
    Kind("term") { $0.term() },
    Kind("repeated term") { .term($0.word(), occurrences: 3) },
    Kind("OR") { .or($0.terms(2...6)) },
    Kind("AND") { .and($0.terms(2...3)) },
    Kind("synonym") { .synonym($0.terms(2...5)) },
    Kind("OR of synonyms") { words in
      .or((0..<3).map { _ in .synonym(words.terms(1...4)) })
    },
    Kind("AND of ORs") { words in .and((0..<2).map { _ in .or(words.terms(1...4)) }) },
    Kind("AND NOT") { .andNot(.or($0.terms(2...4)), $0.term()) },
    Kind("AND MAYBE") { .andMaybe($0.term(), .or($0.terms(1...4))) },
    Kind("XOR") { .xor($0.terms(2...3)) },
    Kind("scaled") { .or([$0.term(), .scale($0.term(), by: 0.3)]) },
    Kind("elite set") { .eliteSet($0.terms(6...12), size: 4) },
    Kind("wildcard") { .wildcard(prefix: String($0.word().prefix(3)), limit: 20, on: .first) },
    Kind("filtered by a term") { .filter(.or($0.terms(2...4)), $0.term()) },
    Kind("filtered by a range of dates") { .filter(.or($0.terms(1...4)), $0.range()) },
    Kind("from a date on") { .filter(.or($0.terms(1...4)), .valueAtLeast(0, $0.value())) },
    Kind("up to a date") { .filter(.or($0.terms(1...4)), .valueAtMost(5, $0.value())) },
    Kind("range alone") { $0.range() },
    Kind("all") { _ in .all },
    Kind("by value") { words in
      SearchRequest(.or(words.terms(1...4)), sorting: .value(0, descending: words.coin()))
    },
    Kind("by value, then relevance") { words in
      SearchRequest(
        .or(words.terms(1...4)), sorting: .valueThenRelevance(1, descending: words.coin()))
    },
    Kind("by relevance, then value") { words in
      SearchRequest(
        .or(words.terms(1...4)), sorting: .relevanceThenValue(127, descending: words.coin()))
    },
    Kind("collapsed") { words in
      var request = SearchRequest(.or(words.terms(1...4)))
      request.collapse = Collapse(slot: 0)
      return request
    },
  ]

  /// Where lengths are not bounded otherwise, the shortest document's bounds what others can weigh.
  static let weightings: [WeightingScheme] = [
    .bm25(), .bm25(k1: 1.3, b: 0.9, minimumNormalizedLength: 0),
    .bm25(k1: 2, k2: 1, b: 1, minimumNormalizedLength: 0),
    .bm25Plus(minimumNormalizedLength: 0), .coordination,
  ]

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func answersAreThoseOfXapiansWriter(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var material = Material(random: SeededGenerator(seed: seed))
    let size = SegmentTwin.Size(documents: 900, documentsPerSegment: 130, terms: 40)
    let twin = try SegmentTwin(folder, size, &material.random)
    try expectSameAnswers(twin, &material)
    try twin.change(&material.random)
    try expectSameAnswers(twin, &material)
  }

  private func expectSameAnswers(_ twin: SegmentTwin, _ material: inout Material) throws {
    let expected = try Database(path: twin.writerPath)
    let found = try Database(path: twin.segmentsPath)
    var wasPruned = false
    for kind in Self.kinds {
      var isMatched = false
      for _ in 0..<8 {
        var request = kind.make(&material)
        request.count = 50
        request.weighting = material.random.pick(Self.weightings)
        let matches = try expected.search(request)
        // Documents, weights and totals: all that is known of the matches.
        #expect(try found.search(request) == matches, "\(kind.name): \(request)")
        isMatched = isMatched || !matches.matches.isEmpty
        wasPruned = wasPruned || !matches.isExact
      }
      #expect(isMatched, "\(kind.name)")
    }
    #expect(wasPruned)
  }
}

extension SegmentSearchTests {
  /// What searches of a ``SegmentTwin`` are made of.
  struct Material {
    var random: SeededGenerator

    mutating func coin() -> Bool { Bool.random(using: &random) }

    mutating func word() -> String { "Z" + SegmentTwin.word(&random) }

    mutating func term() -> Query { .term(word()) }

    mutating func terms(_ count: ClosedRange<Int>) -> [Query] {
      (0..<Int.random(in: count, using: &random)).map { _ in term() }
    }

    mutating func value() -> String { "\(Int.random(in: 0...3000, using: &random))" }

    mutating func range() -> Query {
      let ends = [value(), value()].sorted()
      return .valueRange(random.pick([0, 1, 5, 127]), from: ends[0], to: ends[1])
    }
  }
}

extension SearchRequest {
  fileprivate init(_ query: Query, sorting sort: SortOrder) {
    self.init(query)
    self.sort = sort
  }
}
