import ArgumentParser
import Dispatch
import Glibc
import ScoSearch

@main
enum Program {
  static func main() {
    // A reader that has seen enough (`| head`) is met where we write, as an error of the write.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let status = runPlainSearch(arguments) { exit(status) }
    Task { exit(await run(arguments)) }
    dispatchMain()
  }

  /// Searches for the arguments where they are nothing but words.
  ///
  /// The parser and the tasks of an asynchronous command take longer than such a search: it goes
  /// without them.
  ///
  /// - Returns: The exit status, nil where the arguments are something else.
  private static func runPlainSearch(_ arguments: [String]) -> Int32? {
    guard let normalized = try? ArgumentNormalizer.normalize(arguments),
      normalized.starts(with: ["search", "--"]), normalized.count > 2
    else { return nil }
    do {
      try SearchCommand.search(plainly: Array(normalized.dropFirst(2)))
      return ExitStatus.success
    } catch {
      return FailureReport(error, arguments: arguments).print()
    }
  }

  /// Runs the command that the arguments ask for.
  ///
  /// - Returns: The exit status.
  static func run(_ arguments: [String]) async -> Int32 {
    do {
      let command = try command(for: arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        var immediate = command
        try immediate.run()
      }
      return ExitStatus.success
    } catch {
      return FailureReport(error, arguments: arguments).print()
    }
  }
}

extension Program {
  /// The command that the arguments ask for, with all of its options.
  static func command(for arguments: [String]) throws -> any ParsableCommand {
    try RootCommand.parseAsRoot(ArgumentNormalizer.normalize(arguments))
  }
}

/// The command without a subcommand: its help, its version, and which subcommands there are.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sco-search",
    abstract: "Finds articles in Indonesian and English, by words of either language.",
    usage: """
      sco-search <query> ... [<options>]
      sco-search <subcommand> ...
      """,
    discussion: """
      Without a subcommand the words are a query; a query that is a subcommand's name is written \
      'sco-search search index'.

      EXAMPLES:
        sco-search keanggotaan penuh    find these words, in either language
        sco-search +iran -nuklir        must hold the one, must not hold the other
        sco-search index ~/articles     add a folder and index it
        sco-search reindex              read what is new, changed or deleted
        sco-search search --help        every option of a search

      A collection is a folder named 'index' here or above, or the one that --index or \
      SCO_SEARCH_INDEX names. Exit status: 0 found or done, 1 nothing found, 2 failure, 64 wrong \
      usage.
      """,
    version: "sco-search \(ScoSearchLibrary.version) (Xapian \(ScoSearchLibrary.xapianVersion))",
    subcommands: [
      SearchCommand.self, IndexCommand.self, SourcesCommand.self, ReindexCommand.self,
      BatchCommand.self, SimilarCommand.self, ShowCommand.self, StatsCommand.self,
      CheckCommand.self,
    ],
    defaultSubcommand: SearchCommand.self
  )
}
