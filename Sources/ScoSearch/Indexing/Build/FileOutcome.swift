import ArticleText

/// What became of one file that was read.
struct FileOutcome: Sendable {
  /// The number of the file among those that are read.
  let number: Int
  var articles = 0
  /// The hash of its bytes, from before they were read: what changes meanwhile is seen next time.
  var content: UInt64 = 0
  /// Why the whole file was left out.
  var problem: String?
  /// The same file may be read another time: it was not permitted, or a program was missing.
  var isPassing = false
  private(set) var skipped: [SkippedFile] = []
  /// What was kept of it and is doubtful.
  private(set) var doubts: [FileDoubt] = []
  /// See ``FileRecord/unread``.
  private(set) var unread: [String: Int] = [:]
  /// See ``FileRecord/pictures``.
  private(set) var pictures: PictureUse?

  init(number: Int) { self.number = number }

  /// Takes in what became of the part of the file that follows.
  mutating func append(_ next: FileOutcome) {
    articles += next.articles
    if next.content != 0 { content = next.content }
    for file in next.skipped { skipped.note(file, limit: Self.named) }
    for doubt in next.doubts { doubts.note(doubt, limit: Self.named) }
    unread.merge(next.unread, uniquingKeysWith: +)
    if let use = next.pictures { meet(use) }
    if let problem = next.problem { self.problem = problem }
    isPassing = isPassing || next.isPassing
  }

  /// Nothing could be read of it now, so what the index has of it stays.
  var isOutOfReach: Bool { isPassing && articles == 0 }

  /// Of so many records it is said what is wrong with them, and of so many what is doubtful; the
  /// others are counted, so that a file of a hundred million bad lines takes no memory.
  static let named = 1000
  /// So many doubts of a file are kept in the index, to be told when it is not read again.
  static let remembered = 10

  /// What the manifest keeps of the file.
  func record(of file: ScannedFile) -> FileRecord {
    var record = FileRecord(
      size: file.size, stamp: isPassing ? .none : file.stamp, content: content,
      articles: articles, problem: problem ?? "")
    for doubt in doubts { record.doubts.note(doubt, limit: Self.remembered) }
    record.unread = unread
    record.pictures = pictures
    return record
  }

  /// Notes that the file, or what is left of it, could not be read.
  mutating func fail(_ error: ReadError, of path: String) {
    problem = error.reason
    isPassing = error.code == .unreadable || error.code == .missingProgram
    if error.code == .missingProgram { passOver(path) }
    skip(error.reason, of: path)
  }

  /// Notes that the file, or an entry of it, is of a kind that is not read here.
  mutating func passOver(_ path: String) {
    unread[ArticleFormats.ending(ofPath: path), default: 0] += 1
  }

  /// Notes that there are pictures in the file. What is missing for one of them may come, and then
  /// it is read.
  mutating func meet(_ use: PictureUse) {
    if pictures != .leftOut { pictures = use }
  }

  mutating func skip(_ reason: String, line: Int? = nil, of path: String) {
    skipped.note(SkippedFile(path: path, line: line, reason: reason), limit: Self.named)
  }

  mutating func doubt(_ doubt: Doubt, _ reason: String, line: Int? = nil) {
    doubts.note(FileDoubt(line: line, doubt: doubt, reason: reason), limit: Self.named)
  }
}

/// What is said of a file, or of so many of its records.
protocol CountedFinding {
  var line: Int? { get set }
  var reason: String { get set }
  var count: Int { get set }
}

extension SkippedFile: CountedFinding {}
extension FileDoubt: CountedFinding {}

extension Array where Element: CountedFinding {
  /// Adds what is said of a file, or, where that was said of `limit` of its records, counts it with
  /// the others beyond them.
  fileprivate mutating func note(_ finding: Element, limit: Int) {
    guard count >= limit else { return append(finding) }
    if count == limit {
      var others = finding
      (others.line, others.count) = (nil, 0)
      append(others)
    }
    self[limit].count += finding.count
    self[limit].reason = "\(self[limit].count) more problems of this file are not named"
  }
}
