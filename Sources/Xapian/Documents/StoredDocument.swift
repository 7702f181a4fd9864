import CXapianShim

/// A document as it is in the database.
public struct StoredDocument: Sendable, Hashable {
  public var data: [UInt8]
  public var values: [ValueSlot: String]

  public init(data: [UInt8], values: [ValueSlot: String]) {
    self.data = data
    self.values = values
  }
}

extension ReadableDatabase where Self: ~Copyable {
  /// A document's data and values.
  ///
  /// - Throws: `.documentNotFound`, and `.invalidArgument` for number 0.
  public func document(_ id: DocumentID) throws(XapianError) -> StoredDocument {
    let list = try checkedNonNull("document \(id)") {
      cxapian_database_document(handle.pointer, id, $0)
    }
    // The first entry is the data, the others are values.
    let entries = takeEntries(list) { (slot: $0.frequency, bytes: [UInt8]($0.value)) }
    var document = StoredDocument(data: entries.first?.bytes ?? [], values: [:])
    for entry in entries.dropFirst() {
      document.values[entry.slot] = String(decoding: entry.bytes, as: UTF8.self)
    }
    return document
  }

  /// A document's data.
  ///
  /// - Throws: `.documentNotFound`, and `.invalidArgument` for number 0.
  public func documentData(_ id: DocumentID) throws(XapianError) -> [UInt8] {
    takeBytes(
      try checked("document \(id)") {
        cxapian_database_document_data(handle.pointer, id, $0)
      })
  }

  /// A document's value in a slot; empty if it has none.
  ///
  /// - Throws: `.documentNotFound`, and `.invalidArgument` for number 0.
  public func documentValue(
    _ id: DocumentID, in slot: ValueSlot
  ) throws(XapianError) -> [UInt8] {
    takeBytes(
      try checked("document \(id)") {
        cxapian_database_document_value(handle.pointer, id, slot, $0)
      })
  }

  /// The sum of the within-document frequencies of a document's terms.
  ///
  /// - Throws: `.documentNotFound`.
  public func documentLength(_ id: DocumentID) throws(XapianError) -> Int {
    Int(
      try checked("document \(id)") {
        cxapian_database_document_length(handle.pointer, id, $0)
      })
  }
}
