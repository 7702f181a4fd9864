import Foundation
import Testing

@testable import sco_search

@Suite("All that tells of options has those of the table, no more and no less")
struct OptionTableTests {
  static let subcommands = RootCommand.subcommands.map { $0.name }

  private static func table(of subcommand: String) throws -> OptionTable {
    let type = try #require(RootCommand.subcommands.first { $0.name == subcommand })
    return type.options + OptionTable.ofParser
  }

  /// How a subcommand's options are written.
  private static func names(of subcommand: String) throws -> Set<String> {
    let rows = try table(of: subcommand).rows
    let letters = rows.compactMap { row in row.letter.map { "-\($0)" } }
    return Set(rows.map(\.spelling) + letters + ["-h"])
  }

  @Test("Every row has a name of its own, and a text", arguments: subcommands)
  func rows(subcommand: String) throws {
    let rows = try Self.table(of: subcommand).rows
    #expect(Set(rows.map(\.name)).count == rows.count)
    #expect(rows.allSatisfy { !$0.help.isEmpty })
  }

  @Test("The parser declares them, with their texts; the manual page is made of that")
  func parser() async throws {
    let run = try await Sandbox().run("--experimental-dump-help")
    let dump = try JSONDecoder().decode(Dump.self, from: run.outputBytes)
    let commands = try #require(dump.command.subcommands).filter { $0.commandName != "help" }
    #expect(commands.map(\.commandName) == Self.subcommands)
    for command in commands {
      let declared = (command.arguments ?? []).filter { $0.kind != "positional" }
      let rows = try Self.table(of: command.commandName).rows
      #expect(Set(declared.map(\.row)) == Set(rows.map(Dump.Row.init)), "\(command.commandName)")
    }
  }

  @Test("A subcommand's help names them", arguments: subcommands)
  func help(subcommand: String) async throws {
    let run = try await Sandbox().run(subcommand, "--help")
    #expect(try OptionListing(help: run.output).names == Self.names(of: subcommand))
  }

  @Test("The completions of each shell name them")
  func completions() async throws {
    let sandbox = try Sandbox()
    let bash = try await sandbox.run("--generate-completion-script", "bash").output
    let zsh = try await sandbox.run("--generate-completion-script", "zsh").output
    let fish = try await sandbox.run("--generate-completion-script", "fish").output
    for name in Self.subcommands {
      let names = try Self.names(of: name)
      #expect(try OptionListing(bash: bash, subcommand: name).names == names, "bash, \(name)")
      #expect(try OptionListing(zsh: zsh, subcommand: name).names == names, "zsh, \(name)")
      #expect(OptionListing(fish: fish, subcommand: name).names == names, "fish, \(name)")
    }
  }

  /// What makes the manual page, where it was built beside the command, as `make test` does.
  private static func manualTool() -> String? {
    guard let command = try? Sandbox.command() else { return nil }
    let path = command.deletingLastPathComponent().appendingPathComponent("generate-manual").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  @Test("The manual page names them", .enabled(if: manualTool() != nil))
  func manual() async throws {
    let sandbox = try Sandbox()
    let tool = try #require(Self.manualTool())
    let run = try await sandbox.shell("'\(tool)' \"$SCO\" --output-directory .")
    #expect(run.status == 0, "\(run.error)")
    let page = try String(contentsOf: sandbox.url("sco-search.1"), encoding: .utf8)
    for name in Self.subcommands {
      #expect(try OptionListing(manual: page, subcommand: name).names == Self.names(of: name))
    }
  }

  @Test("They are told from words, wherever they stand", arguments: subcommands)
  func normalizer(subcommand: String) throws {
    for row in try Self.table(of: subcommand).rows {
      let option = row.value == nil ? [row.spelling] : [row.spelling, "5"]
      let normalized = [subcommand] + option + ["--", "word"]
      #expect(try ArgumentNormalizer.normalize([subcommand, "word"] + option) == normalized)
      #expect(try ArgumentNormalizer.normalize([subcommand] + option + ["word"]) == normalized)
      if let letter = row.letter {
        let short = ["\(subcommand)", "word", "-\(letter)5"]
        #expect(
          try ArgumentNormalizer.normalize(short)
            == [subcommand, "\(row.spelling)=5", "--", "word"])
      }
    }
  }

  @Test("With one dash their names are exclusions of a search, and mistakes elsewhere")
  func exclusions() throws {
    for type in RootCommand.subcommands {
      for row in type.options.rows {
        let arguments = [type.name, "word", "-\(row.name)"]
        if type.takesQuery {
          #expect(
            try ArgumentNormalizer.normalize(arguments)
              == [type.name, "--", "word", "-\(row.name)"])
        } else {
          #expect(throws: UsageError.self) { try ArgumentNormalizer.normalize(arguments) }
        }
      }
    }
  }
}

/// What the parser says of itself, as far as it is read here.
private struct Dump: Decodable {
  struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?
    var arguments: [Argument]?
  }
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }
    var kind: String
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var discussion: String?

    var row: Row {
      let names = names ?? []
      let short = names.filter { $0.kind == "short" && $0.name != "h" }.map(\.name)
      return Row(
        names: Set(names.filter { $0.kind == "long" }.map(\.name) + short),
        value: kind == "option" ? valueName : nil, help: abstract ?? "", discussion: discussion)
    }
  }
  /// What it knows of an option that the table knows too.
  struct Row: Hashable {
    var names: Set<String>
    var value: String?
    var help: String
    var discussion: String?
  }

  var command: Command
}

extension Dump.Row {
  init(_ row: CommandOption) {
    self.init(
      names: Set([row.name] + (row.letter.map { [String($0)] } ?? [])), value: row.value,
      help: row.help, discussion: row.discussion)
  }
}
