/// What became of one file that was read.
struct FileOutcome: Sendable {
  /// The number of the file among those that are read.
  let number: Int
  var articles = 0
  /// Why the whole file was left out.
  var problem: String?
  /// The same file may be read another time: it was not permitted, or a program was missing.
  var isPassing = false
  private(set) var skipped: [SkippedFile] = []

  init(number: Int) { self.number = number }

  /// Nothing could be read of it now, so what the index has of it stays.
  var isOutOfReach: Bool { isPassing && articles == 0 }

  /// Of so many records it is said what is wrong with them; the others are counted, so that a file
  /// of a hundred million bad lines takes no memory.
  static let named = 1000

  /// What the manifest keeps of the file.
  func record(of file: ScannedFile) -> FileRecord {
    FileRecord(
      size: file.size, modified: file.modified,
      inode: isPassing ? FileRecord.noInode : file.inode,
      articles: articles, problem: problem ?? "")
  }

  mutating func skip(_ reason: String, line: Int? = nil, of path: String) {
    if skipped.count < Self.named {
      skipped.append(SkippedFile(path: path, line: line, reason: reason))
      return
    }
    if skipped.count == Self.named {
      skipped.append(SkippedFile(path: path, reason: "", count: 0))
    }
    skipped[Self.named].count += 1
    skipped[Self.named].reason =
      "\(skipped[Self.named].count) more problems of this file are not named"
  }
}
