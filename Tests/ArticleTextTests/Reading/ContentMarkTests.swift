import TestSupport
import Testing

@testable import ArticleText

@Suite("Kinds by content")
struct ContentMarkTests {
  private static let html = "<!DOCTYPE html>\n<html><title>Panen</title><p>Padi di lereng gunung."
  private static let text = "Panen raya\n\nPetani memanen padi.\n"

  /// The name of the format that a file is read as; nil for none.
  private static func format(_ name: String, _ bytes: [UInt8]) throws -> String? {
    try withFile(name, bytes) { file in
      let reader = try ArticleFormats.reader(for: file)
      return ArticleFormats.all.first { format in
        reader.map { type(of: $0) == type(of: format.reader) } ?? false
      }?.name
    }
  }

  @Test(
    "A file is what it begins as, whatever it is called",
    arguments: [
      ("a.txt", html, "HTML"), ("a.html", html, "HTML"), ("a", html, "HTML"),
      ("a.php", "\u{FEFF}\n<html lang=id>", "HTML"), ("a.doc", html, "HTML"),
      ("halaman.id=3", "<?xml version=\"1.0\"?>\n<!-- x -->\n<HTML>", "HTML"),
      ("a.md", html, "Markdown"), ("a.json", html, "JSON"), ("a.pdf", html, "HTML"),
      ("a.html", "%PDF-1.7\n", "PDF"), ("a.unduh", "%PDF-1.7\n", "PDF"),
      ("a.txt", text, "plain text"), ("a", text, "plain text"), ("a.gz", text, nil),
      ("Menlu. Sambutan resmi", text, "plain text"), ("a.html", text, "HTML"),
      ("a.css", "p { color: red }", nil), ("a.svg", "<?xml version=\"1.0\"?><svg/>", nil),
      ("a.xsl", "<?xml version=\"1.0\"?><htmlx/>", nil), ("a", "#!/bin/sh\necho", nil),
      ("a", "\u{1}\u{2}\u{0}\u{3}", nil), ("a", "", nil), ("a.xyz", text, nil),
    ])
  func kinds(name: String, content: String, format: String?) throws {
    let bytes = name.hasSuffix(".gz") ? gzip([1, 0, 2, 0, 3]) : Array(content.utf8)
    #expect(try Self.format(name, bytes) == format)
  }

  @Test("A page in UTF-16 is one as well")
  func wide() throws {
    let bytes: [UInt8] = [0xFF, 0xFE] + Array(Self.html.utf8).flatMap { [$0, 0] }
    #expect(try Self.format("a.txt", bytes) == "HTML")
  }

  @Test(
    "An ending is what stands behind the last dot, in small letters",
    arguments: [
      ("a/b.MP3", "mp3"), ("a.b/c", ""), (".profil", ""), ("Menlu. Sambutan resmi", ""),
      ("a.", ""), ("x.tar.gz", "gz"), ("berita.kabarkabarikabar", ""),
    ])
  func endings(path: String, ending: String) {
    #expect(ArticleFormats.ending(ofPath: path) == ending)
  }
}
