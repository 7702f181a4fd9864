import TestSupport
import Testing
import Xapian

/// A search that ends early has found some of what there is, and nothing else.
@Suite struct EarlyEndTests {
  /// What is wrong with a search that ended after some steps, as text.
  private static func fault(
    _ request: SearchRequest, all: MatchSet, whole: MatchSet, in database: borrowing Database
  ) throws -> String? {
    let weights = Dictionary(uniqueKeysWithValues: all.matches.map { ($0.documentID, $0.weight) })
    var steps = 0
    var wasWhole = false
    while !wasWhole {
      var cut = request
      cut.earlyEnd = .afterSteps(steps)
      let found = try database.search(cut)
      for match in found.matches {
        guard let weight = weights[match.documentID] else {
          return "after \(steps) steps \(match.documentID) is none of \(request.query)"
        }
        if abs(match.weight - weight) > 1e-9 {
          return "after \(steps) steps \(match.documentID) weighs \(match.weight), not \(weight)"
        }
      }
      if found.isCut, found.upperBound < all.matches.count || found.isExact && steps > 0 {
        return "after \(steps) steps \(found.lowerBound) to \(found.upperBound) are said to match"
      }
      wasWhole = !found.isCut
      if wasWhole, !isAlike(found, whole) || found.facets != whole.facets {
        return "in \(steps) steps other documents of \(request.query)"
      }
      steps += max(1, steps / 2)
    }
    return nil
  }

  /// Whether as many matches weigh the same; the order of additions decides over the last digits,
  /// and with them which of two equal ones comes first.
  private static func isAlike(_ one: MatchSet, _ other: MatchSet) -> Bool {
    one.matches.count == other.matches.count
      && zip(one.matches, other.matches).allSatisfy { abs($0.weight - $1.weight) < 1e-9 }
  }

  @Test(
    "What it found weighs what it weighs in the whole, wherever it ends",
    arguments: 1...4 as ClosedRange<UInt64>)
  func randomQueries(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let database = try RandomSearches.database(folder.path(of: "end.db"), &numbers)
    let orders: [SortOrder] = [
      .relevance, .value(0, descending: true), .valueThenRelevance(0, descending: true),
    ]
    for _ in 0..<30 {
      let query = RandomSearches.query(depth: 4, &numbers)
      var everything = SearchRequest(query, count: 1500)
      everything.checkAtLeast = 1500
      let all = try database.search(everything)
      var request = SearchRequest(query)
      request.sort = orders.randomElement(using: &numbers) ?? .relevance
      if Bool.random(using: &numbers) {
        request.checkAtLeast = 1500
        request.facets = [0]
      }
      if Bool.random(using: &numbers) { request.collapse = Collapse(slot: 0) }
      if Int.random(in: 0..<4, using: &numbers) == 0 { request.weighting = .boolean }
      let whole = try database.search(request)
      if request.weighting == .boolean { continue }
      let fault = try Self.fault(request, all: all, whole: whole, in: database)
      #expect(fault == nil, "\(fault ?? "")")
    }
  }

  @Test("A time that is long enough changes nothing; one that is up leaves nothing")
  func time() throws {
    var numbers = SeededGenerator(seed: 9)
    let folder = try TemporaryFolder()
    let database = try RandomSearches.database(folder.path(of: "end.db"), &numbers)
    for _ in 0..<100 {
      var request = SearchRequest(RandomSearches.query(depth: 3, &numbers))
      request.facets = [0]
      let whole = try database.search(request)
      request.earlyEnd = .after(.seconds(1000))
      let timed = try database.search(request)
      #expect(Self.isAlike(timed, whole) && timed.facets == whole.facets && !timed.isCut)
      #expect(timed.estimated == whole.estimated && timed.isExact == whole.isExact)
      for end in [EarlyEnd.after(.zero), .after(.seconds(-5)), .afterSteps(0), .afterSteps(-1)] {
        request.earlyEnd = end
        let none = try database.search(request)
        #expect(none.matches.isEmpty)
        #expect(none.isCut || whole.matches.isEmpty)
      }
    }
  }

  @Test("A boolean search ends as well")
  func boolean() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(.or([.term("heron"), .term("water")]))
    request.weighting = .boolean
    #expect(try database.search(request).ids == [1, 2, 4, 5])
    request.earlyEnd = .afterSteps(2)
    let cut = try database.search(request)
    #expect(cut.ids == [1, 2] && cut.isCut && !cut.isExact)
    request.checkAtLeast = 5
    request.count = 0
    #expect(try database.search(request).isCut)
  }

  @Test("Of a beginning of words the most frequent are taken, of equal ones the first")
  func wildcard() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "words.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    for text in ["pab pac", "pad", "pac pae", "paf", "qa"] { try writer.add(text) }
    try writer.close()
    let database = try Database(path: path)
    func ids(_ limit: Int, _ combiner: Query.WildcardCombiner) throws -> [DocumentID] {
      try database.ids(
        .wildcard(prefix: "pa", limit: limit, on: .mostFrequent, combiner: combiner)
      ).sorted()
    }
    for combiner in Query.WildcardCombiner.allCases {
      #expect(try ids(1, combiner) == [1, 3])
      #expect(try ids(3, combiner) == [1, 2, 3])
      #expect(try ids(9, combiner) == [1, 2, 3, 4])
    }
    var request = SearchRequest(.wildcard(prefix: "pa", limit: 2, on: .mostFrequent))
    request.earlyEnd = .afterSteps(1)
    let cut = try database.search(request)
    #expect(cut.matches.isEmpty && cut.isCut)
  }
}
