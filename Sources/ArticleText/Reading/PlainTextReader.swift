/// Reads a plain text file as one article, cleaned of what a web page put around it.
public struct PlainTextReader: ArticleReader {
  /// The largest file that is read, in bytes: many times the longest article there is.
  public static let largestFile = 128 << 20

  /// A reader of plain text.
  public init() {}

  public func read(_ file: SourceFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    let bytes = try FileInput.contents(of: file.path, limit: Self.largestFile)
    let decoded = try TextDecoder().decode(bytes, from: file.path)
    let cleaned = ArticleCleaner().clean(decoded.text, fileName: file.id)
    guard !cleaned.body.isEmpty || cleaned.hasTitleLine else {
      throw ReadError(code: .empty, path: file.path, reason: "is empty: it holds no words")
    }
    if decoded.replacements > 0 {
      let reason =
        "\(decoded.replacements) places are not \(decoded.encoding.rawValue) and became U+FFFD"
      guard emit(.problem(ReadProblem(file: file.path, reason: reason))) == .more else { return }
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
}
