import Foundation
import ScoSearch
import Synchronization

/// Several readers at once, each a thread of its own over one shared index.
final class Readers: Sendable {
  private let readers: [Reader]
  private let rounds: Int
  private let outcome = Mutex(Outcome())

  struct Outcome {
    var taken: [Duration] = []
    var hits = 0
    /// From the first search that counts to the end of the last.
    var span: Duration = .zero
    var failure: SearchError?
  }

  init(_ arguments: Arguments) throws(SearchError) {
    let index = try SearchIndex(at: arguments.folder)
    let queries = arguments.queries
    readers = (0..<arguments.readers).map { number in
      Reader(
        index, queries: queries, translation: arguments.translation,
        start: number * queries.count / arguments.readers)
    }
    rounds = arguments.rounds
  }

  /// Warms up, then lets all go through the queries as often as was asked for.
  func run() throws(SearchError) -> Outcome {
    runAll(rounds: 1)
    if let failure = outcome.withLock({ $0.failure }) { throw failure }
    outcome.withLock { $0 = Outcome() }
    let start = ContinuousClock.now
    runAll(rounds: rounds)
    let span = start.duration(to: .now)
    var ended = outcome.withLock { $0 }
    if let failure = ended.failure { throw failure }
    ended.span = span
    return ended
  }

  private func runAll(rounds: Int) {
    let ended = DispatchGroup()
    for reader in readers {
      ended.enter()
      Thread {
        self.run(reader, rounds: rounds)
        ended.leave()
      }.start()
    }
    ended.wait()
  }

  private func run(_ reader: Reader, rounds: Int) {
    do throws(SearchError) {
      for _ in 0..<rounds {
        let round = try reader.goThrough()
        outcome.withLock {
          $0.taken += round.taken
          $0.hits += round.hits
        }
      }
    } catch {
      outcome.withLock { $0.failure = error }
    }
  }
}
