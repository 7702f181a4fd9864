import Xapian

/// Putting a small change into the live generation.
extension SyncRun {
  /// Commits the plan's changes to the live generation. After an error what was not committed goes
  /// with the writer.
  mutating func update(_ live: GenerationWriter) throws(SearchError) {
    var ids = try IDAssignment(
      live, sources: inputs.sources, displaced: plan.displaced, renamed: plan.renamed)
    try removeStale(from: live, upTo: .max, except: Set(plan.changes.map(\.file.key)), &ids)
    let outcomes = try readChanges(into: live, &ids)
    try settle(&ids, outcomes)
    if plan.lexiconChanged {
      try live.writeLexicon()
      report.hasNewLexicon = true
    }
    try live.write(&manifest)
    try live.writeNames(of: inputs.sources)
    if !plan.staleSources.isEmpty { try live.write(furniture) }
    try live.write(IndexFacts.current(lexicon: inputs.lexicon, at: live.generation.path))
    try live.commit()
    report.articles = try live.articleCount()
  }

  private func readChanges(
    into live: GenerationWriter, _ ids: inout IDAssignment
  ) throws(SearchError) -> [FileOutcome] {
    var outcomes: [FileOutcome] = []
    var bytes = 0
    for (number, file) in plan.changes.enumerated() {
      if Task.isCancelled { throw .stopped(at: collection.path) }
      let key = file.file.key
      // Of an article that is there still, only what has changed is written.
      var stale = Set(try live.documents(of: key))
      let outcome = try ArticleIntake.read(file, number: number, at: plan.paths[key]) {
        (record) throws(SearchError) in
        try ids.add(furniture.cleaned(record), replacing: &stale)
      }
      if !outcome.isOutOfReach { try ids.remove(stale.sorted()) }
      outcomes.append(outcome)
      bytes += file.file.size
      inputs.progress(
        IndexingProgress(
          stage: .reading, done: outcomes.count, total: plan.changes.count, bytes: bytes))
    }
    return outcomes
  }
}
