import Synchronization
import Xapian

/// Builds a generation from many files at once: segments in parallel, merged into one database.
struct BulkBuild: Sendable {
  /// How the folder of an unfinished build begins.
  static let folderPrefix = "building-"

  let collection: ArticleCollection
  let generation: Generation
  let stems: [[UInt8]: [[UInt8]]]
  let jobs: Int
  /// Lines that are left out of what is read.
  var furniture = SourceFurniture()

  private var folder: String {
    "\(collection.builtFolder)/\(Self.folderPrefix)\(generation.number)"
  }

  /// A file to read and the id of its article.
  struct Item: Sendable {
    var file: ScannedFile
    var id: String
  }

  /// What building the segments gave.
  struct Segments: Sendable {
    var paths: [String] = []
    var outcomes: [FileOutcome] = []
    /// What the articles that were read say of their sources.
    var furniture = SourceFurniture()
    /// What has become of articles that were carried over.
    var warnings: [String] = []
  }

  /// Reads and analyses files and stored articles into segments.
  ///
  /// - Parameters:
  ///   - items: The files, in the order of their sources.
  ///   - carriedOver: What goes into the new generation as it was stored.
  ///   - progress: Told after each file.
  func segments(
    of items: [Item], carryingOver carriedOver: CarriedOver,
    progress: @escaping @Sendable (IndexingProgress) -> Void
  ) async throws(SearchError) -> Segments {
    FileSystem.remove(folder)
    try FileSystem.makeFolder(folder)
    let queue = WorkQueue(items: items)
    let names = SegmentNames(folder: folder)
    let counts = LineCounts()
    do {
      return try await withThrowingTaskGroup(of: Segments.self) { group in
        for job in 0..<max(1, min(jobs, items.count)) {
          group.addTask {
            try build(
              from: queue, names: names, carriedOver: job == 0 ? carriedOver : CarriedOver(),
              counts, progress)
          }
        }
        var all = Segments()
        for try await part in group {
          all.paths += part.paths
          all.outcomes += part.outcomes
          all.warnings += part.warnings
        }
        // In the order they were begun: later records of one id then have the higher number.
        all.paths.sort { SegmentNames.number(of: $0) < SegmentNames.number(of: $1) }
        all.outcomes.sort { $0.file.key < $1.file.key }
        all.furniture = counts.furniture()
        return all
      }
    } catch let error as SearchError {
      throw error
    } catch is CancellationError {
      throw .stopped(at: collection.path)
    } catch {
      throw SearchError(.system, "\(error)", subject: collection.path, remedy: "try again")
    }
  }

  private func build(
    from queue: WorkQueue, names: SegmentNames, carriedOver: CarriedOver,
    _ counts: LineCounts, _ progress: @Sendable (IndexingProgress) -> Void
  ) throws -> Segments {
    var builder = SegmentBuilder(
      analyzer: Analyzer(languages: collection.languages, exceptions: stems)
    ) { names.next() }
    var result = Segments()
    result.warnings = try carriedOver.read { record in try builder.add(record) }
    while let item = queue.next() {
      try Task.checkCancellation()
      let outcome = try ArticleIntake.read(item.file, fileID: item.id) {
        (record) throws(SearchError) in
        counts.add(record)
        try builder.add(furniture.cleaned(record))
      }
      result.outcomes.append(outcome)
      progress(queue.finished(bytes: item.file.status.size))
    }
    try builder.finish()
    result.paths = builder.paths
    return result
  }

  /// Merges segments, and an older generation before them, into the new generation.
  func merge(_ segments: [String], after older: Generation?) throws(SearchError) {
    FileSystem.remove(generation.path)
    do {
      let paths = (older.map { [$0.path] } ?? []) + segments
      if paths.isEmpty {
        let empty = try WritableDatabase(path: generation.path, opening: .create)
        try empty.close()
      } else {
        try DatabaseMaintenance.compact(paths: paths, to: generation.path)
      }
    } catch {
      throw SearchError(error, subject: generation.path)
    }
    FileSystem.remove(folder)
  }

  /// Takes away what an unfinished build left.
  func discard() {
    FileSystem.remove(folder)
    FileSystem.remove(generation.path)
  }
}

/// Files to be read, taken by several tasks.
private final class WorkQueue: Sendable {
  private struct State {
    var next = 0
    var done = 0
    var bytes = 0
  }

  private let items: [BulkBuild.Item]
  private let state = Mutex(State())

  init(items: [BulkBuild.Item]) {
    self.items = items
  }

  func next() -> BulkBuild.Item? {
    state.withLock { state in
      guard state.next < items.count else { return nil }
      state.next += 1
      return items[state.next - 1]
    }
  }

  func finished(bytes: Int) -> IndexingProgress {
    state.withLock { state in
      state.done += 1
      state.bytes += bytes
      return IndexingProgress(
        stage: .reading, done: state.done, total: items.count, bytes: state.bytes)
    }
  }
}

/// Paths for segments, numbered in the order they are begun.
private final class SegmentNames: Sendable {
  private let folder: String
  private let count = Mutex(0)

  init(folder: String) {
    self.folder = folder
  }

  func next() -> String {
    count.withLock { count in
      count += 1
      return "\(folder)/\(count)"
    }
  }

  static func number(of path: String) -> Int { Int(FileSystem.name(of: path)) ?? 0 }
}
