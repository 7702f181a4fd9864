import TestSupport
import Testing

@testable import ArticleText

@Suite("Quotes and signatures in mail")
struct QuotedTextTests {
  private static let own = "Kami setuju dengan usul itu dan akan datang pada hari Senin pagi nanti."
  private static let quoted = "Usul kami adalah rapat diadakan di balai desa pada hari Senin."

  private static func body(
    _ text: String, subject: String = "Re: Rapat", type: String = "text/plain"
  ) throws -> String {
    let found = try events("a.eml", Array(mail(text, subject: subject, type: type).utf8))
    return try #require(found.articles.first).body
  }

  @Test(
    "What is quoted is left out, with the line that says whose it is",
    arguments: [
      "\(own)\n\nOn Thu, Apr 7, 2016 at 10:22 AM, Budi <budi@desa.example> wrote:\n\n> \(quoted)\n",
      "\(own)\n\nPada Kam, 7 Apr 2016 10.22, Budi <budi@desa.example> menulis:\n> \(quoted)\n>\n>> x",
      "\(own)\n\nPada tanggal Kam, 7 Apr 2016 pukul 10.22 Budi Santoso Wijaya\n<budi@desa.example>"
        + " menulis:\n\n> \(quoted)\n",
      "Budi wrote:\n> \(quoted)\n\n\(own)\n",
      "\(own)\n\n-----Original Message-----\nFrom: Budi\nSent: Thursday\nTo: Siti\n\n\(quoted)\n",
      "\(own)\n\n-----Pesan Asli-----\nDari: Budi\nTerkirim: Kamis\nKepada: Siti\n\n\(quoted)\n",
      "\(own)\n\n________________________________\nFrom: Budi <budi@desa.example>\n"
        + "Sent: Thursday, April 7, 2016 10:22\nTo: Siti\nSubject: Rapat\n\n\(quoted)\n",
      "\(own)\n\nDari: Budi <budi@desa.example>\nTanggal: 7 April 2016\nKepada: Siti\n"
        + "Subjek: Rapat\n\n\(quoted)\n",
      "\(own)\n\n---------- Forwarded message ---------\nFrom: Budi\nDate: Thu, 7 Apr 2016\n"
        + "Subject: Rapat\nTo: Siti\n\n\(quoted)\n",
      "\(own)\n\nMulai pesan yang diteruskan:\n\nDari: Budi\nTanggal: 7 April\n\n\(quoted)\n",
      "\(own)\n\nOn 7 Apr 2016, at 10:22, Budi <budi@desa.example> wrote:\n\n\(quoted)\n",
    ])
  func quotes(text: String) throws {
    #expect(try Self.body(text) == Self.own)
  }

  @Test("What is said between quotes stays")
  func between() throws {
    let text = "> \(Self.quoted)\n\nSetuju.\n\n> Siapa yang datang?\n\n\(Self.own)\n"
    #expect(try Self.body(text) == "Setuju.\n\n\(Self.own)")
  }

  @Test(
    "A signature is left out",
    arguments: [
      "\(own)\n-- \nSiti Aminah\nBalai Desa\n", "\(own)\n\n--\nSiti\n",
      "\(own)\n\nDikirim dari iPhone saya\n", "\(own)\n\nSent from my iPhone\n",
      "\(own)\n\n_______________________________________________\nPetani mailing list\n"
        + "https://milis.example/listinfo/petani\n",
      "\(own)\n-- \nSiti\n\nOn Thu, 7 Apr 2016, Budi wrote:\n> \(quoted)\n",
    ])
  func signatures(text: String) throws {
    #expect(try Self.body(text) == Self.own)
  }

  @Test(
    "A message that says nothing else keeps what it quotes or passes on",
    arguments: [
      ("> \(quoted)\n", "Re: Rapat"), ("FYI\n\n> \(quoted)\n", "Fwd: Rapat"),
      ("Mohon dibaca.\n\n---------- Pesan terusan ---------\nDari: Budi\n\n\(quoted)\n", "Rapat"),
      ("-----Original Message-----\nFrom: Budi\n\n\(quoted)\n", "FW: Rapat"),
      ("From: Budi\nSent: Thursday\nTo: Siti\nSubject: Rapat\n\n\(quoted)\n", "FW: Rapat"),
    ])
  func kept(text: String, subject: String) throws {
    let body = try Self.body(text, subject: subject)
    #expect(body.contains(Self.quoted))
    #expect(!body.contains(">"))
  }

  @Test(
    "Words of a story are no marks of a quote",
    arguments: [
      "\(own)\n\nPada tahun 1945 ia menulis:\n\n\(quoted)",
      "\(own)\n\nDari: sini ke sana.\n\n\(quoted)", "\(own)\n\nPesan asli\n\n\(quoted)",
    ])
  func stories(text: String) throws {
    #expect(try Self.body(text) == text)
  }

  @Test(
    "What HTML marks as quoted or as a signature is left out",
    arguments: [
      "<p>\(own)</p><blockquote type=\"cite\"><p>\(quoted)</p></blockquote>",
      "<div>\(own)</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Thu, Apr 7, 2016 at "
        + "10:22 AM Budi &lt;b@c.example&gt; wrote:<br></div><blockquote>\(quoted)</blockquote></div>",
      "<p>\(own)</p><div class=\"gmail_signature\">Siti</div>",
      "<p>\(own)</p><div><b>From:</b> Budi<br><b>Sent:</b> Thursday<br><b>To:</b> Siti<br>"
        + "<b>Subject:</b> Rapat</div><p>\(quoted)</p>",
    ])
  func html(text: String) throws {
    #expect(try Self.body(text, type: "text/html") == Self.own)
  }

  @Test("HTML that says nothing but what it quotes keeps it")
  func htmlKept() throws {
    let text = "<p>FYI</p><div class=\"gmail_quote\"><p>\(Self.quoted)</p></div>"
    #expect(try Self.body(text, subject: "Fwd: Rapat", type: "text/html").contains(Self.quoted))
  }
}
