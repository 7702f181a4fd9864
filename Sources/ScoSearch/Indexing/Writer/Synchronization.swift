import ArticleText
import FoundationEssentials
import Xapian

extension IndexWriter {
  /// Brings the index up to date with its sources: new, changed and deleted files.
  ///
  /// Files that are as they were (by size, time and identity) are not read. A small change is
  /// committed to the live generation; a large one, the first and a full one build a new generation
  /// beside it. When the task is cancelled the index stays as it was, but for what was added and
  /// removed from code before. What is added and removed from code meanwhile waits, and comes after
  /// it.
  ///
  /// - Parameters:
  ///   - options: Whether to build anew, and how many tasks read at once.
  ///   - progress: Told how far it is, from any thread.
  /// - Returns: What was done, and which files were left out and why.
  /// - Throws: ``SearchError`` where the index cannot be read or written; a file that cannot be
  ///   read is no error.
  public func synchronize(
    _ options: SyncOptions = SyncOptions(),
    progress: (@Sendable (IndexingProgress) -> Void)? = nil
  ) async throws(SearchError) -> SyncReport {
    try await alone { () throws(SearchError) in try await bringUpToDate(options, progress) }
  }

  private func bringUpToDate(
    _ options: SyncOptions, _ progress: (@Sendable (IndexingProgress) -> Void)?
  ) async throws(SearchError) -> SyncReport {
    let start = ContinuousClock.now
    let progress = progress ?? { _ in }
    progress(IndexingProgress(stage: .scanning))
    let lexicon = try Lexicon(folder: collection.lexiconFolder)
    // What was added and removed from code stays, whatever becomes of the files.
    try commitArticles()
    let jobs = options.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    var (plan, previous) = try await plan(lexicon: lexicon, isFull: options.isFull, jobs: jobs)
    if !plan.staleSources.isEmpty, let error = SourceList.missing(in: collection) { throw error }
    plan.report.warnings += Analyzer.remarks
    if plan.lexiconChanged || plan.buildsGeneration {
      plan.report.warnings += lexicon.problems().map { "the lexicon: \($0)" }
    }
    defer { previous = nil }
    if plan.isNothing {
      plan.report.articles = try previous?.articleCount() ?? 0
    } else if plan.buildsGeneration {
      closeLive()
      try await build(&plan, lexicon: lexicon, previous: previous, jobs: jobs, progress)
    } else if let previous {
      try update(previous, &plan, lexicon: lexicon, progress)
    }
    plan.report.took = start.duration(to: .now)
    return plan.report
  }

  /// What has to be done, and the live generation, nil where there is none to build on.
  ///
  /// A full build goes on without a generation that is damaged or of another schema.
  private func plan(
    lexicon: Lexicon, isFull: Bool, jobs: Int
  ) async throws(SearchError) -> (SyncPlan, LiveGeneration?) {
    let (collection, sources) = (collection, sources.sources)
    async let scanned = SourceScanner.scan(sources, of: collection, jobs: jobs)
    func plan(
      _ previous: LiveGeneration?, _ scans: [SourceScan]
    ) throws(SearchError) -> SyncPlan {
      try SyncPlan(
        collection: collection, sources: sources, scans: scans, previous: previous,
        lexicon: lexicon, isFull: isFull)
    }
    guard collection.isBuilt else { return (try plan(nil, await scanned), nil) }
    do throws(SearchError) {
      let live = try openLive()
      return (try plan(live, await scanned), live)
    } catch {
      guard isFull, [.damaged, .schemaVersion].contains(error.code) else { throw error }
      closeLive()
      var renewal = try plan(nil, await scanned)
      renewal.report.warnings.append(
        "the index could not be read (\(error.message)): articles added from code, and those of "
          + "sources that cannot be reached, are not in the new one")
      return (renewal, nil)
    }
  }

  /// Builds a new generation from the plan's files, after the previous one or in its place.
  private func build(
    _ plan: inout SyncPlan, lexicon: Lexicon, previous: LiveGeneration?, jobs: Int,
    _ progress: @escaping @Sendable (IndexingProgress) -> Void
  ) async throws(SearchError) {
    let generation = Generation.next(in: collection)
    let build = BulkBuild(
      collection: collection, generation: generation, stems: lexicon.stems(), jobs: jobs,
      furniture: plan.furniture)
    let kept = plan.startsAnew ? nil : previous
    try kept?.checkSpellings()
    let lastKept = try kept?.lastDocumentMerged() ?? 0
    do throws(SearchError) {
      let carriedOver = plan.startsAnew ? try plan.carriedOver(from: previous) : CarriedOver()
      let segments = try await build.segments(
        of: plan.changes, at: plan.paths, carryingOver: carriedOver, progress: progress)
      let count = plan.changes.count
      progress(IndexingProgress(stage: .merging, done: count, total: count))
      // Everything of the previous generation must be in its files.
      try kept?.commit()
      try await build.merge(segments, after: kept?.generation)
      if Task.isCancelled { throw .stopped(at: collection.path) }
      var merged = plan
      try finish(generation, lexicon: lexicon) {
        (live) throws(SearchError) in
        if kept != nil { live.noteMerge() }
        try merged.removeStale(
          from: live, upTo: lastKept, except: merged.filesOutOfReach(segments.outcomes))
        if let previous, kept == nil {
          try merged.keep(segments.outcomes, from: previous, in: live)
        }
        merged.take(segments.outcomes)
        merged.take(segments.furniture)
        merged.report.warnings += segments.warnings
        try merged.resolveDuplicates(in: live, after: lastKept)
        try live.writeLexicon()
        try live.write(&merged.manifest)
        try live.write(merged.furniture)
        merged.report.articles = try live.articleCount()
      }
      plan = merged
    } catch {
      build.discard()
      throw error
    }
  }

  /// Commits the plan's changes to the live generation.
  private func update(
    _ live: LiveGeneration, _ plan: inout SyncPlan, lexicon: Lexicon,
    _ progress: @Sendable (IndexingProgress) -> Void
  ) throws(SearchError) {
    do throws(SearchError) {
      try plan.removeStale(
        from: live, upTo: .max, except: Set(plan.changes.map(\.file.key)))
      var outcomes: [FileOutcome] = []
      var displaced: [FileKey] = []
      var bytes = 0
      for (number, file) in plan.changes.enumerated() {
        if Task.isCancelled {
          throw .stopped(at: collection.path)
        }
        let key = file.file.key
        var intake = LiveIntake(
          live: live, source: sources[key.source], stale: try live.documents(of: key))
        let outcome = try ArticleIntake.read(file, number: number, at: plan.paths[key]) {
          (record) throws(SearchError) in
          try intake.put(plan.furniture.cleaned(record))
        }
        if !outcome.isOutOfReach { try intake.removeStale() }
        plan.report.warnings += intake.warnings
        displaced += intake.displaced
        outcomes.append(outcome)
        bytes += file.file.size
        progress(
          IndexingProgress(
            stage: .reading, done: outcomes.count, total: plan.changes.count, bytes: bytes))
      }
      plan.take(outcomes)
      for key in displaced { plan.manifest.forgetArticle(of: key) }
      if plan.lexiconChanged {
        try live.writeLexicon()
        plan.report.hasNewLexicon = true
      }
      try live.write(&plan.manifest)
      if !plan.staleSources.isEmpty { try live.write(plan.furniture) }
      try live.write(IndexFacts.current(lexicon: lexicon, at: live.generation.path))
      try live.commit()
      plan.report.articles = try live.articleCount()
    } catch {
      // What was not committed goes with the writer.
      closeLive()
      throw error
    }
  }
}

/// Puts the articles of one file into the live generation, each under an id of its own.
struct LiveIntake {
  let live: LiveGeneration
  let source: Source?
  private var repeated = RepeatedIDs()
  /// The files whose articles gave way, each as often as it lost one.
  private(set) var displaced: [FileKey] = []

  /// What those should know who wrote the records.
  var warnings: [String] { repeated.warnings }

  /// The file's articles as they were, which go with the first new one.
  private var stale: [DocumentID]

  init(live: LiveGeneration, source: Source?, stale: [DocumentID]) {
    self.live = live
    self.source = source
    self.stale = stale
  }

  mutating func removeStale() throws(SearchError) {
    try live.remove(stale)
    stale = []
  }

  /// Of two articles of one source with one id the later counts; one whose id another source has
  /// is set apart by its source's name.
  mutating func put(_ record: StoredRecord) throws(SearchError) {
    try removeStale()
    var record = record
    let term = Schema.term(Schema.Prefix.id, record.article.id)
    let others = try live.records(withTerm: term)
    if others.contains(where: { $0.source != record.source }) {
      record.article.id = "\(source?.name ?? String(record.source))/\(record.article.id)"
    } else if let other = others.first {
      repeated.note(record.article.id, earlier: other.file, later: record.file)
      displaced.append(other.file)
    }
    try live.put(record)
  }
}

extension SearchError {
  /// The task that brought the index up to date was cancelled.
  static func stopped(at path: String) -> SearchError {
    SearchError(
      .cancelled, "indexing was stopped", subject: path,
      remedy: "what was indexed before is as it was")
  }
}
