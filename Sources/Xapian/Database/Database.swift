import CXapianShim
import PathText

/// A database, or several as one, open for reading.
///
/// It shows the revision that was the latest when it was opened. A writer's first commit leaves
/// that revision alone; from the second on a read may fail with
/// ``XapianError/Code/databaseModified``: then `reopen()`, and ask again.
///
/// ```swift
/// var database = try Database(path: "articles.db")
/// print(try database.documentCount)
/// ```
public struct Database: ~Copyable, ReadableDatabase {
  public let handle: DatabaseHandle

  /// Opens a database folder, a single-file database, or a stub file, which names databases.
  ///
  /// - Parameter path: What is no UTF-8 in a path is written as `\xE9`, here as elsewhere.
  /// - Throws: `.databaseNotFound`, `.databaseOpening`, `.databaseVersion` or `.databaseCorrupt`.
  public init(path: String) throws(XapianError) {
    let bytes = PathText.bytes(of: path)
    handle = try DatabaseHandle(
      try checked(path) { cxapian_database_open(bytes, bytes.count, $0) })
  }

  /// Opens several databases as one.
  ///
  /// Document `d` of the `i`-th (from 0) of `n` databases has the number `(d - 1) * n + i + 1`.
  /// Metadata is that of the first.
  ///
  /// - Throws: what opening one throws, and `.invalidArgument` for no path at all.
  public init(paths: [String]) throws(XapianError) {
    handle = try DatabaseHandle(
      try checked(paths.joined(separator: ", ")) { error in
        withBytes(ofPaths: paths) { cxapian_database_open_several($0, $1, error) }
      })
  }

  /// Connects to a server of Xapian's remote protocol, such as `xapian-tcpsrv`.
  ///
  /// - Throws: `.network`, or `.networkTimeout` after the timeout, which holds for connecting and
  ///   for each answer.
  public init(
    host: String, port: UInt16, timeout: Duration = .seconds(10)
  ) throws(XapianError) {
    // 0 would mean to wait without limit.
    let milliseconds = UInt32(min(max(1, timeout / .milliseconds(1)), Double(UInt32.max / 1000)))
    handle = try DatabaseHandle(
      try checked("\(host):\(port)") {
        cxapian_database_open_remote(host, host.utf8.count, port, milliseconds, milliseconds, $0)
      })
  }

  /// Moves to the latest revision.
  ///
  /// - Returns: `false` if it was the latest already.
  /// - Throws: `.databaseNotFound` or `.databaseOpening` if the files are gone. The files are those
  ///   that were opened: a stub file that names another database by now is not read again.
  @discardableResult
  public mutating func reopen() throws(XapianError) -> Bool {
    try checked { cxapian_database_reopen(handle.pointer, $0) }
  }

  /// Opens the tables of a database on a disk, of which single entries are then read without Xapian,
  /// and what ``Matcher/windowed`` needs beside them, which
  /// ``ReadableDatabase/writeMatcherFiles(to:packsPostings:)`` has written to its folder. `reopen()`
  /// forgets both when it moves.
  ///
  /// - Returns: `false` if that is not there, or tells of another revision.
  /// - Throws: `.databaseCorrupt` if it is damaged.
  @discardableResult
  public mutating func prepareSearches(from path: String) throws(XapianError) -> Bool {
    let bytes = PathText.bytes(of: path)
    return try checked(path) {
      cxapian_database_prepare_searches(handle.pointer, bytes, bytes.count, $0)
    }
  }

  /// Reads all of what `prepareSearches(from:)` has opened.
  ///
  /// - Throws: `.databaseCorrupt` if anything of it is damaged.
  public func checkMatcher() throws(XapianError) {
    try checked { cxapian_database_check_matcher(handle.pointer, $0) }
  }

  /// Whether single entries (metadata, stored data, values, what is known of a term) are read without
  /// Xapian, which is faster and finds the same: since `prepareSearches(from:)`, where the tables are
  /// of the format that is known here.
  public var readsTables: Bool { cxapian_database_reads_tables(handle.pointer) }

  /// Whether ``Matcher/windowed`` may answer.
  public var hasMatcher: Bool { cxapian_database_has_matcher(handle.pointer) }

  /// Closes the files, which the end of its life would do as well.
  public consuming func close() throws(XapianError) {
    try checked { cxapian_database_close(handle.pointer, $0) }
  }
}
