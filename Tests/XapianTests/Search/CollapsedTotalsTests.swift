import TestSupport
import Testing
import Xapian

@Suite struct CollapsedTotalsTests {
  /// Words by number, and in slot 0 one of a few groups or none.
  private static func database(in folder: TemporaryFolder) throws -> Database {
    let path = folder.path(of: "a.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    for number in 1...300 {
      let words = [2, 3, 5, 7, 11, 50].filter { number.isMultiple(of: $0) }.map { "w\($0)" }
      let group: [ValueSlot: String] = number.isMultiple(of: 4) ? [0: "g\(number / 40)"] : [:]
      try writer.add((["all"] + words).joined(separator: " "), values: group)
    }
    try writer.close()
    return try Database(path: path)
  }

  @Test(
    "What is left out by collapsing counts",
    arguments: [
      (["w2", "w3"], 200), (["w5", "w7", "w11"], 113), (["w50"], 6), (["w50", "w11"], 33),
      (["all", "w2"], 300), (["none"], 0),
    ])
  func totals(words: [String], count: Int) throws {
    let folder = try TemporaryFolder()
    let database = try Self.database(in: folder)
    for (page, checked) in [(10, 300), (0, 300), (300, 0), (10, 0)] {
      for sort in [SortOrder.relevance, .value(0, descending: true)] {
        var request = SearchRequest(.or(words.map { .term($0) }), count: page)
        request.checkAtLeast = checked
        request.sort = sort
        request.collapse = Collapse(slot: 0)
        let matches = try database.search(request)
        #expect(matches.uncollapsedLowerBound <= count && count <= matches.uncollapsedUpperBound)
        if page == 300 || checked == 300 {
          #expect(matches.uncollapsedLowerBound == count)
          #expect(matches.uncollapsedUpperBound == count)
          #expect(matches.uncollapsedEstimated == count)
        }
      }
    }
  }
}
