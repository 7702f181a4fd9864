import Synchronization

/// Waits for changes of what a collection's index is made of: its sources, its lexicon, the list of
/// its sources.
///
/// Files that come together are told of together, and one that is being written when it is quiet.
/// Where the kernel tells nothing (a network file system, a folder beyond the limit, a source that
/// cannot be reached), it is time to look once a minute; where it tells everything, waiting takes no
/// time of a processor.
public final class SourceWatcher: Sendable {
  /// What was waited for.
  public enum Event: Sendable, Hashable {
    /// The index may not be up to date; these files, by absolute paths, are being written and are to
    /// be left as they are: see ``SyncOptions/held``.
    case changed(held: Set<String>)
    /// ``SourceWatcher/stop()`` was called.
    case stopped
  }

  private struct State {
    var folders: WatchedFolders
    var pending = PendingChanges()
    var isStopped = false
    var lastLook = ContinuousClock.now
  }

  /// How often is looked at what tells of no changes.
  private static let interval = Duration.seconds(60)

  private let collection: ArticleCollection
  private let watcher: FolderWatcher
  private let state: Mutex<State>

  /// Begins to watch. What has changed before is not told of.
  ///
  /// - Throws: ``SearchError`` where there is no such collection, or where the system gives no way to
  ///   watch.
  public init(at path: String) throws(SearchError) {
    collection = try ArticleCollection(at: path)
    do {
      watcher = try FolderWatcher()
    } catch {
      throw SearchError(error, "changes cannot be watched", subject: collection.path)
    }
    state = Mutex(State(folders: WatchedFolders(collection)))
    try refresh()
  }

  /// What cannot be watched, and why.
  public var remarks: [String] { state.withLock { $0.folders.remarks } }

  /// Ends ``wait()``, now or when it is next called. May be called from any thread.
  public func stop() {
    state.withLock { $0.isStopped = true }
    watcher.wake()
  }

  /// Waits for the next event; the thread is blocked meanwhile. One thread at a time.
  public func wait() -> Event {
    while true {
      let now = ContinuousClock.now
      let (event, time) = state.withLock { state in next(&state, at: now) }
      if let event { return event }
      guard let change = watcher.next(within: time) else { continue }
      take(change)
    }
  }

  /// What has happened already, or how long at most to wait.
  private func next(
    _ state: inout State, at now: ContinuousClock.Instant
  ) -> (Event?, Duration?) {
    if state.isStopped { return (.stopped, nil) }
    var end: ContinuousClock.Instant?
    if let due = state.pending.due(at: now) {
      if due <= now {
        state.lastLook = now
        return (.changed(held: state.pending.take(at: now)), nil)
      }
      end = due
    }
    if state.folders.isPartial {
      let look = state.lastLook.advanced(by: Self.interval)
      if look <= now {
        state.lastLook = now
        state.folders.watch(sources, by: watcher)
        return (.changed(held: state.pending.held(at: now)), nil)
      }
      end = min(end ?? look, look)
    }
    return (nil, end.map { now.duration(to: $0) })
  }

  private func take(_ change: FolderWatcher.Change) {
    let now = ContinuousClock.now
    state.withLock { state in
      if !change.what.isDisjoint(with: [.lost, .itself]) {
        state.folders.watch(sources, by: watcher)
        state.pending.note(collection.path, isWhole: true, at: now)
        return
      }
      switch state.folders.meaning(of: change) {
      case .file(let path):
        let isWhole = !change.what.isDisjoint(with: [.whole, .gone])
        state.pending.note(path, isWhole: isWhole, at: now)
      case .folder(let path):
        if !change.what.contains(.gone) {
          state.folders.watch(newFolder: path, in: change.folder, by: watcher)
        }
        state.pending.note(path, isWhole: true, at: now)
      case .sources:
        state.folders.watch(sources, by: watcher)
        state.pending.note(collection.sourcesFile, isWhole: true, at: now)
      case nil: break
      }
    }
  }

  /// The sources as they are now; one that cannot be read is told of by who brings the index up to
  /// date.
  private var sources: [Source] { (try? SourceList(of: collection))?.sources ?? [] }

  private func refresh() throws(SearchError) {
    let sources = try SourceList(of: collection).sources
    state.withLock { $0.folders.watch(sources, by: watcher) }
  }
}
