/// The pages of a PDF that have no text, which may be pictures of it.
struct PDFPictures {
  /// A page with fewer words of its own is looked at: a scanned one may have a number, or the line
  /// of the program that scanned it.
  private static let fewWords = 10
  /// A picture as wide and high, in dots, has room for text.
  private static let smallestSide = 400
  private static let dots = 300
  /// The longer side, in dots, of a page that is larger than paper.
  private static let longestSide = 5000
  private static let largestPicture = 64 << 20
  private static let longestTime = 60

  /// The PDF.
  let path: String

  /// The numbers of pages, from 0, that have hardly any text.
  static func pages(withoutText pages: [Substring]) -> [Int] {
    pages.indices.filter { number in
      pages[number].utf8.count < 1000
        && pages[number].split(whereSeparator: \.isWhitespace).count < fewWords
    }
  }

  /// Those of some pages that have a picture on them which may be of text, as poppler's `pdfimages`
  /// lists them; all where it cannot.
  func pages(withPictures numbers: [Int]) -> [Int] {
    let program = ExternalProgram(
      name: "pdfimages", seconds: Self.longestTime, outputLimit: 32 << 20)
    guard let list = try? program.output(of: ["-list", path]) else { return numbers }
    var found: Set<Int> = []
    for line in String(decoding: list, as: UTF8.self).split(separator: "\n").dropFirst(2) {
      let columns = line.split(separator: " ")
      guard columns.count > 4, let page = Int(columns[0]), let width = Int(columns[3]),
        let height = Int(columns[4]), min(width, height) >= Self.smallestSide
      else { continue }
      found.insert(page - 1)
    }
    return numbers.filter(found.contains)
  }

  /// Reads a page as it looks.
  ///
  /// - Parameter number: From 0.
  func read(
    _ number: Int, in languages: String
  ) throws(Tesseract.Failure) -> RecognizedPage {
    let picture: [UInt8]
    do {
      picture = try drawn(number, ["-r", String(Self.dots)])
    } catch {
      do {
        // Some programs make pages as large as walls.
        picture = try drawn(number, ["-scale-to", String(Self.longestSide)])
      } catch {
        throw Self.failure(error)
      }
    }
    guard let written = try? FileOnDisk(picture, of: path) else {
      throw .page("cannot be drawn: there is no room in the folder for temporary files")
    }
    return try Tesseract.page(0, ofPictureAt: written.path, in: languages)
  }

  private func drawn(
    _ number: Int, _ size: [String]
  ) throws(ExternalProgram.Failure) -> [UInt8] {
    let page = String(number + 1)
    let program = ExternalProgram(
      name: "pdftoppm", seconds: Self.longestTime, outputLimit: Self.largestPicture)
    return try program.output(of: ["-gray"] + size + ["-f", page, "-l", page, path])
  }

  private static func failure(_ failure: ExternalProgram.Failure) -> Tesseract.Failure {
    switch failure {
    case .notInstalled:
      .missing("pdftoppm, which draws its pages, is not installed: apt-get install poppler-utils")
    case .tooSlow: .page("takes pdftoppm more than \(longestTime) seconds to draw; left out")
    case .tooMuch, .failed, .system: .page("cannot be drawn by pdftoppm; left out")
    }
  }
}
