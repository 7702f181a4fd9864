/// Reads a PDF as one article: the text that poppler's `pdftotext` takes from it, cleaned as plain
/// text is; of pages without any what Tesseract recognises, where that is asked for.
///
/// `pdftotext` and `pdfinfo` are looked for in `PATH` when a PDF is read; Debian has them in the
/// package `poppler-utils`. What they cannot read, or has no text, is read as Zotero has read it, where
/// the file lies in its storage.
public struct PDFReader: ArticleReader {
  /// The most text that is read of a PDF, in bytes.
  public static let largestText = PlainTextReader.largestFile
  /// Seconds after which the reading of a PDF is given up.
  public static let longestTime = 60

  /// The package that has the programs.
  private static let package = "poppler-utils"
  /// A PDF begins within this many bytes (ISO 32000, annex on Acrobat's limits).
  private static let longestPreamble = 1024

  /// Where the name is not on the `PATH` of most systems, the tests put another.
  private let program: String
  private let seconds: Int

  /// A reader of PDFs.
  public init() {
    self.init(program: "pdftotext", seconds: Self.longestTime)
  }

  init(program: String, seconds: Int) {
    self.program = program
    self.seconds = seconds
  }

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    do throws(ReadError) {
      try readPages(of: file, emit)
    } catch {
      guard let text = ZoteroText.text(of: file) else { throw error }
      let cleaned = ArticleCleaner().clean(PDFText.paragraphs(of: text), fileName: file.id)
      if cleaned.body.isEmpty { throw error }
      _ = emit(.article(Article(id: file.id, cleaned)))
    }
  }

  private func readPages(
    of file: ArticleFile, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) {
    let opened = try FileOnDisk(file)
    let path = Self.argument(for: opened.path)
    try Self.checkBeginning(of: ArticleFile(path: path, id: file.id), in: file.path)
    let decoded = try TextDecoder().decode(try text(path, file), from: file.path)
    var pages = PDFPages(withOwnHyphens(decoded.text, path), of: file, at: path)
    try pages.recognize(opened, emit)
    let text = PDFText.paragraphs(of: pages.text)
    var cleaned = ArticleCleaner().clean(text, fileName: file.id)
    guard !cleaned.body.isEmpty || cleaned.hasTitleLine else { throw pages.empty(emit) }
    let properties = PDFProperties(ofFileAt: path)
    cleaned.setTitle(properties.title(of: cleaned))
    cleaned.date = cleaned.date ?? properties.date
    if let lack = pages.lack(emit) {
      _ = emit(.problem(ReadProblem(file: file.path, doubt: .textMissing, reason: lack)))
    }
    var article = Article(id: file.id, cleaned)
    article.recognized = pages.recognized
    _ = emit(.article(article))
  }

  /// `pdftotext` leaves out every hyphen at the end of a line, that of `orang-orang` as well; in the
  /// order of the file it leaves them.
  private func withOwnHyphens(_ text: String, _ path: String) -> String {
    let program = ExternalProgram(
      name: program, seconds: seconds, outputLimit: Self.largestText)
    let arguments = ["-raw", "-enc", "UTF-8", "-nopgbrk", path, "-"]
    guard let raw = try? program.output(of: arguments) else { return text }
    return PDFText.restoringHyphens(text, by: String(decoding: raw, as: UTF8.self))
  }

  private func text(_ path: String, _ file: ArticleFile) throws(ReadError) -> [UInt8] {
    func error(_ code: ReadError.Code, _ reason: String) -> ReadError {
      ReadError(code: code, path: file.path, reason: reason)
    }
    let program = ExternalProgram(
      name: program, seconds: seconds, outputLimit: Self.largestText)
    do {
      return try program.output(of: ["-enc", "UTF-8", path, "-"])
    } catch {
      switch error {
      case .notInstalled:
        throw ReadError(
          code: .missingProgram, path: file.path,
          reason: "is a PDF, and pdftotext, which reads them, is not installed: "
            + "apt-get install \(Self.package)")
      case .tooMuch: throw FileInput.tooLarge(file.path, Self.largestText)
      case .tooSlow:
        throw ReadError(
          code: .tooLarge, path: file.path,
          reason: "takes pdftotext more than \(seconds) seconds; left out")
      case .failed(let status, let complaint):
        throw ReadError(
          code: .damaged, path: file.path, reason: Self.reason(status, complaint))
      case .system(let code):
        throw ReadError(
          code: .missingProgram, path: file.path,
          reason: "is a PDF, and pdftotext cannot be run (error \(code) of the system)")
      }
    }
  }

  // MARK: Arguments and reasons

  private static func checkBeginning(
    of file: ArticleFile, in path: String
  ) throws(ReadError) {
    let head = try FileInput(file).next(longestPreamble)
    guard !head.isEmpty else { throw ReadError.empty(path, holdsNo: "pages") }
    let mark = Array("%PDF-".utf8)
    guard head.indices.contains(where: { head[$0...].starts(with: mark) }) else {
      throw ReadError(
        code: .binary, path: path, reason: "is not a PDF, as its name says; left out")
    }
  }

  /// A path that can be taken neither for an option, nor for standard input, nor for an address.
  static func argument(for path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  static func reason(_ status: Int, _ complaint: String) -> String {
    if complaint.contains("Incorrect password") {
      return "is locked by a password; save it without one"
    }
    if status == 3 { return "does not allow that its text is copied; left out" }
    let lines = complaint.split(whereSeparator: \.isNewline)
    let last = lines.last { $0.contains("Error") } ?? lines.last ?? "it gave no reason"
    return "cannot be read by pdftotext (\(last.prefix(120))); left out"
  }
}
