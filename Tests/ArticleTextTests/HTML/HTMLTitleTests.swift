import Testing

@testable import ArticleText

@Suite("The title of a page")
struct HTMLTitleTests {
  private static let story =
    "<p>Para petani di lembah itu membuka lumbung padi yang baru pada hari Senin, kata bupati.</p>"

  private static func meta(_ name: String, _ value: String) -> String {
    #"<meta property="\#(name)" content="\#(value)">"#
  }

  private static func data(_ type: String, _ headline: String) -> String {
    #"<script type="application/ld+json">{"@type": "\#(type)", "headline": "\#(headline)"}</script>"#
  }

  private static let site = meta("og:site_name", "Kabar Sawah")
  private static let here = "<link rel=canonical href='https://www.kabarsawah.example/a/1'>"

  static let siteNames: [(head: String, body: String, title: String)] = [
    (
      "<title>Panen raya tiba - Kabar Sawah</title>" + meta("og:title", "Kabar Sawah") + site,
      "<article><h1>Panen raya tiba</h1></article>", "Panen raya tiba"
    ),
    (
      "<title>Panen raya tiba | Kabar Sawah</title>" + meta("og:title", "kabarsawah.example")
        + here,
      "", "Panen raya tiba"
    ),
    ("<title>Panen raya tiba » Kabar Sawah</title>" + site, "", "Panen raya tiba"),
    ("<title>Kabar Sawah » Panen raya tiba</title>" + site, "", "Panen raya tiba"),
    ("<title>Kabar Sawah: Panen raya tiba</title>" + site, "", "Panen raya tiba"),
    ("<title>Panen raya tiba : Kabar Sawah</title>" + here, "", "Panen raya tiba"),
    (
      "<title>Panen raya tiba – Ekonomi – Kabar Sawah</title>" + site, "<h1>Panen raya tiba</h1>",
      "Panen raya tiba"
    ),
    ("<title>Panen raya tiba - Kabar Sawah Ekonomi</title>" + site, "", "Panen raya tiba"),
    ("<title>Panen raya tiba - KabarSawah.example</title>" + here, "", "Panen raya tiba"),
    (
      "<title>Panen raya tiba - Kabar Sawah</title><meta name=application-name content='Kabar Sawah'>",
      "", "Panen raya tiba"
    ),
    ("<title>Panen raya tiba | Ekonomi | Kabar Sawah</title>", "", "Panen raya tiba"),
    (
      "<title>Panen raya tiba di desa - Warta</title>"
        + meta("og:title", "Panen raya tiba di desa"),
      "<h1>Warta</h1>", "Panen raya tiba di desa"
    ),
    ("<title>Panen raya tiba - Warta Desa</title>", "<h1>Panen raya tiba</h1>", "Panen raya tiba"),
    ("<title>Panen: raya tiba</title>" + site, "", "Panen: raya tiba"),
    ("<title>Kereta Jakarta - Bandung</title>" + site, "", "Kereta Jakarta - Bandung"),
    ("<title>Kabar Sawah</title>" + site, "", "Kabar Sawah"),
    ("<title>Kabar Sawah</title>", "<h1>Panen raya tiba</h1>", "Panen raya tiba"),
  ]

  @Test("The site's name is no part of it, wherever it stands", arguments: siteNames)
  func siteName(head: String, body: String, title: String) throws {
    #expect(try article(head: head, body: body + Self.story).title == title)
  }

  static let escapes: [(head: String, body: String, title: String)] = [
    (meta("og:title", "Kata &amp;quot;siap&amp;quot; dari desa"), "", "Kata \"siap\" dari desa"),
    (meta("og:title", "Tani &amp;amp;amp; ladang"), "", "Tani & ladang"),
    ("<title>Jum&amp;#39;at pagi</title>", "", "Jum'at pagi"),
    ("<title>Jum&#x26;#39;at pagi</title>", "", "Jum'at pagi"),
    ("", "<h1>Sawah &amp;ndash; ladang</h1>", "Sawah – ladang"),
    (data("Article", "Tani &amp;amp; ladang"), "", "Tani & ladang"),
    (meta("og:title", "&lt;em&gt;Panen&lt;/em&gt; raya"), "", "Panen raya"),
    ("", "<h1>Tag &lt;b&gt; dan &lt;table&gt;</h1>", "Tag <b> dan <table>"),
    (meta("og:title", "Harga a &lt; b &amp;lt; c"), "", "Harga a < b < c"),
    ("<title>R&D; dan AT&T</title>", "", "R&D; dan AT&T"),
  ]

  @Test("What was escaped more than once is shown as it was meant", arguments: escapes)
  func unescaped(head: String, body: String, title: String) throws {
    #expect(try article(head: head, body: body + Self.story).title == title)
  }

  static let marks: [(heading: String, title: String)] = [
    ("Emisi CO<sub>2</sub> dan <span>P</span>elantikan bupati", "Emisi CO2 dan Pelantikan bupati"),
    ("E = mc<sup>2</sup>", "E = mc2"),
    ("<b>P</b>anen <i>raya</i>", "Panen raya"),
    ("Harga H<sub>2</sub>O<em>naik</em>", "Harga H2Onaik"),
    ("Panen<br>raya", "Panen raya"),
    ("<div>Panen</div><div>raya</div>", "Panen raya"),
    ("<span>Ekonomi</span><span>Panen raya</span>", "Ekonomi Panen raya"),
    ("Pelabuhan<wbr>baru", "Pelabuhanbaru"),
    ("Panen <script>var a = 1</script><style>b {}</style>raya", "Panen raya"),
  ]

  @Test("Marks within words do not divide them; blocks and lines do", arguments: marks)
  func withMarks(heading: String, title: String) throws {
    let found = try article(body: "<article><h1>\(heading)</h1>\(Self.story)</article>")
    #expect(found.title == title)
  }

  static let choices: [(head: String, body: String, title: String)] = [
    // Shortened or rewritten for search engines.
    (
      meta("og:title", "Panen raya tiba di lima…"), "<h1>Panen raya tiba di lima desa pesisir</h1>",
      "Panen raya tiba di lima desa pesisir"
    ),
    (
      meta("og:title", "Panen raya tiba, inilah lima desa"), "<h1>Lima desa sambut panen raya</h1>",
      "Lima desa sambut panen raya"
    ),
    (
      "<title>Panen raya tiba | Berita terbaru hari ini</title>", "<h1>Panen raya tiba</h1>",
      "Panen raya tiba"
    ),
    // Headings of sites and sections.
    (
      meta("og:title", "Panen raya tiba"), "<h1>Ekonomi</h1><h1>Panen raya tiba</h1>",
      "Panen raya tiba"
    ),
    (
      meta("og:title", "Panen raya tiba"), "<h1>Ekonomi</h1><h2>Panen raya tiba</h2>",
      "Panen raya tiba"
    ),
    (meta("og:title", "Panen raya tiba"), "<h1>Blog</h1>", "Panen raya tiba"),
    (
      "<title>Panen raya tiba di lima desa</title>", "<h1>Berita Ekonomi</h1>",
      "Panen raya tiba di lima desa"
    ),
    // What a heading has besides.
    (
      meta("og:title", "Panen raya tiba") + "<title>Panen raya tiba - Kabar</title>",
      "<h1>12 Mei 2021 Panen raya tiba</h1>", "Panen raya tiba"
    ),
    (meta("og:title", "Panen raya tiba"), "<h1>PANEN RAYA TIBA</h1>", "Panen raya tiba"),
    (
      data("NewsArticle", "Petani sambut panen raya"), "<h1>Panen raya tiba bagi petani</h1>",
      "Petani sambut panen raya"
    ),
    (
      data("BlogPosting", "Petani sambut panen raya"), "<h1>Panen raya tiba bagi petani</h1>",
      "Panen raya tiba bagi petani"
    ),
  ]

  @Test("It is what heading and declarations agree on", arguments: choices)
  func choice(head: String, body: String, title: String) throws {
    #expect(try article(head: head, body: body + Self.story).title == title)
  }

  @Test("A title of any length is read")
  func length() throws {
    let long = String(repeating: "panen - ", count: 200_000)
    let head = "<title>\(long)</title>" + Self.meta("og:title", long) + Self.site
    let found = try article(head: head, body: "<h1>\(long)</h1>" + Self.story)
    #expect(found.title.hasPrefix("panen - panen"))
  }

  @Test("A sign that takes the space behind it into its character leaves none at a title's end")
  func signs() throws {
    let found = try article(
      head: "<title>Panen raya \u{605} | Kabar Sawah</title>" + Self.site, body: Self.story)
    #expect(found.title == "Panen raya \u{605}")
  }

  @Test("A heading of any length is a title without a space at its end")
  func longHeading() throws {
    for length in 4...9 {
      let word = String(repeating: "a", count: length) + " "
      let found = try article(body: "<h1>\(String(repeating: word, count: 200))</h1><p>Padi.</p>")
      #expect(found.title.hasPrefix("aaaa") && !found.title.hasSuffix(" "))
    }
  }
}
