/// Reads a plain text file as one article, cleaned of what a web page put around it.
public struct PlainTextReader: ArticleReader {
  /// The largest file that is read, in bytes.
  public static let largestFile = Article.largestText

  /// A reader of plain text.
  public init() {}

  public func read(_ file: SourceFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    let (cleaned, remark) = try Self.cleanedText(of: file)
    guard !cleaned.body.isEmpty || cleaned.hasTitleLine else {
      throw ReadError(code: .empty, path: file.path, reason: "is empty: it holds no words")
    }
    if let remark {
      guard emit(.problem(ReadProblem(file: file.path, reason: remark))) == .more else { return }
    }
    let found = LanguageDetector().analyze(cleaned.body)
    let article = Article(
      id: file.id,
      title: cleaned.title,
      body: cleaned.body,
      language: found.language ?? LanguageDetector().language(of: cleaned.title),
      date: cleaned.date,
      source: cleaned.source,
      place: cleaned.place,
      author: cleaned.author,
      section: cleaned.section,
      url: cleaned.url,
      languageSpans: found.spans)
    _ = emit(.article(article))
  }

  /// The text taken apart, and what of its bytes was none. The file's bytes are gone on return: a
  /// large text is not to be held more often than it must.
  private static func cleanedText(
    of file: SourceFile
  ) throws(ReadError) -> (CleanedText, remark: String?) {
    let decoded = try TextDecoder().decode(
      try FileInput.contents(of: file.path, limit: largestFile), from: file.path)
    let remark =
      decoded.replacements > 0
      ? "\(decoded.replacements) places are not \(decoded.encoding.rawValue) and became U+FFFD"
      : nil
    return (ArticleCleaner().clean(decoded.text, fileName: file.id), remark)
  }
}
