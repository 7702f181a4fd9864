import TestSupport
import Testing
import Xapian

@Suite struct SearchTests {
  /// What a page holds besides its numbers.
  @Test func pageIsWhole() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(.or([.term("heron"), .term("grey")]), first: 1, count: 1)
    request.documentValues = [1, 0, 9]
    request.includesMatchingTerms = true
    request.checkAtLeast = 100
    let page = try database.search(request)
    #expect(page.isExact)
    #expect((page.lowerBound, page.estimated, page.upperBound) == (3, 3, 3))
    #expect(page.firstIndex == 1)
    let match = try #require(page.matches.first)
    #expect(page.matches.count == 1)
    #expect(match.rank == 1)
    #expect(match.documentID == 1)
    #expect(match.weight > 0 && match.weight < page.maximumAttained)
    #expect(page.maximumAttained <= page.maximumPossible)
    #expect((1...100).contains(match.percent))
    #expect(String(decoding: match.data, as: UTF8.self) == notes[0].text)
    #expect(match.values == [0: "2016", 1: "wader"])
    #expect(match.matchingTerms == ["grey", "heron"])
    #expect(match.collapseKey == nil)
  }

  @Test func bringsOnlyWhatIsAskedFor() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(.term("robin"))
    request.includesData = false
    let match = try #require(try database.search(request).matches.first)
    #expect(match.data.isEmpty)
    #expect(match.values.isEmpty)
    #expect(match.matchingTerms.isEmpty)
  }

  static let orders: [(SortOrder, DocumentOrder, [DocumentID])] = [
    (.value(0), .ascending, [4, 1, 5, 3, 2]),
    (.value(0, descending: true), .ascending, [2, 3, 1, 5, 4]),
    (.value(0), .descending, [4, 5, 1, 3, 2]),
    (.valueThenRelevance(0, descending: true), .ascending, [2, 3, 5, 1, 4]),
    (.valueThenRelevance(1), .ascending, [5, 3, 4, 1, 2]),
    (.relevanceThenValue(0, descending: true), .ascending, [5, 4, 1, 2, 3]),
    (.relevance, .ascending, [5, 4, 1, 2, 3]),
    (.relevance, .descending, [5, 4, 1, 3, 2]),
  ]

  /// Voles weigh most, then water, then the rest nothing.
  @Test(arguments: orders)
  func sorts(order: SortOrder, documents: DocumentOrder, expected: [DocumentID]) throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(
      .andMaybe(
        .all,
        .or([
          .scale(.term("voles"), by: 3), .scale(.term("pond"), by: 2), .term("shallow"),
        ])))
    request.sort = order
    request.documentOrder = documents
    #expect(try database.search(request).ids == expected)
  }

  @Test func collapses() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(.all)
    request.collapse = Collapse(slot: 2)
    request.checkAtLeast = 5
    let page = try database.search(request)
    #expect(page.ids == [1, 3, 4])
    #expect(page.matches.map(\.collapseKey) == ["a", "b", "c"])
    #expect(page.matches.map(\.collapsedCount) == [1, 0, 1])
    #expect((page.estimated, page.uncollapsedEstimated) == (3, 5))
    request.collapse = Collapse(slot: 2, maximum: 2)
    #expect(try database.search(request).ids == [1, 2, 3, 4, 5])
    // Documents without a value are all kept.
    request.collapse = Collapse(slot: 0)
    #expect(try database.search(request).ids == [1, 2, 3, 4])
  }

  @Test func countsFacetsBeforeCollapsing() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(.all, count: 1)
    request.facets = [1, 0, 7]
    request.collapse = Collapse(slot: 2)
    request.checkAtLeast = try database.documentCount
    let facets = try database.search(request).facets
    #expect(
      facets[0] == [
        FacetCount(value: "2016", count: 2), FacetCount(value: "2018", count: 1),
        FacetCount(value: "2020", count: 1),
      ])
    #expect(
      facets[1] == [FacetCount(value: "wader", count: 3), FacetCount(value: "songbird", count: 1)])
    #expect(facets[7] == [])
    #expect(facets.count == 3)
  }

  @Test func cutsOff() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(.or([.term("heron"), .term("grey"), .term("mullet")]))
    #expect(try database.search(request).ids == [2, 1, 4])
    request.percentCutoff = 90
    #expect(try database.search(request).ids == [2])
    request.percentCutoff = 0
    request.weightCutoff = try database.search(request).matches[1].weight
    #expect(try database.search(request).ids == [2, 1])
  }

  static let weightings: [WeightingScheme] = [
    .bm25(), .bm25(k1: 2, b: 0), .bm25Plus(), .bm25Plus(delta: 0.5), .tfIdf(),
    .tfIdf(normalizations: "ltn"), .coordination,
  ]

  @Test(arguments: weightings)
  func weighs(weighting: WeightingScheme) throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var request = SearchRequest(.or([.term("heron"), .term("mullet")]))
    request.weighting = weighting
    let page = try database.search(request)
    #expect(page.ids.first == 2 && Set(page.ids) == [1, 2, 4])
    #expect(page.matches.allSatisfy { $0.weight > 0 })
  }

  @Test func weighsWithParameters() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    func weight(_ weighting: WeightingScheme) throws -> Double {
      var request = SearchRequest(.term("grey"))
      request.weighting = weighting
      return try database.search(request).matches[0].weight
    }
    #expect(try weight(.boolean) == 0)
    #expect(try weight(.coordination) == 1)
    #expect(try weight(.bm25(k1: 0)) < weight(.bm25(k1: 2)))
    #expect(try weight(.bm25Plus(delta: 2)) > weight(.bm25Plus(delta: 0.1)))
    #expect(code { _ = try weight(.tfIdf(normalizations: "x")) } == .invalidArgument)
    #expect(code { _ = try weight(.bm25(k1: .nan)) } == .invalidArgument)
  }

  @Test func oddNumbers() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    #expect(try database.search(SearchRequest(.all, first: -5, count: 2)).ids == [1, 2])
    #expect(try database.search(SearchRequest(.all, first: 3, count: .max)).ids == [4, 5])
    #expect(try database.search(SearchRequest(.all, first: .max)).ids == [])
    #expect(try database.search(SearchRequest(.all, count: 0)).estimated == 5)
    var request = SearchRequest(.all)
    request.timeLimit = .seconds(10)
    #expect(try database.search(request).ids.count == 5)
    request.percentCutoff = 101
    #expect(code { _ = try database.search(request) } == .invalidArgument)
  }
}
