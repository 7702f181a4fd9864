import ArticleText

/// A file to read.
struct IntakeFile: Sendable {
  var file: ScannedFile
  /// The own id of its article, or what a record without an id is named after.
  var id: String
  /// The id that its article is going to have, as far as the names of the files say.
  var assignedID: String
  /// How many articles of the index are from it so far.
  var articlesBefore = 0
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
    outcome.content = FileSystem.contentHash(of: path) ?? 0
    let key = file.file.key
    var failure: SearchError?
    var isLackSaid = false
    do throws(ReadError) {
      try reader.read(ArticleFile(path: path, id: file.id)) { event in
        switch event {
        case .problem(let problem):
          if let doubt = problem.doubt {
            outcome.doubt(doubt, problem.reason, line: problem.line)
            isLackSaid = isLackSaid || doubt == .textMissing
          } else {
            outcome.skip(problem.reason, line: problem.line, of: problem.file)
          }
        case .article(let article):
          guard !article.id.isEmpty else { break }
          guard article.body.utf8.count <= Article.largestText else {
            outcome.skip(name(of: article, in: file) + tooLong, of: path)
            break
          }
          do throws(SearchError) {
            var record = StoredRecord(
              article: article, sourceNumber: key.sourceNumber, relativePath: key.relativePath)
            if article.id.utf8.elementsEqual(file.id.utf8) { record.article.id = file.assignedID }
            try visit(record)
            outcome.articles += 1
            if !isLackSaid, let lack = article.lackOfText {
              outcome.doubt(.textMissing, name(of: article, in: file) + lack)
            }
            isLackSaid = false
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

  /// What a reason begins with that is about one of several articles of a file.
  private static func name(of article: Article, in file: IntakeFile) -> String {
    article.id == file.id ? "" : "'\(article.id)' "
  }

  private static let tooLong =
    "holds more than \(Article.largestText >> 20) MB of text, the most one article may have; "
    + "divide it"
}
