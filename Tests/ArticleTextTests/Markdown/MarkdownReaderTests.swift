import Testing

@testable import ArticleText

@Suite("Markdown files")
struct MarkdownReaderTests {
  private func read(_ text: String) throws -> Article {
    let found = try events("a.md", Array(text.utf8))
    #expect(found.problems.isEmpty)
    return try #require(found.articles.first)
  }

  @Test("Front matter is the article's fields, whatever types YAML has for them")
  func fields() throws {
    let found = try read(
      """
      ---
      title: "Panen *raya*: awal"
      date: 2016-04-07
      authors:
        - Siti Aminah
        - name: Budi
      source: Kabar Ladang
      url: https://ladang.example/1
      categories: [Desa, Tani]
      location: Klaten
      lang: id
      tags: {a: [1, 2]}
      ---

      # Panen raya: awal

      Petani memanen padi.
      """)
    #expect(
      found
        == Article(
          id: "folder/a.md", title: "Panen raya: awal", body: "Petani memanen padi.",
          language: .indonesian, date: ArticleDate(iso: "2016-04-07"), source: "Kabar Ladang",
          place: "Klaten", author: "Siti Aminah, Budi", section: "Desa",
          url: "https://ladang.example/1"))
  }

  static let dates: [(line: String, date: String?)] = [
    ("date: 2016-04-07T10:00:00+07:00", "2016-04-07"), ("date: 2016-04-07 10:00:00", "2016-04-07"),
    ("date: '7 April 2016'", "2016-04-07"), ("tanggal: 7 April 2016", "2016-04-07"),
    ("date: 20160407", "2016-04-07"), ("date: 2016", "2016"), ("date: April", nil),
    ("date: 2016-02-31", nil), ("date:", nil), ("date: ~", nil),
    ("ms.date: 04/07/2016", "2016-04-07"),
    ("published: true\ndate: 2016-04-07", "2016-04-07"),
  ]

  @Test("Dates of front matter", arguments: dates)
  func date(line: String, date: String?) throws {
    let found = try read("---\n\(line)\ntitle: 2016\n---\nPetani memanen padi.")
    #expect(found.date?.description == date)
    #expect(found.title == "2016")
  }

  static let texts: [(markdown: String, text: String)] = [
    ("a *b* __c__ ~~d~~ `e_f` **g**", "a b c d e_f g"),
    (
      "[kata](https://a.example \"b\") ![foto](x.png) <https://b.example>",
      "kata foto https://b.example"
    ),
    ("[satu][1] dua\n\n[1]: https://a.example 'x'", "satu dua"),
    ("## Bab\n\nIsi\nlagi.\n\nSub\n---\nIsi.", "Bab\n\nIsi lagi.\n\nSub\n\nIsi."),
    ("> kutipan\n> lagi\n\nIsi.", "kutipan lagi\n\nIsi."),
    ("* a\n* b\n  1. c\n  2. d", "- a\n- b\n1. c\n2. d"),
    ("```swift\nlet a = 1\nlet b = 2\n```\n\n    kode", "let a = 1\nlet b = 2\n\nkode"),
    ("| A | B |\n|---|:-:|\n| 1 | *2* |", "A | B\n1 | 2"),
    ("Isi.[^1]\n\n[^1]: Catatan *kaki*.", "Isi.\n\n1. Catatan kaki."),
    (
      "<div class=x>Isi <b>dua</b></div>\n\n<a name='t'></a>Tiga <br/> empat",
      "Isi dua\n\nTiga\nempat"
    ),
    ("Isi <!-- tidak --> dua <script>tidak()</script>", "Isi dua"),
    ("baris satu  \nbaris dua\\\nbaris tiga", "baris satu\nbaris dua\nbaris tiga"),
    ("Isi &amp; &eacute; \\*bukan\\*", "Isi & é *bukan*"), ("***\n\nIsi.\n\n---", "Isi."),
    ("Isi.\n\nBaca juga: [Harga Pupuk Turun Lagi](https://a.example)\n\nDua.", "Isi.\n\nDua."),
    ("Klaten, KBNT – Petani memanen padi.", "Petani memanen padi."),
  ]

  @Test("The text is its words", arguments: texts)
  func text(markdown: String, text: String) throws {
    #expect(try read("---\ntitle: Judul\n---\n" + markdown).body == text)
  }

  static let titles: [(markdown: String, title: String, body: String)] = [
    ("# Panen *raya*\n\nIsi.", "Panen raya", "Isi."), ("Panen\n=====\n\nIsi.", "Panen", "Isi."),
    (
      "Petani memanen padi. Lalu pulang.", "Petani memanen padi",
      "Petani memanen padi. Lalu pulang."
    ),
    ("---\ntitle: A\n---\n# B\n\nIsi.", "A", "B\n\nIsi."),
    ("---\nJudul tanpa kunci\n---\n\nIsi.", "Judul tanpa kunci", "Isi."),
    ("---\n\nIsi di bawah garis.", "Isi di bawah garis", "Isi di bawah garis."),
    ("---\ntitle: tanpa akhir\n\nIsi.", "title: tanpa akhir", "title: tanpa akhir\n\nIsi."),
    ("+++\ntitle = \"Panen\"\n[extra]\ntitle = 'x'\n+++\nIsi.", "Panen", "Isi."),
    ("\u{FEFF}---\r\ntitle: Panen\r\n---\r\nIsi.", "Panen", "Isi."),
    ("---\ntitle: >\n  Panen\n  raya\n...\nIsi.", "Panen raya", "Isi."),
  ]

  @Test(
    "The title is of the front matter, the first heading, or the first sentence", arguments: titles)
  func title(markdown: String, title: String, body: String) throws {
    let found = try read(markdown)
    #expect(found.title == title)
    #expect(found.body == body)
  }

  @Test("TOML is read by its plain lines")
  func toml() throws {
    let found = try read(
      "+++\ntitle = \"Panen\"\ndate = 2016-04-07\nauthors = [\"Siti\", 'Budi']\n+++\nIsi.")
    #expect(found.date?.description == "2016-04-07")
    #expect(found.author == "Siti, Budi")
  }

  static let brokenLines = [
    "title: Panen raya: awal", "title: Panen raya: awal\n\tx",
    "title: \"Panen raya: awal\"\ntitle: x",
    "title: Panen raya: awal\nx: [", "title: Panen raya: awal\nx: *tidak",
    "title: Panen raya: awal\nx: " + String(repeating: "[", count: 20_000),
  ]

  @Test("A name that stands for a list multiplies nothing; one for a text stands for it")
  func aliases() throws {
    let many = String(repeating: "*x, ", count: 100)
    let found = try read(
      "---\ntitle: &t 'Panen raya: awal'\nx: &x [1]\ny: [\(many)*x]\nauthor: *t\n---\nIsi.")
    #expect(found.title == "Panen raya: awal" && found.author == "Panen raya: awal")
    #expect(found.body == "Isi.")
  }

  @Test(
    "Broken front matter is a problem; what can be read of it is, and so is the text",
    arguments: brokenLines)
  func broken(lines: String) throws {
    let found = try events("a.markdown", Array("---\n\(lines)\n---\nIsi di sini.".utf8))
    #expect(found.problems.count == 1)
    #expect(found.problems.first?.reason.hasPrefix("the front matter is not YAML") == true)
    #expect(found.articles.first?.title == "Panen raya: awal")
    #expect(found.articles.first?.body == "Isi di sini.")
  }

  static let hostileTexts: [(text: String, count: Int)] = [
    (">", 20_000), ("- ", 20_000), ("[", 20_000), ("[a](", 2000), ("*a_ ", 5000), ("![[", 5000),
    ("`", 5001), ("&", 20_000), ("<a ", 5000), ("<div>\n\n", 5000), ("|a", 2000), ("[^1]", 500),
    ("\0", 1), ("# a\n", 2000),
  ]

  @Test("No text is a crash", arguments: hostileTexts)
  func hostile(text: String, count: Int) throws {
    let markdown = "Kata pertama dan kedua.\n\n" + String(repeating: text, count: count)
    let found = try events("a.md", Array(markdown.utf8))
    #expect(found.articles.first?.body.contains("Kata pertama dan kedua.") == true)
  }

  @Test("A file without words says so")
  func empty() throws {
    for text in ["", "\n\n", "---\nauthor: x\n---\n", "***\n"] {
      #expect { try events("a.md", Array(text.utf8)) } throws: {
        ($0 as? ReadError)?.code == .empty
      }
    }
  }
}
