import Foundation
import Testing

@Suite("The exit status tells scripts how it went")
struct ExitStatusTests {
  private static let cases: [(arguments: [String], status: Int32)] = [
    (["gunung"], 0), (["search", "gunung"], 0), (["gunung", "--json"], 0),
    (["gunung", "--paths"], 0), (["gunung", "-n", "0"], 0), (["gunung", "--offset", "9"], 0),
    (["gunung", "-gunung"], 1), (["zzzqqqxxx"], 1), (["zzzqqqxxx", "--json"], 1),
    (["zzzqqqxxx", "--paths"], 1), (["zzzqqqxxx", "-n", "0"], 1), ([""], 1),
    (["show", "panen.txt"], 0), (["show", "gone.txt"], 2), (["similar", "gone.txt"], 2),
    (["stats"], 0), (["sources"], 0), (["check"], 0), (["reindex"], 0),
    (["index", "gone"], 2), (["index", "--remove", "gone"], 2), (["batch", "gone.tsv"], 2),
    (["gunung", "--index", "gone"], 2),
  ]

  @Test("Of every kind of outcome", arguments: cases)
  func status(arguments: [String], expected: Int32) async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.run(arguments)
    #expect(run.status == expected, "\(run.error)")
    #expect(!run.wasKilled)
    if expected == 2 {
      #expect(run.output.isEmpty)
      #expect(run.errorLines.count == 1)
      #expect(run.error.hasPrefix("sco-search: "))
      #expect(run.error.contains("; "))
    }
  }

  @Test("Without a collection the error says how to make one", arguments: ["gunung", "reindex"])
  func noCollection(argument: String) async throws {
    let run = try await Sandbox().run(argument)
    #expect(run.status == 2)
    #expect(run.error.contains("sco-search index"))
  }

  @Test("A collection that is not built says how to build it")
  func notBuilt() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Articles.harvest, to: "index/articles/panen.txt")
    let run = try await sandbox.run("gunung")
    #expect(run.status == 2)
    #expect(run.error.contains("sco-search reindex"))
  }

  @Test("The collection is found from a folder below, and named by the environment")
  func findingTheCollection() async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write("", to: "below/deep/file")
    let below = try await sandbox.shell("cd below/deep && \"$SCO\" --paths gunung")
    #expect(below.output == sandbox.url("index/articles/panen.txt").path + "\n")
    let elsewhere = try await sandbox.shell(
      "cd / && \"$SCO\" --paths gunung",
      environment: ["SCO_SEARCH_INDEX": sandbox.url("index").path])
    #expect(elsewhere.status == 0)
  }

  @Test("A reader that has seen enough is no error")
  func closedPipe() async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.shell(
      "{ \"$SCO\" gunung --json; echo status $? >&2; } | true; "
        + "{ \"$SCO\" gunung; echo status $? >&2; } | head -1")
    #expect(run.errorLines == ["status 0", "status 0"])
    #expect(run.lines.count == 1)
  }

  @Test("A batch whose reader goes stops early and quietly")
  func closedPipeOfBatch() async throws {
    let sandbox = try await Sandbox.built()
    let queries = String(repeating: "q\tgunung\n", count: 2000)
    try sandbox.write(queries, to: "queries.tsv")
    let run = try await sandbox.shell(
      "{ \"$SCO\" batch queries.tsv; echo status $? >&2; } | head -1")
    #expect(run.errorLines == ["status 0"])
    #expect(run.lines.count == 1)
  }

  @Test("Output that cannot be written is a failure")
  func fullDisk() async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.shell("\"$SCO\" gunung > /dev/full")
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
  }
}
