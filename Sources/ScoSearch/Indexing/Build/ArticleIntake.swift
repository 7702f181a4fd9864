import ArticleText

/// A file to read.
struct IntakeFile: Sendable {
  var file: ScannedFile
  /// The own id of its article, or what a record without an id is named after.
  var id: String
  /// The id that its article is going to have, as far as the names of the files say.
  var assignedID: String
  /// How it is read.
  var options: ReadingOptions
  /// How many articles of the index are from it so far.
  var articlesBefore = 0

  /// The file as its reader opens it.
  func opened(at path: String) -> ArticleFile {
    ArticleFile(path: path, id: id, options: options)
  }

  /// See ``FileRecord/content``.
  func content(at path: String) -> UInt64 { FileRecord.content(at: path, by: options) ?? 0 }
}

/// Reads a file's articles and gives each as the index stores it.
struct ArticleIntake {
  private let file: IntakeFile
  private let path: String
  private(set) var outcome: FileOutcome
  private var isLackSaid = false
  private var readsStories = true
  private var failure: SearchError?

  private init(_ file: IntakeFile, number: Int, at path: String) {
    self.file = file
    self.path = path
    outcome = FileOutcome(number: number)
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - file: The file to read.
  ///   - number: Its number among those that are read.
  ///   - path: Where it is.
  ///   - visit: Takes each article; an error it throws ends the reading.
  static func read(
    _ file: IntakeFile, number: Int, at path: String,
    visit: (StoredRecord) throws(SearchError) -> Void
  ) throws(SearchError) -> FileOutcome {
    var intake = ArticleIntake(file, number: number, at: path)
    do throws(ReadError) {
      let articles = file.opened(at: path)
      guard let reader = try ArticleFormats.reader(for: articles) else {
        return intake.passedOver()
      }
      intake.outcome.content = file.content(at: path)
      intake.readsStories = reader.readsStories
      try reader.read(articles) { intake.take($0, visit) }
    } catch {
      intake.outcome.fail(error, of: path)
    }
    if let failure = intake.failure { throw failure }
    intake.nameIfPassedOver()
    return intake.outcome
  }

  /// Names a picture that is a source by itself and was passed over.
  private mutating func nameIfPassedOver() {
    guard file.file.key.relativePath.isEmpty, outcome.problem == nil, outcome.articles == 0,
      outcome.pictures != nil, !outcome.unread.isEmpty
    else { return }
    let need = UnreadKinds.need(ofEnding: ArticleFormats.ending(ofPath: path))
    outcome.problem = need
    outcome.skip(need, of: path)
  }

  /// What becomes of a file that no reader knows: it is counted, and where it is a source by itself,
  /// also named.
  private func passedOver() -> FileOutcome {
    var outcome = outcome
    outcome.passOver(path)
    if file.file.key.relativePath.isEmpty {
      outcome.problem = "its format is not read here"
      outcome.skip("its format is not read here", of: path)
    }
    return outcome
  }

  /// Reads some of the records of a file.
  ///
  /// - Returns: What became of these.
  static func read(
    _ records: RecordBatch, of file: IntakeFile, number: Int, at path: String,
    visit: (StoredRecord) throws(SearchError) -> Void
  ) throws(SearchError) -> FileOutcome {
    var intake = ArticleIntake(file, number: number, at: path)
    _ = records.read { intake.take($0, visit) }
    if let failure = intake.failure { throw failure }
    return intake.outcome
  }

  private mutating func take(
    _ event: ReadEvent, _ visit: (StoredRecord) throws(SearchError) -> Void
  ) -> ReadDemand {
    switch event {
    case .problem(let problem):
      if let doubt = problem.doubt {
        outcome.doubt(doubt, problem.reason, line: problem.line)
        isLackSaid = isLackSaid || doubt == .textMissing
      } else {
        outcome.skip(problem.reason, line: problem.line, of: problem.file)
      }
      return .more
    case .passedOver(let name):
      outcome.passOver(name)
      return .more
    case .pictures(let use):
      outcome.meet(use)
      return .more
    case .article(let article):
      guard !article.id.isEmpty else { return .more }
      guard article.body.utf8.count <= Article.largestText else {
        outcome.skip(name(of: article) + Self.tooLong, of: path)
        return .more
      }
      do throws(SearchError) {
        try visit(record(of: article))
      } catch {
        failure = error
        return .stop
      }
      outcome.articles += 1
      if readsStories, !isLackSaid, let lack = article.lackOfText {
        outcome.doubt(.textMissing, name(of: article) + lack)
      }
      isLackSaid = false
      return .more
    }
  }

  private func record(of article: Article) -> StoredRecord {
    let key = file.file.key
    var record = StoredRecord(
      article: article, sourceNumber: key.sourceNumber, relativePath: key.relativePath)
    if article.id.utf8.elementsEqual(file.id.utf8) { record.article.id = file.assignedID }
    return record
  }

  /// What a reason begins with that is about one of several articles of a file.
  private func name(of article: Article) -> String {
    article.id == file.id ? "" : "'\(article.id)' "
  }

  private static let tooLong =
    "holds more than \(Article.largestText >> 20) MB of text, the most one article may have; "
    + "divide it"
}
