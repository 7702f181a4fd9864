import CFileSystem
import PathText
import Synchronization

/// Tells what changes in folders, as the kernel does (inotify).
@safe final class FolderWatcher: Sendable {
  @safe private struct State {
    let watcher: OpaquePointer
  }

  /// A change in a folder.
  struct Change {
    /// The number of the folder: see ``add(_:)``.
    var folder: Int32
    var name: String
    var what: What
  }

  struct What: OptionSet {
    let rawValue: UInt32
    /// A file has come, or was written to, and more may follow.
    static let open = What(rawValue: UInt32(fs_change_open))
    /// A file is whole.
    static let whole = What(rawValue: UInt32(fs_change_whole))
    static let gone = What(rawValue: UInt32(fs_change_gone))
    /// It is about a folder.
    static let folder = What(rawValue: UInt32(fs_change_folder))
    /// Changes were lost.
    static let lost = What(rawValue: UInt32(fs_change_lost))
    /// The folder itself is gone, or elsewhere.
    static let itself = What(rawValue: UInt32(fs_change_self))
    static let unwatched = What(rawValue: UInt32(fs_change_unwatched))
  }

  /// Held by the thread that waits.
  private let state: Mutex<State>
  private let waker: Int32

  init() throws(FileSystem.SystemError) {
    var error: Int32 = 0
    guard let watcher = unsafe fs_watcher_open(&error) else {
      throw FileSystem.SystemError(number: error)
    }
    waker = unsafe fs_watcher_waker(watcher)
    state = unsafe Mutex(State(watcher: watcher))
  }

  deinit { state.withLock { state in unsafe fs_watcher_close(state.watcher) } }

  /// Watches a folder, those below it left out.
  ///
  /// - Returns: Its number, the same for a folder that is watched already.
  func add(_ path: String) throws(FileSystem.SystemError) -> Int32 {
    var error: Int32 = 0
    let number = state.withLock { state in
      unsafe fs_watcher_add(state.watcher, PathText.systemPath(path), &error)
    }
    if number < 0 { throw FileSystem.SystemError(number: error) }
    return number
  }

  /// Waits for the next change.
  ///
  /// - Parameter time: How long; nil for as long as it takes.
  /// - Returns: nil where none came, or where it was woken.
  func next(within time: Duration?) -> Change? {
    var change = fs_change()
    var name = [UInt8](repeating: 0, count: Int(fs_longest_name))
    let milliseconds = time.map { Int32(clamping: Int64($0 / .milliseconds(1)) + 1) } ?? -1
    let isThere = state.withLock { state in
      unsafe fs_watcher_next(state.watcher, max(-1, milliseconds), &change, &name)
    }
    guard isThere else { return nil }
    return Change(
      folder: change.number, name: PathText.text(of: name[..<change.length]),
      what: What(rawValue: change.what))
  }

  /// Ends ``next(within:)`` of the thread that waits.
  func wake() { fs_wake(waker) }

  /// Whether the file system of a path tells of changes, wherever they are made.
  static func hears(_ path: String) -> Bool {
    unsafe fs_tells_changes(PathText.systemPath(path))
  }
}
