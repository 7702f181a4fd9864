import CXapianShim
import PathText

/// Makes a new database of segments: the files of ``SegmentWriter``.
///
/// Every table is written once, from its first block to its last, and its parts may be written by
/// different tasks at once. The result is as small as `DatabaseMaintenance.compact` makes it, and
/// is read and changed like any other.
///
/// ```swift
/// let merge = try SegmentMerge(files: ["part-1", "part-2"], to: "articles.db")
/// for part in SegmentMerge.Part.allCases { try merge.write(part) }
/// try merge.finish()
/// ```
public final class SegmentMerge: @unchecked Sendable {
  // Parts share nothing that writing them changes, which is what makes this sendable.
  private let pointer: OpaquePointer

  /// The parts of a database. One that is not written is empty.
  public enum Part: Sendable, Hashable, CaseIterable {
    /// Metadata, values, the lengths of documents, and the postings of terms; never left out.
    case postings
    /// The data of documents, and the lists of their terms: without them a document can neither be
    /// read nor changed.
    case documents
    /// The spelling dictionary.
    case spellings
  }

  /// - Parameters:
  ///   - files: Documents are numbered from 1 in the order of the segments' places, and of the files
  ///     where these are the same.
  ///   - destination: A folder that exists and is empty.
  /// - Throws: `.databaseOpening` for a file that cannot be read, `.databaseCorrupt` for one that
  ///   was not finished, `.featureUnavailable` where there are no segments.
  public init(files: [String], to destination: String) throws(XapianError) {
    let bytes = PathText.bytes(of: destination)
    let pointer = try checked(destination) { error in
      withBytes(ofPaths: files) {
        cxapian_merge_open($0, $1, bytes, bytes.count, error)
      }
    }
    guard let pointer else { throw .missingResult }
    self.pointer = pointer
  }

  deinit { cxapian_merge_free(pointer) }

  /// Where a value is that was given once, and can be read again.
  public struct ValuePlace: Sendable, Hashable {
    fileprivate var segment: UInt32
    fileprivate var length: UInt32
    fileprivate var place: UInt64
  }

  /// Calls a function with each document that has a value in a slot, in their order, with the value,
  /// and with where it is.
  ///
  /// - Throws: `.databaseCorrupt` for a damaged segment.
  public func forEachValue(
    in slot: ValueSlot, _ body: (DocumentID, ArraySlice<UInt8>, ValuePlace) -> Void
  ) throws(XapianError) {
    for segment in 0..<cxapian_merge_segment_count(pointer) {
      let packed = takeBytes(
        try checked { cxapian_merge_values(pointer, segment, slot, $0) })
      var index = 0
      func number<Number: BitwiseCopyable>(_ type: Number.Type) -> Number {
        defer { index += MemoryLayout<Number>.size }
        return packed.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: type) }
      }
      while index < packed.count {
        let document = number(UInt32.self)
        let length = number(UInt32.self)
        let place = ValuePlace(
          segment: UInt32(segment), length: length, place: number(UInt64.self))
        body(document, packed[index..<index + Int(length)], place)
        index += Int(length)
      }
    }
  }

  /// A value by its place. Several tasks may ask at once.
  ///
  /// - Throws: `.databaseCorrupt` for a damaged segment.
  public func value(at place: ValuePlace) throws(XapianError) -> [UInt8] {
    takeBytes(
      try checked {
        cxapian_merge_value_at(
          pointer, Int(place.segment), place.place, Int(place.length), $0)
      })
  }

  /// Adds a value and a boolean term to a document, before any part is written.
  ///
  /// - Throws: `.documentNotFound`; `.invalidArgument` for a slot above 127 or a term that is too
  ///   long. Writing throws `.invalidArgument` where a document of the segments has a value in the
  ///   slot, or the term.
  public func amend(
    _ document: DocumentID, setting value: String, in slot: ValueSlot, adding term: String
  ) throws(XapianError) {
    try checked("document \(document)") {
      cxapian_merge_amend(
        pointer, document, slot, value, value.utf8.count, term, term.utf8.count, $0)
    }
  }

  /// Writes a part, once.
  ///
  /// - Throws: `.database` if it cannot be written, `.databaseCorrupt` for a damaged segment.
  public func write(_ part: Part) throws(XapianError) {
    try checked { cxapian_merge_write(pointer, part.code, $0) }
  }

  /// Makes the parts a database, after all were written. It is not surely on the disk: sync its
  /// files and its folder before relying on it.
  ///
  /// - Throws: `.database` if it cannot be written.
  public func finish() throws(XapianError) {
    try checked { cxapian_merge_finish(pointer, $0) }
  }
}

extension SegmentMerge.Part {
  fileprivate var code: cxapian_merge_part {
    switch self {
    case .postings: .CXAPIAN_MERGE_POSTINGS
    case .documents: .CXAPIAN_MERGE_DOCUMENTS
    case .spellings: .CXAPIAN_MERGE_SPELLINGS
    }
  }
}
