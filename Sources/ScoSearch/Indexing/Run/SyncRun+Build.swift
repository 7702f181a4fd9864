import Xapian

/// Building a generation of its own for a large change.
extension SyncRun {
  /// Builds a new generation from the plan's files, after the previous one or in its place, and
  /// makes it the live one.
  nonisolated(nonsending) mutating func build(
    after previous: GenerationWriter?
  ) async throws(SearchError) {
    let generation = Generation.next(in: collection)
    let build = BulkBuild(
      collection: collection, generation: generation, stems: inputs.lexicon.stems(),
      jobs: inputs.jobs, method: inputs.options.buildMethod, furniture: furniture)
    // Waits for a core that has nothing to read any more.
    async let lexicon = entries(of: inputs.lexicon, by: collection.languages)
    let kept = plan.startsAnew ? nil : previous
    try kept?.checkSpellings()
    let lastKept = try kept?.lastDocumentMerged() ?? 0
    do throws(SearchError) {
      let carriedOver = plan.startsAnew ? try carriedOver(from: previous) : CarriedOver()
      let parts = try await build.parts(
        of: plan.changes, at: plan.paths, carryingOver: carriedOver, progress: inputs.progress)
      let count = plan.changes.count
      inputs.progress(IndexingProgress(stage: .merging, done: count, total: count))
      // Everything of the previous generation must be in its files.
      try kept?.commit()
      let isGrouped = try await build.merge(parts, after: kept?.generation)
      if Task.isCancelled { throw .stopped(at: collection.path) }
      try finish(
        generation, of: parts, isGrouped: isGrouped, lastKept: kept == nil ? nil : lastKept,
        replacing: kept == nil ? previous : nil, lexicon: await lexicon)
    } catch {
      build.discard()
      throw error
    }
  }

  /// Settles what a merged generation holds, and makes it the live one.
  ///
  /// - Parameters:
  ///   - isGrouped: Whether its articles are grouped with their copies.
  ///   - lastKept: The last document of the generation that it was merged after, nil where it was
  ///     built anew.
  ///   - replaced: The generation it takes the place of, where it was built anew.
  ///   - entries: The lexicon's.
  private mutating func finish(
    _ generation: Generation, of parts: BulkBuild.Parts, isGrouped: Bool, lastKept: DocumentID?,
    replacing replaced: GenerationWriter?, lexicon entries: [String: [LexiconTarget]]
  ) throws(SearchError) {
    let writer = try GenerationWriter(
      generation, lexicon: inputs.lexicon, languages: collection.languages, isNew: true)
    if !isGrouped { writer.noteMerge() }
    var ids = try IDAssignment(
      writer, sources: inputs.sources, displaced: plan.displaced, renamed: plan.renamed)
    if let lastKept {
      try removeStale(
        from: writer, upTo: lastKept, except: filesOutOfReach(parts.outcomes), &ids)
    }
    let kept = try keep(parts.outcomes, from: replaced, &ids)
    furniture.take(parts.furniture, isWhole: plan.startsAnew)
    report.warnings += parts.warnings
    try noteIDs(of: writer, &ids)
    try settle(&ids, parts.outcomes, kept: kept)
    try writer.write(lexicon: entries)
    try writer.write(&manifest)
    try writer.writeNames(of: inputs.sources)
    try writer.write(furniture)
    report.articles = try writer.articleCount()
    try writer.makeLive(in: collection)
  }

  /// The articles that a generation built anew takes over as they are stored: those from code,
  /// which are committed for that, and those of sources that cannot be reached.
  ///
  /// What damage keeps from being found is left out, with a warning.
  private mutating func carriedOver(
    from previous: GenerationWriter?
  ) throws(SearchError) -> CarriedOver {
    guard let previous else { return CarriedOver() }
    var found = CarriedOver(path: previous.generation.path)
    do throws(SearchError) {
      try previous.commit()
      for number in [Source.codeNumber] + plan.unreachable.sorted() {
        found.documents += try previous.documents(
          withTerm: Schema.sourceTerm(number))
      }
      if !plan.givenAway.isEmpty {
        var given: Set<DocumentID> = []
        for key in plan.givenAway { given.formUnion(try previous.documents(of: key)) }
        found.documents.removeAll(where: given.contains)
      }
      for key in plan.outOfReach.sorted() { found.documents += try previous.documents(of: key) }
    } catch {
      guard error.code == .damaged else { throw error }
      report.warnings.append(
        "the index is damaged (\(error.message)): not every article added from code could be kept")
    }
    return found
  }

  /// Takes the articles of stale files away.
  ///
  /// - Parameters:
  ///   - last: Documents beyond this number are new and stay.
  ///   - kept: Files whose articles stay.
  func removeStale(
    from writer: GenerationWriter, upTo last: DocumentID, except kept: Set<FileKey>,
    _ ids: inout IDAssignment
  ) throws(SearchError) {
    for key in plan.stale where !kept.contains(key) {
      try ids.remove(try writer.documents(of: key).filter { $0 <= last })
    }
  }

  /// The files of some outcomes that could not be read now.
  private func filesOutOfReach(_ outcomes: [FileOutcome]) -> Set<FileKey> {
    Set(outcomes.filter(\.isOutOfReach).map { plan.changes[$0.number].file.key })
  }

  /// Takes the articles of files that could not be read now over from the generation that is
  /// replaced.
  ///
  /// - Returns: How many there are of each file.
  private func keep(
    _ outcomes: [FileOutcome], from replaced: GenerationWriter?, _ ids: inout IDAssignment
  ) throws(SearchError) -> [FileKey: Int] {
    guard let replaced else { return [:] }
    var kept: [FileKey: Int] = [:]
    for key in filesOutOfReach(outcomes).sorted() {
      let records = try replaced.records(of: key)
      for record in records { try ids.add(record) }
      kept[key] = records.count
    }
    return kept
  }

  /// Notes the ids that articles of parts built side by side may have taken wrongly: those that
  /// several have, and those that were foreseen to be taken.
  private func noteIDs(of writer: GenerationWriter, _ ids: inout IDAssignment) throws(SearchError) {
    for key in try writer.repeatedIDs() { ids.note(key: key) }
    if plan.startsAnew {
      for key in try writer.soughtIDs() { ids.note(key: key) }
    } else {
      for file in plan.changes where file.id != file.assignedID {
        ids.note(key: Schema.idKey(file.id))
      }
    }
  }
}

/// The entries of a lexicon as an index holds them.
private func entries(
  of lexicon: Lexicon, by languages: LanguageTable
) async -> [String: [LexiconTarget]] {
  LexiconCompiler.compile(
    lexicon, analyzer: Analyzer(languages: languages, exceptions: lexicon.stems()))
}
