import Xapian

/// Stored articles that a generation built anew takes over: those from code, and those of sources
/// that cannot be reached.
///
/// Only their numbers are held until each is read, since the articles themselves may be more than
/// memory has room for.
struct CarriedOver: Sendable {
  /// The database that has them, all committed.
  var path = ""
  var documents: [DocumentID] = []

  /// Gives one article after another.
  ///
  /// - Returns: What damage has done to them, a warning each: what cannot be read is left out, what
  ///   reads otherwise than it was stored is kept, since there is no other copy of it here.
  func read(_ visit: (StoredRecord) throws -> Void) throws -> [String] {
    if documents.isEmpty { return [] }
    var warnings: [String] = []
    var lost = 0
    let database = try open()
    for document in documents {
      try Task.checkCancellation()
      guard let bytes = try bytes(of: document, in: database), let record = StoredRecord(bytes)
      else {
        lost += 1
        continue
      }
      if !StoredRecord.isIntact(bytes) {
        warnings.append(
          "the stored article '\(record.article.id)' is not as it was written, and was kept as it "
            + "reads now: add it again")
      }
      try visit(record)
    }
    if lost > 0 {
      warnings.append(
        "\(lost) articles added from code, or of sources that cannot be reached, could not be read "
          + "and are not in the new index: add them again")
    }
    return warnings
  }

  private func open() throws(SearchError) -> Database {
    do {
      return try Database(path: path)
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  /// - Returns: nil where damage keeps them from being read.
  private func bytes(
    of document: DocumentID, in database: borrowing Database
  ) throws(SearchError) -> [UInt8]? {
    do {
      return try database.documentData(document)
    } catch {
      let failure = SearchError(error, subject: path)
      if failure.code == .damaged { return nil }
      throw failure
    }
  }
}
