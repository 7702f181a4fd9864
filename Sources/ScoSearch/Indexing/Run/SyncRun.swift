/// Brings an index up to date: makes the plan, carries it out, and reports what was done.
struct SyncRun {
  let inputs: SyncInputs
  let plan: SyncPlan
  /// The files of the index, as far as the plan is carried out.
  var manifest: Manifest
  /// Lines that are left out of what is read.
  var furniture = SourceFurniture()
  var report = SyncReport()

  var collection: ArticleCollection { inputs.collection }

  /// Compares the sources with what the index was made from.
  ///
  /// - Parameters:
  ///   - scans: What lies in each of the sources.
  ///   - previous: The live generation, nil where there is none to build on.
  init(
    _ inputs: SyncInputs, scans: [SourceScan], previous: GenerationWriter?
  ) throws(SearchError) {
    self.inputs = inputs
    var startsAnew = true
    var lexiconChanged = false
    var known = Manifest()
    var damage: SearchError?
    if let previous {
      let facts = try previous.facts
      let current = IndexFacts.current(lexicon: inputs.lexicon, at: previous.generation.path)
      startsAnew = inputs.options.isFull || facts.analysis != current.analysis
      lexiconChanged = facts.lexicon != current.lexicon
      furniture = try previous.furniture()
      do {
        known = try previous.manifest()
      } catch {
        // A generation that is built anew needs no list of files, and must not fail for a damaged
        // one: the articles from code would be lost.
        guard startsAnew, error.code == .damaged else { throw error }
        damage = error
      }
    }
    plan = SyncPlan(
      collection: inputs.collection, sources: inputs.sources.sources, scans: scans, known: known,
      startsAnew: startsAnew, lexiconChanged: lexiconChanged)
    manifest = plan.manifest
    furniture.forget(plan.staleSources)
    beginReport(scans)
    if let damage { report.warnings.append("\(damage.message): every file is read again") }
  }

  /// Enters what the plan says into the report.
  private mutating func beginReport(_ scans: [SourceScan]) {
    report.unchanged = plan.unchanged
    report.removed = plan.removed
    report.skipped = scans.flatMap(\.skipped)
    report.skipped += plan.problems.map {
      SkippedFile(path: plan.paths[$0.file], reason: $0.reason)
    }
    for source in inputs.sources.sources where plan.unreachable.contains(source.number) {
      report.warnings.append(
        "the source \(source.absolutePath(in: collection)) cannot be reached: "
          + "its articles stay as they are")
    }
    report.warnings += Analyzer.remarks
    if plan.lexiconChanged || plan.buildsGeneration {
      report.warnings += inputs.lexicon.problems().map { "the lexicon: \($0)" }
    }
  }

  /// Enters what was read into manifest and report.
  ///
  /// - Parameter kept: How many articles were taken over from the previous generation, of files that
  ///   could not be read now.
  mutating func take(_ outcomes: [FileOutcome], kept: [FileKey: Int] = [:]) {
    for outcome in outcomes {
      let file = plan.changes[outcome.number].file
      let before = kept[file.key] ?? plan.changes[outcome.number].articlesBefore
      var record = outcome.record(of: file)
      if outcome.isOutOfReach {
        record.articles = before
        report.unchanged += before
      } else {
        report.changed += min(before, outcome.articles)
        report.added += max(0, outcome.articles - before)
        report.removed += max(0, before - outcome.articles)
      }
      report.skipped += outcome.skipped
      manifest[file.key] = record
    }
  }
}

/// What bringing an index up to date starts from, besides the index itself.
struct SyncInputs: Sendable {
  let collection: ArticleCollection
  let sources: SourceList
  let lexicon: Lexicon
  let options: SyncOptions
  /// How many articles are read and analysed at once.
  let jobs: Int
  let progress: @Sendable (IndexingProgress) -> Void
}

extension SearchError {
  /// The task that brought the index up to date was cancelled.
  static func stopped(at path: String) -> SearchError {
    SearchError(
      .cancelled, "indexing was stopped", subject: path,
      remedy: "what was indexed before is as it was")
  }
}
