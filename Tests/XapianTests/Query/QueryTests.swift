import TestSupport
import Testing
import Xapian

@Suite struct QueryTests {
  static let heron = Query.term("heron")
  static let robin = Query.term("robin")
  static let water = Query.term("water")
  static let grey = Query.term("grey")

  static let matching: [(Query, Set<DocumentID>)] = [
    (.all, [1, 2, 3, 4, 5]),
    (.none, []),
    (heron, [1, 2, 4]),
    (.term("unknown"), []),
    (.term(utf8: Array("heron".utf8)), [1, 2, 4]),
    (.and([heron, water]), [1, 4]),
    (.and([]), []),
    (.and([heron, .all]), [1, 2, 4]),
    (.or([robin, water]), [1, 3, 4, 5]),
    (.or([]), []),
    (.andNot(heron, water), [2]),
    (.andNot(.all, heron), [3, 5]),
    (.xor([heron, robin, water]), [2, 3, 4, 5]),
    (.andMaybe(robin, water), [3, 4]),
    (.filter(heron, robin), [4]),
    (.near([water, .term("shallow")], window: 2), [1]),
    (.near([water, heron], window: 7), [1, 4]),
    (.phrase([.term("shallow"), water]), [1]),
    (.phrase([water, .term("shallow")], window: 5), []),
    (.phrase([.or([grey, robin]), .or([heron, .term("sings")])]), [1, 2, 3]),
    (.eliteSet([heron, robin, water], size: 3), [1, 2, 3, 4, 5]),
    (.eliteSet([robin, water, heron], size: 1), [3, 4]),
    (.synonym([robin, .term("voles")]), [3, 4, 5]),
    (.scale(robin, by: 2), [3, 4]),
    (.documents([4, 2, 4, 9, 0]), [2, 4]),
    (.documents([]), []),
    (.and([heron, .documents([1, 3, 4])]), [1, 4]),
    (.andNot(.all, .documents([1, 2])), [3, 4, 5]),
    (.or([robin, .documents([5])]), [3, 4, 5]),
    (.filter(.phrase([.term("shallow"), water]), .documents([1, 2])), [1]),
    (.filter(.phrase([.term("shallow"), water]), .documents([2, 5])), []),
    (.wildcard(prefix: "s"), [1, 3, 4, 5]),
    (.wildcard(prefix: "s", limit: 1, on: .first, combiner: .or), [1]),
    (.wildcard(prefix: "w", limit: 1, on: .mostFrequent), [1, 4, 5]),
    (.wildcard(prefix: "zz"), []),
    (.valueRange(0, from: "2016", to: "2018"), [1, 3, 5]),
    (.valueRange(0, from: "2019", to: "2017"), []),
    (.valueAtLeast(0, "2018"), [2, 3]),
    (.valueAtMost(0, "2016"), [1, 5]),
    (.valueAtLeast(0, ""), [1, 2, 3, 4, 5]),
  ]

  @Test(arguments: matching)
  func matches(query: Query, expected: Set<DocumentID>) throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    #expect(Set(try database.ids(query)) == expected, "\(query)")
  }

  static let failing: [(Query, XapianError.Code)] = [
    (.term(""), .invalidArgument),
    (.scale(heron, by: -1), .invalidArgument),
    (.scale(heron, by: .nan), .invalidArgument),
    (.phrase([.synonym([heron, robin]), water]), .unimplemented),
    (.near([.synonym([heron, robin]), water], window: 3), .unimplemented),
    (.wildcard(prefix: "s", limit: 2), .wildcard),
  ]

  @Test(arguments: failing)
  func fails(query: Query, expected: XapianError.Code) throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    let error = #expect(throws: XapianError.self) { try database.ids(query) }
    #expect(error?.code == expected, "\(query)")
    #expect(error?.message.isEmpty == false)
  }

  /// The weight of the one match of "robin … dawn" for each query, as a multiple of the first's.
  @Test func weightsFollowTheOperators() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    func weight(_ query: Query) throws -> Double {
      try database.search(SearchRequest(.filter(query, .term("dawn")))).matches.first?.weight ?? -1
    }
    let robin = try weight(.term("robin"))
    let sings = try weight(.term("sings"))
    #expect(robin > 0)
    #expect(sings > robin)
    #expect(abs(try weight(.scale(.term("robin"), by: 3)) - 3 * robin) < 1e-9)
    #expect(abs(try weight(.or([.term("robin"), .term("sings")])) - robin - sings) < 1e-9)
    #expect(try weight(.term("robin", occurrences: 2)) > robin)
    // Weights inside a synonym are ignored.
    let plain = try weight(.synonym([.term("robin"), .term("voles")]))
    let scaled = try weight(.synonym([.scale(.term("robin"), by: 9), .term("voles")]))
    #expect(plain > 0)
    #expect(plain == scaled)
  }

  @Test func isAValue() {
    let query = Query.and([Self.heron, .scale(Self.water, by: 0.5)])
    #expect(query == .and([.term("heron"), .scale(.term("water"), by: 0.5)]))
    #expect(query != .and([.term("heron"), .scale(.term("water"), by: 0.6)]))
    #expect(query.hashValue == Query.and([Self.heron, .scale(Self.water, by: 0.5)]).hashValue)
    #expect(query.description == "Query((heron AND 0.5 * water))")
    #expect(Query.term("").description.contains("invalid"))
    #expect((query.depth, query.nodeCount) == (3, 4))
  }
}
