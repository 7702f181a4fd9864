import ArticleText
import Xapian

/// Writes a generation: the live one, which small changes go into and become visible by an ordinary
/// commit, or one that was just built and is about to be live.
///
/// Used only by who holds the collection's lock.
final class GenerationWriter {
  let generation: Generation
  private(set) var database: WritableDatabase
  private let lexicon: Lexicon
  private let languages: LanguageTable
  /// Made when the first article comes: only then the exceptional stems are parsed.
  private var maker: DocumentMaker?
  /// Documents that were added or replaced since the groups of copies were brought up to date.
  private var newDocuments: Set<DocumentID> = []
  /// Groups of copies that have lost an article since then.
  private var thinnedGroups: Set<String> = []
  /// The generation was merged, so that every group may have changed.
  private var wasMerged = false
  /// Whether articles were added or removed since the last commit.
  private(set) var hasUncommittedArticles = false
  /// Bytes of values that the next commit may have to write.
  private var uncommittedBytes = 0
  /// The spellings are known to be as they were written.
  private var hasSoundSpellings: Bool
  /// It was just built, and nothing of it is committed.
  private var isNew: Bool

  /// - Parameter isNew: The generation was just built and says nothing of itself yet.
  /// - Throws: ``SearchError`` where the generation cannot be opened or is of another schema.
  init(
    _ generation: Generation, lexicon: Lexicon, languages: LanguageTable, isNew: Bool = false
  ) throws(SearchError) {
    self.generation = generation
    self.lexicon = lexicon
    self.languages = languages
    self.isNew = isNew
    hasSoundSpellings = isNew
    database = try Self.open(generation)
    if !isNew { try IndexFacts(of: database, at: generation.path).checkSchema() }
    try beginTransaction()
  }

  /// A database that goes away commits what was changed in it, but for what is in a transaction. So
  /// every change is in one: after a failure only some of them may be there.
  private func beginTransaction() throws(SearchError) {
    try generation.attempt { () throws(XapianError) in try database.beginTransaction() }
  }

  /// Makes sure of the spellings before anything is added to them: Xapian 1.4.22 frees memory twice
  /// where it adds to a damaged list, which ends the program. The other tables give errors.
  ///
  /// What only reads goes without: else a full build could not keep the articles from code.
  func checkSpellings() throws(SearchError) {
    if hasSoundSpellings { return }
    let problems = BlockChecksums.problems(of: generation.files, only: .spellings)
    if let first = problems.first {
      throw .damaged("the index is damaged (\(first))", subject: generation.path)
    }
    hasSoundSpellings = true
  }

  /// Opens the database; no other writer of ours can have it, since the collection's lock is held.
  private static func open(_ generation: Generation) throws(SearchError) -> WritableDatabase {
    do {
      return try WritableDatabase(path: generation.path, opening: .open)
    } catch {
      throw SearchError(error, subject: generation.path)
    }
  }

  var facts: IndexFacts {
    get throws(SearchError) { try IndexFacts(of: database, at: generation.path) }
  }

  // MARK: Articles

  /// Adds an article under a new number.
  func add(_ record: StoredRecord) throws(SearchError) {
    try write(record, at: nil)
  }

  /// Puts an article in the place of another one.
  func replace(_ replaced: DocumentID, with record: StoredRecord) throws(SearchError) {
    try generation.attempt { () throws(XapianError) in try noteLoss(of: replaced) }
    try write(record, at: replaced)
  }

  private func write(_ record: StoredRecord, at number: DocumentID?) throws(SearchError) {
    try checkSpellings()
    let document = withMaker { maker in
      var document = maker.document(for: record)
      document.spellOutTerms { maker.terms[Int($0)] }
      return document
    }
    try generation.attempt { () throws(XapianError) in
      // Three bytes for a word, which takes two with the space behind it.
      uncommittedBytes += GlassFiles.bytesOfChange + 2 * record.article.body.utf8.count
      if let number {
        try database.replace(id: number, with: document)
        newDocuments.insert(number)
      } else {
        newDocuments.insert(try database.add(document))
      }
    }
    hasUncommittedArticles = true
  }

  /// Gives an article another id.
  func rename(_ document: DocumentID, to id: String) throws(SearchError) {
    try generation.attempt { () throws(XapianError) in
      guard var record = StoredRecord(try database.documentData(document)) else { return }
      let terms = Schema.idTerms(of: record.name)
      record.article.id = id
      var changes = Document()
      changes.setData(record.encoded())
      for term in Schema.idTerms(of: record.name) { changes.addBooleanTerm(term) }
      try database.amend(id: document, with: changes, removing: terms)
      uncommittedBytes += GlassFiles.bytesOfChange
    }
    hasUncommittedArticles = true
  }

  func remove(_ documents: [DocumentID]) throws(SearchError) {
    try generation.attempt { () throws(XapianError) in
      for document in documents {
        try noteLoss(of: document)
        try database.delete(id: document)
      }
    }
    if !documents.isEmpty { hasUncommittedArticles = true }
  }

  // MARK: Copies

  private func noteLoss(of document: DocumentID) throws(XapianError) {
    uncommittedBytes += GlassFiles.bytesOfChange
    newDocuments.remove(document)
    if wasMerged { return }
    let group = try database.documentValue(document, in: Schema.Slot.copies)
    if !group.isEmpty { thinnedGroups.insert(String(decoding: group, as: UTF8.self)) }
  }

  /// Says that the generation was merged from others: at the next commit all its articles are
  /// grouped anew.
  func noteMerge() { wasMerged = true }

  /// Finds which articles are copies of each other, as far as that has changed.
  private func groupCopies() throws(XapianError) {
    if wasMerged {
      try CopyGrouping.renew(&database)
    } else if !newDocuments.isEmpty || !thinnedGroups.isEmpty {
      try CopyGrouping.update(&database, new: newDocuments, losing: thinnedGroups)
    }
    newDocuments = []
    thinnedGroups = []
    wasMerged = false
  }

  // MARK: What the generation says of itself

  /// Writes the lexicon's entries in the place of those that are there.
  func writeLexicon() throws(SearchError) {
    let analyzer = withMaker { $0.analyzer }
    try write(lexicon: LexiconCompiler.compile(lexicon, analyzer: analyzer))
  }

  /// Writes the entries of a lexicon in the place of those that are there.
  func write(lexicon entries: [String: [LexiconTarget]]) throws(SearchError) {
    try generation.attempt { () throws(XapianError) in
      for key in try database.metadataKeys(prefix: MetadataKey.entries)
      where entries[key] == nil {
        try database.setMetadata([], for: key)
      }
      for (key, targets) in entries.sorted(by: { $0.key < $1.key })
      where key.utf8.count <= Schema.longestTerm {
        try database.setMetadata(LexiconEntries.encode(targets), for: key)
      }
    }
  }

  func write(_ facts: IndexFacts) throws(SearchError) {
    try generation.attempt { () throws(XapianError) in try facts.write(to: &database) }
  }

  func write(_ manifest: inout Manifest) throws(SearchError) {
    var changed = manifest
    try generation.attempt { () throws(XapianError) in try changed.write(to: &database) }
    manifest = changed
  }

  func writeNames(of sources: SourceList) throws(SearchError) {
    let names = SourceNames.encode(
      Dictionary(uniqueKeysWithValues: sources.sources.map { ($0.number, $0.name) }))
    try generation.attempt { () throws(XapianError) in
      if try database.metadata(for: MetadataKey.sourceNames) != names {
        try database.setMetadata(names, for: MetadataKey.sourceNames)
      }
    }
  }

  func write(_ furniture: SourceFurniture) throws(SearchError) {
    try generation.attempt { () throws(XapianError) in try furniture.write(to: &database) }
  }

  // MARK: Committing

  /// Makes everything since the last commit visible and lasting.
  func commit() throws(SearchError) {
    let isMerge = wasMerged
    let vocabulary = maker?.takeVocabulary()
    try generation.attempt { () throws(XapianError) in
      try groupCopies()
      try vocabulary?.write(to: &database)
      try database.writePostings()
    }
    try generation.files.requireRoom(forChange: isMerge ? nil : uncommittedBytes)
    try generation.attempt { () throws(XapianError) in try database.commitTransaction() }
    hasUncommittedArticles = false
    uncommittedBytes = 0
    try beginTransaction()
    BlockChecksums.noteVersion(of: generation.files)
    // Without them searches take longer, and find the same.
    try? database.writeMatcherFiles(to: generation.path, packsPostings: isNew || isMerge)
    isNew = false
  }

  /// Commits a generation that was just built, and makes it the live one.
  func makeLive(in collection: ArticleCollection) throws(SearchError) {
    try write(IndexFacts.current(lexicon: lexicon, at: generation.path))
    try commit()
    try generation.makeLive(in: collection)
    Generation.removeLeftovers(in: collection, keeping: generation)
  }

  /// Lends the maker of documents. It is taken out meanwhile: of one that stays where it is, each
  /// change would copy the words that it has met.
  private func withMaker<Result>(_ body: (inout DocumentMaker) -> Result) -> Result {
    var taken =
      maker.take()
      ?? DocumentMaker(analyzer: Analyzer(languages: languages, exceptions: lexicon.stems()))
    defer { maker = taken }
    return body(&taken)
  }
}
