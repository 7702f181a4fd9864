import CXapianShim
import PathText

/// A database open for writing; of all writers, one at a time can have it open.
///
/// Changes are seen by this database at once, and by others after `commit()`. One that goes away
/// commits first, but cannot say whether that worked: call `commit()` or `close()` to know.
///
/// ```swift
/// var writer = try WritableDatabase(path: "articles.db", opening: .createOrOpen)
/// var document = Document()
/// document.setData("The heron stood still.")
/// document.addPosting("heron", position: 2)
/// try writer.replace(term: "Qbirds/1", with: document)
/// try writer.commit()
/// ```
public struct WritableDatabase: ~Copyable, ReadableDatabase {
  public let handle: DatabaseHandle

  /// What to do with a database that is there, or is not.
  public enum Opening: Sendable, Hashable, CaseIterable {
    /// Creates; one that is there is an error.
    case create
    /// Opens, or creates where there is none.
    case createOrOpen
    /// Creates, and empties one that is there.
    case createOrOverwrite
    /// Opens; none there is an error.
    case open
  }

  /// How careful the writer is, and what it leaves out.
  public struct Options: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A commit does not wait until it has reached the disk.
    public static let noSync = Self(rawValue: UInt32(CXAPIAN_OPTION_NO_SYNC))
    /// Overwrites in place: faster and smaller, but nobody may read, and a crash ruins it. For
    /// databases that are built from nothing.
    public static let dangerous = Self(rawValue: UInt32(CXAPIAN_OPTION_DANGEROUS))
    /// Stores no lists of the terms of a document: smaller, but nothing can be deleted, replaced,
    /// or expanded from.
    public static let noTermList = Self(rawValue: UInt32(CXAPIAN_OPTION_NO_TERM_LIST))
    /// Waits for another writer instead of failing with ``XapianError/Code/databaseLocked``.
    public static let waitForLock = Self(rawValue: UInt32(CXAPIAN_OPTION_RETRY_LOCK))
  }

  /// - Throws: `.databaseLocked` where another writer has it open for five seconds more,
  ///   `.databaseCreate`, `.databaseNotFound`, `.databaseOpening`, `.databaseVersion`,
  ///   `.databaseCorrupt`.
  public init(
    path: String, opening: Opening, options: Options = []
  ) throws(XapianError) {
    let bytes = PathText.bytes(of: path)
    handle = try DatabaseHandle(
      try checked(path) {
        cxapian_writable_open(bytes, bytes.count, opening.code, options.rawValue, $0)
      })
  }

  /// Writes the postings of changes into their table, so that `commit()` has little more left to
  /// write than changed values. Readers see nothing of it.
  ///
  /// - Throws: `.database` if that is not possible, on a full disk for instance.
  public mutating func writePostings() throws(XapianError) {
    try checked { cxapian_writable_write_postings(handle.pointer, $0) }
  }

  /// Writes all changes to the disk.
  ///
  /// Xapian 1.4.22 writes values in a destructor, and ends the program where the disk has no room
  /// for them. So make sure that it has, after `writePostings()`.
  ///
  /// - Throws: `.database` if that is not possible; the changes since the last commit are lost
  ///   then.
  public mutating func commit() throws(XapianError) {
    try checked { cxapian_writable_commit(handle.pointer, $0) }
  }

  /// Commits and closes. An open transaction is cancelled.
  public consuming func close() throws(XapianError) {
    try checked { cxapian_database_close(handle.pointer, $0) }
  }
}

extension WritableDatabase {
  /// Begins a transaction: the changes in it take effect together, or not at all.
  ///
  /// - Parameter flushed: whether earlier changes are committed now, and the transaction's at its
  ///   end; otherwise it only groups changes, and a later `commit()` writes them.
  /// - Throws: `.invalidOperation` inside a transaction.
  public mutating func beginTransaction(flushed: Bool = true) throws(XapianError) {
    try checked { cxapian_writable_begin_transaction(handle.pointer, flushed, $0) }
  }

  /// - Throws: `.invalidOperation` outside a transaction.
  public mutating func commitTransaction() throws(XapianError) {
    try checked { cxapian_writable_commit_transaction(handle.pointer, $0) }
  }

  /// Takes back all changes since the transaction began.
  ///
  /// - Throws: `.invalidOperation` outside a transaction.
  public mutating func cancelTransaction() throws(XapianError) {
    try checked { cxapian_writable_cancel_transaction(handle.pointer, $0) }
  }
}

extension WritableDatabase.Opening {
  var code: cxapian_opening {
    switch self {
    case .create: .CXAPIAN_OPENING_CREATE
    case .createOrOpen: .CXAPIAN_OPENING_CREATE_OR_OPEN
    case .createOrOverwrite: .CXAPIAN_OPENING_CREATE_OR_OVERWRITE
    case .open: .CXAPIAN_OPENING_OPEN
    }
  }
}
