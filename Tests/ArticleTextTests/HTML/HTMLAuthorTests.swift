import Testing

@testable import ArticleText

@Suite("The author of a page")
struct HTMLAuthorTests {
  private static let story =
    "<p>Para petani di lembah itu membuka lumbung padi yang baru pada hari Senin, kata bupati.</p>"

  private static func data(_ author: String) -> String {
    #"<script type="application/ld+json">{"@type": "NewsArticle", "author": \#(author)}</script>"#
  }

  private static func meta(_ name: String, _ value: String) -> String {
    #"<meta name="\#(name)" content="\#(value)">"#
  }

  static let declared: [(head: String, author: String?)] = [
    (data(#"[{"name": "Sari Utami"}, {"name": "Budi Santoso"}]"#), "Sari Utami, Budi Santoso"),
    (data(#"["Sari Utami", "Sari Utami"]"#), "Sari Utami"),
    (data(#"{"name": ["Sari Utami", "Budi Santoso"]}"#), "Sari Utami, Budi Santoso"),
    (data(#""By Sari Utami and Budi Santoso""#), "Sari Utami, Budi Santoso"),
    (data(#""Sari Utami dan Budi Santoso, Klaten""#), "Sari Utami, Budi Santoso, Klaten"),
    (data(#""Sari Utami (su), Budi Santoso (bds)""#), "Sari Utami, Budi Santoso"),
    (meta("author", "Sari Utami, Sari Utami"), "Sari Utami"),
    (meta("author", "Oleh: Sari Utami"), "Sari Utami"),
    (meta("author", "Penulis: Sari Utami; Budi Santoso"), "Sari Utami, Budi Santoso"),
    (meta("author", "sari@sawah.example (Sari Utami)"), "Sari Utami"),
    (meta("author", "sari@sawah.example"), nil),
    (meta("author", "sari@sawah.example (.), 2021"), nil),
    (meta("author", "@sariutami"), nil),
    // An accent alone takes the space before it into its character.
    (meta("author", "Sari Utami; \u{301}Budi"), "Sari Utami, \u{301}Budi"),
    (meta("author", "https://sawah.example/sari"), nil),
    (meta("author", "undefined"), nil),
    (meta("author", "Redaksi"), nil),
    (meta("author", "admin") + meta("parsely-author", "Sari Utami"), "Sari Utami"),
    (meta("author", "sari.utami") + meta("byl", "By Sari Utami"), "Sari Utami"),
    (meta("citation_author", "Utami, Sari"), "Sari Utami"),
    (meta("twitter:label1", "Ditulis oleh") + meta("twitter:data1", "Sari Utami"), "Sari Utami"),
    (meta("twitter:label1", "Waktu baca") + meta("twitter:data1", "3 Menit"), nil),
    // A person before an organization.
    (
      data(#"{"@type": "Organization", "name": "Kabar Sawah"}"#) + meta("author", "Sari Utami"),
      "Sari Utami"
    ),
    (data(#"{"@type": "Organization", "name": "Kabar Sawah"}"#), "Kabar Sawah"),
    (meta("author", "Rumah Dan Kebun"), "Rumah Dan Kebun"),
  ]

  @Test("What the page declares, as far as it is a name", arguments: declared)
  func declaration(head: String, author: String?) throws {
    let found = try article(head: "<title>Panen raya</title>" + head, body: Self.story)
    #expect(found.author == author)
  }

  static let shown: [(body: String, author: String?)] = [
    (
      "<span itemprop=author><a itemprop=url><b itemprop=name>Sari Utami</b></a> Jurnalis</span>",
      "Sari Utami"
    ),
    ("<span itemprop=author>Sari Utami <em>Wartawan Senior</em></span>", "Sari Utami"),
    ("<a rel=author href=/a>Sari Utami</a>", "Sari Utami"),
    (
      "<div class=byline>By <a href=/a>Sari Utami</a>, <a href=/b>Budi Santoso</a></div>",
      "Sari Utami, Budi Santoso"
    ),
    (
      "<div class=byline>By <a href=/a>Sari Utami</a> and <a href=/b>Budi Santoso</a> | 3 May</div>",
      "Sari Utami, Budi Santoso"
    ),
    (
      "<div class=post-author><span>Posted by:</span> <a>Sari Utami</a> <i>May 3, 2021</i></div>",
      "Sari Utami"
    ),
    ("<div class=authors><a>Sari Utami</a> <a>Budi Santoso</a></div>", "Sari Utami, Budi Santoso"),
    ("<div class='c1 articleAuthorName'>Sari</div>", "Sari"),
    (
      "<div class='author-info'><img><div>Sari Utami</div><div>Senior Reporter</div></div>",
      "Sari Utami"
    ),
    ("<div class=penulis>Penulis: Sari Utami, M.Si.</div>", "Sari Utami"),
    ("<p>Ditulis oleh <b>Sari Utami</b></p>", "Sari Utami"),
    ("<h4>Written by Sari Utami - Reporter</h4>", "Sari Utami"),
    ("<span>By Continuing</span>", nil),
    ("<p>By clicking on this you agree to the <a>Privacy Policy</a></p>", nil),
    ("<div class=author>Share</div>", nil),
    ("<div class=author-bio>Jakarta Selatan</div>", nil),
    ("<div class=comments><div class=author-name>Budi Santoso</div></div>", nil),
    ("<aside><div class=byline>By Budi Santoso</div></aside>", nil),
    ("<div class=related-cards><p class=card-author>Budi Santoso</p></div>", nil),
    ("<div class=author>3 May 2021</div>", nil),
  ]

  @Test("What the page shows, without roles, dates and others' names", arguments: shown)
  func display(body: String, author: String?) throws {
    let found = try article(
      head: "<title>Panen raya tiba</title>", body: "<h1>Panen raya tiba</h1>" + body + Self.story)
    #expect(found.author == author)
  }

  @Test("A name that is shown counts before a site that is declared")
  func siteAsAuthor() throws {
    let found = try article(
      head: Self.meta("og:site_name", "Kabar Sawah").replacing("name=", with: "property=")
        + Self.meta("author", "Kabar Sawah"),
      body: "<h1>Panen raya tiba</h1><p class=byline>Sari Utami</p>" + Self.story)
    #expect(found.author == "Sari Utami")
  }
}
