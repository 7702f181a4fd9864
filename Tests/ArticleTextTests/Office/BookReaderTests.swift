import TestSupport
import Testing

@testable import ArticleText

@Suite("Books")
struct BookReaderTests {
  private static func chapter(_ heading: String, _ text: String) -> [UInt8] {
    Array("<html><body><h1>\(heading)</h1><p>\(text)</p></body></html>".utf8)
  }

  private static let words =
    "Pada suatu pagi nelayan itu berangkat ke laut dengan perahu kecil yang dibuat kakeknya "
    + "sendiri dari kayu ulin yang kuat dan berat."

  /// A book whose chapters lie in another order than they are read.
  private static func book(_ others: [ArchivedFile] = []) -> [UInt8] {
    let package = """
      <package xmlns:dc="urn:d"><metadata><dc:title>Laut Biru</dc:title>
      <dc:creator>Sari Utami</dc:creator><dc:date>2019</dc:date><dc:language>id</dc:language>
      </metadata><manifest><item id="n" href="nav.xhtml" properties="nav"/>
      <item id="j" href="teks/judul.xhtml"/><item id="a" href="teks/bab%201.xhtml"/>
      <item id="b" href="teks/bab2.xhtml"/><item id="t" href="teks/tidak-ada.xhtml"/></manifest>
      <spine><itemref idref="n"/><itemref idref="j"/><itemref idref="a"/><itemref idref="b"/>
      </spine></package>
      """
    return zip(
      [
        ("mimetype", Array("application/epub+zip".utf8)),
        ("OEBPS/teks/bab2.xhtml", chapter("Pulang", words)),
        ("OEBPS/teks/bab 1.xhtml", chapter("Berangkat", words)),
        ("OEBPS/teks/judul.xhtml", chapter("Laut Biru", "Bagian pertama")),
        ("OEBPS/nav.xhtml", chapter("Isi", words)),
        ("OEBPS/buku.opf", Array(package.utf8)),
        (
          "META-INF/container.xml",
          Array("<c><rootfiles><rootfile full-path=\"OEBPS/buku.opf\"/></rootfiles></c>".utf8)
        ),
      ] + others)
  }

  @Test("A book is an article for each chapter, in the order of reading")
  func chapters() throws {
    let found = try events("buku.epub", Self.book())
    #expect(found.problems.isEmpty)
    #expect(
      found.articles.map(\.id) == [
        "folder/buku.epub/OEBPS/teks/bab 1.xhtml", "folder/buku.epub/OEBPS/teks/bab2.xhtml",
      ])
    #expect(found.articles.map(\.title) == ["Laut Biru: Berangkat", "Laut Biru: Pulang"])
    #expect(found.articles.first?.body == "Bagian pertama\n\n" + Self.words)
    #expect(found.articles.last?.body == Self.words)
    let article = try #require(found.articles.first)
    #expect(article.author == "Sari Utami" && article.date?.description == "2019")
    #expect(article.language == .indonesian)
  }

  @Test("A book that is locked is named as such")
  func locked() {
    #expect {
      try events("buku.epub", Self.book([("META-INF/rights.xml", [])]))
    } throws: {
      ($0 as? ReadError)?.reason.contains("DRM") == true
    }
  }
}
