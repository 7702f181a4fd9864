import CProcess
import Xapian

/// Builds a generation from many files at once: parts side by side, merged into one database.
struct BulkBuild: Sendable {
  /// How the folder of an unfinished build begins.
  static let folderPrefix = "building-"

  let collection: ArticleCollection
  let generation: Generation
  let stems: [[UInt8]: [[UInt8]]]
  let jobs: Int
  var method = BuildMethod.preferred
  /// Lines that are left out of what is read.
  var furniture = SourceFurniture()

  private var folder: String {
    "\(collection.builtFolder)/\(Self.folderPrefix)\(generation.number)"
  }

  /// What reading the files gave.
  struct Parts: Sendable {
    /// The part of each task, in the order of the tasks.
    var paths: [String] = []
    var outcomes: [FileOutcome] = []
    /// What the articles that were read say of their sources.
    var furniture = SourceFurniture()
    /// What has become of articles that were carried over.
    var warnings: [String] = []
  }

  /// Reads and analyses files and stored articles into a part for each task.
  ///
  /// - Parameters:
  ///   - items: The files, in the order of their sources.
  ///   - paths: Where the files are.
  ///   - carriedOver: What goes into the new generation as it was stored.
  ///   - progress: Told after each file.
  func parts(
    of items: [IntakeFile], at paths: FilePaths, carryingOver carriedOver: CarriedOver,
    progress: @escaping @Sendable (IndexingProgress) -> Void
  ) async throws(SearchError) -> Parts {
    FileSystem.remove(folder)
    try FileSystem.makeFolder(folder)
    let bytes = items.reduce(0) { $0 + $1.file.size }
    // What is to be read may be one file, of which several tasks read some.
    let tasks = max(1, min(jobs, max(items.count, bytes / ReadingQueue.smallestShare)))
    let queue = ReadingQueue(
      files: items, paths: paths, tasks: tasks, dividesFiles: method == .segments)
    let counts = LineCounts()
    var all = Parts(paths: (0..<tasks).map { "\(folder)/part-\($0)" })
    let parts = try await inTasks(
      all.paths.enumerated().map { task, path in
        {
          let carriedOver = task == 0 ? carriedOver : CarriedOver()
          let analyzer = Analyzer(languages: collection.languages, exceptions: stems)
          switch method {
          case .segments:
            let builder = try PartBuilder<SegmentWriter>(analyzer: analyzer, path: path)
            return try build(builder, from: queue, carriedOver, counts, progress)
          case .databases:
            let builder = try PartBuilder<DatabasePart>(analyzer: analyzer, path: path)
            return try build(builder, from: queue, carriedOver, counts, progress)
          }
        }
      })
    all.warnings = parts.flatMap(\.warnings)
    all.outcomes = Self.outcomes(of: parts, queue)
    // Merging has lists of its own, beside which those of reading would stay.
    process_release_memory()
    all.furniture = counts.furniture()
    return all
  }

  /// What one task has read.
  private struct Reading: Sendable {
    /// By the share that was read.
    var outcomes: [(share: Int, outcome: FileOutcome)] = []
    var warnings: [String] = []
  }

  /// What became of each file, those that were divided put together again.
  private static func outcomes(
    of readings: [Reading], _ queue: ReadingQueue
  ) -> [FileOutcome] {
    var parts = readings.flatMap(\.outcomes)
    // What is said of a divided file as a whole is said last.
    parts += queue.outcomes.map { (.max, $0) }
    parts.sort { ($0.outcome.number, $0.share) < ($1.outcome.number, $1.share) }
    var outcomes: [FileOutcome] = []
    for (_, outcome) in parts {
      if outcomes.last?.number == outcome.number {
        outcomes[outcomes.count - 1].append(outcome)
      } else {
        outcomes.append(outcome)
      }
    }
    return outcomes
  }

  private func build<Part: ~Copyable>(
    _ builder: consuming PartBuilder<Part>, from queue: ReadingQueue, _ carriedOver: CarriedOver,
    _ counts: LineCounts, _ progress: @Sendable (IndexingProgress) -> Void
  ) throws -> Reading {
    var result = Reading()
    result.warnings = try carriedOver.read { record in try builder.add(record) }
    while let share = queue.next() {
      try Task.checkCancellation()
      try builder.begin(share: share.number)
      try queue.read(share, progress) { (record) throws(SearchError) in
        counts.add(record)
        try builder.add(furniture.cleaned(record))
      } note: { outcome in
        result.outcomes.append((share.number, outcome))
      }
    }
    try builder.finish()
    return result
  }

  /// Merges parts, and an older generation before them, into the new generation.
  ///
  /// - Returns: Whether its articles are grouped with their copies.
  func merge(_ parts: Parts, after older: Generation?) async throws(SearchError) -> Bool {
    FileSystem.remove(generation.path)
    let isGrouped = method == .segments && older == nil
    if isGrouped {
      try await write(parts, to: generation.path, grouping: true)
    } else {
      var databases = parts.paths
      if method == .segments {
        databases = ["\(folder)/added"]
        try await write(parts, to: databases[0], grouping: false)
      }
      let paths = (older.map { [$0.path] } ?? []) + databases
      try generation.attempt {
        () throws(XapianError) in
        try DatabaseMaintenance.compact(paths: paths, to: generation.path)
      }
    }
    FileSystem.remove(folder)
    return isGrouped
  }

  /// Merges segments into a new database, its tables side by side.
  ///
  /// - Parameter grouping: Whether to find out which articles are copies of each other. An index
  ///   that is written with its groups is smaller by a seventh than one that gets them afterwards.
  private func write(
    _ segments: Parts, to path: String, grouping: Bool
  ) async throws(SearchError) {
    try FileSystem.makeFolder(path)
    let merge = try generation.attempt {
      () throws(XapianError) in try SegmentMerge(files: segments.paths, to: path)
    }
    if grouping {
      try await group(merge, articles: segments.outcomes.reduce(0) { $0 + $1.articles })
    }
    let tables = SegmentMerge.Part.allCases.map { part in
      { @Sendable in
        try Task.checkCancellation()
        try generation.attempt { () throws(XapianError) in try merge.write(part) }
      }
    }
    if jobs > 1 {
      _ = try await inTasks(tables)
    } else {
      for table in tables { _ = try await inTasks([table]) }
    }
    try generation.attempt { () throws(XapianError) in try merge.finish() }
  }

  /// Groups the articles of a merge that are copies of each other.
  ///
  /// - Parameter articles: About how many there are.
  private func group(_ merge: SegmentMerge, articles: Int) async throws(SearchError) {
    var grouping = BulkGrouping(capacity: articles) { try? merge.value(at: $0) }
    try generation.attempt {
      () throws(XapianError) in
      try merge.forEachValue(in: Schema.Slot.fingerprint) { document, fingerprint, place in
        grouping.add(fingerprint, of: document, at: place)
      }
    }
    grouping.prepare()
    while let block = grouping.nextBlock {
      let settled = grouping
      let shares = try await inTasks(
        block.divided(into: jobs).map { share in
          {
            try Task.checkCancellation()
            return (share.lowerBound, settled.matches(in: share))
          }
        })
      grouping.settle(shares.sorted { $0.0 < $1.0 }.flatMap(\.1))
    }
    try generation.attempt {
      () throws(XapianError) in
      for membership in grouping.groups() where !membership.group.isEmpty {
        try merge.amend(
          membership.document, setting: membership.group, in: Schema.Slot.copies,
          adding: Schema.copiesTerm(membership.group))
      }
    }
  }

  /// Runs functions side by side.
  ///
  /// - Returns: Their results, in no order.
  private func inTasks<Result: Sendable>(
    _ functions: [@Sendable () throws -> Result]
  ) async throws(SearchError) -> [Result] {
    do {
      return try await withThrowingTaskGroup(of: Result.self) { group in
        for function in functions { group.addTask { try function() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    } catch let error as SearchError {
      throw error
    } catch is CancellationError {
      throw .stopped(at: collection.path)
    } catch {
      throw SearchError(.system, "\(error)", subject: collection.path, remedy: "try again")
    }
  }

  /// Takes away what an unfinished build left.
  func discard() {
    FileSystem.remove(folder)
    FileSystem.remove(generation.path)
  }
}

extension Range<Int> {
  /// Ranges of about the same length, that together are this one.
  fileprivate func divided(into count: Int) -> [Range<Int>] {
    (0..<count).map {
      lowerBound + self.count * $0 / count..<lowerBound + self.count * ($0 + 1) / count
    }
  }
}
