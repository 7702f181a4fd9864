import Foundation
import TestSupport
import Testing

@testable import ArticleText

@Suite("Mail")
struct MailReaderTests {
  private static let story = "Petani di lereng gunung memanen padi bersama-sama sejak pagi hari."
  private static let other = "Nelayan pulang dari laut dengan ikan yang banyak sekali tahun ini."

  private static func read(_ text: String, _ name: String = "a.eml") throws -> [ReadEvent] {
    try events(name, Array(text.utf8))
  }

  private static func ids(_ events: [ReadEvent]) -> [String] { events.articles.map(\.id) }

  // MARK: Fields

  @Test("A message is an article with the subject as title, and what its head says")
  func fields() throws {
    let found = try Self.read(mail(Self.story))
    let article = try #require(found.articles.first)
    #expect(found.count == 1)
    #expect(article.id == "folder/a.eml/a1@desa.example")
    #expect(article.title == "Panen raya di lereng gunung")
    #expect(article.body == Self.story)
    #expect(article.date?.description == "2016-04-07")
    #expect(article.author == "Siti Aminah")
    #expect(article.source == "desa.example")
    #expect(article.language == .indonesian)
    #expect(article.url == nil)
  }

  @Test(
    "The subject is a title without what marks an answer or a list",
    arguments: [
      ("Re: Panen raya", "Panen raya"), ("RE[2]: Fwd: [petani] Panen raya", "Panen raya"),
      ("Bls: Trs: Panen raya", "Panen raya"), ("[petani] Re: Panen raya", "Panen raya"),
      ("=?utf-8?Q?Caf=C3=A9_desa?=", "Café desa"), ("=?iso-8859-1?B?Q2Fm6Q==?= desa", "Café desa"),
      ("Resep: nasi kuning", "Resep: nasi kuning"), ("Re: ", "Re:"),
      ("[Panen]", "[Panen]"),
      ("=?utf-8?Q?Panen_?=\r\n =?utf-8?Q?raya?=", "Panen raya"),
      ("=?utf-8?B?UGFuZW4=?=\r\n =?utf-8?B?IHJheWE=?=", "Panen raya"),
      ("=?utf-8?B?Q2Fmww==?= =?utf-8?B?qQ==?=", "Café"),
      ("=?tidak-ada?Q?Panen?= raya?=", "Panen raya?="),
    ])
  func titles(subject: String, title: String) throws {
    #expect(try Self.read(mail(Self.story, subject: subject)).articles.map(\.title) == [title])
  }

  @Test("A message without a subject is called by its text")
  func noSubject() throws {
    let article = try #require(try Self.read(mail(Self.story, subject: "")).articles.first)
    #expect(article.title.hasPrefix("Petani di lereng gunung"))
  }

  @Test(
    "The list that a message came by is its source, else the organisation, else the host",
    arguments: [
      (["List-Id: Milis Petani <petani.milis.example>"], "Milis Petani", nil),
      (["List-Id: <petani.milis.example>"], "petani", nil),
      (["List-ID: 12345678abc mc list <12345678abc.list.example>"], "desa.example", nil),
      (["Organization: Balai Desa"], "Balai Desa", nil),
      (
        ["List-Id: <petani.milis.example>", "List-Archive: <https://milis.example/arsip>"],
        "petani",
        "https://milis.example/arsip"
      ),
      (
        ["List-Archive: <https://milis.example/arsip>", "Archived-At: <https://milis.example/7>"],
        "desa.example", "https://milis.example/7"
      ),
    ] as [([String], String, String?)])
  func sources(head: [String], source: String, url: String?) throws {
    let article = try #require(try Self.read(mail(Self.story, head: head)).articles.first)
    #expect(article.source == source)
    #expect(article.url == url)
  }

  @Test("A sender without a name is known by the address")
  func address() throws {
    let text = mail(Self.story).replacing(
      "Siti Aminah <siti@desa.example>", with: "siti@desa.example")
    #expect(try Self.read(text).articles.map(\.author) == ["siti@desa.example"])
  }

  @Test(
    "Who sent a message, in the forms that heads have",
    arguments: [
      ("siti@desa.example (Siti Aminah)", "Siti Aminah"),
      ("\"Aminah, Siti\" <siti@desa.example>", "Aminah, Siti"),
      ("=?utf-8?B?Q2Fmw6k=?= =?utf-8?B?IFNpdGk=?= <siti@desa.example>", "Café Siti"),
      ("<siti@desa.example>", "siti@desa.example"), ("Redaksi", "Redaksi"),
      ("Siti <siti@desa.example>, Budi <budi@desa.example>", "Siti"),
    ])
  func senders(sender: String, author: String) throws {
    let text = mail(Self.story).replacing("Siti Aminah <siti@desa.example>", with: sender)
    #expect(try Self.read(text).articles.map(\.author) == [author])
  }

  @Test(
    "The date is that of the head, else when the message came",
    arguments: [
      ("Date: Thu, 7 Apr 2016 10:22:33 +0700 (WIB)", "2016-04-07"),
      ("Date: 7 Apr 95 10:22:33 GMT", "1995-04-07"), ("Date: kemarin", "2016-04-08"),
      ("X-Date: x", "2016-04-08"),
    ])
  func dates(line: String, date: String) throws {
    let text = mail(
      Self.story, head: ["Received: from a by b; Fri, 8 Apr 2016 01:00:00 +0700"]
    ).replacing("Date: Thu, 7 Apr 2016 10:22:33 +0700", with: line)
    #expect(try Self.read(text).articles.map(\.date?.description) == [date])
  }

  // MARK: Texts

  @Test(
    "A text is read in the way and the encoding that it is written in",
    arguments: [
      ("text/plain; charset=iso-8859-2", "quoted-printable", "=B3=F3d=BC", "łódź"),
      ("text/plain; charset=utf-8", "quoted-printable", "Caf=C3=\r\n=A9 de=\r\nsa", "Café desa"),
      ("text/plain; charset=koi8-r", "base64", "8NLJ18XU", "Привет"),
      ("text/plain", "8bit", "Café desa", "Café desa"),
      ("text/plain; charset=gb2312", "base64", "xOO6ww==", "你好"),
      ("text/plain; charset=x-tidak-ada", "8bit", "Café desa", "Café desa"),
    ])
  func encodings(type: String, encoding: String, text: String, body: String) throws {
    let head = ["Content-Transfer-Encoding: \(encoding)"]
    let found = try Self.read(mail(text, head: head, type: type)).articles
    #expect(found.map(\.body) == [body])
  }

  @Test("Lines that flow on are one, and what is written with a space before it is itself")
  func flowed() throws {
    let text = "Petani di lereng \r\ngunung memanen \r\npadi.\r\n\r\n From sini ke sana.\r\n"
    let found = try Self.read(mail(text, type: "text/plain; format=flowed")).articles
    #expect(found.map(\.body) == ["Petani di lereng gunung memanen padi.\n\nFrom sini ke sana."])
    let tight = mail("Petani di lere \r\nng gunung.", type: "text/plain; format=flowed; delsp=yes")
    #expect(try Self.read(tight).articles.map(\.body) == ["Petani di lereng gunung."])
  }

  @Test("Of a letter told in two ways the plain text is read, unless it only points to the HTML")
  func alternatives() throws {
    let page = "<p>\(Self.other)</p>"
    func letter(_ plain: String) -> String {
      mail(
        "alternative",
        parts: [(["Content-Type: text/plain"], plain), (["Content-Type: text/html"], page)])
    }
    #expect(try Self.read(letter(Self.story)).articles.map(\.body) == [Self.story])
    #expect(try Self.read(letter("Lihat HTML.")).articles.map(\.body) == [Self.other])
    #expect(try Self.read(letter("")).articles.map(\.body) == [Self.other])
  }

  @Test("What is sent to many is read from its HTML, cleaned as a page is")
  func newsletter() throws {
    let page = """
      <html><body><div style="display:none">Tidak tampak</div><table><tr><td><table><tr><td>
      <a href="x">Lihat di peramban</a></td></tr><tr><td><h1>Panen raya di lereng gunung</h1>
      <p>\(Self.story) Mereka membawa karung-karung penuh ke lumbung desa sebelum hujan turun.</p>
      <p>\(Self.other) Harga ikan di pasar turun karena hasil tangkapan melimpah sejak Senin.</p>
      </td></tr><tr><td><a href="x">Berhenti berlangganan</a></td></tr></table></td></tr></table>
      """
    let found = try Self.read(
      mail(
        "alternative",
        parts: [(["Content-Type: text/plain"], Self.story), (["Content-Type: text/html"], page)],
        head: ["List-Unsubscribe: <https://milis.example/henti>"]))
    let article = try #require(found.articles.first)
    #expect(article.title == "Panen raya di lereng gunung")
    #expect(article.body.contains(Self.story) && article.body.contains(Self.other))
    for furniture in ["Lihat di peramban", "Berhenti", "Tidak tampak"] {
      #expect(!article.body.contains(furniture))
    }
    #expect(article.date?.description == "2016-04-07")
  }

  @Test("A message that is no mail, and one with nothing in it, are said to be so")
  func none() throws {
    for (text, code) in [
      ("Hanya kata-kata di sini\n\ndan di sana.\n", ReadError.Code.damaged), ("", .empty),
    ] {
      #expect {
        try Self.read(text)
      } throws: {
        ($0 as? ReadError)?.code == code
      }
    }
  }

  // MARK: Attachments

  private static func attachment(_ name: String, _ text: String) -> (head: [String], text: String) {
    (
      [
        "Content-Type: application/octet-stream",
        "Content-Disposition: attachment; filename=\"\(name)\"",
      ],
      text
    )
  }

  @Test("What is attached and can be read is an article under its message; the rest is counted")
  func attachments() throws {
    let found = try Self.read(
      mail(
        "mixed",
        parts: [
          (["Content-Type: text/plain"], Self.story), Self.attachment("a.txt", Self.other),
          Self.attachment("a.txt", Self.other), Self.attachment("lagu.mp3", "ID3"),
          Self.attachment("../b.html", "<html><title>Kapal</title><p>\(Self.other)</p>"),
          (["Content-Type: image/gif", "Content-ID: <g1>"], "GIF89a"),
          (["Content-Type: application/pgp-signature; name=tanda.asc"], "-----BEGIN"),
        ]))
    let id = "folder/a.eml/a1@desa.example"
    #expect(
      Set(Self.ids(found)) == [id, "\(id)/a.txt", "\(id)/a.txt#3", "\(id)/b.html"])
    #expect(found.articles.first { $0.id == id }?.body == Self.story)
    #expect(found.contains(.passedOver(name: "lagu.mp3")))
    #expect(found.problems.isEmpty && found.count == 5)
  }

  @Test("An archive that is attached is read as archives are")
  func archive() throws {
    let bytes = zip([("desa/c.txt", Array(Self.other.utf8))])
    let digits = base64(bytes)
    let found = try Self.read(
      mail(
        "mixed",
        parts: [
          (["Content-Type: text/plain"], Self.story),
          (
            [
              "Content-Type: application/zip", "Content-Transfer-Encoding: base64",
              "Content-Disposition: attachment; filename*=utf-8''arsip%20desa.zip",
            ], digits
          ),
        ]))
    let id = "folder/a.eml/a1@desa.example"
    #expect(Set(Self.ids(found)) == [id, "\(id)/arsip desa.zip/desa/c.txt"])
  }

  @Test("A message that is attached is an article of its own, to a depth that is said")
  func attachedMessages() throws {
    var message = mail(Self.story, id: "m9@desa.example", subject: "Paling dalam")
    for level in (0..<6).reversed() {
      message = mail(
        "mixed",
        parts: [
          (["Content-Type: text/plain"], Self.other),
          (["Content-Type: message/rfc822"], message),
          Self.attachment("l\(level).txt", Self.story),
        ], id: "m\(level)@desa.example")
    }
    let found = try Self.read(message)
    let ids = Self.ids(found)
    #expect(ids.contains("folder/a.eml/m0@desa.example/m1@desa.example"))
    #expect(ids.contains("folder/a.eml/m0@desa.example/m1@desa.example/l1.txt"))
    #expect(!ids.contains { $0.contains("m4@") })
    #expect(found.problems.map { $0.reason.contains("within each other") } == [true])
  }
}

/// Bytes as mail carries them.
func base64(_ bytes: [UInt8]) -> String {
  Data(bytes).base64EncodedString(options: .lineLength76Characters)
}
