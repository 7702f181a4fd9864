import Dispatch
import Glibc
import ScoSearch
import Synchronization

/// Turns Ctrl-C, and the signal by which a system that shuts down ends programs, into a
/// cancellation of what is under way.
enum Interruption {
  /// How shells tell that a signal ended a program: this and the signal's number.
  private static let firstStatus: Int32 = 128

  /// Calls a closure with the number of the first signal; the second ends the program at once.
  ///
  /// - Returns: What watches for them until it is cancelled.
  static func watch(
    _ body: @escaping @Sendable (Int32) -> Void
  ) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let watcher = DispatchSource.makeSignalSource(signal: number, queue: .global())
      watcher.setEventHandler {
        body(number)
        signal(number, SIG_DFL)
      }
      watcher.resume()
      return watcher
    }
  }

  /// Does work that leaves everything as it was when it is cancelled. A second signal ends the
  /// program at once; the next `reindex` then removes what is left.
  ///
  /// - Throws: what the work throws; ``Outcome`` where a signal cancelled it, after saying so.
  static func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task(operation: work)
    let received = Mutex<Int32>(0)
    let watchers = watch { number in
      received.withLock { $0 = number }
      task.cancel()
    }
    defer { for watcher in watchers { watcher.cancel() } }
    do {
      return try await task.value
    } catch let error as SearchError where error.code == .cancelled {
      let number = received.withLock { $0 }
      guard number > 0 else { throw error }
      Messages.print(SafeText(error.description))
      throw Outcome(status: firstStatus + number)
    }
  }
}
