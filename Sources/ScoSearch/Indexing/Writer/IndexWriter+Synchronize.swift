import ArticleText
import FoundationEssentials
import Xapian

extension IndexWriter {
  /// Brings the index up to date with its sources: new, changed and deleted files.
  ///
  /// Files that are as they were (by size, times and identity, or by their bytes) are not read. A small change is
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
    let recognizing = RecognizingProgress(progress ?? { _ in })
    let wantsRecognition = sources.sources.contains { $0.ocr == true }
    let inputs = SyncInputs(
      collection: collection, sources: sources,
      lexicon: try Lexicon(folder: collection.lexiconFolder),
      commands: try ReaderCommands(of: collection), options: options,
      givenExcludes: givenExcludes,
      jobs: options.jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      progress: { recognizing.show($0) },
      recognition: wantsRecognition
        ? TextRecognition(
          keepingPagesIn: KeptPageFiles(collection.recognizedFolder),
          telling: { recognizing.show($0) }) : nil)
    inputs.progress(IndexingProgress(stage: .scanning))
    // What was added and removed from code stays, whatever becomes of the files.
    try commitArticles()
    var (run, previous) = try await plan(inputs)
    if !run.plan.staleSources.isEmpty, let error = SourceList.missing(in: collection) {
      throw error
    }
    defer { previous = nil }
    if run.plan.isNothing {
      run.report.articles = try previous?.articleCount() ?? 0
    } else if run.plan.buildsGeneration {
      closeLive()
      try await run.build(after: previous)
    } else if let previous {
      do throws(SearchError) {
        try await run.update(previous)
      } catch {
        closeLive()
        throw error
      }
    }
    givenExcludes = []
    run.report.unread = run.manifest.unread
    run.report.took = start.duration(to: .now)
    return run.report
  }

  /// What lies in the sources, without what is being written.
  private nonisolated func scans(for inputs: SyncInputs) async -> [SourceScan] {
    var scans = await SourceScanner.scan(
      inputs.sources.sources, of: inputs.collection, inputs.commands, jobs: inputs.jobs)
    let held = inputs.options.held
    if !held.isEmpty { for index in scans.indices { scans[index].hold(held) } }
    return scans
  }

  /// What has to be done, and the live generation, nil where there is none to build on.
  ///
  /// A full build goes on without a generation that is damaged or of another schema.
  private func plan(
    _ inputs: SyncInputs
  ) async throws(SearchError) -> (SyncRun, GenerationWriter?) {
    async let scanned = scans(for: inputs)
    guard collection.isBuilt else {
      return (try SyncRun(inputs, scans: await scanned, previous: nil), nil)
    }
    do throws(SearchError) {
      let live = try openLive()
      return (try SyncRun(inputs, scans: await scanned, previous: live), live)
    } catch {
      guard inputs.options.isFull, [.damaged, .schemaVersion].contains(error.code) else {
        throw error
      }
      closeLive()
      var renewal = try SyncRun(inputs, scans: await scanned, previous: nil)
      renewal.report.warnings.append(
        "the index could not be read (\(error.message)): articles added from code, and those of "
          + "sources that cannot be reached, are not in the new one")
      return (renewal, nil)
    }
  }
}
