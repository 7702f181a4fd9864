import Dispatch
import ScoSearch
import Synchronization

/// `sco-search reindex --watch`: brings the index up to date whenever its sources have changed.
final class SourceWatch: Sendable {
  private struct State {
    var isStopped = false
    var update: Task<Void, any Error>?
    /// What was said already of files that are skipped each time.
    var said: Set<String> = []
  }

  /// Seconds until it is tried again where another writer is at work, or where it failed.
  private static let (lockedPause, failedPause) = (1, 60)

  private let collection: ArticleCollection
  private let update: IndexUpdate
  private let watcher: SourceWatcher
  private let state = Mutex(State())

  init(_ collection: ArticleCollection, _ update: IndexUpdate) throws {
    self.collection = collection
    self.update = update
    watcher = try SourceWatcher(at: collection.path)
  }

  /// Runs until a signal ends it.
  ///
  /// - Parameter prepare: What is to be done once with the writer, before all else.
  func run(_ prepare: @escaping @Sendable (IndexWriter) async throws -> Void) async throws {
    let signals = stopping()
    defer { for signal in signals { signal.cancel() } }
    try await prepare(try IndexWriter(at: collection.path))
    for remark in watcher.remarks { Messages.print("warning: \(remark)") }
    var held: Set<String> = []
    var isFull = update.isFull
    while !isStopped {
      if await bringUpToDate(isFull: isFull, held: held) {
        isFull = false
        guard case .changed(let open) = await next() else { return }
        held = open
      }
    }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// The first signal ends what is under way, and the watch.
  private func stopping() -> [any DispatchSourceSignal] {
    Interruption.watch { [self] _ in
      let update = state.withLock { state in
        state.isStopped = true
        return state.update
      }
      update?.cancel()
      watcher.stop()
    }
  }

  /// Waits in a thread of its own: those that tasks share are not to be blocked.
  private func next() async -> SourceWatcher.Event {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [watcher] in continuation.resume(returning: watcher.wait()) }
    }
  }

  /// Brings the index up to date, as soon as no other writer is at work.
  ///
  /// - Returns: Whether that was done; it is to be tried again where not.
  private func bringUpToDate(isFull: Bool, held: Set<String>) async -> Bool {
    let task = Task { try await synchronize(isFull: isFull, held: held) }
    state.withLock { $0.update = task }
    if isStopped { task.cancel() }
    do {
      try await task.value
      return true
    } catch let error as SearchError {
      if error.code == .cancelled { return false }
      if error.code != .locked { say(SafeText(error.description)) }
      await pause(error.code == .locked ? Self.lockedPause : Self.failedPause)
    } catch {
      say(SafeText(String(describing: error)))
      await pause(Self.failedPause)
    }
    return false
  }

  private func pause(_ seconds: Int) async {
    let task = Task { try await Task.sleep(for: .seconds(seconds)) }
    let isStopped = state.withLock { state in
      if !state.isStopped { state.update = task }
      return state.isStopped
    }
    if isStopped { task.cancel() }
    _ = await task.result
  }

  private func synchronize(isFull: Bool, held: Set<String>) async throws {
    var options = SyncOptions()
    options.isFull = isFull
    options.jobs = update.arguments.jobs
    options.held = held
    let report = try await IndexWriter(at: collection.path).synchronize(options)
    for line in IndexUpdate.complaints(of: report) { say(line) }
    let isChanged = report.added + report.changed + report.removed > 0 || report.hasNewLexicon
    if isChanged { try update.print(report) }
  }

  /// Prints a message that was not printed before.
  private func say(_ line: SafeText) {
    let isNew = state.withLock { $0.said.insert(line.string).inserted }
    if isNew { Messages.print(line) }
  }
}
