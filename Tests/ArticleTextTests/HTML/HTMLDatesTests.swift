import Testing

@testable import ArticleText

@Suite("The date of an HTML page")
struct HTMLDatesTests {
  private static let story = """
    <p>Para petani di lembah itu membuka lumbung padi yang baru pada hari Senin, kata bupati di \
    depan ratusan warga yang datang dari desa-desa tetangga untuk melihatnya.</p>
    <p>Lumbung itu dibangun selama dua tahun dan akan menampung panen dari lima desa di sekitarnya, \
    sebab lumbung lama sudah tidak kuat lagi menahan hujan.</p>
    """

  private static func meta(_ name: String, _ value: String) -> String {
    #"<meta property="\#(name)" content="\#(value)">"#
  }

  private static func json(_ type: String, _ members: String) -> String {
    #"<script type="application/ld+json">{"@type": "\#(type)", \#(members)}</script>"#
  }

  private func date(head: String = "", above: String = "", below: String = "") throws -> String? {
    let today = ArticleDate(year: 2024, month: 6, day: 1)
    return try Today.$fixed.withValue(today) {
      let body = "<h1>Lumbung desa dibuka lagi</h1>\(above)\(Self.story)\(below)"
      let head = "<title>Lumbung desa dibuka lagi</title>" + head
      return try article(head: head, body: body).date?.description
    }
  }

  static let nobodysCases = [
    "1970-01-01T00:00:00+00:00", "-0001-11-30T00:00:00+00:00", "0001-01-01", "0000-00-00", "0",
    "2024-12-24", "9999-12-31T00:00:00Z",
  ]

  @Test("Behind a date that is nobody's the next one counts", arguments: nobodysCases)
  func nobodys(value: String) throws {
    let bad = Self.meta("article:published_time", value)
    #expect(try date(head: bad) == nil)
    #expect(try date(head: bad + "<meta name=date content=2024-05-17>") == "2024-05-17")
    #expect(try date(head: bad, above: "<p>Jumat, 17 Mei 2024 08:15 WIB</p>") == "2024-05-17")
    let linked = Self.json("NewsArticle", #""datePublished": "\#(value)""#)
    #expect(try date(head: linked + Self.meta("og:published_time", "2024-05-17")) == "2024-05-17")
    #expect(
      try date(above: "<time datetime='\(value)'>x</time><p>17 Mei 2024</p>") == "2024-05-17")
  }

  static let shownCases: [(html: String, date: String)] = [
    ("<div class=date>17 Mei 2024</div>", "2024-05-17"),
    (
      "<div class='post__meta'>Siti Aminah<span class=post-date>17.05.2024</span></div>",
      "2024-05-17"
    ),
    ("<span class=published>Jum’at, 17 Mei 2024</span>", "2024-05-17"),
    ("<abbr class=published title='2024-05-17T08:00:00+07:00'>08:00</abbr>", "2024-05-17"),
    ("<abbr title='Friday, May 17th, 2024, 8:00 am'>2 weeks ago</abbr>", "2024-05-17"),
    ("<span class=x data-timestamp=1715925600>kemarin</span>", "2024-05-17"),
    ("<span data-date='1715925600000'>kemarin</span>", "2024-05-17"),
    ("<span property='schema:datePublished' content='2024-05-17'>kemarin</span>", "2024-05-17"),
    ("<meta itemprop=datePublished content='2024-05-17'>", "2024-05-17"),
    (
      "<div>Last updated:</div><div>May 18, 2024</div><div>Published</div><div>May 17, 2024</div>",
      "2024-05-17"
    ),
    (
      "<time datetime=2024-05-18 class=updated>18 Mei</time><time class=entry-date datetime=2024-05-17>17 Mei</time>",
      "2024-05-17"
    ),
    ("<p>Diperbarui 18 Mei 2024 | Diterbitkan 17 Mei 2024</p>", "2024-05-17"),
    ("<aside><p class=date>17 Mei 2024</p></aside>", "2024-05-17"),
    ("<p>May 17, 2024 | Village desk</p>", "2024-05-17"),
    ("<div><span>17</span> <span>Mei</span> <span>2024</span></div>", "2024-05-17"),
    ("<p>Terakhir diperbarui 17 Mei 2024</p>", "2024-05-17"),
  ]

  @Test("A date beside the title is read in every form", arguments: shownCases)
  func shown(html: String, date: String) throws {
    #expect(try self.date(above: html) == date)
    // Outside the story's own element as well.
    let page =
      "<main><header><h1>Lumbung desa dibuka lagi</h1>\(html)</header>"
      + "<div class=article-body>\(Self.story)</div></main>"
    #expect(
      try article(head: "<title>Lumbung desa dibuka lagi</title>", body: page).date?.description
        == date)
  }

  static let elsewhereCases = [
    "<ul class=related><li><a href=/b>Jembatan</a> <span class=date>3 Mei 2023</span></li></ul>",
    "<div class=comments><p>Budi</p><time datetime=2024-05-20>20 Mei</time></div>",
    "<footer><p>Copyright 17 Mei 2020 Kabar Ladang</p></footer>",
    "<p>© 2020 Kabar Ladang</p>", "<nav><span class=date>31 Mei 2024</span></nav>",
  ]

  @Test(
    "Dates of other articles, comments and copyright are not the article's",
    arguments: elsewhereCases)
  func elsewhere(html: String) throws {
    #expect(try date(below: html) == nil)
    #expect(try date(above: "<p class=date>17 Mei 2024</p>", below: html) == "2024-05-17")
  }

  static let orderCases: [(head: String, above: String, date: String)] = [
    // Published before changed, whatever the order.
    (
      meta("article:modified_time", "2024-05-18") + meta("article:published_time", "2024-05-17"),
      "", "2024-05-17"
    ),
    (
      json("NewsArticle", #""dateModified": "2024-05-18", "datePublished": "2024-05-17""#), "",
      "2024-05-17"
    ),
    (meta("article:modified_time", "2024-05-18"), "<p class=date>17 Mei 2024</p>", "2024-05-17"),
    (meta("article:modified_time", "2024-05-18"), "", "2024-05-18"),
    (json("NewsArticle", #""dateModified": "2024-05-18""#), "", "2024-05-18"),
    // Names that are not known, by their words.
    ("<meta name='kabar:pubDate' content='20240517T080000'>", "", "2024-05-17"),
    (
      "<meta name='video:release_date' content='2020-01-01'>", "<p class=date>17 Mei 2024</p>",
      "2024-05-17"
    ),
    // The page that is no article.
    (json("WebPage", #""datePublished": "2024-05-17""#), "", "2024-05-17"),
    (
      json("WebPage", #""datePublished": "2020-01-01""#)
        + json("NewsArticle", #""datePublished": "2024-05-17""#), "", "2024-05-17"
    ),
    // Data of scripts.
    (
      #"<script>var x = {"title": "a", "published_at":"2024-05-17T08:00:00+07:00"};</script>"#, "",
      "2024-05-17"
    ),
    // Addresses.
    (
      "<link rel=canonical href='https://a.example/2024/05/panen'>",
      "<p class=date>17 Mei 2024</p>", "2024-05-17"
    ),
    (
      "<link rel=canonical href='https://a.example/2024/05/17/panen'>" + meta("date", "2024-05-20"),
      "", "2024-05-17"
    ),
    ("<link rel=canonical href='https://a.example/2024/may/17/panen'>", "", "2024-05-17"),
    ("<link rel=canonical href='https://a.example/2024-05/17/c_1.htm'>", "", "2024-05-17"),
    // The day as the publisher's readers have it.
    (
      meta("article:published_time", "2024-05-16T18:30:00Z"), "<p class=date>17 Mei 2024</p>",
      "2024-05-17"
    ),
    (meta("article:published_time", "2024-05-16T18:30:00+00:00"), "", "2024-05-16"),
    (
      "<link rel=canonical href='https://a.example/2024/05/17/panen'>"
        + meta("article:published_time", "2024-05-16T18:30:00Z"), "", "2024-05-17"
    ),
    (
      meta("article:published_time", "2024-05-17T23:30:00+07:00"), "<p class=date>18 Mei 2024</p>",
      "2024-05-17"
    ),
  ]

  @Test(
    "What is said of publication counts first, as readers of the page see it", arguments: orderCases
  )
  func order(head: String, above: String, date: String) throws {
    #expect(try self.date(head: head, above: above) == date)
  }

  @Test("The month comes first where the page's other dates, or its language, say so")
  func american() throws {
    let day = "<p class=date>04/05/2024</p>"
    #expect(try date(above: day) == "2024-05-04")
    #expect(try date(above: day, below: "<ul><li>04/27/2024</li></ul>") == "2024-04-05")
    #expect(try date(above: day, below: "<ul><li>27/04/2024</li></ul>") == "2024-05-04")
    let page = "<html lang=en-US><body><h1>Granary opens</h1>\(day)\(Self.story)</body></html>"
    let found = try #require(try events("a.html", Array(page.utf8)).articles.first)
    #expect(found.date?.description == "2024-04-05")
  }
}
