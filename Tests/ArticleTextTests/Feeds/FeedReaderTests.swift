import Testing

@testable import ArticleText

@Suite("Feeds: RSS and Atom")
struct FeedReaderTests {
  private static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- umpan -->
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kabar Ladang</title>
    <link>https://ladang.example/</link><image><title>Logo</title></image>
    <item><title>Panen &amp;amp; Hujan</title><link>https://ladang.example/1</link>
    <guid isPermaLink="false">urn:ladang:1</guid><pubDate>Thu, 07 Apr 2016 10:00:00 +0700</pubDate>
    <dc:creator>Siti</dc:creator><category>Desa</category><description>Ringkas.</description>
    <content:encoded><![CDATA[<p>Petani memanen padi.</p><p>Warga senang.</p>]]></content:encoded>
    </item>
    <item><title>Pupuk</title><link>https://ladang.example/2</link>
    <author>redaksi@ladang.example (Budi)</author><description>Stok &lt;b&gt;aman&lt;/b&gt;.</description>
    </item>
    <item><description>Tanpa judul, sungai meluap.</description></item>
    <item><link>https://ladang.example/4</link></item>
    </channel></rss>
    """

  private static let atom = """
    <?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>The Field</title><author><name>Desk</name></author>
    <entry><title type="html">Rain &amp;amp; Wind</title><id>tag:field.example,2016:1</id>
    <link rel="edit" href="https://field.example/edit"/><link href="https://field.example/1"/>
    <updated>2016-05-02T00:00:00Z</updated><published>2016-04-07T10:00:00Z</published>
    <author><name>R. Wulan</name></author><category term="weather"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It rained &lt; a day.</p>
    <p>Wind <em>rose</em>.</p></div></content><summary>Short.</summary></entry>
    <entry><title>Hail</title><link href="https://field.example/2"/><updated>2016-05-03</updated>
    <summary type="text">Ice fell.</summary></entry></feed>
    """

  @Test("An item of RSS is an article, by its own id, address or number")
  func rss() throws {
    let found = try events("umpan.xml", Array(Self.rss.utf8))
    let articles = found.articles
    #expect(
      articles.map(\.id) == ["urn:ladang:1", "https://ladang.example/2", "folder/umpan.xml#3"])
    #expect(articles[0].title == "Panen & Hujan")
    #expect(articles[0].body == "Petani memanen padi.\n\nWarga senang.")
    #expect(articles[0].date == ArticleDate(iso: "2016-04-07"))
    #expect(articles[0].author == "Siti" && articles[0].section == "Desa")
    #expect(articles.allSatisfy { $0.source == "Kabar Ladang" })
    #expect(articles[1].author == "Budi" && articles[1].body == "Stok aman.")
    #expect(articles[2].body == "Tanpa judul, sungai meluap.")
    #expect(found.problems.count == 1 && found.problems[0].reason.hasPrefix("item 4 has neither"))
  }

  @Test("An entry of Atom is an article, its text written as elements or not")
  func atom() throws {
    let articles = try events("a.atom", Array(Self.atom.utf8)).articles
    #expect(articles.map(\.title) == ["Rain & Wind", "Hail"])
    #expect(articles.map(\.id) == ["tag:field.example,2016:1", "https://field.example/2"])
    #expect(articles[0].url == "https://field.example/1" && articles[0].section == "weather")
    #expect(articles[0].body == "It rained < a day.\n\nWind rose.")
    #expect(articles.map(\.date?.description) == ["2016-04-07", "2016-05-03"])
    #expect(articles.map(\.author) == ["R. Wulan", "Desk"])
    #expect(articles[1].body == "Ice fell." && articles[1].source == "The Field")
  }

  @Test(
    "A text is read in whatever element and way it is written",
    arguments: [
      "<title>Panen</title><description><p>Padi &amp; <b>jagung</b></p></description>",
      "<title>Panen</title><description>Padi &lt;b>&amp;amp; jagung&lt;/b></description>",
      "<title>Panen</title><body xmlns='http://www.w3.org/1999/xhtml'><p>Padi &amp; jagung</p></body>",
      "<dc:title>Panen</dc:title><fullitem>&lt;p>Padi &amp;amp; jagung</fullitem>",
      "<media:content><media:title>Panen</media:title></media:content><itunes:summary>Padi &amp;amp; "
        + "jagung</itunes:summary>",
      "<title type='application/xhtml+xml'><div><b>Panen</b></div></title>"
        + "<content type='application/xhtml+xml'><div>Padi &amp; jagung</div></content>",
      "<title mode='xml'>Panen</title><summary>Padi <i>&amp;</i> jagung</summary>",
      "<title>Panen</title><content type='html'><div>Padi &lt;b>&amp;amp;&lt;/b> jagung</div></content>",
    ])
  func ways(item: String) throws {
    let names = ["dc", "media", "itunes"].map { " xmlns:\($0)='urn:\($0)'" }.joined()
    for feed in [
      "<rss\(names)><channel><item>\(item)</item></channel></rss>",
      "<feed\(names)><entry>\(item)</entry></feed>",
    ] {
      let article = try #require(try events("a.xml", Array(feed.utf8)).articles.first)
      #expect(article.title == "Panen" && article.body == "Padi & jagung", "\(feed)")
    }
  }

  @Test("What is no feed, is broken or empty, is refused")
  func refused() throws {
    func code(_ text: String) throws -> ReadError.Code? {
      do {
        _ = try events("a.xml", Array(text.utf8))
        return nil
      } catch let error as ReadError {
        return error.code
      }
    }
    let other = "<?xml version='1.0'?><catalog><item>x</item></catalog>"
    #expect(try events("a.xml", Array(other.utf8)) == [.passedOver(name: "a.xml")])
    #expect(try code("<rss><channel><title>x</title></channel></rss>") == .empty)
    #expect(try code("") != nil)
  }
}
