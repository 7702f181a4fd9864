import ArgumentParser
import Dispatch
import Glibc
import Invocation
import ScoSearch

@main
enum Program {
  static func main() {
    // A reader that has seen enough (`| head`) is an error of the write, and handled there.
    signal(SIGPIPE, SIG_IGN)
    // So is a limit on file sizes (`ulimit -f`).
    signal(SIGXFSZ, SIG_IGN)
    // Xapian 1.4 believes what the head of a block says, and reads beyond it where that is damaged.
    // Nothing is lost: what was not committed is not in the index.
    MemoryFault.exit(saying: memoryFault, status: ExitStatus.failure)
    ScoSearchLibrary.exitOnTerminate(saying: failedCommit, status: ExitStatus.failure)
    let arguments = GivenArguments.all
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
  /// search: it goes without them, and a ``PlainSearch`` without the parser as well.
  ///
  /// - Returns: The exit status, nil where the arguments are something else, or not understood.
  private static func runSearch(_ arguments: [String]) -> Int32? {
    guard let normalized = try? ArgumentNormalizer.normalize(arguments),
      normalized.first == SearchCommand.name, normalized.count > 1
    else { return nil }
    do {
      if let plain = PlainSearch(normalized) {
        try plain.run()
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
