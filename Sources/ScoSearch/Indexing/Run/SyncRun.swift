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
    var renamed: Set<Int> = []
    var lexiconChanged = false
    var known = Manifest()
    var damage: SearchError?
    if let previous {
      let facts = try previous.facts
      let current = IndexFacts.current(lexicon: inputs.lexicon, at: previous.generation.path)
      startsAnew = inputs.options.isFull || facts.analysis != current.analysis
      lexiconChanged = facts.lexicon != current.lexicon
      renamed = try previous.sourcesNamedOtherwise(than: inputs.sources)
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
      collection: inputs.collection, sources: inputs.sources.sources, commands: inputs.commands,
      scans: scans, known: known, startsAnew: startsAnew, lexiconChanged: lexiconChanged,
      renamed: renamed, recognition: inputs.recognition)
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
    for (file, doubts) in plan.doubts {
      report.doubtful += doubts.map { DoubtfulFile($0, path: plan.paths[file]) }
    }
    for source in inputs.sources.sources where plan.unreachable.contains(source.number) {
      report.warnings.append(
        "the source \(source.absolutePath(in: collection)) cannot be reached: "
          + "its articles stay as they are")
    }
    let scanned = Dictionary(
      uniqueKeysWithValues: zip(inputs.sources.sources.map(\.number), scans))
    report.warnings += inputs.givenExcludes.compactMap { $0.warning(scanned) }
    report.warnings += Analyzer.remarks
    if plan.lexiconChanged || plan.buildsGeneration {
      report.warnings += inputs.lexicon.problems().map { "the lexicon: \($0)" }
    }
  }

  /// Reads what gave way to articles that are gone, settles the ids, and enters what came of it all
  /// into manifest and report.
  ///
  /// - Parameters:
  ///   - outcomes: What became of the files that were read.
  ///   - kept: How many articles were taken over from the previous generation, of files that could
  ///     not be read now.
  mutating func settle(
    _ ids: inout IDAssignment, _ outcomes: [FileOutcome], kept: [FileKey: Int] = [:]
  ) throws(SearchError) {
    let restored = try restoreDisplaced(&ids)
    let renamed = try ids.settle()
    report.warnings += ids.warnings
    var losses = ids.losses
    take(outcomes, kept: kept, &losses)
    for (key, articles) in restored {
      report.added += articles.count
      manifest.change(key) { $0.articles += articles.count }
    }
    // What is left is of files that were not read.
    for (key, loss) in losses {
      manifest.note(loss, of: key)
      report.unchanged -= loss.count
      report.removed += loss.count
    }
    let read = Set(
      outcomes.filter { !$0.isOutOfReach }.map { plan.changes[$0.number].file.key })
    let changed = renamed.values.count { name in
      name.file.sourceNumber != Source.codeNumber && !read.contains(name.file)
        && restored[name.file]?.contains(OwnID(name)) != true
    }
    report.unchanged -= changed
    report.changed += changed
  }

  /// Enters the outcomes, less what their files lost since then.
  private mutating func take(
    _ outcomes: [FileOutcome], kept: [FileKey: Int], _ losses: inout [FileKey: FileLoss]
  ) {
    for outcome in outcomes {
      let file = plan.changes[outcome.number].file
      let before = kept[file.key] ?? plan.changes[outcome.number].articlesBefore
      var record = outcome.record(of: file)
      report.skipped += outcome.skipped
      report.doubtful += outcome.doubts.map { DoubtfulFile($0, path: plan.paths[file.key]) }
      if outcome.isOutOfReach {
        record.articles = before
        let known = manifest[file.key]
        record.displaced = known?.displaced ?? []
        record.doubts = known?.doubts ?? []
        report.doubtful += record.doubts.map { DoubtfulFile($0, path: plan.paths[file.key]) }
        report.unchanged += before
      } else {
        let loss = losses.removeValue(forKey: file.key) ?? FileLoss()
        let articles = outcome.articles - loss.count
        record.articles = articles
        record.displaced = loss.displaced
        report.changed += min(before, articles)
        report.added += max(0, articles - before)
        report.removed += max(0, before - articles)
      }
      manifest[file.key] = record
    }
  }

  /// Reads articles that gave way to later ones of their source, where these are gone.
  ///
  /// - Returns: Which articles of which files are in the index again.
  private mutating func restoreDisplaced(
    _ ids: inout IDAssignment
  ) throws(SearchError) -> [FileKey: Set<OwnID>] {
    var displaced = plan.displaced
    var restored: [FileKey: Set<OwnID>] = [:]
    var missing: [OwnID: String] = [:]
    // A file that came meanwhile may have the article too, and be an earlier one.
    var holders: [OwnID: FileKey] = [:]
    for (article, id) in ids.vacated {
      missing[article] = id
      holders[article] = try ids.holder(of: id, inSource: article.sourceNumber)
    }
    while !missing.isEmpty {
      var byFile: [FileKey: Set<OwnID>] = [:]
      for article in missing.keys {
        if let file = displaced.takeLatestFile(of: article), holders[article] ?? file <= file {
          byFile[file, default: []].insert(article)
        } else {
          missing[article] = nil
        }
      }
      for (key, articles) in byFile.sorted(by: { $0.key < $1.key }) {
        let found = try read(articles, of: key, into: &ids)
        for article in found { missing[article] = nil }
        if !found.isEmpty { restored[key, default: []].formUnion(found) }
      }
    }
    return restored
  }

  /// Reads some articles of a file that is otherwise as it was.
  private mutating func read(
    _ articles: Set<OwnID>, of key: FileKey, into ids: inout IDAssignment
  ) throws(SearchError) -> Set<OwnID> {
    guard let record = manifest[key] else { return [] }
    var found: Set<OwnID> = []
    let outcome = try ArticleIntake.read(
      plan.intake(of: ScannedFile(key, record)), number: 0, at: plan.paths[key]
    ) { (record) throws(SearchError) in
      let article = OwnID(record.name)
      guard articles.contains(article) else { return }
      // What the file has twice was said when it was first read.
      try ids.add(furniture.cleaned(record), notesLoss: false)
      found.insert(article)
    }
    manifest.change(key) { record in
      if outcome.isPassing {
        record.stamp = .none
      } else {
        record.displaced.subtract(articles.map(\.hash))
      }
    }
    return found
  }
}

/// What bringing an index up to date starts from, besides the index itself.
struct SyncInputs: Sendable {
  let collection: ArticleCollection
  let sources: SourceList
  let lexicon: Lexicon
  /// What reads the kinds of files that are not read here.
  let commands: ReaderCommands
  let options: SyncOptions
  /// The patterns that were given since the last one.
  var givenExcludes: [GivenExclude] = []
  /// How many articles are read and analysed at once.
  let jobs: Int
  let progress: @Sendable (IndexingProgress) -> Void
  /// Recognises the text of pictures, for the sources that want it.
  var recognition: TextRecognition?
}

extension SearchError {
  /// The task that brought the index up to date was cancelled.
  static func stopped(at path: String) -> SearchError {
    SearchError(
      .cancelled, "indexing was stopped", subject: path,
      remedy: "what was indexed before is as it was")
  }
}
