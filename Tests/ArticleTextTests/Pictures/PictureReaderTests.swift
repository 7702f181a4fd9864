import Synchronization
import TestSupport
import Testing

@testable import ArticleText

/// Pages that are kept as long as a test runs.
final class RememberedPages: KeptPages {
  private let pages = Mutex<[String: [UInt8]]>([:])
  var count: Int { pages.withLock { $0.count } }

  func page(named name: String) -> [UInt8]? { pages.withLock { $0[name] } }
  func keep(_ page: [UInt8], as name: String) { pages.withLock { $0[name] = page } }

  /// Puts something else in the place of all that is kept.
  func replace(with bytes: [UInt8]) {
    pages.withLock { pages in for name in pages.keys { pages[name] = bytes } }
  }
}

/// Everything a file's reader gives where the text of pictures is recognised.
func recognizedEvents(
  _ name: String, _ bytes: [UInt8], _ recognition: TextRecognition = TextRecognition()
) throws -> [ReadEvent] {
  try withFile(name, bytes) { file in
    var file = file
    file.options.recognition = recognition
    let reader = try #require(try ArticleFormats.reader(for: file))
    var events: [ReadEvent] = []
    try reader.read(file) { event in
      events.append(event)
      return .more
    }
    return events
  }
}

private let story = [
  "Panen raya di lereng gunung", "",
  "Petani kentang di lereng gunung memulai panen raya pada hari Senin. Mere-",
  "ka bekerja sejak fajar dan membawa hasil panen ke pasar desa yang ramai",
  "sekali pada pagi itu.", "",
  "Kepala desa mengatakan bahwa pertemuan para petani berikutnya membahas",
  "harga pupuk dan jalan ke ladang.",
]
private let secondPage = [
  "The farmers of the upper valley brought their potatoes to the market before noon.",
  "A second bridge will be built before the next rainy season, the mayor said.",
]

@Suite("Pictures of text", .enabled(if: hasOCRPrograms, Comment(rawValue: ocrIsMissing)))
struct PictureReaderTests {
  @Test(
    "A picture is an article, with its paragraphs whole again, and says how sure it is",
    arguments: [
      ("png", ["-png", "-r", "150"]), ("jpg", ["-jpeg", "-r", "150"]),
      ("tif", ["-tiff", "-r", "300", "-gray"]),
    ])
  func article(ending: String, options: [String]) throws {
    let found = try recognizedEvents("a.\(ending)", try scan(story, options))
    let article = try #require(found.articles.first)
    #expect(article.id == "folder/a.\(ending)")
    #expect(article.title == "Panen raya di lereng gunung")
    #expect(
      article.body.split(separator: "\n") == [
        "Petani kentang di lereng gunung memulai panen raya pada hari Senin. Mereka bekerja sejak "
          + "fajar dan membawa hasil panen ke pasar desa yang ramai sekali pada pagi itu.",
        "Kepala desa mengatakan bahwa pertemuan para petani berikutnya membahas harga pupuk dan "
          + "jalan ke ladang.",
      ])
    #expect(article.language == .indonesian)
    let recognized = try #require(article.recognized)
    #expect(recognized.pages == 1 && recognized.confidence > 0.9 && !recognized.isLow)
    #expect(found.contains(.pictures(.read)) && found.problems.isEmpty)
  }

  @Test("Without being asked, a picture is passed over and known as one")
  func notAsked() throws {
    #expect(try events("a.png", [0]) == [.pictures(.leftOut), .passedOver(name: "a.png")])
  }

  @Test("A TIFF of several pages is one article, in order; each page is read once")
  func pages() throws {
    let pages = try [story, secondPage].map { try scan($0, ["-mono", "-r", "200"]) }
    let kept = RememberedPages()
    let told = Mutex<[TextRecognition.Progress]>([])
    let recognition = TextRecognition(
      keepingPagesIn: kept, telling: { progress in told.withLock { $0.append(progress) } })
    let first = try recognizedEvents("a.tif", tiff(pages), recognition)
    let article = try #require(first.articles.first)
    #expect(article.recognized?.pages == 2)
    #expect(article.body.contains("jalan ke ladang.\n"))
    #expect(article.body.contains("before the next rainy season, the mayor said."))
    #expect(kept.count == 2)
    #expect(told.withLock { $0.map(\.left) } == [1, 0])
    #expect(
      try recognizedEvents("b.tif", tiff(pages), recognition).articles.first?.body == article.body)
    #expect(kept.count == 2)
    // What is kept is what is read: of other pages another text would come.
    var page = RecognizedPage()
    page = RecognizedPage(
      table: "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t95.0\tSawah\n5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t95.0\tdan\n"
        + "5\t1\t1\t1\t1\t3\t0\t0\t9\t9\t95.0\tladang")
    kept.replace(with: page.kept)
    #expect(
      try recognizedEvents("a.tif", tiff(pages), recognition).articles.first?.body.contains("Sawah")
        == true)
    kept.replace(with: Array("sco-search page 1 0\n3 900\nSawah dan ladang".utf8))
    #expect(
      try recognizedEvents("a.tif", tiff(pages), recognition).articles.first?.body == article.body)
  }

  @Test("A page that lies on its side is read")
  func turned() throws {
    // A portable grey map is turned by its bytes.
    let upright = try scan(story, ["-gray", "-r", "150"])
    let head = upright.prefix(100).split(separator: 0x0A, maxSplits: 3)
    let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    let pixels = Array(upright[head[3].startIndex...])
    var rows: [[UInt8]] = []
    for x in (0..<size[0]).reversed() {
      // As BMP wants them: from the last row on, each of a multiple of four bytes.
      rows.append((0..<size[1]).map { pixels[$0 * size[0] + x] })
    }
    let article = try #require(
      try recognizedEvents("a.bmp", bmp(rows)).articles.first)
    #expect(article.body.contains("membawa hasil panen ke pasar desa"))
  }

  /// A picture of 256 greys.
  private func bmp(_ rows: [[UInt8]]) -> [UInt8] {
    func bytes(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let width = rows[0].count
    let padding = [UInt8](repeating: 0, count: (4 - width % 4) % 4)
    let pixels = rows.reversed().flatMap { $0 + padding }
    let start = 14 + 40 + 1024
    return Array("BM".utf8) + bytes(start + pixels.count, 4) + bytes(0, 4) + bytes(start, 4)
      + bytes(40, 4) + bytes(width, 4) + bytes(rows.count, 4) + bytes(1, 2) + bytes(8, 2)
      + bytes(0, 4) + bytes(pixels.count, 4) + bytes(0, 8) + bytes(256, 4) + bytes(0, 4)
      + (0..<256).flatMap { grey in [UInt8](repeating: UInt8(grey), count: 3) + [0] } + pixels
  }

  @Test("A picture without text is passed over, and what is none is refused with its reason")
  func noText() throws {
    let blank = try scan([])
    #expect(try recognizedEvents("a.png", blank) == [.pictures(.read), .passedOver(name: "a.png")])
    func refusal(_ name: String, _ bytes: [UInt8]) throws -> ReadError? {
      do {
        _ = try recognizedEvents(name, bytes)
        return nil
      } catch let error as ReadError {
        return error
      }
    }
    #expect(try refusal("a.png", [])?.code == .empty)
    // Tesseract would read the file that is named.
    #expect(
      try refusal("a.png", Array("/etc/passwd\n".utf8))?.reason.contains("is no picture") == true)
    let cut = try #require(try refusal("a.png", Array(try scan(story).prefix(100))))
    #expect(cut.code == .damaged && cut.reason.contains("damaged"))
    // A header of 100,000 by 100,000 dots, and nothing behind it.
    let bomb: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, 8, 0, 0, 0, 0, 0x6C, 0x2D, 0x9E, 0x5C]
      + [UInt8](repeating: 0, count: 100)
    let large = try #require(try refusal("a.png", bomb))
    #expect(large.reason.contains("120 million"), "\(large.reason)")
  }
}

@Suite("Scanned pages of a PDF", .enabled(if: hasOCRPrograms, Comment(rawValue: ocrIsMissing)))
struct ScannedPDFTests {
  @Test("Pages of text and scanned ones are one article, in their order")
  func mixed() throws {
    let pages = [
      PDFPage.text(story), .blank, try scannedPage(secondPage),
      .text(["Rapat berikutnya diadakan di balai desa pada hari Kamis pagi setelah panen selesai."]
      ),
    ]
    let found = try recognizedEvents("a.pdf", pdf(pages: pages))
    let article = try #require(found.articles.first)
    #expect(article.title == "Panen raya di lereng gunung")
    let places = ["jalan ke ladang", "The farmers of the upper valley", "Rapat berikutnya"].map {
      article.body.firstRange(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 }.sorted() == places)
    #expect(article.recognized?.pages == 1)
    #expect(found.problems.isEmpty && found.contains(.pictures(.read)))

    let unasked = try events("a.pdf", pdf(pages: pages))
    #expect(unasked.articles.first?.recognized == nil)
    #expect(unasked.articles.first?.body.contains("upper valley") == false)
    #expect(
      unasked.problems.map(\.reason) == [
        "page 3 has no text: it may be a picture of it, which --ocr reads"
      ])
    #expect(unasked.contains(.pictures(.leftOut)))
  }

  @Test("A PDF of scanned pages alone is read, and refused where nobody asks")
  func scanned() throws {
    let file = pdf(pages: [try scannedPage(story), try scannedPage(secondPage)])
    let article = try #require(try recognizedEvents("a.pdf", file).articles.first)
    #expect(article.title == "Panen raya di lereng gunung")
    #expect(article.recognized?.pages == 2)
    #expect(throws: ReadError.self) { try events("a.pdf", file) }
    let blank = pdf(pages: [.blank])
    #expect(throws: ReadError.self) { try recognizedEvents("a.pdf", blank) }
  }

  @Test("A page with text of its own is not read again, and no page of a PDF with text is")
  func withText() throws {
    let kept = RememberedPages()
    let recognition = TextRecognition(keepingPagesIn: kept)
    let article = try #require(
      try recognizedEvents("a.pdf", pdf(pages: [.text(story)]), recognition).articles.first)
    #expect(article.recognized == nil && kept.count == 0)
  }
}

@Suite("What Tesseract tells")
struct RecognizedPageTests {
  @Test("Words by their places become lines and blocks; specks are left out")
  func table() {
    func row(_ block: Int, _ line: Int, _ word: String, _ sure: Double = 96) -> String {
      "5\t1\t\(block)\t1\t\(line)\t1\t10\t10\t50\t20\t\(sure)\t\(word)"
    }
    let rows = [
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
      "4\t1\t1\t1\t1\t0\t10\t10\t50\t20\t-1\t", row(1, 1, "Panen"), row(1, 1, "raya"),
      row(1, 2, "dimulai.", 90), row(2, 1, "|", 30), row(2, 1, "Kabar"), row(3, 1, "xqy", 5),
    ]
    let page = RecognizedPage(table: rows.joined(separator: "\n"))
    #expect(page.text == "Panen raya\ndimulai.\n\nKabar")
    #expect(page.words == 4 && page.permille == 945)
    #expect(page.isText && !page.isLow)
    #expect(RecognizedPage(kept: page.kept) == page)
    #expect(RecognizedPage(kept: Array(page.kept.dropLast())) == nil)
    #expect(!RecognizedPage(table: "").isText)
  }

  @Test(
    "Indonesian and English are read where they are there, else what is",
    arguments: [
      (["eng", "ind", "osd"], "eng+ind"), (["eng", "osd"], "eng"),
      (["deu", "fra", "osd"], "deu+fra"),
      (["osd"], ""),
    ])
  func languages(names: [String], told: String) {
    let list = "List of available languages in \"/usr/share/x/\" (3):\n"
    #expect(Tesseract.languages(in: list + names.joined(separator: "\n") + "\n") == told)
  }
}
