import TestSupport
import Testing
import Xapian

/// Queries too deep or too wide are an error, and cost no stack anywhere.
@Suite struct QueryLimitTests {
  @Test func deepestThatRuns() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var query = Query.term("heron")
    for level in 1..<Query.maximumDepth {
      query =
        level.isMultiple(of: 2) ? .and([query, .term("grey")]) : .or([query, .term("robin")])
    }
    #expect(query.depth == Query.maximumDepth)
    #expect(Set(try database.ids(query)) == [1, 2, 3, 4])
  }

  @Test func hundredThousandLevels() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    var query = Query.term("heron")
    for _ in 0..<100_000 { query = .andNot(.all, query) }
    let error = #expect(throws: XapianError.self) { try database.ids(query) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("200 deep") == true)
    #expect(query.description.contains("200 deep"))
  }

  @Test func hundredThousandOperands() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    let query = Query.or((0..<100_000).map { .term("t\($0)") })
    let error = #expect(throws: XapianError.self) { try database.ids(query) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("5000 parts") == true)
  }

  @Test func widestThatRuns() throws {
    let folder = try TemporaryFolder()
    let database = try makeNotes(in: folder)
    let terms = ["heron", "robin"] + (3..<Query.maximumNodeCount).map { "t\($0)" }
    #expect(Set(try database.ids(.or(terms.map { .term($0) }))) == [1, 2, 3, 4])
  }
}
