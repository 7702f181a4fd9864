import Testing

@testable import ArticleText

@Suite("No word of a page's story is lost")
struct HTMLStoryTests {
  private static let rice =
    "Petani di lembah itu memanen padi dua pekan lebih awal karena hujan turun sejak Februari, kata kepala desa."
  private static let barn =
    "Lumbung bersama menampung seribu ton gabah, dan sisanya dijual ke penggilingan di kota terdekat."
  private static let price =
    "Harga gabah kering naik tipis dalam sebulan, sehingga sebagian warga menunda penjualan sampai musim tanam. Intan."

  private static func p(_ text: String) -> String { "<p>\(text)</p>" }
  private static let table =
    "<table><tr><th>Desa</th><th>Ton</th></tr><tr><td>Sukamaju</td><td>40</td></tr>"
    + "<tr><td>Intan</td><td>21</td></tr></table>"

  /// Each page has `Intan` in a part of its story that is easily lost.
  static let pages: [(name: String, body: String)] = [
    ("a table at the end", "<article>\(p(rice))\(p(barn))\(table)</article>"),
    ("a table amid", "<article>\(p(rice))\(table)\(p(barn))</article>"),
    ("a table at the beginning", "<article>\(table)\(p(rice))\(p(barn))</article>"),
    ("nothing but a table", "<article>\(table)</article>"),
    (
      "a table in a wrapper",
      "<div>\(p(rice))\(p(barn))<div class=table-wrapper>\(table)</div></div>"
    ),
    (
      "terms and what they mean",
      "<article>\(p(rice))\(p(barn))<dl><dt>Beras<dd>12.000<dt>Intan<dd>9.000</dl></article>"
    ),
    (
      "a list at the end",
      "<article>\(p(rice))\(p(barn))<ul><li>Beras<li>Intan hijau</ul></article>"
    ),
    (
      "links that a sentence announces",
      "<article>\(p(rice))<p>Desa yang menang:</p><ul><li><a href=/1>Sukamaju</a>"
        + "<li><a href=/2>Kampung Intan</a></ul>\(p(barn))</article>"
    ),
    (
      "such links at the end",
      "<article>\(p(rice))\(p(barn))<p>Desa yang menang:</p><ul><li><a href=/1>Sukamaju</a>"
        + "<li><a href=/2>Kampung Intan</a></ul></article>"
    ),
    (
      "collapsed text",
      "<article>\(p(rice))<details><summary>Kapan?</summary><p>Intan dimulai besok.</p></details>"
        + "\(p(barn))</article>"
    ),
    (
      "a question in a button",
      "<article>\(p(rice))<h3><button>Mengapa Intan mahal?</button></h3>\(p(barn))</article>"
    ),
    (
      "all in headings",
      "<h1>Panen di lembah</h1><div>Oleh Sari Utami</div><h3>\(rice)</h3><h3>\(barn)</h3><h3>\(price)</h3>"
    ),
    ("a heading that is never closed", "<p>Panen.</p><h2>\(rice)<br>\(barn)<br>\(price)"),
    ("all in a button", "<button><div>\(p(rice))\(p(price))</div></button>"),
    ("a story without scripts", "<div id=app></div><noscript>\(p(rice))\(p(price))</noscript>"),
    (
      "paid text", "<article>\(p(rice))<div class=paywall>\(p(barn))\(p(price))</div></article>"
    ),
    (
      "hidden paid text",
      "<article>\(p(rice))<div class=premium style='display:none'>\(p(barn))\(p(price))</div></article>"
    ),
    (
      "widgets",
      [rice, barn, price].map { "<div class='widget text-widget'>\(p($0))</div>" }.joined()
    ),
    ("a name that is furniture's", "<div class=print>\(p(rice))\(p(barn))\(p(price))</div>"),
    (
      "such a name on a paragraph",
      "<div>\(p(rice))\(p(barn))<p class='overflow-hidden'>\(price)</p></div>"
    ),
    ("a dialog", "<dialog open>\(p(rice))\(p(price))</dialog>"),
    ("a form", "<form>\(p(rice))\(p(price))</form>"),
    (
      "several articles",
      "<main>" + [rice, barn, price].map { "<article><h2>Pukul</h2>\(p($0))</article>" }.joined()
        + "</main>"
    ),
    (
      "short ones",
      "<main><article><h2>10.30</h2><p>Rapat dibuka ketua.</p></article>"
        + "<article><h2>11.15</h2><p>Teh Intan disajikan.</p></article>"
        + "<article><h2>12.00</h2>\(p(barn))</article></main>"
    ),
    (
      "a lead outside of the body",
      "<div><div class=intro><p>Panen Intan membuka musim yang lama dinanti para petani lembah.</p></div>"
        + "<div class=article-body>\(p(rice))\(p(barn))</div></div>"
    ),
    (
      "a lead in the header",
      "<article><header><p>Panen Intan membuka musim yang lama dinanti para petani.</p></header>"
        + "<div class=body>\(p(rice))\(p(barn))</div></article>"
    ),
    (
      "verses",
      "<article>\(p(rice))<p>malam turun<br>di lembah Intan<br>sunyi</p>\(p(barn))</article>"
    ),
    ("a program", "<article>\(p(rice))<pre>let Intan = 1</pre>\(p(barn))</article>"),
    (
      "the text of the metadata",
      "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\": "
        + "\"\(rice) \(barn) \(price)\"}</script><p>Silakan berlangganan untuk membaca.</p>"
    ),
    ("a word or two", "<nav><a href=/>Beranda</a></nav><p>Intan ditemukan.</p>"),
  ]

  @Test("A mark of byte order amid a page is no word that could stand for the story")
  func byteOrderMark() {
    #expect(TextShape("\u{FEFF}").words == 0 && TextShape("padi\u{FEFF}").words == 1)
    let page = HTMLPage("<body>\u{FEFF}<div class=paywall>Intan")
    #expect(HTMLReader.article(of: page, id: "a.html")?.article.body == "Intan")
  }

  @Test("in a page with", arguments: pages)
  func kept(name: String, body: String) throws {
    let html = "<html><head><title>Panen raya</title></head><body><h1>Panen raya</h1>\(body)"
    let found = try #require(HTMLReader.article(of: HTMLPage(html), id: "a.html")).article
    #expect(found.body.contains("Intan"), "\(name): \(found.body)")
  }

  static let texts: [(name: String, file: String, text: String)] = [
    (
      "a table at the end of Markdown", "a.md",
      "# Panen\n\n\(rice)\n\n\(barn)\n\n| Desa | Ton |\n|---|---|\n| Sukamaju | 4 |\n| Intan | 2 |\n"
    ),
    (
      "a table of names", "a.md",
      "# Panen\n\n\(rice)\n\n\(barn)\n\n| Desa | Kepala |\n|---|---|\n| Intan | Siti |\n"
    ),
    ("a short line at the end", "a.md", "# Panen\n\n\(rice)\n\n\(barn)\n\nIntan\n"),
    ("a list at the end", "a.md", "# Panen\n\n\(rice)\n\n\(barn)\n\n- Beras\n- Intan\n"),
    (
      "a table of strokes", "a.txt",
      "Panen Raya\n\n\(rice)\n\n\(barn)\n\nDesa | Ton\nSukamaju | 40\nIntan | 21\n"
    ),
    (
      "such a table of names", "a.txt",
      "Panen Raya\n\n\(rice)\n\n\(barn)\n\nDesa | Kepala\nSukamaju | Budi\nIntan | Siti\n"
    ),
    (
      "such a table first", "a.txt",
      "Panen Raya\n\nDesa | Ton\nSukamaju | 40\nIntan | 21\n\n\(rice)\n\n\(barn)\n"
    ),
    (
      "a table of tabs", "a.txt",
      "Panen Raya\n\n\(rice)\n\n\(barn)\n\nDesa\tTon\nSukamaju\t40\nIntan\t21\n"
    ),
    ("a short line", "a.txt", "Panen Raya\n\n\(rice)\n\n\(barn)\n\nIntan\n"),
    ("what a colon announces", "a.txt", "Panen Raya\n\n\(rice)\n\n\(barn)\n\nDesa:\nBudi, Intan\n"),
  ]

  @Test("in a text with", arguments: texts)
  func keptInText(name: String, file: String, text: String) throws {
    let body =
      file.hasSuffix(".txt")
      ? clean(text).body
      : StoryLines(MarkdownText(text[...]).lines, title: "Panen", names: [], isSaved: false).body
    #expect(body.contains("Intan"), "\(name): \(body)")
  }

  @Test("A page says where less of its story was found than it has")
  func doubts() throws {
    func doubt(_ json: String, _ body: String) throws -> String? {
      let html =
        "<head><title>Panen</title><script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
        + "\"headline\": \"Panen\", \(json)}</script></head><body><h1>Panen</h1>\(body)"
      return try #require(HTMLReader.article(of: HTMLPage(html), id: "a.html")).doubt
    }
    let body = [Self.rice, Self.barn].map(Self.p).joined()
    #expect(try doubt("\"wordCount\": 30", body) == nil)
    let said = try #require(try doubt("\"wordCount\": 900", body))
    #expect(said.contains("900 words"))
    let text = [Self.rice, Self.barn, Self.price].joined(separator: " ")
    let other = try doubt("\"articleBody\": \"\(text)\"", "<p>Silakan berlangganan.</p>")
    #expect(try #require(other).contains("metadata"))
    #expect(try doubt("\"articleBody\": \"\(Self.rice) \(Self.barn)\"", body) == nil)
  }

  @Test("A page of very many blocks is kept whole, and says so")
  func veryManyBlocks() throws {
    let blocks = (1...20_001).map { "<p class=widget>Baris \($0)</p>" }.joined()
    let found = try #require(HTMLReader.article(of: HTMLPage(blocks), id: "a.html"))
    #expect(found.article.body.hasPrefix("Baris 1\n\nBaris 2\n"))
    #expect(found.article.body.hasSuffix("Baris 20001"))
    #expect(try #require(found.doubt).contains("all its text was kept"))
  }

  @Test("The trees ask for no feature that there is not")
  func features() throws {
    let page = HTMLPage("<p>\(Self.rice)</p>")
    let metadata = HTMLMetadata(page)
    var names = NameGroups()
    let outline = PageOutline(page, page.storyBlocks(&names))
    let features = BlockFeatures(outline, StoryEvidence(metadata, title: nil), names)
    #expect(features.count > 50)
    #expect(features.names.count == features.count)
    #expect(BlockForest.fitted.featureCount <= features.count)
    #expect(Set(features.names.map { "\($0)" }).count == features.count)
  }
}
