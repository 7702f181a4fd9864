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

  @Test("Lengths are measured against the average of the class that a part of the query has")
  func lengthClasses() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    let all = try database.averageDocumentLength
    func weights(_ query: Query, _ averages: [Double]) throws -> [DocumentID: Double] {
      var request = SearchRequest(query)
      request.weighting = .bm25(
        k1: 1.2, k3: 8, b: 0.8, minimumNormalizedLength: 0, averageLengths: averages)
      let matches = try database.search(request).matches
      return Dictionary(uniqueKeysWithValues: matches.map { ($0.documentID, $0.weight) })
    }
    let plain = Query.or([.term("heron"), .scale(.term("mullet"), by: 0.3)])
    let xapian = try weights(plain, [])
    #expect(Set(xapian.keys) == [1, 2, 4])
    func expectSame(_ found: [DocumentID: Double]) {
      #expect(Set(found.keys) == Set(xapian.keys))
      for (document, weight) in xapian {
        #expect(abs((found[document] ?? 0) - weight) < 1e-9, "document \(document)")
      }
    }
    expectSame(try weights(plain, [all / 2]))
    func classed(_ number: Int) -> Query {
      .or([
        .scale(.scale(.synonym([.term("heron")]), by: 0.25, lengthClass: number), by: 4),
        .scale(.term("mullet"), by: 0.3, lengthClass: 1),
      ])
    }
    expectSame(try weights(classed(2), [all, all]))
    // The same documents pass for shorter ones, and for longer ones.
    for (average, isMore) in [(all * 3, true), (all / 3, false)] {
      let found = try weights(classed(2), [all, average])
      for document in try weights(.term("heron"), []).keys {
        let gains = (found[document] ?? 0) > (xapian[document] ?? 0)
        #expect(gains == isMore, "\(average)")
      }
    }
    // A group brings its own average.
    let group = { (average: Double) in
      Query.group(
        [[["heron"]], [["mullet"]]], in: 9, k1: 1.2, b: 0.8, minimumNormalizedLength: 0,
        averageLength: average)
    }
    #expect(try weights(group(0), []) == weights(group(all), []))
    #expect(try weights(group(all * 3), []) != weights(group(0), []))
    for query in [
      classed(3), .scale(group(0), by: 1, lengthClass: 1),
      .scale(.and([.term("grey"), classed(1)]), by: 1, lengthClass: 1),
    ] {
      #expect(code { _ = try weights(query, [all, all]) } == .invalidArgument)
    }
    let many = [Double](repeating: all, count: 9)
    #expect(code { _ = try weights(plain, many) } == .invalidArgument)
    #expect(code { _ = try weights(plain, [.nan]) } == .invalidArgument)
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
