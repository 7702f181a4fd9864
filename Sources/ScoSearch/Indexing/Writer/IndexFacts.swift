import Xapian

/// What an index says of itself.
struct IndexFacts: Sendable, Hashable {
  /// The version of ``Schema`` it was written by.
  var schemaVersion: String
  /// What its stems rest on, and the ``IndexingParameters``: an index whose words were analysed
  /// otherwise must be built anew.
  var analysis: String
  /// The version of the lexicon whose entries it holds.
  var lexicon: String
  /// When it was last brought up to date: ISO 8601, UTC.
  var lastIndexed: String
  let path: String

  /// What an index made now would say.
  static func current(
    lexicon: Lexicon, parameters: IndexingParameters = .standard, at path: String
  ) -> IndexFacts {
    let dictionary = Hunspell.installedDictionary(named: Hunspell.indonesian)
    let size = dictionary.flatMap { FileSystem.status(of: $0 + ".dic")?.size } ?? 0
    return IndexFacts(
      schemaVersion: String(Schema.version),
      analysis: "id_ID.dic \(size), stems.txt \(lexicon.stemsVersion), \(parameters)",
      lexicon: lexicon.entriesVersion, lastIndexed: Timestamp.now(), path: path)
  }

  private init(
    schemaVersion: String, analysis: String, lexicon: String, lastIndexed: String, path: String
  ) {
    self.schemaVersion = schemaVersion
    self.analysis = analysis
    self.lexicon = lexicon
    self.lastIndexed = lastIndexed
    self.path = path
  }

  init(
    of database: borrowing some ReadableDatabase & ~Copyable, at path: String
  ) throws(SearchError) {
    self.path = path
    do {
      func text(_ key: String) throws(XapianError) -> String {
        String(decoding: try database.metadata(for: key), as: UTF8.self)
      }
      schemaVersion = try text(MetadataKey.schemaVersion)
      analysis = try text(MetadataKey.analysis)
      lexicon = try text(MetadataKey.lexicon)
      lastIndexed = try text(MetadataKey.lastIndexed)
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  /// - Throws: ``SearchError`` `.schemaVersion` where this program does not read such an index.
  func checkSchema() throws(SearchError) {
    if schemaVersion == String(Schema.version) { return }
    let version = schemaVersion.isEmpty ? "none" : schemaVersion
    throw SearchError(
      .schemaVersion,
      "the index is of schema version \(version), this program reads \(Schema.version)",
      subject: path, remedy: "renew it with 'sco-search reindex --full'")
  }

  func write(to database: inout WritableDatabase) throws(XapianError) {
    try database.setMetadata(schemaVersion, for: MetadataKey.schemaVersion)
    try database.setMetadata(analysis, for: MetadataKey.analysis)
    try database.setMetadata(lexicon, for: MetadataKey.lexicon)
    try database.setMetadata(lastIndexed, for: MetadataKey.lastIndexed)
  }
}
