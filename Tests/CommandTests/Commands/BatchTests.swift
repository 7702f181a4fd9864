import Testing

@Suite("A batch answers each line")
struct BatchTests {
  private static let queries = "q1\tgunung\n\nzzzqqqxxx\r\nq 3\tjembatan OR bridge\n  \npanen"

  @Test("As one JSON object a line, with the query's id", arguments: ["queries.tsv", "-"])
  func jsonLines(file: String) async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write(Self.queries, to: "queries.tsv")
    let run = try await sandbox.run(["batch", file], input: Self.queries)
    #expect(run.status == 0)
    let objects = try run.lines.map { try JSONObject($0) }
    #expect(objects.map { $0.string("id") } == ["q1", "3", "q 3", "6"])
    #expect(
      objects.map { $0.string("query") } == ["gunung", "zzzqqqxxx", "jembatan OR bridge", "panen"])
    let alone = try await sandbox.run("gunung", "--json").json()
    #expect(objects[0].keys == alone.keys.union(["id"]))
    #expect(objects[0].objects("hits").first?.string("id") == "panen.txt")
    #expect(
      objects[0].objects("hits").first?.number("score")
        == alone.objects("hits").first?.number("score"))
    #expect(objects[1].objects("hits").isEmpty)
  }

  @Test("As a TREC run, where a query without results prints nothing")
  func trec() async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.run(["batch", "-", "--format", "trec"], input: Self.queries)
    #expect(run.status == 0)
    let rows = run.lines.map { $0.split(separator: " ").map(String.init) }
    #expect(rows.allSatisfy { $0.count == 6 && $0[1] == "Q0" && $0[5] == "sco-search" })
    #expect(rows.allSatisfy { Double($0[4]) != nil })
    #expect(rows.first.map { Array($0[0...3]) } == ["q1", "Q0", "panen.txt", "1"])
    #expect(rows.contains { $0[0] == "q%203" })
    #expect(!rows.contains { $0[0] == "3" })
  }

  @Test("With limits and filters of a search")
  func filters() async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.run(
      ["batch", "-", "--limit", "1", "--lang", "en"], input: "harvest panen\n")
    let hits = try #require(try run.lines.map { try JSONObject($0) }.first).objects("hits")
    #expect(hits.map { $0.string("language") } == ["en"])
    let placed = try await sandbox.run(["batch", "-", "--place", "wonosobo"], input: "pasar\n")
    let found = try #require(try placed.lines.map { try JSONObject($0) }.first).objects("hits")
    #expect(found.map { $0.string("place") } == ["Wonosobo"])
  }

  @Test("No queries are no error")
  func empty() async throws {
    let run = try await Sandbox.built().run(["batch", "-"], input: "")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
  }

  @Test("A query that cannot be read as text or as a query stops nothing")
  func odd() async throws {
    let queries = "a\t\"((\nb\t\u{0}\u{1B}\nc\t🎉\nd\t\(String(repeating: "x ", count: 5000))\n"
    let run = try await Sandbox.built().run(["batch", "-"], input: queries)
    #expect(run.status == 0)
    #expect(try run.lines.map { try JSONObject($0).string("id") } == ["a", "b", "c", "d"])
  }
}
