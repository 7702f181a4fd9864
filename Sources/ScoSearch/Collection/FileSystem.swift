import CFileSystem
import Glibc
import PathText

/// Files and folders, with errors that say what happened to which path. Paths are texts as
/// `PathText` writes them.
enum FileSystem {
  /// What the file system says of a path, links followed.
  struct Status: Sendable, Hashable {
    enum Kind: Sendable { case file, folder, other }
    var kind: Kind
    var device: UInt64
    var inode: UInt64
    /// Bytes.
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    /// When anything of it last changed, which no program can set: nanoseconds since 1970.
    var changed: Int
    /// Whether it was reached by a symbolic link, as an entry of a folder.
    var isLink: Bool

    fileprivate init(_ status: fs_status) {
      kind =
        switch status.kind {
        case .file: .file
        case .folder: .folder
        case .other: .other
        }
      device = status.device
      inode = status.inode
      size = Int(status.size)
      modified = Int(status.modified)
      changed = Int(status.changed)
      isLink = status.is_link
    }
  }

  /// An entry of a folder: its status, or why it has none.
  struct Entry {
    var name: String
    var status: Result<Status, SystemError>
  }

  /// An error by its number.
  struct SystemError: Error, Hashable {
    var number: Int32
    var message: String { unsafe String(cString: strerror(number)) }
    /// A limit of the system is reached.
    var isLimit: Bool { number == ENOSPC || number == EMFILE }
    /// There is nothing at the path, as far as can be told.
    var isAbsence: Bool { number == ENOENT || number == ENOTDIR }
  }

  /// nil where the path names nothing that can be reached.
  static func status(of path: String) -> Status? {
    var status = fs_status()
    return unsafe fs_status_of(PathText.systemPath(path), &status) == 0 ? Status(status) : nil
  }

  /// Why a file or folder cannot be read; nil where it can.
  static func failure(reading path: String) -> SystemError? {
    unsafe access(PathText.systemPath(path), R_OK) == 0 ? nil : SystemError(number: errno)
  }

  /// Whether a file is this user's or the system's, and not every user may write it.
  static func isTrusted(_ path: String) -> Bool {
    unsafe fs_is_trusted(PathText.systemPath(path))
  }

  static func isFolder(_ path: String) -> Bool { status(of: path)?.kind == .folder }

  /// The entries of a folder, in no order.
  static func entries(of path: String) throws(SystemError) -> [Entry] {
    var error: Int32 = 0
    guard let listing = unsafe fs_list_open(PathText.systemPath(path), &error) else {
      throw SystemError(number: error)
    }
    defer { unsafe fs_list_close(listing) }
    var entries: [Entry] = []
    var name = [UInt8](repeating: 0, count: fs_longest_name)
    while true {
      var status = fs_status()
      let length = unsafe fs_list_next(listing, &name, &status, &error)
      if length == 0 { break }
      entries.append(
        Entry(
          name: PathText.text(of: name[..<length]),
          status: error == 0 ? .success(Status(status)) : .failure(SystemError(number: error))))
    }
    if error != 0 { throw SystemError(number: error) }
    return entries
  }

  /// The path without links and dots; nil where it names nothing.
  static func realPath(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 8192)
    guard unsafe fs_real_path(PathText.systemPath(path), &buffer, buffer.count) == 0 else {
      return nil
    }
    return PathText.text(of: buffer.prefix { $0 != 0 })
  }

  /// A path as an absolute one, whether it names something or not.
  static func absolutePath(_ path: String) -> String {
    if let real = realPath(path) { return real }
    let whole =
      path.hasPrefix("/") ? path : self.path(of: path, in: realPath(".") ?? "/")
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The bytes of a file.
  static func read(_ path: String) throws(SystemError) -> [UInt8] {
    // One byte more shows the end; a file may grow meanwhile, and some tell no size.
    var bytes = [UInt8](repeating: 0, count: max(4095, status(of: path)?.size ?? 0) + 1)
    var count = 0
    while true {
      let number = unsafe fs_read(PathText.systemPath(path), &bytes, bytes.count, &count)
      if number != 0 { throw SystemError(number: number) }
      if count < bytes.count { return Array(bytes[..<count]) }
      bytes = [UInt8](repeating: 0, count: bytes.count * 2)
    }
  }

  /// The bytes of a file, nil where it cannot be read.
  static func contents(of path: String) -> [UInt8]? { try? read(path) }

  /// The hash of a file's bytes, nil where it cannot be read.
  static func contentHash(of path: String) -> UInt64? {
    var hash: UInt64 = 0
    return unsafe fs_hash(PathText.systemPath(path), &hash) == 0 ? hash : nil
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(SearchError) {
    if isFolder(path) { return }
    if path != "/", path.contains("/") { try makeFolder(folder(of: path)) }
    let number = unsafe mkdir(PathText.systemPath(path), 0o777) == 0 ? 0 : errno
    // Somebody else may be making it.
    if number == EEXIST, isFolder(path) { return }
    try check(number, "the folder cannot be made", path)
  }

  /// Takes away a file or a folder with all in it; nothing where there is none.
  static func remove(_ path: String) { unsafe fs_remove(PathText.systemPath(path)) }

  /// Puts a file in place in one step, synced before and after: a reader sees the old one or the
  /// new one, also after a power cut.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SearchError) {
    let draft = path + ".new"
    try check(
      unsafe fs_write(PathText.systemPath(draft), bytes, bytes.count, true),
      "the file cannot be written", draft)
    try check(
      unsafe fs_replace(PathText.systemPath(draft), PathText.systemPath(path)),
      "the file cannot be put in place", path)
    try sync(folder(of: path))
  }

  /// Writes a file anew where it stands, not synced; false where that failed.
  @discardableResult
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    unsafe fs_write(PathText.systemPath(path), bytes, bytes.count, false) == 0
  }

  /// A block of a file: the hash of its bytes, and the number that its first four bytes are.
  struct Block: Sendable {
    var hash: UInt64
    var head: UInt32
  }

  /// The blocks of a file, the last one perhaps short.
  ///
  /// - Parameter size: Bytes of a block.
  static func blocks(of path: String, size: Int) throws(SystemError) -> [Block] {
    guard let status = status(of: path) else { throw SystemError(number: ENOENT) }
    var found = [fs_block](repeating: fs_block(), count: max(0, status.size) / size + 1)
    var count = 0
    let number = unsafe fs_read_blocks(PathText.systemPath(path), size, &found, found.count, &count)
    if number != 0 { throw SystemError(number: number) }
    return found[..<count].map { Block(hash: $0.hash, head: $0.head) }
  }

  /// Makes sure that a file may grow by so many bytes.
  ///
  /// - Throws: ``SearchError`` `.diskFull` where it may not.
  static func requireRoom(_ bytes: Int, for path: String) throws(SearchError) {
    var room: UInt64 = 0
    try check(unsafe fs_room(PathText.systemPath(path), &room), "the index cannot be written", path)
    guard room < UInt64(bytes) else { return }
    throw SearchError(
      .diskFull,
      "the index cannot be written (up to \(bytes >> 20 + 1) MB are needed, \(room >> 20) are free)",
      subject: path, remedy: "make room and try again; what was indexed before is kept")
  }

  /// Writes a file or folder through to the disk.
  static func sync(_ path: String) throws(SearchError) {
    try check(unsafe fs_sync(PathText.systemPath(path)), "the disk did not take it", path)
  }

  /// Writes every file of a folder, then the folder itself through to the disk.
  static func syncFiles(of folder: String) throws(SearchError) {
    do {
      for entry in try entries(of: folder) { try sync("\(folder)/\(entry.name)") }
    } catch let error as SystemError {
      throw SearchError(error, "the folder cannot be listed", subject: folder)
    } catch let error as SearchError {
      throw error
    } catch {
      throw SearchError(.system, "\(error)", subject: folder, remedy: "try again")
    }
    try sync(folder)
  }

  /// The folder that holds a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path of what has a name in a folder.
  static func path(of name: String, in folder: String) -> String {
    folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Whether a path is that of a folder or of something below it, both without links.
  static func contains(_ folder: String, _ path: String) -> Bool {
    guard path.utf8.starts(with: folder.utf8) else { return false }
    return folder == "/" || path.utf8.count == folder.utf8.count
      || path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }

  /// The size of all files of a folder and below it, in bytes.
  static func size(ofTree path: String) -> Int {
    guard let entries = try? entries(of: path) else { return 0 }
    return entries.reduce(0) { sum, entry in
      guard case .success(let status) = entry.status else { return sum }
      return sum + (status.kind == .folder ? size(ofTree: "\(path)/\(entry.name)") : status.size)
    }
  }

  private static func check(
    _ number: Int32, _ message: String, _ path: String
  ) throws(SearchError) {
    if number != 0 { throw SearchError(SystemError(number: number), message, subject: path) }
  }
}

/// The lock of a collection: held by one writer of all processes, freed when it goes out of scope.
struct CollectionLock: ~Copyable {
  private let descriptor: Int32
  /// How often the lock is tried, and how long it is waited in between: the writer before may be
  /// letting go of it just now, on another thread.
  private static let attempts = 25
  private static let pause: UInt32 = 10_000

  /// - Throws: ``SearchError`` `.locked` where another writer holds it, after a quarter of a
  ///   second.
  init(path: String) throws(SearchError) {
    var descriptor: Int32 = -1
    var number: Int32 = 0
    for attempt in 1...Self.attempts {
      number = unsafe fs_lock(PathText.systemPath(path), &descriptor)
      if number != EWOULDBLOCK || attempt == Self.attempts { break }
      usleep(Self.pause)
    }
    if number == EWOULDBLOCK {
      throw SearchError(
        .locked, "another program is writing to the index", subject: path,
        remedy: "wait until it has finished")
    }
    if number != 0 {
      throw SearchError(
        FileSystem.SystemError(number: number), "the lock cannot be taken", subject: path)
    }
    self.descriptor = descriptor
  }

  deinit {
    fs_unlock(descriptor)
  }
}

extension SearchError {
  /// The error for a failed system call.
  init(_ error: FileSystem.SystemError, _ message: String, subject: String) {
    switch error.number {
    case ENOSPC, EDQUOT, EFBIG:
      self.init(
        .diskFull, "\(message) (\(error.message))", subject: subject,
        remedy: "make room and try again; what was indexed before is kept")
    case EACCES, EPERM, EROFS:
      self.init(
        .permissionDenied, "\(message) (\(error.message))", subject: subject,
        remedy: "check who may read and write it")
    case ENOENT, ENOTDIR:
      self.init(
        .pathNotFound, "\(message) (\(error.message))", subject: subject,
        remedy: "check the path")
    default:
      self.init(
        .system, "\(message) (\(error.message))", subject: subject,
        remedy: "check the disk and try again")
    }
  }
}
