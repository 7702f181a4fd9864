import TestSupport
import Testing

@testable import ArticleText

@Suite("Mailboxes, and pages saved as messages")
struct MailboxTests {
  private static let story = "Petani di lereng gunung memanen padi bersama-sama sejak pagi hari."
  private static let other = "Nelayan pulang dari laut dengan ikan yang banyak sekali tahun ini."

  private static func read(_ text: String, _ name: String = "a.eml") throws -> [ReadEvent] {
    try events(name, Array(text.utf8))
  }

  private static func ids(_ events: [ReadEvent]) -> [String] { events.articles.map(\.id) }

  @Test("A mailbox has an article for each message, by its Message-ID, else by its number")
  func mailboxes() throws {
    let messages = [
      mail(Self.story, id: "a"), mail(Self.other, id: nil), mail(Self.story, id: "a"),
      mail(Self.other, id: "b/c@d"),
    ]
    let expected = ["kotak/a", "kotak#2", "kotak#3", "kotak/b/c@d"].map { "folder/\($0)" }
    let found = try Self.read(mailbox(messages), "kotak")
    #expect(found.problems.isEmpty)
    #expect(Self.ids(found) == expected)
    let more = try Self.read(mailbox(messages + [mail(Self.story, id: "z")]), "kotak")
    #expect(Self.ids(more) == expected + ["folder/kotak/z"])
  }

  @Test(
    "Lines that begin as a new message does are lines of the text where they are marked as such",
    arguments: [
      (">From sini ke sana.", "From sini ke sana."),
      ("From sini ke sana 20 orang.", "From sini ke sana 20 orang."),
    ])
  func quotedLines(line: String, expected: String) throws {
    let text = "\(Self.story)\n\n\(line)\n\n\(Self.other)"
    let found = try Self.read(mailbox([mail(text, id: "a"), mail(Self.other, id: "b")]), "a.mbox")
    #expect(Self.ids(found) == ["folder/a.mbox/a", "folder/a.mbox/b"])
    #expect(found.articles.first?.body.contains(expected) == true)
    #expect(found.articles.first?.body.contains(">") == false)
  }

  @Test(
    "Messages are parted by lines of any program",
    arguments: [
      "From -", "From siti@desa.example", "From - Thu Apr  7 10:22:33 2016", "From 18@xxx",
    ])
  func marks(mark: String) throws {
    let text = ["a", "b"].map { "\(mark)\n\(mail(Self.story, id: $0))\n\n" }.joined()
    #expect(Self.ids(try Self.read(text, "kotak")) == ["folder/kotak/a", "folder/kotak/b"])
  }

  @Test("A message whose head says how long it is ends there, if another begins there")
  func contentLength() throws {
    let text = "\(Self.story)\n\nFrom siti@desa.example Thu Apr  7 10:22:33 2016\n\(Self.other)\n"
    for (length, count) in [(text.utf8.count, 2), (20, 3), (99_999_999_999, 3)] {
      let first = mail(text, head: ["Content-Length: \(length)"], id: "a")
      let found = try Self.read(mailbox([first, mail(Self.other, id: "b")]), "a.mbox")
      #expect(found.articles.count + found.problems.count == count)
    }
  }

  @Test("A message that is broken is named once, and the others are read")
  func broken() throws {
    let cut = mail(
      "mixed", parts: [(["Content-Type: text/plain"], Self.other)], id: "b", isWhole: false)
    let endless = "X: " + String(repeating: "y", count: 3 << 20)
    let found = try Self.read(
      mailbox([mail(Self.story, id: "a"), cut, endless, "tanpa kepala", mail(Self.other, id: "z")]),
      "a.mbox")
    #expect(Self.ids(found) == ["a", "b", "z"].map { "folder/a.mbox/\($0)" })
    #expect(found.problems.map { $0.reason.prefix(4) } == ["'b' ", "'3' ", "'4' "])
    #expect(found.problems.allSatisfy { $0.doubt == nil })
  }

  @Test("Apple's form of a message is read, and a mailbox that is compressed")
  func otherForms() throws {
    let text = mail(Self.story)
    let apple = "\(text.utf8.count)\n\(text)<?xml version=\"1.0\"?><plist/>"
    #expect(try Self.read(apple, "7.emlx").articles.map(\.body) == [Self.story])
    let packed = gzip(Array(mailbox([text]).utf8))
    #expect(
      Self.ids(try events("a.mbox.gz", packed)) == ["folder/a.mbox.gz/a1@desa.example"])
  }

  @Test(
    "Mail is known by its head, whatever it is called, and no other text is",
    arguments: [
      "1460000000.M1P2.desa:2,S", "1460000000.M1P2.desa,S=12", "Terkirim", "a.txt", "a.eml",
    ])
  func names(name: String) throws {
    #expect(Self.ids(try Self.read(mail(Self.story), name)) == ["folder/\(name)/a1@desa.example"])
    let text = "From: Siti\nDate: 7 April 2016\nSubject: Panen\n\n\(Self.story)\n"
    if name == "a.txt" {
      #expect(Self.ids(try Self.read(text, name)) == ["folder/a.txt"])
    } else {
      #expect(Self.ids(try Self.read(text, name)) == ["folder/\(name)#1"])
    }
  }

  // MARK: Pages

  @Test("A page that a browser saved with all it shows is a page, with its address and day")
  func savedPage() throws {
    let page =
      "<html><head><title>Panen raya</title></head><body><article><h1>Panen raya</h1>"
      + "<p>\(Self.story)</p><p>\(Self.other)</p></article></body></html>"
    let text = mail(
      "related",
      parts: [
        (
          [
            "Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable",
            "Content-Location: https://kabar.example/panen",
          ], page.replacing("=", with: "=3D")
        ),
        (["Content-Type: image/png", "Content-Location: https://kabar.example/a.png"], "PNG"),
        (["Content-Type: text/css", "Content-Location: cid:css-1"], "p { color: red }"),
      ], head: ["Snapshot-Content-Location: https://kabar.example/panen"])
    for name in ["a.mhtml", "a.mht", "a"] {
      let found = try Self.read(text, name)
      let article = try #require(found.articles.first)
      #expect(found.count == 1)
      #expect(article.id == "folder/\(name)")
      #expect(article.title == "Panen raya")
      #expect(article.body.contains(Self.story))
      #expect(article.url == "https://kabar.example/panen")
      #expect(article.date?.description == "2016-04-07")
    }
  }
}
