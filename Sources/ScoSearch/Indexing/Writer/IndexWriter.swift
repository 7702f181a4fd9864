public import ArticleText

/// Changes a collection: its articles, its sources, its index. One at a time.
///
/// ```swift
/// let writer = try IndexWriter(at: "index")
/// try await writer.add(Article(id: "a1", title: "Panen raya", body: "…", language: .indonesian))
/// try await writer.commit()
/// ```
///
/// What is added becomes visible to searches with ``commit()``. Articles added from code belong to
/// no source: no synchronisation takes them away, and a full one carries them over. Where the index
/// cannot be written, what was added and removed since the last commit is dropped with the error:
/// a part of it is never committed.
public actor IndexWriter {
  let collection: ArticleCollection
  private let lock: CollectionLock
  var sources: SourceList
  /// The patterns that were given since the last synchronisation.
  var givenExcludes: [GivenExclude] = []
  private var live: GenerationWriter?
  /// The articles of files that were removed from code since the last commit.
  private var gone: [ArticleName] = []
  private var isSynchronizing = false
  /// Those who wait for the synchronisation that is under way.
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Opens a collection for writing, and makes it where there is none.
  ///
  /// - Throws: ``SearchError`` `.locked` while another writer is at work, in this process or
  ///   another; other codes where the folder cannot be written or its list of sources is damaged.
  public init(at path: String) throws(SearchError) {
    try self.init(ArticleCollection.create(at: path))
  }

  init(_ collection: ArticleCollection) throws(SearchError) {
    self.collection = collection
    try FileSystem.makeFolder(collection.builtFolder)
    lock = try CollectionLock(path: collection.lockFile)
    sources = try SourceList(of: collection)
  }

  // MARK: Articles from code

  /// Adds an article, or puts it in the place of the one with its id that was added from code. It
  /// keeps its id always: an article of a file that had it is set apart by the name of its source,
  /// and has it again when this one is removed.
  ///
  /// - Throws: ``SearchError`` `.invalidArgument` for an empty id; other codes where the index
  ///   cannot be written.
  public func add(_ article: Article) async throws(SearchError) {
    guard !article.id.isEmpty else {
      throw SearchError(
        .invalidArgument, "an article has no id", subject: article.title, remedy: "give it one")
    }
    let record = StoredRecord(
      article: article.withLanguages, sourceNumber: Source.codeNumber, relativePath: "")
    await waitForSynchronization()
    try changeLive { (live) throws(SearchError) in
      var ids = try IDAssignment(live, sources: sources)
      try ids.add(record)
      _ = try ids.settle()
    }
  }

  /// Takes an article away; nothing where there is none with this id. One of a file comes back when
  /// the file is next read: when it has changed, or the index is built anew. Until then its id is
  /// that of the next article that asks for it, as if its file did not have it.
  ///
  /// - Throws: ``SearchError`` where the index cannot be written.
  public func remove(id: String) async throws(SearchError) {
    await waitForSynchronization()
    try changeLive { (live) throws(SearchError) in
      let documents = try live.documents(withTerm: Schema.idTerm(id))
      for document in documents {
        if let name = try live.name(of: document), name.file.sourceNumber != Source.codeNumber {
          gone.append(name)
        }
      }
      var ids = try IDAssignment(live, sources: sources)
      try ids.remove(documents)
      _ = try ids.settle()
    }
  }

  /// Makes what was added and removed visible to searches, and lasting.
  ///
  /// - Throws: ``SearchError`` where the index cannot be written; the last commit then stays.
  public func commit() async throws(SearchError) {
    await waitForSynchronization()
    try commitLive()
  }

  /// Commits what was added and removed from code, if anything was.
  func commitArticles() throws(SearchError) {
    if let live, live.hasUncommittedArticles { try commitLive() }
  }

  private func commitLive() throws(SearchError) {
    try changeLive { (live) throws(SearchError) in
      if !gone.isEmpty {
        var manifest = try live.manifest()
        for name in gone { manifest.change(name.file) { $0.articles = max(0, $0.articles - 1) } }
        manifest.readAgain(filesOf: Set(gone.map(OwnID.init)))
        try live.write(&manifest)
        gone = []
      }
      try live.commit()
    }
  }

  // MARK: Turns

  /// An article that came while a generation is built would go into the one that is about to be
  /// replaced: so it waits.
  private func waitForSynchronization() async {
    while isSynchronizing { await withCheckedContinuation { waiting.append($0) } }
  }

  /// Does the work of a synchronisation while nothing else is done.
  func alone<Result>(
    _ work: () async throws(SearchError) -> Result
  ) async throws(SearchError) -> Result {
    await waitForSynchronization()
    isSynchronizing = true
    defer {
      isSynchronizing = false
      for continuation in waiting { continuation.resume() }
      waiting = []
    }
    return try await work()
  }

  // MARK: The live generation

  /// Opens the live generation, and makes an empty one where there is none.
  func openLive() throws(SearchError) -> GenerationWriter {
    if let live { return live }
    let lexicon = try Lexicon(folder: collection.lexiconFolder)
    if !collection.isBuilt {
      let generation = Generation.next(in: collection)
      try generation.create()
      let empty = try GenerationWriter(
        generation, lexicon: lexicon, languages: collection.languages, isNew: true)
      try empty.writeLexicon()
      try empty.makeLive(in: collection)
    }
    let generation = try Generation.live(of: collection)
    let opened = try GenerationWriter(
      generation, lexicon: lexicon, languages: collection.languages)
    // Not before: where the live one cannot be opened, what lies beside it may be of use by hand.
    Generation.removeLeftovers(in: collection, keeping: generation)
    live = opened
    return opened
  }

  /// Lets go of the live generation and of what was not committed to it.
  func closeLive() {
    live = nil
    gone = []
  }

  /// Changes the live generation from code. After a failure nobody knows how much of the change is
  /// there, nor of those before it: the next change starts from the last commit.
  private func changeLive(
    _ change: (GenerationWriter) throws(SearchError) -> Void
  ) throws(SearchError) {
    do throws(SearchError) {
      try change(openLive())
    } catch {
      closeLive()
      throw error
    }
  }
}

extension Article {
  /// The article with its language found, where it does not say.
  fileprivate var withLanguages: Article {
    guard language == nil else { return self }
    var article = self
    let detector = LanguageDetector()
    article.language = detector.language(of: title + "\n" + body)
    article.languageSpans = detector.spans(of: body)
    return article
  }
}
