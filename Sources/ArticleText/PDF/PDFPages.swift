/// The pages of a PDF: their text, and what was recognised of those that have none.
struct PDFPages {
  private let file: ArticleFile
  private let pictures: PDFPictures
  private var pages: [Substring]
  /// The numbers, from 0, of those that have hardly any text.
  private let textless: [Int]
  private var document: DocumentPages?
  private var read: [RecognizedPage] = []
  /// Why nothing was recognised, though it was asked for.
  private var missing: String?

  /// What it is that the text of a page is made of that takes its place: so many times its words,
  /// and so many more.
  private static let (timesMore, wordsMore) = (2, 10)

  /// - Parameters:
  ///   - text: As `pdftotext` writes it, with a form feed behind each page.
  ///   - path: Where the PDF is.
  init(_ text: String, of file: ArticleFile, at path: String) {
    self.file = file
    pictures = PDFPictures(path: path)
    pages = Substring(text).utf8.split(separator: 0x0C, omittingEmptySubsequences: false)
      .map { Substring($0) }
    // Nothing stands behind the last one.
    if pages.count > 1, pages.last?.isEmpty == true { pages.removeLast() }
    textless = PDFPictures.pages(withoutText: pages)
  }

  /// The text of all pages in order.
  var text: String { pages.joined() }

  /// What is to be known of the pages that were recognised.
  var recognized: RecognizedText? { RecognizedText(read) }

  /// Recognises the pages that have hardly any text, where that is asked for.
  mutating func recognize(
    _ opened: borrowing FileOnDisk, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) {
    guard let recognition = file.options.recognition, !textless.isEmpty else { return }
    do throws(Tesseract.Failure) {
      var document = try DocumentPages(of: opened, recognition)
      let pictures = pictures
      try document.recognize(textless) { (number, languages) throws(Tesseract.Failure) in
        try pictures.read(number, in: languages)
      }
      take(document)
      _ = emit(.pictures(.read))
    } catch {
      guard case .missing(let reason) = error else {
        throw ReadError(code: .unreadable, path: file.path, reason: "was not read to its end")
      }
      missing = reason
    }
  }

  private mutating func take(_ document: DocumentPages) {
    self.document = document
    for (number, page) in document.pages.sorted(by: { $0.key < $1.key }) where page.isText {
      let own = pages[number].split(whereSeparator: \.isWhitespace).count
      guard own == 0 || page.words >= own * Self.timesMore + Self.wordsMore else { continue }
      pages[number] = "\n\n\(page.text)\n\n"
      read.append(page)
    }
  }

  // MARK: What is said

  /// The error about a PDF of which no text is known.
  func empty(_ emit: (ReadEvent) -> ReadDemand) -> ReadError {
    if let document {
      return ReadError(
        code: .empty, path: file.path,
        reason: document.lack ?? "holds no text, and none was recognised on its pages")
    }
    _ = emit(.pictures(.leftOut))
    if let missing {
      return ReadError(
        code: .missingProgram, path: file.path,
        reason: "holds no text: its pages are pictures, and \(missing)")
    }
    return ReadError(
      code: .empty, path: file.path,
      reason: "holds no text: its pages may be pictures of it, which --ocr reads")
  }

  /// What of its pages is not in the article, as a phrase; `nil` where nothing is known to be.
  func lack(_ emit: (ReadEvent) -> ReadDemand) -> String? {
    if let document { return document.lack }
    let left = textless.isEmpty ? [] : pictures.pages(withPictures: textless)
    guard let first = left.first else { return nil }
    _ = emit(.pictures(.leftOut))
    let pages =
      left.count == 1
      ? "page \(first + 1) has no text: it may be a picture of it"
      : "\(left.count) pages have no text, page \(first + 1) the first: they may be pictures of it"
    return pages + (missing.map { ", and \($0)" } ?? ", which --ocr reads")
  }
}
