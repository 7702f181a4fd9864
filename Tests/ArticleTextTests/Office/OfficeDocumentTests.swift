import TestSupport
import Testing

@testable import ArticleText

@Suite("Documents of word processors")
struct OfficeDocumentTests {
  /// A document of Word with some XML as its body.
  static func word(_ body: String, _ others: [ArchivedFile] = []) -> [UInt8] {
    let names = #"xmlns:w="urn:w" xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:m="urn:m""#
    let document = "<w:document \(names)><w:body>\(body)</w:body></w:document>"
    return zip(
      [("[Content_Types].xml", []), ("word/document.xml", Array(document.utf8))] + others)
  }

  /// An OpenDocument text with some XML as its body.
  static func openDocument(_ body: String, styles: String = "", meta: String = "") -> [UInt8] {
    let names =
      #"xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:style="urn:s" "#
      + #"xmlns:dc="urn:d" xmlns:meta="urn:m" xmlns:draw="urn:g""#
    let content =
      "<office:document-content \(names)><office:automatic-styles>\(styles)"
      + "</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>"
      + "</office:document-content>"
    return zip([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("meta.xml", Array("<office:document-meta \(names)>\(meta)</office:document-meta>".utf8)),
      ("content.xml", Array(content.utf8)),
    ])
  }

  private static func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }
  private static func paragraph(_ content: String) -> String { "<w:p>\(content)</w:p>" }
  private static let first = paragraph(run("Air sungai naik dua meter sejak malam, kata warga."))

  @Test(
    "A document of Word is read as it is seen",
    arguments: [
      (
        paragraph(
          run("Warga ") + "<w:ins>\(run("sudah "))</w:ins><w:del><w:r><w:delText>tidak "
            + "</w:delText></w:r></w:del>" + run("mengungsi ke balai desa.")),
        "Warga sudah mengungsi ke balai desa."
      ),
      (
        paragraph(
          "<w:moveFrom>\(run("pindah"))</w:moveFrom>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>" + run("Padi &amp; jagung.")),
        "Padi &amp; jagung."
      ),
      (
        paragraph(
          "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>Satu</w:t><w:br/>"
            + "<w:t>dua</w:t><w:noBreakHyphen/><w:t>dua</w:t><w:tab/><w:t>tiga</w:t></w:r>"),
        "Satu\ndua-dua tiga"
      ),
      (
        "<w:tbl><w:tr><w:tc>\(paragraph(run("Desa")))</w:tc><w:tc>\(paragraph(run("Rumah")))"
          + "</w:tc></w:tr><w:tr><w:tc>\(paragraph(run("Muara")))</w:tc><w:tc>"
          + "\(paragraph(run("12")))</w:tc></w:tr></w:tbl>",
        "Desa | Rumah\nMuara | 12"
      ),
      (
        paragraph("<w:pPr><w:numPr/></w:pPr>" + run("beras"))
          + paragraph("<w:pPr><w:numPr/></w:pPr>" + run("selimut")),
        "- beras\n- selimut"
      ),
      (
        paragraph(
          "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            + paragraph(run("Di dalam kotak.")) + "</w:txbxContent></mc:Choice><mc:Fallback>"
            + "<w:txbxContent>\(paragraph(run("Di dalam kotak.")))</w:txbxContent></mc:Fallback>"
            + "</mc:AlternateContent></w:r>"),
        "Di dalam kotak."
      ),
    ])
  func wordText(body: String, text: String) throws {
    let article = try #require(
      try events("a.docx", Self.word(Self.first + body)).articles.first)
    let expected = text.replacing("&amp;", with: "&")
    #expect(article.body.hasSuffix(expected), "\(article.body)")
    #expect(!article.body.contains("tidak") && !article.body.contains("PAGE"))
  }

  @Test("Notes and remarks stand at the end of a document of Word, and styles tell its title")
  func wordNotes() throws {
    let body =
      Self.paragraph("<w:pPr><w:pStyle w:val=\"Judul\"/></w:pPr>" + Self.run("Sungai meluap"))
      + Self.first
    func part(_ name: String, _ content: String) -> ArchivedFile {
      let xml = "<w:\(name) xmlns:w=\"urn:w\">\(content)</w:\(name)>"
      return ("word/\(name).xml", Array(xml.utf8))
    }
    let core =
      "<x xmlns:dc=\"urn:d\" xmlns:dcterms=\"urn:t\"><dc:title>Untitled 1</dc:title>"
      + "<dc:creator>Sari Utami</dc:creator><dcterms:created>2021-03-07T10:00:00Z</dcterms:created>"
      + "</x>"
    let bytes = Self.word(
      body,
      [
        part(
          "styles",
          "<w:style w:styleId=\"Judul\"><w:name w:val=\"Title\"/></w:style>"),
        part(
          "footnotes",
          "<w:footnote w:type=\"separator\">\(Self.paragraph(Self.run("garis")))</w:footnote>"
            + "<w:footnote>\(Self.paragraph(Self.run("Menurut pos pantau.")))</w:footnote>"),
        part(
          "comments",
          "<w:comment w:author=\"Budi\">\(Self.paragraph(Self.run("Periksa lagi.")))</w:comment>"),
        ("docProps/core.xml", Array(core.utf8)),
      ])
    let article = try #require(try events("a.docx", bytes).articles.first)
    #expect(article.title == "Sungai meluap")
    #expect(article.author == "Sari Utami")
    #expect(article.date?.description == "2021-03-07")
    #expect(article.body.hasPrefix("Air sungai naik"))
    #expect(article.body.hasSuffix("Menurut pos pantau.\n\nBudi:\n\nPeriksa lagi."))
    #expect(!article.body.contains("garis"))
  }

  @Test("An OpenDocument text is read as it is seen, with what it says of itself")
  func openDocument() throws {
    let body =
      "<text:tracked-changes><text:p>dihapus</text:p></text:tracked-changes>"
      + "<text:p text:style-name=\"P1\">Sungai meluap</text:p>"
      + "<text:p>Air sungai<text:s text:c=\"3\"/>naik<text:note><text:note-citation>1"
      + "</text:note-citation><text:note-body><text:p>Menurut pos pantau.</text:p></text:note-body>"
      + "</text:note> dua meter<office:annotation><dc:creator>Budi</dc:creator><dc:date>2020"
      + "</dc:date><text:p>Periksa lagi.</text:p></office:annotation> sejak malam.</text:p>"
      + "<text:list><text:list-item><text:p>beras</text:p></text:list-item></text:list>"
      + "<table:table><table:table-row><table:table-cell><text:p>Muara</text:p>"
      + "</table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell>"
      + "</table:table-row></table:table>"
    let bytes = Self.openDocument(
      body, styles: "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>",
      meta: "<meta:initial-creator>Sari Utami</meta:initial-creator>"
        + "<meta:creation-date>2021-03-07T10:00:00</meta:creation-date>")
    let article = try #require(try events("a.odt", bytes).articles.first)
    #expect(article.title == "Sungai meluap")
    #expect(article.author == "Sari Utami" && article.date?.description == "2021-03-07")
    #expect(
      article.body
        == "Air sungai naik dua meter sejak malam.\n\n- beras\n\nMuara | 12\n\nMenurut pos pantau."
        + "\n\nBudi:\n\nPeriksa lagi.")
    #expect(try events("tanpa-akhiran", bytes).articles.first?.body == article.body)
  }

  @Test(
    "What is no such document is said to be none",
    arguments: ["a.docx", "a.odt", "a.epub", "a.rtf"])
  func noDocument(name: String) {
    let contents: [[UInt8]] = [
      Array("Hanya beberapa kata.".utf8), zip([("a.txt", Array("kata".utf8))]),
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600),
    ]
    for bytes in contents {
      #expect {
        try events(name, bytes)
      } throws: {
        ($0 as? ReadError)?.code == .damaged
      }
    }
  }

  @Test("Names are known by their addresses, whatever prefix a program gives them")
  func prefixes() throws {
    for address in [
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ] {
      let xml =
        "<ns0:document xmlns:ns0=\"\(address)\"><ns0:body><ns0:p><ns0:r><ns0:t>Air sungai naik "
        + "dua meter sejak malam.</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>"
      let found = try events("a.docx", zip([("word/document.xml", Array(xml.utf8))]))
      #expect(found.articles.first?.body == "Air sungai naik dua meter sejak malam.")
    }
  }

  @Test("Short lines and tables of a document without a title stay")
  func shortLines() throws {
    let table =
      "<w:tbl><w:tr><w:tc>\(Self.paragraph(Self.run("Desa")))</w:tc><w:tc>"
      + "\(Self.paragraph(Self.run("Rumah")))</w:tc></w:tr><w:tr><w:tc>"
      + "\(Self.paragraph(Self.run("Isi")))</w:tc><w:tc>\(Self.paragraph(Self.run("Isi lagi")))"
      + "</w:tc></w:tr></w:tbl>"
    let article = try #require(try events("a.docx", Self.word(table)).articles.first)
    #expect(article.body == "Desa | Rumah\nIsi | Isi lagi")
  }

  @Test("Entities that would grow without bounds are not replaced")
  func entities() throws {
    let declared = (1...30).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    let xml =
      "<!DOCTYPE x [<!ENTITY e0 \"tawa \">\(declared)<!ENTITY luar SYSTEM \"/etc/passwd\">]>"
      + "<w:document xmlns:w=\"urn:w\"><w:body>\(Self.first)<w:p><w:r><w:t>&e30;&luar;</w:t></w:r>"
      + "</w:p></w:body></w:document>"
    let found = try events("a.docx", zip([("word/document.xml", Array(xml.utf8))]))
    let article = try #require(found.articles.first)
    #expect(article.body.utf8.count < 200 && !article.body.contains("root"))
  }
}
