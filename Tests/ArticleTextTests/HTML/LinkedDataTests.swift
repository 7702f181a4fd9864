import Testing

@testable import ArticleText

@Suite("What the JSON-LD of a page says")
struct LinkedDataTests {
  private static func script(_ json: String) -> String {
    #"<script type="application/ld+json">\#(json)</script>"#
  }

  private static func news(_ members: String) -> String {
    script(#"{"@type": "NewsArticle", \#(members)}"#)
  }

  private static func linked(_ head: String, _ body: String = "") -> LinkedData {
    HTMLMetadata(HTMLPage("<html><head>\(head)</head><body>\(body)</body></html>")).linked
  }

  private static let canonical = "<link rel=canonical href='https://www.sawah.example/utama/'>"
  private static let other =
    #""url": "https://sawah.example/lain", "headline": "Irigasi rusak di hulu", "#
    + #""datePublished": "2010-01-01""#
  private static let own = #""headline": "Panen raya tiba", "datePublished": "2024-05-17""#

  static let choices: [(is: String, head: String, body: String, headline: String?)] = [
    (
      "by the canonical address",
      canonical + news(other)
        + news(#""url": "http://sawah.example/utama?from=feed#top", "# + own), "", "Panen raya tiba"
    ),
    (
      "by the address of Open Graph",
      "<meta property=og:url content='https://sawah.example/utama'>" + news(other)
        + news(#""mainEntityOfPage": "https://sawah.example/utama", "# + own), "",
      "Panen raya tiba"
    ),
    (
      "by its id",
      canonical + news(other)
        + news(#""mainEntityOfPage": {"@id": "https://sawah.example/utama#page"}, "# + own), "",
      "Panen raya tiba"
    ),
    (
      "by a path",
      canonical + news(other) + news(#""url": "/utama", "# + own), "", "Panen raya tiba"
    ),
    (
      "by the query",
      "<link rel=canonical href='https://sawah.example/baca?id=7'>"
        + news(#""url": "https://sawah.example/baca?id=6", "headline": "Irigasi rusak""#)
        + news(#""url": "https://sawah.example/baca?id=7", "# + own), "", "Panen raya tiba"
    ),
    (
      "by the title",
      "<title>Panen raya tiba | Kabar Sawah</title>" + news(other) + news(own), "",
      "Panen raya tiba"
    ),
    (
      "by a heading", "<title>Kabar Sawah</title>" + news(other) + news(own),
      "<h1>Panen raya <em>tiba</em></h1>", "Panen raya tiba"
    ),
    (
      "by a title in other words",
      "<title>Panen raya tiba di lima desa pesisir</title>" + news(other)
        + news(#""headline": "Panen raya di lima desa""#), "", "Panen raya di lima desa"
    ),
    (
      "within a graph",
      canonical
        + script(
          #"{"@graph": [{"@type": "NewsArticle", \#(other)}, "#
            + #"{"@type": "Article", "@id": "https://sawah.example/utama", \#(own)}]}"#), "",
      "Panen raya tiba"
    ),
    (
      "in a list",
      canonical
        + script(
          #"[{"@type": "NewsArticle", \#(other)}, "#
            + #"{"@type": "BlogPosting", "url": "https://sawah.example/utama", \#(own)}]"#), "",
      "Panen raya tiba"
    ),
    ("the first, where nothing tells", news(own) + news(other), "", "Panen raya tiba"),
    (
      "though its address is another and its words are",
      canonical + "<title>Panen raya tiba</title>"
        + news(#""url": "https://amp.sawah.example/1", "# + own), "", "Panen raya tiba"
    ),
    (
      "none, where all are of other pages",
      canonical + "<title>Panen raya tiba</title>" + news(other), "", nil
    ),
    (
      "none of a job, a site or a person",
      script(#"{"@type": "JobPosting", "name": "Kasir"}"#)
        + script(#"{"@type": ["WebSite"], "name": "Kabar"}"#), "", nil
    ),
  ]

  @Test("The page's own article is taken", arguments: choices)
  func choice(is: String, head: String, body: String, headline: String?) {
    let found = Self.linked(head, body)
    #expect(found.headline == headline)
    #expect(!found.dates.contains("2010-01-01"))
  }

  @Test("What the article leaves unsaid, others of the same page say, but of no other page")
  func completion() {
    let found = Self.linked(
      Self.canonical + Self.news(Self.other + #", "articleSection": "Air""#)
        + Self.news(#""url": "https://sawah.example/utama", "headline": "Panen raya""#)
        + Self.script(
          #"{"@type": "WebPage", "@id": "https://sawah.example/utama", "name": "Panen | Kabar", "#
            + #""datePublished": "2024-05-17", "author": {"name": "Sari Utami"}}"#))
    #expect(found.headline == "Panen raya")
    #expect(found.pageDates == ["2024-05-17"])
    #expect(found.author == "Sari Utami")
    #expect(found.section == nil)
  }

  static let scripts: [(json: String, headline: String?, author: String?)] = [
    (#"{"@type": "Article", "headline": "Panen", "author": "Sari",}"#, "Panen", "Sari"),
    (#"{"@type": "Article" "headline": "Panen"}"#, nil, nil),
    ("{\"@type\": \"Article\"\n\"headline\": \"Panen\"\n\"author\": \"Sari\"}", "Panen", "Sari"),
    ("{\"@type\": \"Article\", \"headline\": \"Panen\n raya\"}", "Panen raya", nil),
    ("<!-- {\"@type\": \"Article\", \"headline\": \"Panen\"} -->", "Panen", nil),
    ("//<![CDATA[\n{\"@type\": \"Article\", \"headline\": \"Panen\"}\n//]]>", "Panen", nil),
    (
      "/* data */ {\"@type\": \"Article\", // kind\n \"headline\": \"Panen // raya\"};",
      "Panen // raya", nil
    ),
    (
      #"{"@type": "WebSite"} {"@type": "Article", "headline": "Panen"}, {"@type": "Person"}"#,
      "Panen", nil
    ),
    (
      #"{"@type": "Article", "headline": "Kata "siap" dari "desa"", "author": "Sari"}"#,
      "Kata \"siap\" dari \"desa\"", "Sari"
    ),
    (#"{'@type': 'Article', 'headline': 'Jum'at pagi', 'author': 'Sari'}"#, "Jum'at pagi", "Sari"),
    (
      #"{"@type": "Article", headline: "Panen, kata mereka", author: "Sari"}"#,
      "Panen, kata mereka", "Sari"
    ),
    (
      #"{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Panen&quot;}"#, "Panen",
      nil
    ),
    (#"{"@type": "Article", "headline": "Panen &amp;quot;raya&amp;quot;"}"#, "Panen \"raya\"", nil),
    (
      #"{"@type": "Article", "headline": "\u0050anen \ud83c\udf3e <b>raya<\/b> \'"}"#,
      "Panen 🌾 raya '", nil
    ),
    (#"{"@type": "Article", "headline": "Panen", "author": {"name": "Sari"#, "Panen", "Sari"),
    (
      #"{"@type": "Article", "headline": "Panen", "author": [{"name": "Sari"}, {"name": "Budi"}"#,
      "Panen", "Sari, Budi"
    ),
    (#"{"@type": "Article", "wordCount": , "headline": "Panen", "a": undefined}"#, "Panen", nil),
    (#"[[[{"@type": "Article", "headline": "Panen"}]]]"#, "Panen", nil),
    (#"{"@type": "Article", "headline": ["", "Panen"], "author": [[], {}]}"#, "Panen", nil),
  ]

  @Test("JSON with the faults of templates is read as far as it can be told", arguments: scripts)
  func lenience(json: String, headline: String?, author: String?) {
    let found = Self.linked(Self.script(json))
    #expect(found.headline == headline)
    #expect(found.author == author)
  }

  static let bodies: [(json: String, body: String?, words: Int?)] = [
    (#""articleBody": "Satu.\nDua &amp; tiga.\n\n Empat.""#, "Satu.\nDua & tiga.\nEmpat.", nil),
    (
      #""articleBody": "<p>Satu <b>dua</b>.</p><p>Tiga<br>empat.</p>""#, "Satu dua.\nTiga\nempat.",
      nil
    ),
    (#""articleBody": "&lt;p&gt;Satu.&lt;/p&gt;&lt;p&gt;Dua.&lt;/p&gt;""#, "Satu.\nDua.", nil),
    (#""articleBody": ["Satu.", "Dua."], "wordCount": 812"#, "Satu.\nDua.", 812),
    (#""articleBody": "", "wordCount": "1,204 words""#, nil, 1204),
    (#""wordCount": -3"#, nil, nil),
    (#""text": "Satu.""#, "Satu.", nil),
  ]

  @Test("The text of the article, without markup, and its number of words", arguments: bodies)
  func articleBody(json: String, body: String?, words: Int?) {
    let found = Self.linked(Self.news(json))
    #expect(found.articleBody == body)
    #expect(found.wordCount == words)
  }

  static let repetitions: [(start: String, unit: String, count: Int)] = [
    ("", "[", 2_000_000), ("", "[1,", 700_000), ("{", "\"a\":{", 300_000), ("", "\"", 2_000_000),
    ("{\"a\": \"", "\"    ", 400_000), ("[", "{\"@type\":\"Article\",\"name\":\"a b\"},", 60_000),
    ("", "/*", 1_000_000), ("", "{\"a\":", 500_000), ("{\"a\": \"", "\", ", 500_000),
  ]

  /// Where each part were read again for each before it, this would take hours; the limit only
  /// ends the wait.
  @Test(
    "A script of any length is read once", .timeLimit(.minutes(10)), arguments: repetitions)
  func length(start: String, unit: String, count: Int) {
    let script = start + String(repeating: unit, count: count)
    #expect(JSONScript.values(of: script).count < 2)
  }

  @Test("A text is found in any number of lists", .timeLimit(.minutes(1)))
  func lists() {
    let deep =
      String(repeating: "[[],", count: 60) + "\"Panen raya\"" + String(repeating: "]", count: 60)
    #expect(Self.linked(Self.news("\"headline\": \(deep)")).headline == "Panen raya")
  }
}
