import Foundation
import ScoSearch
import Testing

@testable import sco_search

@Suite("What the README says is so")
struct ReadmeTests {
  /// A copy of the bundled collection, built, with two folders of articles beside it.
  private static func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(
      at: sandbox.url("index"), withIntermediateDirectories: true)
    for part in ["articles", "lexicon"] {
      try FileManager.default.copyItem(
        at: Repository.folder().appendingPathComponent("index/\(part)"),
        to: sandbox.url("index/\(part)"))
    }
    // The sandbox is the home folder of what runs in it.
    try sandbox.write(Articles.harvest, to: "articles/panen.txt")
    try sandbox.write(Articles.bridge, to: "articles/drafts/jembatan.txt")
    try sandbox.write(Articles.bridge, to: "articles/private/jembatan.txt")
    try sandbox.write(Articles.bridge, to: "kliping/jembatan.txt")
    let run = try await sandbox.run("reindex", "--quiet")
    try #require(run.status == 0, "\(run.error)")
    return sandbox
  }

  private static func shell(_ line: String, in sandbox: Sandbox) async throws -> Run {
    let command = try Sandbox.command().deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try await sandbox.shell(
      line, environment: ["PATH": "\(command):\(path)", "COLUMNS": "80"])
  }

  @Test("Every command of it works, one after the other")
  func commands() async throws {
    let commands = ReadmeCommands(page: try Repository.text(of: "README.md")).searched
    #expect(commands.count > 15)
    let sandbox = try await Self.sandbox()
    for command in commands {
      let run = try await Self.shell(command, in: sandbox)
      #expect(run.status == 0, "\(command)\n\(run.error)")
      #expect(run.error.isEmpty, "\(command)\n\(run.error)")
    }
  }

  @Test("CI runs the two commands of the start; what else builds or installs is a target of make")
  func builds() throws {
    let commands = ReadmeCommands(page: try Repository.text(of: "README.md")).built
    #expect(commands.prefix(2) == ["Scripts/demo", "Scripts/test"])
    for command in commands.dropFirst(2) {
      let words = command.split(separator: " ").map(String.init)
      let make = try #require(words.firstIndex(of: "make"), "\(command) is run nowhere")
      #expect(try Repository.hasTarget(words[make + 1]), "\(command)")
    }
    let integration = try Repository.text(of: ".ci/run")
    for command in commands.prefix(2) {
      #expect(integration.contains("' \(command)\n"), ".ci/run does not call \(command)")
    }
    let served = ReadmeCommands(page: try Repository.text(of: "README.md")).served
    #expect(served.count == 2)
    #expect(integration.contains(" make test-server\n"), "these are run nowhere: \(served)")
  }

  @Test("The results shown are those of the command, apart from the time they took")
  func capture() async throws {
    let blocks = MarkdownBlock.all(in: try Repository.text(of: "README.md"))
    let capture = try #require(blocks.first { $0.language == "console" })
    let command = try #require(capture.lines.first)
    #expect(command.hasPrefix("$ sco-search "))
    let run = try await Self.shell(String(command.dropFirst(2)), in: try await Self.sandbox())
    func comparable(_ line: String) -> String {
      // Time differs from run to run.
      line.replacing(#/ in [0-9.]+ m?s$/#, with: "").trimmingCharacters(in: .whitespaces)
    }
    var printed = run.lines.map(comparable)[...]
    let shown = capture.lines.dropFirst().map(comparable)
      .filter { !$0.isEmpty && !$0.hasPrefix("[…") }
    #expect(shown.count > 10)
    for line in shown {
      let place = printed.firstIndex(of: line)
      #expect(place != nil, "not printed (any more): \(line)\nIt prints:\n\(run.output)")
      guard let place else { return }
      printed = printed[(place + 1)...]
    }
  }

  @Test("The Swift code shown is that of the example, which CI runs")
  func code() throws {
    let blocks = MarkdownBlock.all(in: try Repository.text(of: "README.md"))
    let code = try #require(
      blocks.first { $0.language == "swift" && $0.lines.first == "import ScoSearch" })
    let example = try Repository.text(of: "Examples/NewsDesk/Sources/NewsDesk/main.swift")
    let lines = Set(example.split(separator: "\n").map(String.init))
    for line in code.lines where !line.isEmpty { #expect(lines.contains(line), "\(line)") }
  }

  /// The options that a part of the page names.
  private static func options(in part: some StringProtocol) -> Set<String> {
    Set(String(part).matches(of: /[ `](--[a-z][a-z0-9-]*)/).map { String($0.1) })
  }

  @Test("Every subcommand is named, and every option, and none that there is not")
  func options() throws {
    let page = try Repository.text(of: "README.md")
    var known: Set<String> = []
    for subcommand in RootCommand.subcommands {
      #expect(page.contains("`sco-search \(subcommand.name)"), "\(subcommand.name)")
      known.formUnion(subcommand.options.rows.map(\.spelling))
    }
    #expect(Self.options(in: page).subtracting(["--help"]) == known)
  }

  @Test("The table of options has those of a search, but for those that all subcommands have")
  func searchOptions() throws {
    let lines = try Repository.text(of: "README.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    let head = try #require(lines.firstIndex(of: "| Option | Does |"))
    let cells = lines[(head + 2)...].prefix { $0.hasPrefix("| ") }
      .map { $0.split(separator: " | ")[0] }
    let all = RootCommand.subcommands.map { Set($0.options.rows.map(\.spelling)) }
    let shared = all.dropFirst().reduce(all[0]) { $0.intersection($1) }
    #expect(
      Self.options(in: cells.joined())
        == Set(SearchCommand.options.rows.map(\.spelling)).subtracting(shared))
  }

  @Test("What index and reindex have in common is named in one line")
  func syncOptions() throws {
    let page = try Repository.text(of: "README.md")
    let line = try #require(
      page.split(separator: "\n").first { $0.hasPrefix("`index` and `reindex` know ") })
    #expect(
      Self.options(in: line).subtracting(["--help"])
        == Set(SyncArguments.options.rows.map(\.spelling)))
  }

  @Test("Fields stand with aliases and example, here and in the documentation of the library")
  func fields() throws {
    let pages = ["README.md", "Sources/ScoSearch/ScoSearch.docc/QueryLanguage.md"]
    for path in pages {
      let page = try Repository.text(of: path)
      for field in Field.all {
        for name in [field.name] + field.aliases {
          #expect(page.contains("`\(name):"), "\(path): \(name)")
        }
        #expect(page.contains("`\(field.example)`"), "\(path): \(field.example)")
      }
    }
  }

  @Test("The formats named are those that are read")
  func formats() throws {
    let page = try Repository.text(of: "README.md")
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let head = try #require(lines.firstIndex { $0.hasPrefix("| Format | Endings | ") })
    let cells = lines[(head + 2)...].prefix { $0.hasPrefix("| ") }
      .map { $0.split(separator: " | ")[1] }
    let named = cells.joined().matches(of: /`\.([a-z0-9]+)`/).map { String($0.1) }
    #expect(Set(named) == Set(ArticleFormats.all.flatMap(\.extensions) + ["gz"]))
  }

  @Test("The packages that it names for embedding are those that setup installs")
  func packages() throws {
    let setup = try Repository.text(of: "Scripts/install-dependencies")
    let page = try Repository.text(of: "README.md")
    let needed = setup.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      return words.count == 2 && words[1] == "-" ? String(words[0]) : nil
    }
    #expect(needed.count >= 4)
    for package in needed { #expect(page.contains("`\(package)`"), "\(package)") }
  }
}
