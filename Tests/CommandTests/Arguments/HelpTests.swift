import Testing

@Suite("Help says what the command does")
struct HelpTests {
  /// The contract with those who script the command.
  static let contract: [(subcommand: String, options: [String])] = [
    (
      "search",
      [
        "--index", "-n", "--limit", "--offset", "--lang", "--source", "--place", "--since",
        "--until", "--date", "--sort", "--copies", "--all", "--translate", "--facets", "--explain",
        "--json",
        "--paths", "--color",
      ]
    ),
    ("index", ["--index", "--remove", "--exclude", "--jobs", "--quiet", "--json", "--strict"]),
    ("sources", ["--index"]),
    ("reindex", ["--index", "--full", "--exclude", "--jobs", "--quiet", "--json", "--strict"]),
    (
      "batch",
      [
        "--index", "--limit", "--format", "--lang", "--source", "--place", "--since", "--until",
        "--date", "--sort", "--copies", "--all", "--translate",
      ]
    ),
    ("similar", ["--index", "--limit", "--lang", "--json", "--paths"]),
    ("show", ["--index", "--raw", "--json"]),
    ("stats", ["--index", "--json"]),
    ("check", ["--index"]),
  ]

  @Test("A subcommand's help names each of its options", arguments: contract)
  func options(subcommand: String, options: [String]) async throws {
    let run = try await Sandbox().run(subcommand, "--help")
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    let names = Set(run.output.split { " ,\n".contains($0) }.map(String.init))
    for option in options { #expect(names.contains(option), "\(option) of \(subcommand)") }
  }

  @Test("The help names each subcommand, and examples", arguments: ["--help", "-h", "help"])
  func subcommands(argument: String) async throws {
    let run = try await Sandbox().run(argument)
    #expect(run.status == 0)
    for (name, _) in Self.contract { #expect(run.output.contains("\n  \(name) ")) }
    #expect(run.output.contains("sco-search keanggotaan penuh"))
    #expect(run.lines.allSatisfy { $0.count <= 80 })
  }

  @Test("The version is the program's and Xapian's")
  func version() async throws {
    let run = try await Sandbox().run("--version")
    #expect(run.status == 0)
    #expect(
      try /sco-search [0-9]+\.[0-9]+\.[0-9]+ \(Xapian 1\.[0-9.]+\)\n/.wholeMatch(in: run.output)
        != nil)
  }
}
