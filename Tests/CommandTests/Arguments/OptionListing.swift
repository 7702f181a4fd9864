import Foundation
import Testing

/// The options that a text of the parser's making names for a subcommand, as they are written:
/// `--limit`, `-n`.
struct OptionListing {
  var names: Set<String>

  /// Of `sco-search SUBCOMMAND --help`.
  init(help: String) throws {
    let start = try #require(help.range(of: "\nOPTIONS:\n")).upperBound
    let lines = help[start...].split(separator: "\n")
    names = Set(
      lines.flatMap { line -> [String] in
        guard let match = line.prefixMatch(of: #/  (?:(-[a-z]), )?(--[a-z0-9-]+)/#) else {
          return []
        }
        return [match.1, match.2].compactMap { $0.map(String.init) }
      })
  }

  /// Of the completion script for bash: the four lists of a subcommand's function.
  init(bash script: String, subcommand: String) throws {
    let body = try Self.function("_sco-search_\(subcommand)", of: script)
    let lists = body.matches(of: /repeating_(?:flags|options)=\(([^)]*)\)/)
    names = Set(lists.flatMap { $0.1.split(separator: " ").map(String.init) })
  }

  /// Of the completion script for zsh: the specifications of `_arguments`, up to their texts.
  init(zsh script: String, subcommand: String) throws {
    let body = try Self.function("_sco-search_\(subcommand)", of: script)
    let specifications = body.split(separator: "\n").filter {
      $0.hasPrefix("        '") && $0.contains("[")
    }
    names = Set(
      specifications.flatMap { specification in
        specification.prefix { $0 != "[" }.matches(of: /(?<name>--?[a-z][a-z0-9-]*)/)
          .map { String($0.name) }
      })
  }

  /// Of the completion script for fish: a line for each option.
  init(fish script: String, subcommand: String) {
    let lines = script.split(separator: "\n").filter {
      $0.hasPrefix("complete ") && $0.contains("\"sco-search \(subcommand)\"")
    }
    names = Set(
      lines.flatMap { line in
        line.matches(of: #/ -s '([a-z])'/#).map { "-\($0.1)" }
          + line.matches(of: #/ -l '([a-z0-9-]+)'/#).map { "--\($0.1)" }
      })
  }

  /// Of the manual page (mdoc): the items between the subcommand's and the next one's.
  init(manual page: String, subcommand: String) throws {
    let start = try #require(page.range(of: "\n.It Em \(subcommand)\n")).upperBound
    let end = page[start...].range(of: "\n.It Em ")?.lowerBound ?? page.endIndex
    let items = page[start..<end].matches(of: /\n\.It Fl (?:([a-z]) , )?-([a-z0-9-]+)/)
    names = Set(items.flatMap { [$0.1.map { "-\($0)" }, "--\($0.2)"].compactMap { $0 } })
  }

  /// The body of a shell function.
  private static func function(_ name: String, of script: String) throws -> Substring {
    let start = try #require(script.range(of: "\n\(name)() {\n")).upperBound
    let end = try #require(script[start...].range(of: "\n}\n")).lowerBound
    return script[start..<end]
  }
}
