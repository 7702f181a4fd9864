/// Reads a picture of text as one article: what Tesseract recognises on its pages, cleaned as the
/// text of a PDF is.
///
/// Only where that was asked for (`ReadingOptions.recognition`); else the picture is passed over.
public struct PictureReader: ArticleReader {
  /// A reader of pictures.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    guard let recognition = file.options.recognition else {
      _ = emit(.pictures(.leftOut))
      _ = emit(.passedOver(name: String(file.name)))
      return
    }
    let head = try FileHead(of: file)
    guard !head.bytes.isEmpty else { throw ReadError.empty(file.path, holdsNo: "picture") }
    // Tesseract takes a text for a list of files to read.
    guard ContentMark.picture.isIn(head) else {
      throw ReadError(
        code: .damaged, path: file.path, reason: "is no picture, as its name says; left out")
    }
    let opened = try FileOnDisk(file)
    let path = PDFReader.argument(for: opened.path)
    var document: DocumentPages
    do throws(Tesseract.Failure) {
      document = try DocumentPages(of: opened, recognition)
      let count = try Tesseract.pageCount(ofPictureAt: path)
      try document.recognize(Array(0..<count)) {
        (number, languages) throws(Tesseract.Failure) in
        try Tesseract.page(number, ofPictureAt: path, in: languages)
      }
    } catch {
      throw Self.error(error, file, emit)
    }
    try Self.give(document, of: file, emit)
  }

  private static func error(
    _ failure: Tesseract.Failure, _ file: ArticleFile, _ emit: (ReadEvent) -> ReadDemand
  ) -> ReadError {
    switch failure {
    case .missing(let reason):
      _ = emit(.pictures(.leftOut))
      return ReadError(
        code: .missingProgram, path: file.path, reason: "is a picture, and \(reason)")
    case .page(let reason):
      _ = emit(.pictures(.read))
      return ReadError(code: .damaged, path: file.path, reason: reason)
    }
  }

  private static func give(
    _ document: DocumentPages, of file: ArticleFile, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) {
    _ = emit(.pictures(.read))
    let pages = document.pages.sorted { $0.key < $1.key }.map(\.value).filter(\.isText)
    let text = PDFText.paragraphs(of: pages.map(\.text).joined(separator: "\n\n"))
    let cleaned = ArticleCleaner().clean(text, fileName: file.id)
    guard !pages.isEmpty, !cleaned.body.isEmpty || cleaned.hasTitleLine else {
      if document.pages.isEmpty, let problem = document.problems.first {
        throw ReadError(code: .damaged, path: file.path, reason: problem.reason)
      }
      // A photograph is no text that is missing.
      _ = emit(.passedOver(name: String(file.name)))
      return
    }
    if let lack = document.lack {
      _ = emit(.problem(ReadProblem(file: file.path, doubt: .textMissing, reason: lack)))
    }
    var article = Article(id: file.id, cleaned)
    article.recognized = RecognizedText(pages)
    _ = emit(.article(article))
  }
}

extension ContentMark {
  /// A picture of a kind that Tesseract reads. The raw files of cameras begin as TIFF does: any
  /// ending but a picture's is believed.
  static let picture = ContentMark(isSure: false) { head in
    if head.has("RIFF"), head.has("WEBP", at: 8) { return true }
    // The header of a BMP has one of few lengths.
    if head.has("BM"), head.bytes.count > 18 {
      return [12, 40, 52, 56, 64, 108, 124].contains(head.bytes[14]) && head.bytes[15] == 0
    }
    return pictureMarks.contains(where: head.has)
  }

  private static let pictureMarks: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF],
    [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A], [0x49, 0x49, 0x2B, 0x00],
    [0x4D, 0x4D, 0x00, 0x2B],
  ]
}
