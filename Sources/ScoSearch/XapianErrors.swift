import Xapian

extension SearchError {
  /// The error for a failure of Xapian's, by what its user can do about it.
  init(_ error: XapianError, subject: String) {
    switch error.code {
    case .databaseLocked:
      self.init(
        .locked, "another program is writing to the index", subject: subject,
        remedy: "wait until it has finished")
    case .databaseCorrupt, .databaseNotFound, .databaseVersion, .serialisation, .range,
      .documentNotFound:
      self = .damaged("the index is damaged (\(error.message))", subject: subject)
    case .databaseOpening, .database, .databaseCreate:
      let message = error.message.lowercased()
      if message.contains("no space") || message.contains("file too large")
        || message.contains("quota")
      {
        self.init(
          .diskFull, "the index cannot be written (\(error.message))", subject: subject,
          remedy: "make room and try again; what was indexed before is kept")
      } else if message.contains("permission") || message.contains("read-only") {
        self.init(
          .permissionDenied, "the index cannot be opened (\(error.message))", subject: subject,
          remedy: "check who may read and write it")
      } else if error.code == .databaseOpening || message.contains("reading block")
        || message.contains("corrupt") || message.contains("eof") || message.contains("inflate")
      {
        self = .damaged("the index cannot be opened (\(error.message))", subject: subject)
      } else {
        self.init(
          .system, "the index cannot be used (\(error.message))", subject: subject,
          remedy: "check it with 'sco-search check'")
      }
    case .outOfMemory:
      self.init(
        .system, "there is not enough memory", subject: subject,
        remedy: "close other programs, or index with fewer --jobs")
    default:
      self.init(
        .system, "Xapian reports: \(error.message)", subject: subject,
        remedy: "check it with 'sco-search check'")
    }
  }
}

extension Generation {
  /// Does what Xapian may fail at in this generation.
  ///
  /// - Throws: Xapian's error as a ``SearchError`` about the generation.
  func attempt<Result>(
    _ body: () throws(XapianError) -> Result
  ) throws(SearchError) -> Result {
    do {
      return try body()
    } catch {
      throw SearchError(error, subject: path)
    }
  }
}
