import ArticleText
import Synchronization

/// What is to be read, in shares that several tasks take one after the other.
///
/// A share is some neighbouring files or some neighbouring records of one file. Shares are numbered
/// in the order of what they hold, so that articles can be put in the order of files and records,
/// whoever read them: the index is then the same for any number of tasks.
final class ReadingQueue: Sendable {
  /// What one task reads at a time.
  struct Share: Sendable {
    enum Content: Sendable {
      case files(Range<Int>)
      /// Records of the file with a number.
      case records(RecordBatch, file: Int)
    }
    /// From 1.
    let number: Int
    let content: Content
  }

  private struct State {
    var next = 0
    /// Bytes of the files from ``next`` on.
    var bytesLeft = 0
    var shares = 0
    var open: OpenFile?
    var outcomes: [FileOutcome] = []
  }

  /// A file whose records are given out.
  private struct OpenFile {
    let number: Int
    let source: any RecordSource
    /// What became of it as a whole.
    var outcome: FileOutcome
    /// About how many bytes are left of it.
    var bytesLeft: Int
  }

  private struct Progress {
    var done = 0
    var bytes = 0
  }

  /// The most bytes of a share: their articles fill a segment, more would not make it larger.
  private static let largestShare = 8 << 20
  /// The fewest, but for the last of a file. All of a smaller file is in one share.
  static let smallestShare = 256 << 10
  /// How much larger the text of a compressed file is, about.
  private static let expansion = 4

  let files: [IntakeFile]
  let paths: FilePaths
  private let tasks: Int
  private let dividesFiles: Bool
  private let state: Mutex<State>
  private let progress = Mutex(Progress())

  /// - Parameters:
  ///   - tasks: How many take shares.
  ///   - dividesFiles: Whether the records of one file may go to several tasks.
  init(files: [IntakeFile], paths: FilePaths, tasks: Int, dividesFiles: Bool) {
    self.files = files
    self.paths = paths
    self.tasks = tasks
    self.dividesFiles = dividesFiles
    var state = State()
    state.bytesLeft = files.reduce(0) { $0 + $1.file.size }
    self.state = Mutex(state)
  }

  /// The next share; nil when all were given.
  func next() -> Share? {
    state.withLock { state in
      while true {
        if let records = nextRecords(&state) { return records }
        guard state.next < files.count else { return nil }
        if dividesFiles, isLarge(state.next), open(state.next, &state) { continue }
        return nextFiles(&state)
      }
    }
  }

  /// What became of the files that were divided, as far as it concerns them as a whole.
  var outcomes: [FileOutcome] { state.withLock { $0.outcomes } }

  // MARK: Shares

  /// Shares become smaller towards the end, so that the tasks end together.
  private func size(ofShareOf bytesLeft: Int) -> Int {
    if tasks == 1 { return Self.smallestShare }
    return min(max(bytesLeft / (2 * tasks), Self.smallestShare), Self.largestShare)
  }

  private func nextFiles(_ state: inout State) -> Share {
    let wanted = size(ofShareOf: state.bytesLeft)
    let first = state.next
    var bytes = 0
    repeat {
      bytes += files[state.next].file.size
      state.next += 1
    } while state.next < files.count && bytes < wanted && !(dividesFiles && isLarge(state.next))
    state.bytesLeft -= bytes
    state.shares += 1
    return Share(number: state.shares, content: .files(first..<state.next))
  }

  private func isLarge(_ number: Int) -> Bool {
    files[number].file.size >= Self.smallestShare
  }

  /// Opens the next file to divide it.
  ///
  /// - Returns: Whether its format can be divided. What cannot be opened has its outcome.
  private func open(_ number: Int, _ state: inout State) -> Bool {
    let file = files[number]
    let path = paths[file.file.key]
    // Those called otherwise that are records are read by one task.
    guard let reader = ArticleFormats.reader(forPath: path, file.options) as? any RecordReader
    else {
      return false
    }
    state.next += 1
    state.bytesLeft -= file.file.size
    var outcome = FileOutcome(number: number)
    outcome.content = file.content(at: path)
    do throws(ReadError) {
      let source = try reader.records(of: file.opened(at: path))
      let isCompressed = path.lowercased().hasSuffix(".gz")
      state.open = OpenFile(
        number: number, source: source, outcome: outcome,
        bytesLeft: file.file.size * (isCompressed ? Self.expansion : 1))
    } catch {
      outcome.fail(error, of: path)
      state.outcomes.append(outcome)
    }
    return true
  }

  private func nextRecords(_ state: inout State) -> Share? {
    guard var open = state.open.take() else { return nil }
    do throws(ReadError) {
      let wanted = size(ofShareOf: max(0, open.bytesLeft) + state.bytesLeft)
      if let records = try open.source.next(wanted) {
        let number = open.number
        open.bytesLeft -= records.size
        state.open = open
        state.shares += 1
        return Share(number: state.shares, content: .records(records, file: number))
      }
    } catch {
      open.outcome.fail(error, of: paths[files[open.number].file.key])
    }
    state.outcomes.append(open.outcome)
    progress.withLock { $0.done += 1 }
    return nil
  }

  // MARK: Reading

  /// Reads a share.
  ///
  /// - Parameters:
  ///   - visit: Takes each article.
  ///   - note: Takes what became of each file, or of the records of one.
  func read(
    _ share: Share, _ tell: (IndexingProgress) -> Void,
    visit: (StoredRecord) throws(SearchError) -> Void, note: (FileOutcome) -> Void
  ) throws {
    switch share.content {
    case .files(let numbers):
      for number in numbers {
        try Task.checkCancellation()
        let file = files[number]
        let path = paths[file.file.key]
        note(try ArticleIntake.read(file, number: number, at: path, visit: visit))
        tell(finished(files: 1, bytes: file.file.size))
      }
    case .records(let records, let number):
      let file = files[number]
      let path = paths[file.file.key]
      note(try ArticleIntake.read(records, of: file, number: number, at: path, visit: visit))
      tell(finished(files: 0, bytes: records.size))
    }
  }

  /// Notes that files were read, or records of one.
  private func finished(files count: Int, bytes: Int) -> IndexingProgress {
    progress.withLock { progress in
      progress.done += count
      progress.bytes += bytes
      return IndexingProgress(
        stage: .reading, done: progress.done, total: files.count, bytes: progress.bytes)
    }
  }
}
