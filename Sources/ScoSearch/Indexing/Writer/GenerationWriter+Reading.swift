import Xapian

/// What a generation holds, with what was changed since the last commit.
extension GenerationWriter {
  func articleCount() throws(SearchError) -> Int {
    try generation.attempt { () throws(XapianError) in try database.documentCount }
  }

  /// The highest number of a document once this generation is merged with others after it, 0 where
  /// there are none: merging takes away the numbers before the first document that is there, and
  /// gives those after the last to the next database.
  func lastDocumentMerged() throws(SearchError) -> DocumentID {
    try generation.attempt { () throws(XapianError) in
      let documents = try database.documentIDs(withTerm: "")
      guard let first = documents.first, let last = documents.last else { return 0 }
      return last - first + 1
    }
  }

  func manifest() throws(SearchError) -> Manifest {
    try generation.attempt { () throws(XapianError) in try Manifest(of: database) }
  }

  func furniture() throws(SearchError) -> SourceFurniture {
    try generation.attempt { () throws(XapianError) in try SourceFurniture(of: database) }
  }

  /// The sources that the index knows by other names, by which it set ids apart.
  func sourcesNamedOtherwise(than sources: SourceList) throws(SearchError) -> Set<Int> {
    let known = try generation.attempt { () throws(XapianError) in
      SourceNames.decode(try database.metadata(for: MetadataKey.sourceNames))
    }
    let others = sources.sources.filter { source in
      known[source.number].map { ExactText($0) != ExactText(source.name) } ?? false
    }
    return Set(others.map(\.number))
  }

  func documents(withTerm term: String) throws(SearchError) -> [DocumentID] {
    try generation.attempt { () throws(XapianError) in try database.documentIDs(withTerm: term) }
  }

  /// The articles of a file.
  func documents(of file: FileKey) throws(SearchError) -> [DocumentID] {
    try documents(withTerm: Schema.fileTerm(file))
  }

  /// The records of a file's articles.
  func records(of file: FileKey) throws(SearchError) -> [StoredRecord] {
    try records(withTerm: Schema.fileTerm(file))
  }

  /// The names of an article, nil where damage has made them unreadable.
  func name(of document: DocumentID) throws(SearchError) -> ArticleName? {
    try generation.attempt { () throws(XapianError) in
      StoredRecord.name(of: try database.documentData(document))
    }
  }

  /// Whether an article would have an id that another one has.
  func isAskedFor(_ id: String) throws(SearchError) -> Bool {
    try generation.attempt { () throws(XapianError) in
      try database.termExists(Schema.soughtIDTerm(id))
    }
  }

  /// Whether there is an article that does not have its own id.
  func isAnySetApart() throws(SearchError) -> Bool {
    try generation.attempt { () throws(XapianError) in
      try !database.terms(prefix: Schema.Prefix.soughtID, limit: 1).isEmpty
    }
  }

  /// The keys of ids that several articles have, as those that were built side by side may.
  func repeatedIDs() throws(SearchError) -> [ExactText] {
    try keys(Schema.Prefix.id, minimumFrequency: 2)
  }

  /// The keys of ids that articles would have if no others had them.
  func soughtIDs() throws(SearchError) -> [ExactText] { try keys(Schema.Prefix.soughtID) }

  private func keys(
    _ prefix: String, minimumFrequency: Int = 0
  ) throws(SearchError) -> [ExactText] {
    try generation.attempt { () throws(XapianError) in
      try database.terms(prefix: prefix, minimumFrequency: minimumFrequency)
        .map { Schema.idKey(ofTerm: $0.term) }
    }
  }

  func record(_ document: DocumentID) throws(SearchError) -> StoredRecord? {
    try generation.attempt { () throws(XapianError) in
      StoredRecord(try database.documentData(document))
    }
  }

  /// The records of every article with a term.
  func records(withTerm term: String) throws(SearchError) -> [StoredRecord] {
    var records: [StoredRecord] = []
    for document in try documents(withTerm: term) {
      if let record = try record(document) { records.append(record) }
    }
    return records
  }
}
