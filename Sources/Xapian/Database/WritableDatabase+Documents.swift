import CXapianShim

extension WritableDatabase {
  /// Adds a document under a new number, which is returned.
  ///
  /// - Throws: `.invalidArgument` for a term longer than ``Document/maximumTermLength``, or one that
  ///   has only a number.
  @discardableResult
  public mutating func add(_ document: Document) throws(XapianError) -> DocumentID {
    let records = try document.spelledRecords
    return try checked { cxapian_writable_add(handle.pointer, records, records.count, $0) }
  }

  /// Puts a document in the place of all documents that have a term, or adds it if none has.
  ///
  /// The term becomes a boolean term of the document: the next replacement finds it.
  ///
  /// - Returns: the number of the document.
  @discardableResult
  public mutating func replace(
    term: String, with document: Document
  ) throws(XapianError) -> DocumentID {
    let records = try document.spelledRecords
    return try checked(term) {
      cxapian_writable_replace_term(
        handle.pointer, term, term.utf8.count, records, records.count, $0)
    }
  }

  /// Puts a document at a number, whether there is one already or not.
  public mutating func replace(id: DocumentID, with document: Document) throws(XapianError) {
    let records = try document.spelledRecords
    try checked("document \(id)") {
      cxapian_writable_replace_id(handle.pointer, id, records, records.count, $0)
    }
  }

  /// Changes a document; what is not named stays as it is.
  ///
  /// - Parameters:
  ///   - changes: its data, values and terms are added to the document, in the place of those that
  ///     it has. An empty value removes what is there.
  ///   - removedTerms: go before that; nothing happens if the document does not have them.
  /// - Throws: `.documentNotFound`; `.invalidArgument` for a term that is too long.
  public mutating func amend(
    id: DocumentID, with changes: Document, removing removedTerms: [String] = []
  ) throws(XapianError) {
    let records = try changes.spelledRecords
    var removed: [UInt8] = []
    for term in removedTerms { removed.append(counted: term.utf8) }
    try checked("document \(id)") {
      cxapian_writable_amend(
        handle.pointer, id, records, records.count, removed, removed.count, $0)
    }
  }

  /// - Throws: `.documentNotFound` if there is none.
  public mutating func delete(id: DocumentID) throws(XapianError) {
    try checked("document \(id)") { cxapian_writable_delete_id(handle.pointer, id, $0) }
  }

  /// Deletes all documents that have a term; none is no error.
  public mutating func delete(term: String) throws(XapianError) {
    try checked(term) {
      cxapian_writable_delete_term(handle.pointer, term, term.utf8.count, $0)
    }
  }
}

extension Document {
  /// The records of a document that has no terms by numbers, which a database does not know.
  fileprivate var spelledRecords: [UInt8] {
    get throws(XapianError) {
      guard numberedTerms.isEmpty else {
        throw XapianError(
          code: .invalidArgument, message: "A database knows no terms by numbers: spell them out")
      }
      return records
    }
  }
}
