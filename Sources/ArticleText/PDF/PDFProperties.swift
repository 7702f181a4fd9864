/// What a PDF says of itself, as far as it is worth believing.
///
/// The programs that make PDFs fill its fields on their own: with the name of the file that was
/// printed, or of the template.
struct PDFProperties: Hashable {
  /// The title, where it can be one.
  private(set) var title: String?
  /// The day it was made, where that can be.
  private(set) var date: ArticleDate?

  private static let seconds = 10
  private static let outputLimit = 1 << 20
  /// PDF was first published in 1993; the beginnings of clocks (1970, 1980) are before it.
  private static let firstYear = 1993

  /// The properties that poppler's `pdfinfo` reads from a file; none where it cannot.
  init(ofFileAt path: String) {
    let program = ExternalProgram(
      name: "pdfinfo", seconds: Self.seconds, outputLimit: Self.outputLimit)
    let report = try? program.output(of: ["-isodates", "-enc", "UTF-8", path])
    self.init(report: String(decoding: report ?? [], as: UTF8.self))
  }

  /// The properties in what `pdfinfo` writes.
  init(report: String) {
    for line in report.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = TextNormalizer.normalize(String(line[line.index(after: colon)...]))
      switch line[..<colon] {
      case "Title": if title == nil, Self.isTitle(value) { title = value }
      case "CreationDate":
        if date == nil, let found = MetadataDate.date(value), found.year >= Self.firstYear {
          date = found
        }
      default: break
      }
    }
  }

  /// The title for the text of the PDF: that of the PDF where the text has none, or only the first
  /// line of it.
  func title(of cleaned: CleanedText) -> String {
    guard let title, !cleaned.hasTitleLine || Self.begins(title, with: cleaned.title) else {
      return cleaned.title
    }
    return title
  }

  private static func begins(_ title: String, with line: String) -> Bool {
    title.lowercased().hasPrefix(line.lowercased())
  }

  // MARK: Titles

  static func isTitle(_ text: String) -> Bool {
    let line = TextLine(text, emptyLinesAbove: 0)
    guard (2...40).contains(line.wordCount), text.utf8.count <= 300 else { return false }
    let lower = text.lowercased()
    guard !placeholders.contains(where: { lower.hasPrefix($0) }) else { return false }
    guard !text.contains("\\"), !text.contains("://"), !text.contains("_") else { return false }
    guard let dot = lower.lastIndex(of: ".") else { return true }
    return !fileExtensions.contains(String(lower[lower.index(after: dot)...]))
  }

  /// How the titles begin that programs give.
  private static let placeholders = [
    "microsoft word", "microsoft powerpoint", "microsoft excel", "powerpoint presentation",
    "presentasi powerpoint", "untitled", "tanpa judul", "layout ", "slide ", "page ", "halaman ",
    "scan", "title of", "print ", "fax ", "new document", "dokumen baru", "adobe ", "no title",
  ]

  private static let fileExtensions: Set<String> = [
    "doc", "docx", "odt", "rtf", "txt", "pdf", "tex", "dvi", "ps", "eps", "indd", "qxd", "qxp",
    "pmd", "pub", "cdr", "ai", "ppt", "pptx", "odp", "xls", "xlsx", "ods", "htm", "html", "md",
    "pages", "wpd", "jpg", "tif", "tiff", "png",
  ]
}

extension CleanedText {
  /// Gives the text a title, and takes the lines away that it is printed on above the story.
  mutating func setTitle(_ title: String) {
    self.title = title
    let words = title.lowercased().split(separator: " ")
    var found: [Substring] = []
    var rest = body[...]
    // A headline is printed on a few lines.
    for _ in 0..<4 where found.count < words.count {
      let line = rest.prefix { !$0.isNewline }
      let printed = line.lowercased().split(separator: " ")
      guard !printed.isEmpty, words.dropFirst(found.count).starts(with: printed) else { return }
      found += printed
      rest = rest.dropFirst(line.count).drop { $0.isWhitespace }
    }
    guard found.count == words.count, !rest.isEmpty else { return }
    body = String(rest)
    hasTitleLine = true
  }
}
