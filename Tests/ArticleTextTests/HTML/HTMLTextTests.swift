import Testing

@testable import ArticleText

@Suite("The text of an HTML page")
struct HTMLTextTests {
  private static let first =
    "Para petani di lembah itu membuka lumbung padi yang baru pada hari Senin, kata bupati."
  private static let second =
    "Lumbung itu memuat dua ribu ton gabah, dan cukup untuk semua desa di sepanjang sungai."

  static let shapes: [(body: String, text: String)] = [
    ("<p>Satu <b>dua</b>\n   tiga.</p><p>Empat.</p>", "Satu dua tiga.\n\nEmpat."),
    ("Satu.<br>Dua.<br><br>Tiga.", "Satu.\nDua.\n\nTiga."),
    ("<ul><li>satu<li>dua</ul><p>Tiga.", "- satu\n- dua\n\nTiga."),
    ("<ol start=3><li><p>satu</p></li><li>dua</li></ol>", "3. satu\n4. dua"),
    ("<ul><li>satu<ul><li>dua</ul><li>tiga</ul>", "- satu\n- dua\n- tiga"),
    (
      "<table><tr><th>Negara<th>Ton</tr><tr><td>Iran<td>12</tr></table>",
      "Negara | Ton\nIran | 12"
    ),
    ("<table><tr><td><p>Satu.</p><div>Dua.</div></td></tr></table>", "Satu.\n\nDua."),
    ("<pre>satu\n  dua\ntiga</pre>", "satu\ndua\ntiga"),
    ("<dl><dt>Padi<dd>Tanaman.</dl>", "Padi\nTanaman."),
    (
      "<p>a&amp;b &lt;c&gt; &eacute;&#8217;&#x2014;&nbsp;d &#146; &tidak;</p>",
      "a&b <c> é’— d ’ &tidak;"
    ),
    ("<p>kata<wbr>kata ke\u{AD}dua</p>", "katakata kedua"),
    ("<p>Satu.<p>Dua.<div>Tiga.", "Satu.\n\nDua.\n\nTiga."),
    ("<b><i>Satu</b> dua</i>.", "Satu dua."),
    ("<p>Satu.</p>***<p>. . .</p><p>Dua.</p>", "Satu.\n\nDua."),
    ("<p>Satu<script>var a = '<p>tidak</p>';</script> dua.</p>", "Satu dua."),
  ]

  @Test("Paragraphs, breaks, lists, tables and references", arguments: shapes)
  func shape(body: String, text: String) throws {
    #expect(try article(head: "<title>Judul</title>", body: body).body == text)
  }

  static let furniture = [
    "<nav><p>Tidak dipakai oleh siapa pun.</p></nav>", "<footer>Tidak dipakai.</footer>",
    "<header><a href=/>Tidak</a> dipakai</header>", "<aside><p>Tidak dipakai.</p></aside>",
    "<form><p>Tidak dipakai.</p><input value=Tidak></form>", "<button>Tidak</button>",
    "<style>.Tidak {}</style>", "<script>Tidak()</script>", "<noscript>Tidak bisa.</noscript>",
    "<template><p>Tidak dipakai.</p></template>", "<svg><text>Tidak</text></svg>",
    "<iframe>Tidak</iframe>", "<select><option>Tidak</select>", "<textarea>Tidak</textarea>",
    "<!-- Tidak -->", "<div hidden>Tidak dipakai.</div>", "<p style='display: none'>Tidak.</p>",
    "<span aria-hidden=true>Tidak</span>", "<div role=navigation>Tidak dipakai.</div>",
    "<div class='share-buttons'>Tidak</div>", "<div class=relatedPosts><p>Tidak.</p></div>",
    "<div id=comments><p>Tidak setuju dengan petani itu, dan tidak akan pernah setuju.</p></div>",
    "<div class='post__tags'>Tidak</div>", "<section class=\"td-a-ad\">Tidak</section>",
    "<p>Baca juga: <a href=/x>Tidak Dipakai Oleh Siapa Pun</a></p>",
    "<p><strong><a href=/x>Tidak dipakai oleh siapa pun di desa</a></strong></p>",
    "<h3>Terkait Tidak</h3><ul><li><a href=/x>Tidak satu</a><li><a href=/y>Tidak dua</a></ul>",
    "<p>Iklan</p>", "<figure><img alt='Tidak' src=x></figure>",
    "<figure><figcaption class='photo-credit'>Tidak</figcaption></figure>",
  ]

  @Test(
    "What is no part of an article is left out, before, amid and after it", arguments: furniture)
  func leftOut(html: String) throws {
    let (first, second) = ("<p>\(Self.first)</p>", "<p>\(Self.second)</p>")
    let bodies = [
      html + first + second, first + html + second, first + second + html,
      html + "<article>" + first + html + second + "</article>" + html,
      "<div id=a>" + html + "<div>" + first + second + "</div></div>" + html,
    ]
    for body in bodies {
      let found = try article(head: "<title>Lumbung baru</title>", body: body)
      #expect(found.body == Self.first + "\n\n" + Self.second)
    }
  }

  static let stories: [(name: String, open: String, close: String)] = [
    ("a form around the page", "<form id=aspnet>", "</form>"),
    ("names of states", "<div class='has-sidebar with-share no-comments'>", "</div>"),
    ("subjects of an article", "<article class='post tag-iklan category-menu'>", "</article>"),
    ("a marked body", "<div itemprop=articleBody>", "</div>"),
    ("a name", "<div class='detail__body-text'>", "</div>"),
    ("the main part", "<main>", "</main>"),
    ("tables for layout", "<table><tr><td>", "</td><td><a href=/>x</a></td></tr></table>"),
    ("nothing", "", ""),
  ]

  @Test("The story is found", arguments: stories)
  func story(name: String, open: String, close: String) throws {
    let links = (1...9).map { "<li><a href=/\($0)>Berita nomor \($0) hari ini</a></li>" }.joined()
    let found = try article(
      head: "<title>Lumbung baru</title>",
      body: "<div><ul>\(links)</ul></div>\(open)<h1>Lumbung baru</h1><p>\(Self.first)</p>"
        + "<h2>Isi</h2><p>\(Self.second)</p>\(close)<div><ul>\(links)</ul></div>")
    #expect(found.body == Self.first + "\n\nIsi\n\n" + Self.second, "\(name)")
  }

  @Test("The article is that with the most text, not a card of another one")
  func cards() throws {
    let card =
      "<article><h2><a href=/x>Berita lain</a></h2><p>Petani lain juga senang.</p></article>"
    let found = try article(
      head: "<title>Lumbung baru</title>",
      body: card + "<article><p>\(Self.first)</p><p>\(Self.second)</p></article>" + card)
    #expect(found.body == Self.first + "\n\n" + Self.second)
  }

  @Test("A page of short lines is kept, and so is one of nothing but links")
  func shortPages() throws {
    let short = try article(head: "<title>Menu</title>", body: "<p>Pilih Alat.</p><p>Klik Ya.</p>")
    #expect(short.body == "Pilih Alat.\n\nKlik Ya.")
    let links = try article(
      head: "<title>Menu</title>", body: "<ul><li><a href=/1>Padi</a><li><a href=/2>Jagung</a></ul>"
    )
    #expect(links.body == "- Padi\n- Jagung")
  }

  @Test("A caption stays, without its credit")
  func caption() throws {
    let found = try article(
      head: "<title>Lumbung baru</title>",
      body: "<figure><img src=x><figcaption>Lumbung dari udara. (Foto: Siti)</figcaption></figure>"
        + "<p>Klaten, KBNT - \(Self.first)</p>")
    #expect(found.body == "Lumbung dari udara.\n\n" + Self.first)
    #expect(found.place == "Klaten")
  }

  static let credits: [(caption: String, kept: String)] = [
    ("Lumbung itu. Foto: Siti/KBNT", "Lumbung itu."), ("Lumbung itu © KBNT", "Lumbung itu"),
    ("Lumbung itu (KBNT Photo/Siti)", "Lumbung itu"), ("Lumbung itu", "Lumbung itu"),
    ("FOTO: KBNT", ""),
  ]

  @Test("Credits of captions", arguments: credits)
  func credit(caption: String, kept: String) {
    #expect(PhotoCredit.withoutCredit(caption) == kept)
  }
}
