import ArticleText

/// A file to read.
struct IntakeFile: Sendable {
  var file: ScannedFile
  /// The id of its article, or what a record without an id is named after.
  var id: String
  /// How many articles of the index are from it so far.
  var articlesBefore = 0
}

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

  /// Of so many records it is said what is wrong with them; the others are counted, so that a file of
  /// a hundred million bad lines takes no memory.
  static let named = 1000

  /// What the manifest keeps of the file.
  func record(of file: ScannedFile) -> FileRecord {
    FileRecord(
      size: file.size, modified: file.modified,
      // No file has this one: it counts as changed when the index is next brought up to date.
      inode: isPassing ? 0 : file.inode,
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

/// Reads a file's articles and gives each as the index stores it.
enum ArticleIntake {
  /// - Parameters:
  ///   - file: The file to read.
  ///   - number: Its number among those that are read.
  ///   - path: Where it is.
  ///   - visit: Takes each article; an error it throws ends the reading.
  static func read(
    _ file: IntakeFile, number: Int, at path: String,
    visit: (StoredRecord) throws(SearchError) -> Void
  ) throws(SearchError) -> FileOutcome {
    var outcome = FileOutcome(number: number)
    guard let reader = ArticleFormats.reader(forPath: path) else {
      outcome.problem = "its format is not read here"
      outcome.skip("its format is not read here", of: path)
      return outcome
    }
    let key = file.file.key
    var failure: SearchError?
    do throws(ReadError) {
      try reader.read(ArticleFile(path: path, id: file.id)) { event in
        switch event {
        case .problem(let problem):
          outcome.skip(problem.reason, line: problem.line, of: problem.file)
        case .article(let article):
          guard !article.id.isEmpty else { break }
          guard article.body.utf8.count <= Article.largestText else {
            outcome.skip(tooLong(article, fileID: file.id), of: path)
            break
          }
          do throws(SearchError) {
            try visit(
              StoredRecord(
                article: article, source: key.source, relativePath: key.relativePath))
            outcome.articles += 1
          } catch {
            failure = error
            return .stop
          }
        }
        return .more
      }
    } catch {
      outcome.problem = error.reason
      outcome.isPassing = error.code == .unreadable || error.code == .missingProgram
      outcome.skip(error.reason, of: path)
    }
    if let failure { throw failure }
    return outcome
  }

  private static func tooLong(_ article: Article, fileID: String) -> String {
    let name = article.id == fileID ? "" : "'\(article.id)' "
    return "\(name)holds more than \(Article.largestText >> 20) MB of text, the most one article "
      + "may have; divide it"
  }
}
