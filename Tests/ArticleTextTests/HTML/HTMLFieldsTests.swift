import Testing

@testable import ArticleText

/// The article of a page with this head and body.
func article(head: String = "", body: String) throws -> Article {
  let html = "<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>"
  return try #require(try events("a.html", Array(html.utf8)).articles.first)
}

@Suite("What an HTML page says of its article")
struct HTMLFieldsTests {
  private static let story =
    "<p>Para petani di lembah itu membuka lumbung padi yang baru pada hari Senin, kata bupati.</p>"

  private static func json(_ members: String) -> String {
    #"<script type="application/ld+json">{"@type": "NewsArticle", \#(members)}</script>"#
  }

  private static func meta(_ name: String, _ value: String) -> String {
    #"<meta property="\#(name)" content="\#(value)">"#
  }

  @Test("What JSON-LD says is one line without control characters, or nothing")
  func controlCharacters() throws {
    let head = Self.json(
      #""headline": "Panen\u001b[31m\u0000 raya", "author": {"name": "\u007f Sari\n\t Utami "}, "#
        + #""publisher": {"name": "Kabar\u009b1mLadang"}, "articleSection": ["\u0000", " Desa\r\n"], "#
        + #""url": "https://ladang.example/\u001b]8;;a/b""#)
    let article = try article(head: head, body: Self.story)
    #expect(article.title == "Panen[31m raya")
    #expect(article.author == "Sari Utami")
    #expect(article.source == "Kabar1mLadang")
    #expect(article.section == "Desa")
    #expect(article.url == "https://ladang.example/]8;;a/b")
  }

  static let titles: [(head: String, body: String, title: String)] = [
    (
      json(#""headline": "Judul data""#) + meta("og:title", "Judul grafik"), "<h1>Kepala</h1>",
      "Judul data"
    ),
    (meta("og:title", "Judul grafik") + "<title>Judul</title>", "<h1>Kepala</h1>", "Judul grafik"),
    ("<title>Kabar hari ini</title>", "<article><h1>Panen raya</h1></article>", "Panen raya"),
    ("<title>Kabar Ladang</title>", "<h1>Panen raya</h1>", "Panen raya"),
    ("<title>Panen raya | Kabar</title>", "<h1>Panen raya</h1>", "Panen raya"),
    ("<title>Panen raya dimulai</title>", "<h1>Panen raya mulai</h1>", "Panen raya mulai"),
    ("<title>Panen raya</title>", "<h1 class='site-logo'>Kabar Ladang</h1>", "Panen raya"),
    ("<title>Panen raya</title>", "<h1 hidden>Menu</h1>", "Panen raya"),
    (
      "<title>Panen raya - Kabar Ladang</title>" + meta("og:site_name", "Kabar Ladang"), "",
      "Panen raya"
    ),
    (
      "<title>Panen – raya « KABAR LADANG</title>" + meta("og:site_name", "Kabar Ladang"), "",
      "Panen – raya"
    ),
    (
      "<title>Kabar: Panen | ladang.example</title>"
        + "<link rel=canonical href='https://www.ladang.example/a/1'>", "", "Kabar: Panen"
    ),
    ("<title>Kerja sama Rusia - Iran</title>", "", "Kerja sama Rusia - Iran"),
    (
      json(#""headline": "Panen raya dimulai di…""#), "<h1>Panen raya dimulai di lima desa</h1>",
      "Panen raya dimulai di lima desa"
    ),
    (
      json(#""headline": "Tani &amp; \"Ladang\" &#8211; <b>baru</b>""#), "",
      "Tani & \"Ladang\" – baru"
    ),
    ("<title>\n  Panen\n  raya </title>", "", "Panen raya"),
    (
      "", "",
      "Para petani di lembah itu membuka lumbung padi yang baru pada hari Senin, kata bupati"
    ),
  ]

  @Test("The title, by preference, without the site's name", arguments: titles)
  func title(head: String, body: String, title: String) throws {
    #expect(try article(head: head, body: body + Self.story).title == title)
  }

  static let dates: [(head: String, body: String, date: String?)] = [
    (json(#""datePublished": "2016-04-07T08:00:00+07:00""#), "", "2016-04-07"),
    (json(#""dateCreated": "2016-04-07""#), "", "2016-04-07"),
    (meta("article:published_time", "2016-04-07T23:59:00Z"), "", "2016-04-07"),
    (
      json(#""datePublished": "kemarin""#) + meta("article:published_time", "2016-04-07"), "",
      "2016-04-07"
    ),
    ("<meta name='pubdate' content='20160407'>", "", "2016-04-07"),
    ("<meta itemprop='datePublished' content='2016-04-07 10:00:00'>", "", "2016-04-07"),
    ("<meta name='DC.date.issued' content='2016-4-7'>", "", "2016-04-07"),
    ("<meta name=date content='Thu, 07 Apr 2016 10:00:00 +0700'>", "", "2016-04-07"),
    ("", "<time datetime='2016-04-07T10:00'>kemarin</time>", "2016-04-07"),
    ("", "<time>7 April 2016</time>", "2016-04-07"),
    (
      "", "<aside><time datetime='2020-01-01'>x</time></aside><time datetime='2016-04-07'>x</time>",
      "2016-04-07"
    ),
    ("<link rel=canonical href='https://a.example/2016/04/07/panen/'>", "", "2016-04-07"),
    ("<link rel=canonical href='https://a.example/berita/2016/04/panen'>", "", "2016-04"),
    ("<link rel=canonical href='https://a.example/2016-04-07-panen'>", "", "2016-04-07"),
    ("<link rel=canonical href='https://a.example/read/20160407/12/x'>", "", "2016-04-07"),
    ("<link rel=canonical href='https://a.example/2016/panen?d=/2015/01/02'>", "", nil),
    ("", "<p>Kamis, 7 April 2016 | 13:59 WIB</p>", "2016-04-07"),
    ("", "<div>Siti Aminah - Kamis, 7 April 2016 13:59</div>", "2016-04-07"),
    ("", "<p>Pada 7 April 2016 gudang lama di desa itu terbakar, dan tidak ada yang mau.</p>", nil),
    (meta("article:modified_time", "2016-04-07"), "", "2016-04-07"),
  ]

  @Test("The date of publication, and no other", arguments: dates)
  func date(head: String, body: String, date: String?) throws {
    let found = try article(head: "<title>Panen</title>" + head, body: body + Self.story)
    #expect(found.date?.description == date)
    #expect(!found.body.contains("WIB") && !found.body.contains("13:59"))
  }

  static let sources: [(head: String, source: String?)] = [
    (meta("og:site_name", "Kabar Ladang") + json(#""publisher": {"name": "X"}"#), "Kabar Ladang"),
    (json(#""publisher": {"@type": "Organization", "name": "Kabar Ladang"}"#), "Kabar Ladang"),
    (json(#""publisher": "Kabar Ladang""#), "Kabar Ladang"),
    ("<meta name='application-name' content='Kabar Ladang'>", "Kabar Ladang"),
    ("<link rel=canonical href='https://www.ladang.example/a/1'>", "ladang.example"),
    (meta("og:url", "https://ladang.example/a"), "ladang.example"),
    (meta("article:publisher", "https://social.example/ladang"), nil),
    (meta("og:site_name", "/") + json(#""publisher": "Kabar Ladang""#), "Kabar Ladang"),
    (meta("og:site_name", "Tani &amp;amp; Ladang"), "Tani & Ladang"),
    (
      #"<script type="application/ld+json">{"@type": "WebSite", "name": "Kabar Ladang"}</script>"#,
      "Kabar Ladang"
    ),
  ]

  @Test("The source is the site", arguments: sources)
  func source(head: String, source: String?) throws {
    #expect(try article(head: head, body: Self.story).source == source)
  }

  @Test("Author, section and address are those of a graph whose parts stand apart")
  func graph() throws {
    let graph = """
      <script type="application/ld+json">// <![CDATA[
      {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "@id": "#site", "name": "Kabar Ladang"},
        {"@type": ["Article", "NewsArticle"], "headline": "Panen
      raya", "author": {"@id": "#siti"}, "publisher": {"@id": "#site"},
         "articleSection": ["Desa", "Tani"], "dateline": "KLATEN, 7 April",
         "mainEntityOfPage": {"@id": "https://ladang.example/p/1"}},
        {"@type": "Person", "@id": "#siti", "name": "Siti Aminah"}]}
      // ]]></script>
      """
    let found = try article(head: graph, body: Self.story)
    #expect(found.title == "Panen raya")
    #expect(found.author == "Siti Aminah")
    #expect(found.source == "Kabar Ladang")
    #expect(found.section == "Desa")
    #expect(found.place == "Klaten")
    #expect(found.url == "https://ladang.example/p/1")
  }

  static let authors: [(head: String, body: String, author: String?)] = [
    (json(#""author": [{"name": "Siti Aminah"}, {"name": "Budi"}]"#), "", "Siti Aminah, Budi"),
    ("<meta name=author content='By Siti Aminah'>", "", "Siti Aminah"),
    (meta("article:author", "https://social.example/siti"), "", nil),
    ("<meta name=author content=admin>", "", nil),
    ("", "<span itemprop='author'>Siti Aminah</span>", "Siti Aminah"),
    ("", "<p>Oleh: Siti Aminah</p>", "Siti Aminah"),
  ]

  @Test("The author; an address or `admin` is none", arguments: authors)
  func author(head: String, body: String, author: String?) throws {
    let found = try article(head: "<title>Panen</title>" + head, body: body + Self.story)
    #expect(found.author == author)
    #expect(found.body.hasPrefix("Para petani"))
  }

  @Test("The dateline is place and no part of the text; a page's own name counts as source first")
  func dateline() throws {
    let found = try article(
      head: Self.meta("og:site_name", "Kabar Ladang"),
      body: "<h1>Panen</h1><p><strong>Samarkand, KBNT</strong> – Petani membuka lumbung baru.</p>")
    #expect(found.place == "Samarkand")
    #expect(found.source == "Kabar Ladang")
    #expect(found.body == "Petani membuka lumbung baru.")
  }

  @Test("What the page does not say stays unknown; its language is told by its words")
  func unknown() throws {
    let found = try article(head: "", body: Self.story)
    #expect(found.date == nil && found.source == nil && found.place == nil && found.author == nil)
    #expect(found.section == nil && found.url == nil)
    #expect(found.language == .indonesian)
  }

  @Test("An address without a path is the front page's, where another is given")
  func frontPage() throws {
    let head =
      "<link rel=canonical href='https://ladang.example/'>"
      + Self.meta("og:url", "https://ladang.example/p/1")
    #expect(try article(head: head, body: Self.story).url == "https://ladang.example/p/1")
    let relative = "<link rel=canonical href='/p/1'>"
    #expect(try article(head: relative, body: Self.story).url == nil)
  }

  static let addresses: [(head: String, url: String?)] = [
    (
      "<link rel=canonical href='/p/1'>" + meta("og:url", "https://ladang.example/"),
      "https://ladang.example/p/1"
    ),
    (
      "<base href='https://ladang.example/p/'><link rel=canonical href='/p/1'>",
      "https://ladang.example/p/1"
    ),
    ("<link rel=canonical href='//ladang.example/p/1'>", "https://ladang.example/p/1"),
    (
      "<link rel=canonical href='https://ladang.example'>"
        + json(#""mainEntityOfPage": {"@type": "WebPage", "@id": "https://ladang.example/p/1"}"#),
      "https://ladang.example/p/1"
    ),
    (
      "<link rel=canonical href='https://ladang.example/'>" + json(#""url": "/p/1""#),
      "https://ladang.example/p/1"
    ),
    ("<link rel=canonical href='https://ladang.example/'>", "https://ladang.example/"),
    ("<link rel=canonical href='#top'>", nil),
    ("<link rel=canonical href='javascript:a'>", nil),
  ]

  @Test("An address without a host gets that of another", arguments: addresses)
  func address(head: String, url: String?) throws {
    #expect(try article(head: head, body: Self.story).url == url)
  }

  @Test(
    "JSON-LD that is none is as if it were not there",
    arguments: ["", "{", "[1, 2]", "null", #"{"@type": 7}"#, String(repeating: "[", count: 90_000)])
  func brokenJSON(script: String) throws {
    let head = "<title>Panen</title><script type='application/ld+json'>\(script)</script>"
    #expect(try article(head: head, body: Self.story).title == "Panen")
  }
}
