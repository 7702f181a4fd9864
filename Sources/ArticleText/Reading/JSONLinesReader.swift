/// Reads JSON lines: one record, and so one article, a line.
public struct JSONLinesReader: ArticleReader {
  /// A reader of JSON lines.
  public init() {}

  public func read(_ file: SourceFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    throw ReadError(code: .unsupportedFormat, path: file.path, reason: "not read yet")
  }
}
