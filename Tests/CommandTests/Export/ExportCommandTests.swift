import Foundation
import Testing

@Suite("A search prints its hits for other programs")
struct ExportCommandTests {
  /// Twelve articles about bridges, and a copy.
  private static func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let records = (0..<12).map { number in
      let words = (0..<30).map { "kata\(number)x\($0)" }.joined(separator: " ")
      let body = "Jembatan \(number) dibuka untuk warga. \(words)"
      return #"{"id": "r\#(number)", "title": "Jembatan \#(number)", "body": "\#(body)", "#
        + #""lang": "id", "date": "20\#(10 + number)"}"#
    }
    let copy = records[0].replacingOccurrences(of: "\"r0\"", with: "\"salinan\"")
    try sandbox.write((records + [copy]).joined(separator: "\n"), to: "index/articles/j.jsonl")
    let run = try await sandbox.run("reindex", "--quiet")
    try #require(run.status == 0, "\(run.error)")
    return sandbox
  }

  @Test("Every hit, copies folded, with the filters and the order of a search")
  func every() async throws {
    let sandbox = try await Self.sandbox()
    for (options, count) in [
      ([], 12), (["--copies"], 13), (["--limit", "5"], 5), (["--offset", "3"], 9),
      (["--since", "2015"], 7), (["--sort", "date"], 12), (["-n", "0"], 0),
    ] {
      let run = try await sandbox.run(["jembatan", "--export", "jsonl"] + options)
      #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
      let hits = try run.lines.map { try JSONObject($0) }
      #expect(hits.count == count, "\(options)")
      let limit = options.contains("-n") || options.contains("--limit") ? [] : ["-n", "1000"]
      let search = try await sandbox.run(["jembatan", "--json"] + limit + options).json()
      #expect(hits.map { $0.string("id") } == search.objects("hits").map { $0.string("id") })
      #expect(hits.first?.keys == search.objects("hits").first?.keys)
    }
  }

  @Test("Nothing found is an empty table or array, and status 1")
  func none() async throws {
    let sandbox = try await Sandbox.built()
    let csv = try await sandbox.run("zzzqqqxxx", "--export", "csv")
    #expect(csv.status == 1 && csv.lines.count == 1 && csv.error.contains("nothing found"))
    let csl = try await sandbox.run("zzzqqqxxx", "--export", "csl-json")
    #expect(csl.status == 1 && csl.output == "[\n]\n")
  }

  @Test(
    "Two forms at once, or none that there is, are wrong usage",
    arguments: [
      (["a", "--export", "csv", "--json"], "--json"), (["a", "--export", "xml"], "bibtex"),
      (["a", "--export", "md", "--facets"], "--facets"),
      (["a", "--export", "ris", "--paths0"], "--paths0"), (["a", "--bom"], "--export csv"),
      (["batch", "-", "--export", "csv", "--format", "trec"], "--format"),
      (["batch", "-", "--bom", "--export", "ris"], "--export csv"),
    ])
  func usage(arguments: [String], says: String) async throws {
    let run = try await Sandbox().run(arguments)
    #expect(run.status == 64 && run.output.isEmpty && run.error.contains(says), "\(run.error)")
  }
}

@Suite("A batch takes tables, and prints what queries and articles have in common")
struct BatchListTests {
  @Test(
    "The columns of a table are known by their names, or by their places",
    arguments: [
      ("id,query\nq1,gunung\nq2,\"jembatan, \"\"sungai\"\"\"\n", "q1", "q2"),
      ("Query;ID\r\ngunung;q1\r\n\r\n\"jembatan, \"\"sungai\"\"\";q2", "q1", "q2"),
      (
        "\u{FEFF}no,query,id,note\n1,gunung,q1,x\n2,\"jembatan, \"\"sungai\"\"\",q2,y\n", "q1", "q2"
      ),
      ("query\ngunung\n\"jembatan, \"\"sungai\"\"\"\n", "1", "2"),
      ("gunung\n\"jembatan, \"\"sungai\"\"\"\n", "1", "2"),
      ("q1,gunung\nq2,\"jembatan, \"\"sungai\"\"\"\n", "q1", "q2"),
      ("id,query\n,gunung\n,\"jembatan, \"\"sungai\"\"\"\n", "1", "2"),
    ])
  func tables(table: String, first: String, second: String) async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write(table, to: "Daftar.CSV")
    let run = try await sandbox.run("batch", "Daftar.CSV", "--limit", "1")
    #expect(run.status == 0)
    let objects = try run.lines.map { try JSONObject($0) }
    #expect(objects.map { $0.string("id") } == [first, second])
    #expect(objects.map { $0.string("query") } == ["gunung", "jembatan, \"sungai\""])
  }

  @Test("A quote without an end takes no other query with it; no queries are no error")
  func odd() async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write("id,query\nq1,\"gunung\nq2,panen\n", to: "a.csv")
    let run = try await sandbox.run("batch", "a.csv")
    #expect(run.status == 0)
    #expect(try run.lines.map { try JSONObject($0).string("id") } == ["q1", "q2"])
    for table in ["", "id,query\n", "\n\n", "\u{FEFF}"] {
      try sandbox.write(table, to: "b.csv")
      let run = try await sandbox.run("batch", "b.csv")
      #expect(run.status == 0 && run.output.isEmpty)
    }
  }

  private static let queries = "q1\tpanen\nq2\tjembatan OR bridge\nq3\tzzzqqqxxx\nq4\tpasar\n"

  @Test("Each query with its count")
  func counts() async throws {
    let run = try await Sandbox.built().run(
      ["batch", "-", "--format", "table"], input: Self.queries)
    #expect(run.status == 0)
    let rows = run.lines.map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.map { $0[0] } == ["q1", "q2", "q3", "q4"])
    #expect(rows.map { $0[2] } == ["panen", "jembatan OR bridge", "zzzqqqxxx", "pasar"])
    #expect(rows[2][1] == "0" && rows.allSatisfy { Int($0[1]) != nil })
    #expect(rows[1][1] != "0")
  }

  @Test("Each article with the queries that found it")
  func articles() async throws {
    let run = try await Sandbox.built().run(
      ["batch", "-", "--format", "articles", "--translate", "off"], input: Self.queries)
    #expect(run.status == 0)
    let rows = run.lines.map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.map { Array($0[0...1]) } == [["panen.txt", "2"], ["jembatan.txt", "1"]])
    #expect(rows[0][2] == "Panen raya di lereng gunung")
    #expect(rows.map { $0[3] } == ["q1 panen | q4 pasar", "q2 jembatan OR bridge"])
  }

  @Test("An export of all, which says what found each hit")
  func export() async throws {
    let sandbox = try await Sandbox.built()
    let csv = try await sandbox.run(
      ["batch", "-", "--export", "csv", "--translate", "off"], input: Self.queries)
    #expect(csv.status == 0)
    let rows = csv.output.split(separator: "\r\n")
    #expect(rows.first?.hasPrefix("queryId,query,rank,id,title,") == true)
    #expect(rows.dropFirst().map { $0.prefix { $0 != "," } } == ["q1", "q2", "q4"])
    let ris = try await sandbox.run(
      ["batch", "-", "--export", "ris", "--translate", "off"], input: Self.queries)
    #expect(ris.output.components(separatedBy: "TY  - NEWS").count == 3)
  }
}
