import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import ArticleText

@Suite("PDF", .enabled(if: hasPDFPrograms, "pdftotext is not installed (package poppler-utils)"))
struct PDFReaderTests {
  private static let lines = [
    "Panen raya di lereng gunung", "",
    "Petani kentang di lereng gunung memulai panen raya pada hari Senin. Mere-",
    "ka bekerja sejak fajar dan membawa hasil panen ke pasar desa yang ramai",
    "sekali pada pagi itu.", "",
    "Kepala desa mengatakan bahwa pertemuan para petani berikutnya membahas",
    "harga pupuk dan jalan ke ladang.",
  ]

  private func refusal(_ name: String, _ bytes: [UInt8]) throws -> ReadError? {
    do {
      _ = try events(name, bytes)
      return nil
    } catch let error as ReadError {
      return error
    }
  }

  @Test("A PDF is an article, with its paragraphs whole again")
  func article() throws {
    let found = try events("a.pdf", pdf(Self.lines))
    let article = try #require(found.articles.first)
    #expect(found.problems.isEmpty)
    #expect(article.id == "folder/a.pdf")
    #expect(article.title == "Panen raya di lereng gunung")
    #expect(
      article.body.split(separator: "\n") == [
        "Petani kentang di lereng gunung memulai panen raya pada hari Senin. Mereka bekerja sejak "
          + "fajar dan membawa hasil panen ke pasar desa yang ramai sekali pada pagi itu.",
        "Kepala desa mengatakan bahwa pertemuan para petani berikutnya membahas harga pupuk dan "
          + "jalan ke ladang.",
      ])
    #expect(article.language == .indonesian)
    #expect(article.date == nil)
  }

  @Test("A hyphen at the end of a line that is the word's own stays")
  func hyphens() throws {
    let lines = [
      "Panen raya di lereng gunung", "",
      "Petani kentang di lereng gunung memulai panen raya bersama orang-",
      "orang dari dua desa dan pedagang Anglo-", "Saxon yang singgah pada hari Senin dan mereka",
      "bekerja sejak fajar menyingsing dan membawa hasil panen ke pasar keca-",
      "matan yang ramai sekali pada pagi itu.",
    ]
    let body = try #require(try events("a.pdf", pdf(lines)).articles.first).body
    for words in ["bersama orang-orang dari", "pedagang Anglo-Saxon yang", "pasar kecamatan yang"] {
      #expect(body.contains(words), "\(body)")
    }
  }

  @Test("Title and date of the PDF itself are taken where they can be right")
  func properties() throws {
    let properties = [
      "Title": "Panen raya di lereng gunung dimulai", "CreationDate": "D:20160407100000+07'00'",
    ]
    let article = try #require(
      try events("a.pdf", pdf(Self.lines, properties: properties)).articles.first)
    #expect(article.title == "Panen raya di lereng gunung dimulai")
    #expect(article.date == ArticleDate(iso: "2016-04-07"))
    let template = try events(
      "a.pdf", pdf(Self.lines, properties: ["Title": "Microsoft Word - x.doc"]))
    #expect(template.articles.first?.title == "Panen raya di lereng gunung")
  }

  @Test(
    "A name that looks like an option is a name",
    arguments: ["-v.pdf", "-", "--help.pdf", "a b'$(x).pdf"])
  func names(name: String) throws {
    let file = name.hasSuffix(".pdf") ? name : name + ".pdf"
    #expect(try events(file, pdf(Self.lines)).articles.count == 1)
    #expect(PDFReader.argument(for: file) == "./" + file)
    #expect(PDFReader.argument(for: "/x/" + file) == "/x/" + file)
  }

  @Test("What is no PDF, broken, or has no text is refused with its reason")
  func refused() throws {
    let whole = pdf(Self.lines)
    #expect(try refusal("a.pdf", [])?.code == .empty)
    #expect(try refusal("a.pdf", Array("Just words.".utf8))?.code == .binary)
    #expect(try refusal("a.pdf", Array("%PDF-1.4\nnothing".utf8))?.code == .damaged)
    let cut = try #require(try refusal("a.pdf", Array(whole.prefix(300))))
    #expect(cut.code == .damaged && cut.reason.contains("pdftotext"))
    #expect(!cut.reason.contains("\n"))
    let blank = try #require(try refusal("a.pdf", pdf([])))
    #expect(blank.code == .empty && blank.reason.contains("pictures"))
  }
}
