import CXapianShim
import PathText

/// Collects documents for a new database, many times as fast as ``WritableDatabase``.
///
/// What is collected is sorted in memory and written as a segment into a file that only
/// ``SegmentMerge`` reads. Several writers, each with a file of its own, can work at once.
///
/// ```swift
/// var writer = try SegmentWriter(path: "part-1")
/// for document in documents {
///   try writer.add(document)
///   if writer.byteCount > 32 << 20 { try writer.flush() }
/// }
/// try writer.finish()
/// ```
public struct SegmentWriter: ~Copyable {
  private let pointer: OpaquePointer

  /// Whether there are segments here. Where Xapian is not of the series whose format is known (1.4)
  /// there are none: a writer or a merge throws `.featureUnavailable`, and documents are added by
  /// ``WritableDatabase``.
  public static var isAvailable: Bool { cxapian_has_segments() }

  /// Creates the file, or empties it.
  ///
  /// - Throws: `.database` if that is not possible, `.featureUnavailable` where there are no
  ///   segments.
  public init(path: String) throws(XapianError) {
    let bytes = PathText.bytes(of: path)
    guard
      let pointer = try checked(
        path, { cxapian_segment_writer_open(bytes, bytes.count, $0) })
    else { throw .missingResult }
    self.pointer = pointer
  }

  deinit { cxapian_segment_writer_free(pointer) }

  /// About how many bytes of memory the segment takes.
  public var byteCount: Int { cxapian_segment_writer_byte_count(pointer) }

  /// Says where the segment that is collected, and those after it, stand among all that are merged:
  /// by this number, and where it is the same by the order of the files.
  public mutating func setPlace(_ place: Int) {
    cxapian_segment_writer_set_place(pointer, UInt64(clamping: place))
  }

  /// Adds a document, whose value slots are 0 to 127, and whose terms have no positions.
  ///
  /// - Throws: `.invalidArgument` for a higher slot, a position, or a term longer than
  ///   ``Document/maximumTermLength``, or for a number that no term has; the segment is then without
  ///   the document.
  public mutating func add(_ document: Document) throws(XapianError) {
    let records = document.records
    let numbers = document.numberedTerms
    try checked {
      cxapian_segment_writer_add(
        pointer, records, records.count, numbers, numbers.count / 2, $0)
    }
  }

  /// How many terms have numbers.
  public private(set) var definedTermCount = 0

  /// Gives a term the next number, from 0 on, by which documents can have it in all segments:
  /// ``Document/addTerm(number:wdf:)``.
  ///
  /// - Throws: `.invalidArgument` for a term longer than ``Document/maximumTermLength``.
  public mutating func define(_ term: some Collection<UInt8>) throws(XapianError) {
    let term = Array(term)
    try checked { cxapian_segment_writer_define(pointer, term, term.count, $0) }
    definedTermCount += 1
  }

  /// Forgets the numbers of terms.
  public mutating func forgetTerms() {
    cxapian_segment_writer_forget(pointer)
    definedTermCount = 0
  }

  /// Keeps a text under a key of the database; an empty one is none.
  ///
  /// Of several texts for one key the last of a segment counts, and of several segments the first.
  ///
  /// - Throws: `.invalidArgument` for a key that is empty or longer than a term may be.
  public mutating func setMetadata(_ value: String, for key: String) throws(XapianError) {
    try checked(key) {
      cxapian_segment_writer_set_metadata(
        pointer, key, key.utf8.count, value, value.utf8.count, $0)
    }
  }

  /// Adds to a word's frequency in the spelling dictionary.
  public mutating func addSpelling(_ word: String, frequency: Int = 1) throws(XapianError) {
    try checked(word) {
      cxapian_segment_writer_add_spelling(
        pointer, word, word.utf8.count, UInt32(clamping: frequency), $0)
    }
  }

  /// Writes what was collected as a segment, and begins the next.
  ///
  /// - Throws: `.database` if it cannot be written.
  public mutating func flush() throws(XapianError) {
    try checked { cxapian_segment_writer_flush(pointer, $0) }
  }

  /// Writes what is left. Only then can the file be merged.
  ///
  /// - Throws: `.database` if it cannot be written.
  public consuming func finish() throws(XapianError) {
    try checked { cxapian_segment_writer_finish(pointer, $0) }
  }
}
