/// Reads a plain text file as one article, cleaned of what a web page put around it.
public struct PlainTextReader: ArticleReader {
  /// A reader of plain text.
  public init() {}

  public func read(_ file: SourceFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    throw ReadError(code: .unsupportedFormat, path: file.path, reason: "not read yet")
  }
}
