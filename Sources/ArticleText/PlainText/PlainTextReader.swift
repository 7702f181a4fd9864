/// Reads a plain text file as one article, cleaned of the furniture of the site it was saved from.
public struct PlainTextReader: ArticleReader {
  /// The largest file that is read, in bytes.
  public static let largestFile = Article.largestText

  /// A reader of plain text.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    let (cleaned, problem) = try Self.cleanedText(of: file)
    guard !cleaned.body.isEmpty || cleaned.hasTitleLine else {
      throw ReadError.empty(file.path, holdsNo: "words")
    }
    if let problem { guard emit(.problem(problem)) == .more else { return } }
    _ = emit(.article(Article(id: file.id, cleaned)))
  }

  /// The cleaned text, and the problem of bytes that are no text. The file's bytes are released on
  /// return, so that a large text is held no more often than it must.
  private static func cleanedText(
    of file: ArticleFile
  ) throws(ReadError) -> (CleanedText, ReadProblem?) {
    let decoded = try TextDecoder().decode(
      try FileInput.contents(of: file, limit: largestFile), from: file.path)
    let problem = ReadProblem(
      file: file.path, replacements: decoded.replacements, encoding: decoded.encoding.rawValue)
    return (ArticleCleaner().clean(decoded.text, fileName: file.id), problem)
  }
}
