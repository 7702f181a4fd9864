import Xapian

/// Building a generation of its own for a large change.
extension SyncRun {
  /// Builds a new generation from the plan's files, after the previous one or in its place, and makes
  /// it the live one.
  nonisolated(nonsending) mutating func build(
    after previous: GenerationWriter?
  ) async throws(SearchError) {
    let generation = Generation.next(in: collection)
    let build = BulkBuild(
      collection: collection, generation: generation, stems: inputs.lexicon.stems(),
      jobs: inputs.jobs, method: inputs.options.buildMethod, furniture: furniture)
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
        replacing: kept == nil ? previous : nil)
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
  private mutating func finish(
    _ generation: Generation, of parts: BulkBuild.Parts, isGrouped: Bool, lastKept: DocumentID?,
    replacing replaced: GenerationWriter?
  ) throws(SearchError) {
    let writer = try GenerationWriter(
      generation, lexicon: inputs.lexicon, languages: collection.languages, isNew: true)
    if !isGrouped { writer.noteMerge() }
    if let lastKept {
      try removeStale(
        from: writer, upTo: lastKept, except: filesOutOfReach(parts.outcomes))
    }
    take(parts.outcomes, kept: try keep(parts.outcomes, from: replaced, in: writer))
    furniture.take(parts.furniture, isWhole: plan.startsAnew)
    report.warnings += parts.warnings
    try resolveDuplicates(in: writer)
    try writer.writeLexicon()
    try writer.write(&manifest)
    try writer.write(furniture)
    report.articles = try writer.articleCount()
    try writer.makeLive(in: collection)
  }

  /// The articles that a generation built anew takes over as they are stored: those from code, which
  /// are committed for that, and those of sources that cannot be reached.
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
          withTerm: "\(Schema.Prefix.sourceNumber)\(number)")
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
    from writer: GenerationWriter, upTo last: DocumentID, except kept: Set<FileKey>
  ) throws(SearchError) {
    for key in plan.stale where !kept.contains(key) {
      try writer.remove(try writer.documents(of: key).filter { $0 <= last })
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
    _ outcomes: [FileOutcome], from replaced: GenerationWriter?, in writer: GenerationWriter
  ) throws(SearchError) -> [FileKey: Int] {
    guard let replaced else { return [:] }
    var kept: [FileKey: Int] = [:]
    for key in filesOutOfReach(outcomes).sorted() {
      let records = try replaced.records(of: key)
      for record in records { try writer.put(record) }
      kept[key] = records.count
    }
    return kept
  }

  /// Settles ids that more than one article has, after parts were built side by side: of one
  /// source the later article counts; that of a later source is set apart by the source's name.
  private mutating func resolveDuplicates(in writer: GenerationWriter) throws(SearchError) {
    var repeated = RepeatedIDs()
    for term in try writer.repeatedTerms(prefix: Schema.Prefix.id) {
      // One of each source at a time: a file may have a million records of one id.
      var counted: [Int: (file: FileKey, document: DocumentID)] = [:]
      for document in try writer.documents(withTerm: term) {
        guard let record = try writer.record(document) else { continue }
        var (earlier, later) = (
          counted[record.sourceNumber], (file: record.file, document: document)
        )
        if let other = earlier, later < other { (earlier, later) = (later, other) }
        counted[record.sourceNumber] = later
        if let earlier {
          repeated.note(record.article.id, earlier: earlier.file, later: later.file)
          try writer.remove([earlier.document])
          manifest.forgetArticle(of: earlier.file)
        }
      }
      for (number, holder) in counted.sorted(by: { $0.key < $1.key }).dropFirst() {
        guard var record = try writer.record(holder.document) else { continue }
        record.article.id = "\(inputs.sources[number]?.name ?? String(number))/\(record.article.id)"
        try writer.remove([holder.document])
        try writer.put(record)
      }
    }
    report.warnings += repeated.warnings
  }
}
