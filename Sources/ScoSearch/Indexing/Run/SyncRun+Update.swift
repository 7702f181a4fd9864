import Xapian

/// Putting a small change into the live generation.
extension SyncRun {
  /// Commits the plan's changes to the live generation. After an error what was not committed goes
  /// with the writer.
  nonisolated(nonsending) mutating func update(
    _ live: GenerationWriter
  ) async throws(SearchError) {
    var ids = try IDAssignment(
      live, sources: inputs.sources, displaced: plan.displaced, renamed: plan.renamed)
    try removeStale(from: live, upTo: .max, except: Set(plan.changes.map(\.file.key)), &ids)
    let outcomes = try await readChanges(into: live, &ids)
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

  /// Reads the files that have changed, some of them while those before are written: Xapian takes
  /// half of the time of a small change, and one core.
  private nonisolated(nonsending) func readChanges(
    into live: GenerationWriter, _ ids: inout IDAssignment
  ) async throws(SearchError) -> [FileOutcome] {
    let run = self
    var outcomes: [FileOutcome] = []
    var bytes = 0
    var batches = Self.batches(of: plan.changes)[...]
    var files = try await Self.read(batches.popFirst(), of: self).get()
    while !files.isEmpty {
      let next = batches.popFirst()
      // Another task of what may be read by one alone waits.
      async let ahead = inputs.jobs > 1 ? Self.read(next, of: run) : .success([])
      for file in files {
        if Task.isCancelled { throw .stopped(at: collection.path) }
        try write(file, into: live, &ids)
        outcomes.append(file.outcome)
        bytes += plan.changes[file.outcome.number].file.size
        inputs.progress(
          IndexingProgress(
            stage: .reading, done: outcomes.count, total: plan.changes.count, bytes: bytes))
      }
      let read = await ahead
      files = try await (inputs.jobs > 1 ? read : Self.read(next, of: run)).get()
    }
    return outcomes
  }

  private func write(
    _ file: ReadFile, into live: GenerationWriter, _ ids: inout IDAssignment
  ) throws(SearchError) {
    // Of an article that is there still, only what has changed is written.
    var stale = Set(try live.documents(of: plan.changes[file.outcome.number].file.key))
    for record in file.records { try ids.add(record, replacing: &stale) }
    if !file.outcome.isOutOfReach { try ids.remove(stale.sorted()) }
  }

  /// A file that was read and is to be written.
  private struct ReadFile: Sendable {
    var outcome: FileOutcome
    var records: [StoredRecord] = []
  }

  /// So many files, or bytes of files, are held at once; one file may be larger.
  private static let mostFiles = 32
  private static let mostBytes = 4 << 20

  /// The numbers of files that are read together.
  private static func batches(of files: [IntakeFile]) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var (start, bytes) = (0, 0)
    for (number, file) in files.enumerated() {
      if number > start, number - start == mostFiles || bytes + file.file.size > mostBytes {
        batches.append(start..<number)
        (start, bytes) = (number, 0)
      }
      bytes += file.file.size
    }
    if start < files.count { batches.append(start..<files.count) }
    return batches
  }

  /// Reads files together; where pages may have to be recognised, which takes seconds each, side by
  /// side.
  private static func read(
    _ numbers: Range<Int>?, of run: SyncRun
  ) async -> Result<[ReadFile], SearchError> {
    let numbers = numbers ?? 0..<0
    let recognizes = numbers.contains { run.plan.changes[$0].options.recognition != nil }
    let tasks = recognizes ? min(run.inputs.jobs, numbers.count) : 1
    guard tasks > 1 else { return Result { () throws(SearchError) in try read(numbers, of: run) } }
    var all: [ReadFile] = []
    var failure: SearchError?
    await withTaskGroup(of: Result<[ReadFile], SearchError>.self) { group in
      for task in 0..<tasks {
        group.addTask {
          Result { () throws(SearchError) in
            var files: [ReadFile] = []
            for number in stride(from: numbers.lowerBound + task, to: numbers.upperBound, by: tasks)
            {
              files += try read(number..<number + 1, of: run)
            }
            return files
          }
        }
      }
      for await result in group {
        switch result {
        case .success(let files): all += files
        case .failure(let error): failure = error
        }
      }
    }
    if let failure { return .failure(failure) }
    return .success(all.sorted { $0.outcome.number < $1.outcome.number })
  }

  private static func read(
    _ numbers: Range<Int>, of run: SyncRun
  ) throws(SearchError) -> [ReadFile] {
    var files: [ReadFile] = []
    for number in numbers {
      if Task.isCancelled { throw .stopped(at: run.collection.path) }
      let file = run.plan.changes[number]
      var read = ReadFile(outcome: FileOutcome(number: number))
      read.outcome = try ArticleIntake.read(
        file, number: number, at: run.plan.paths[file.file.key]
      ) { (record) throws(SearchError) in
        read.records.append(run.furniture.cleaned(record))
      }
      files.append(read)
    }
    return files
  }
}
