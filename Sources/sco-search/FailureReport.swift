import ArgumentParser
import ScoSearch

/// What the shell is told about the outcome.
enum ExitStatus {
  static let success: Int32 = 0
  static let nothingFound: Int32 = 1
  static let failure: Int32 = 2
  /// `EX_USAGE` of `sysexits.h`, which ArgumentParser uses as well.
  static let usage: Int32 = 64
}

/// The arguments make no sense: exit status 64.
struct UsageError: Error, Equatable {
  var message: String

  init(_ message: String) {
    self.message = message
  }
}

/// The command did not do what was asked, and has said why: only the exit status is left to tell.
struct Outcome: Error {
  var status: Int32

  static let nothingFound = Outcome(status: ExitStatus.nothingFound)
  static let failure = Outcome(status: ExitStatus.failure)
}

/// The one place that turns an error into a line on standard error and an exit status.
struct FailureReport {
  private enum Kind {
    case silent
    case help(String)
    case line(String)
  }

  let status: Int32
  private let kind: Kind

  init(_ error: any Error, arguments: [String] = []) {
    (status, kind) =
      switch error {
      case let error as Outcome: (error.status, .silent)
      case is OutputClosed: (ExitStatus.success, .silent)
      case let error as SearchError: (ExitStatus.failure, .line(error.description))
      case let error as UsageError:
        (ExitStatus.usage, .line(Self.withHint(error.message, arguments)))
      default: Self.ofParser(error, arguments)
      }
  }

  private static func ofParser(_ error: any Error, _ arguments: [String]) -> (Int32, Kind) {
    let message = RootCommand.message(for: error)
    return switch RootCommand.exitCode(for: error).rawValue {
    case ExitStatus.success: (ExitStatus.success, .help(RootCommand.fullMessage(for: error)))
    case ExitStatus.usage: (ExitStatus.usage, .line(withHint(message, arguments)))
    default: (ExitStatus.failure, .line(message))
    }
  }

  /// Says where the right usage is to be read.
  private static func withHint(_ message: String, _ arguments: [String]) -> String {
    let subcommand = ArgumentNormalizer.subcommand(of: arguments)
    var message = message.first.map { $0.lowercased() + message.dropFirst() } ?? message
    while message.last == "." || message.last?.isWhitespace == true { message.removeLast() }
    return "\(message); see 'sco-search \(subcommand) --help'"
  }

  /// Prints what there is to say.
  ///
  /// - Returns: The exit status.
  func print() -> Int32 {
    switch kind {
    case .silent: return status
    case .line(let line):
      Messages.print(SafeText(line))
      return status
    case .help(let text):
      do {
        let output = Output()
        try output.write(text.hasSuffix("\n") ? text : text + "\n")
        try output.flush()
        return status
      } catch {
        return FailureReport(error).print()
      }
    }
  }
}
