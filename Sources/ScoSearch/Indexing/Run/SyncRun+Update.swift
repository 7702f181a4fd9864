import Xapian

/// Putting a small change into the live generation.
extension SyncRun {
  /// Commits the plan's changes to the live generation. After an error what was not committed goes
  /// with the writer.
  mutating func update(_ live: GenerationWriter) throws(SearchError) {
    try removeStale(from: live, upTo: .max, except: Set(plan.changes.map(\.file.key)))
    try readChanges(into: live)
    if plan.lexiconChanged {
      try live.writeLexicon()
      report.hasNewLexicon = true
    }
    try live.write(&manifest)
    if !plan.staleSources.isEmpty { try live.write(furniture) }
    try live.write(IndexFacts.current(lexicon: inputs.lexicon, at: live.generation.path))
    try live.commit()
    report.articles = try live.articleCount()
  }

  private mutating func readChanges(into live: GenerationWriter) throws(SearchError) {
    var outcomes: [FileOutcome] = []
    var displaced: [FileKey] = []
    var bytes = 0
    for (number, file) in plan.changes.enumerated() {
      if Task.isCancelled { throw .stopped(at: collection.path) }
      let key = file.file.key
      var intake = LiveIntake(
        live: live, source: inputs.sources[key.sourceNumber], stale: try live.documents(of: key))
      let outcome = try ArticleIntake.read(file, number: number, at: plan.paths[key]) {
        (record) throws(SearchError) in
        try intake.put(furniture.cleaned(record))
      }
      if !outcome.isOutOfReach { try intake.removeStale() }
      report.warnings += intake.warnings
      displaced += intake.displaced
      outcomes.append(outcome)
      bytes += file.file.size
      inputs.progress(
        IndexingProgress(
          stage: .reading, done: outcomes.count, total: plan.changes.count, bytes: bytes))
    }
    take(outcomes)
    for key in displaced { manifest.forgetArticle(of: key) }
  }
}
