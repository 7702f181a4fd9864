/// Reads a text in Rich Text Format (`.rtf`) as one article, as its reader sees it.
///
/// The format is read here, and not by a program such as `unrtf`: that writes HTML of its own, knows
/// few code pages and no notes, and would have to be installed.
public struct RTFReader: ArticleReader {
  /// The largest file that is read, in bytes: most of one is pictures.
  public static let largestFile = 64 << 20

  /// A reader of Rich Text Format.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    let bytes = try FileInput.contents(of: file, limit: Self.largestFile)
    guard !bytes.isEmpty else { throw ReadError.empty(file.path, holdsNo: "words") }
    guard bytes.starts(with: Array("{\\rt".utf8)) else {
      throw ReadError(
        code: .damaged, path: file.path,
        reason: "is no Rich Text Format, as its name says; left out")
    }
    var text = RTFText()
    text.read(bytes)
    guard let article = text.document.article(id: file.id) else {
      throw ReadError.empty(file.path, holdsNo: "words")
    }
    if text.openGroups > 0 {
      let problem = ReadProblem(
        file: file.path, doubt: .textMissing, reason: "is cut short: its text has no end")
      guard emit(.problem(problem)) == .more else { return }
    }
    _ = emit(.article(article))
  }
}
