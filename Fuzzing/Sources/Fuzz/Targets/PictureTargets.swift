@testable import ArticleText

/// What is recognised of pictures.
extension FuzzTarget {
  static let pictures: [FuzzTarget] = [picture, recognized]

  private static let exif: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE1, 0, 40] + Array("Exif\0\0II*\0".utf8)
    + [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]

  /// Pixels of several widths, and what a camera notes of itself.
  private static let picture = FuzzTarget(
    "picture", "the pixels of a picture, as they are made ready for Tesseract",
    bytes: [
      exif, [19] + (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 37) },
      [3] + [UInt8](repeating: 255, count: 200) + [UInt8](repeating: 0, count: 50),
    ], tokens: ["\u{FF}\u{E1}", "Exif\0\0", "II*\0", "MM\0*"]
  ) {
    { bytes in
      let pixels = Tesseract.attempt(bytes)
      try require(pixels <= 4 * bytes.count + 8192, "\(bytes.count) bytes became \(pixels)")
    }
  }

  private static let table =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    + "4\t1\t1\t1\t1\t0\t10\t10\t50\t20\t-1\t\n5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t96.2\tPanen\n"
    + "5\t1\t1\t1\t2\t1\t10\t10\t50\t20\t91\traya-\n5\t1\t2\t1\t1\t1\t10\t10\t50\t20\t30\t|"

  private static let recognized = FuzzTarget(
    "recognized", "the words that Tesseract tells, and pages as they are kept",
    seeds: [table, String(decoding: RecognizedPage(table: table).kept, as: UTF8.self)],
    tokens: ["\t", "\n5\t", "\t1e99\t", "\tnan\t", "\t-1\t", "inf", "sco-search page 1 ", "-\n"]
  ) {
    { bytes in
      let page = RecognizedPage(table: String(decoding: bytes, as: UTF8.self))
      try require(RecognizedPage(kept: page.kept) == page, "a page is kept as another")
      let text = PDFText.paragraphs(of: page.text)
      let cleaned = ArticleCleaner().clean(text, fileName: "a")
      try Checks.article(Article(id: "a", cleaned))
      if let recognized = RecognizedText([page]) {
        try require(
          recognized.confidence.isFinite && recognized.pages == 1, "\(recognized)")
      }
      if let kept = RecognizedPage(kept: bytes) {
        try require(RecognizedPage(kept: kept.kept) == kept, "a page is kept as another")
      }
    }
  }
}
