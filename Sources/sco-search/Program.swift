import ArgumentParser
import CProcess
import Dispatch
import Glibc
import ScoSearch
import Xapian

@main
enum Program {
  static func main() {
    // A reader that has seen enough (`| head`) is met where we write, as an error of the write.
    signal(SIGPIPE, SIG_IGN)
    // A limit on file sizes (`ulimit -f`) is met in the same way.
    signal(SIGXFSZ, SIG_IGN)
    // Xapian 1.4 believes what the head of a block says, and reads beyond it where that is damaged.
    // Nothing is lost: what was not committed is not in the index.
    unsafe process_exit_on_memory_fault(memoryFault, ExitStatus.failure)
    XapianLibrary.exitOnTerminate(saying: failedCommit, status: ExitStatus.failure)
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let status = runSearch(arguments) { exit(status) }
    Task { exit(await run(arguments)) }
    dispatchMain()
  }

  private static let memoryFault =
    "sco-search: reading the index ended with a fault of memory, as where its files are damaged; "
    + "check it with 'sco-search check'\n"

  private static let failedCommit =
    "sco-search: the disk did not take what was to be written; what was indexed before is kept: "
    + "check the disk and try again\n"

  /// Searches, where that is what the arguments ask for.
  ///
  /// Reflecting upon every subcommand, and the threads of an asynchronous one, take longer than a
  /// search: it goes without them. Where the arguments are nothing but words and perhaps the
  /// collection's folder, it goes without the parser as well.
  ///
  /// - Returns: The exit status, nil where the arguments are something else, or not understood.
  private static func runSearch(_ arguments: [String]) -> Int32? {
    guard let normalized = try? ArgumentNormalizer.normalize(arguments),
      normalized.first == "search", normalized.count > 1
    else { return nil }
    do {
      if normalized[1] == "--", normalized.count > 2 {
        try SearchCommand.search(plainly: Array(normalized[2...]), folder: nil)
      } else if normalized[1] == "--index", normalized.count > 4, normalized[3] == "--" {
        try SearchCommand.search(plainly: Array(normalized[4...]), folder: normalized[2])
      } else {
        guard let command = try? SearchCommand.parse(Array(normalized.dropFirst())) else {
          return nil
        }
        try command.run()
      }
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
