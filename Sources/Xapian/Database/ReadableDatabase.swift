import CXapianShim
import PathText

/// The number of a document in its database, from 1.
public typealias DocumentID = UInt32

/// The number of a place for a value in a document.
public typealias ValueSlot = UInt32

/// What can be read from: a ``Database``, and a ``WritableDatabase`` with its changes so far.
///
/// A database may move from task to task, but only one may use it at a time. To read from several
/// tasks at once, open it once for each.
public protocol ReadableDatabase: ~Copyable {
  /// The open files.
  var handle: DatabaseHandle { get }
}

/// The open files of a database, closed when the database goes away.
public struct DatabaseHandle: ~Copyable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer?) throws(XapianError) {
    guard let pointer else { throw .missingResult }
    self.pointer = pointer
  }

  deinit { cxapian_database_free(pointer) }
}

extension ReadableDatabase where Self: ~Copyable {
  /// The number of documents.
  public var documentCount: Int {
    get throws(XapianError) {
      Int(try checked { cxapian_database_document_count(handle.pointer, $0) })
    }
  }

  /// The highest document number ever given; 0 if none was.
  public var lastDocumentID: DocumentID {
    get throws(XapianError) {
      try checked { cxapian_database_last_document_id(handle.pointer, $0) }
    }
  }

  /// The average length of a document: the sum of its terms' within-document frequencies.
  public var averageDocumentLength: Double {
    get throws(XapianError) {
      try checked { cxapian_database_average_length(handle.pointer, $0) }
    }
  }

  /// Whether any document has a term with positions, without which no phrase matches.
  public var hasPositions: Bool {
    get throws(XapianError) { try checked { cxapian_database_has_positions(handle.pointer, $0) } }
  }

  /// Whether a writer has the database open, in this process or another.
  public var isLocked: Bool {
    get throws(XapianError) { try checked { cxapian_database_is_locked(handle.pointer, $0) } }
  }

  /// A number that grows with each commit. Only a single local database has one.
  public var revision: UInt64 {
    get throws(XapianError) { try checked { cxapian_database_revision(handle.pointer, $0) } }
  }

  /// What tells this database from all others; several opened as one have theirs joined by colons.
  public var uuid: String {
    get throws(XapianError) {
      takeString(try checked { cxapian_database_uuid(handle.pointer, $0) })
    }
  }

  /// Whether any document has a term.
  public func termExists(_ term: String) throws(XapianError) -> Bool {
    try checked(term) {
      cxapian_database_term_exists(handle.pointer, term, term.utf8.count, $0)
    }
  }

  /// In how many documents a term occurs.
  public func termFrequency(_ term: String) throws(XapianError) -> Int {
    Int(
      try checked(term) {
        cxapian_database_term_frequency(handle.pointer, term, term.utf8.count, $0)
      })
  }

  /// How often a term occurs in all documents together.
  public func collectionFrequency(_ term: String) throws(XapianError) -> Int {
    Int(
      try checked(term) {
        cxapian_database_collection_frequency(handle.pointer, term, term.utf8.count, $0)
      })
  }

  /// How many documents have a value in a slot.
  public func valueFrequency(_ slot: ValueSlot) throws(XapianError) -> Int {
    Int(
      try checked("slot \(slot)") {
        cxapian_database_value_frequency(handle.pointer, slot, $0)
      })
  }

  /// Writes to a folder what ``Matcher/windowed`` needs for this revision, in the place of what is
  /// there: `lengths`, those of all documents, and `postings`.
  ///
  /// - Parameter packsPostings: Whether the postings of frequent terms are written too, which make it
  ///   faster still.
  /// - Throws: `.database` if it cannot be written.
  public func writeMatcherFiles(to path: String, packsPostings: Bool) throws(XapianError) {
    let bytes = PathText.bytes(of: path)
    try checked(path) {
      cxapian_database_write_matcher(handle.pointer, bytes, bytes.count, packsPostings, $0)
    }
  }
}
