import NIOCore
import Synchronization

/// Lets as many searches run at once as there are threads for them, and some wait.
final class SearchGate: Sendable {
  private let executor: SearchExecutor
  private let threads: Int
  private let taken = Atomic<Int>(0)
  private let metrics: ServerMetrics
  /// Whether the task has its place already.
  @TaskLocal private static var isInside = false

  /// - Parameter threads: How many run at once.
  init(threads: Int, metrics: ServerMetrics) {
    executor = SearchExecutor(threads: threads)
    self.threads = threads
    self.metrics = metrics
  }

  /// Runs what searches. Within it, more is run without waiting again.
  ///
  /// - Parameter channel: Who asked; where it has gone meanwhile, nothing is searched.
  /// - Throws: ``Problem`` `.tooManySearches`, and what the work throws.
  func run<Result: Sendable>(
    for channel: any Channel, _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    if Self.isInside { return try await work() }
    let before = taken.add(1, ordering: .relaxed).oldValue
    defer {
      taken.subtract(1, ordering: .relaxed)
      note()
    }
    guard before < threads + Limits.waitingSearches else { throw Problem.tooManySearches }
    note()
    return try await withTaskExecutorPreference(executor) {
      guard channel.isActive else { throw CancellationError() }
      return try await Self.$isInside.withValue(true) { try await work() }
    }
  }

  private func note() {
    metrics.waiting(max(0, taken.load(ordering: .relaxed) - threads))
  }

  func shutDown() async throws {
    try await executor.shutDown()
  }
}
