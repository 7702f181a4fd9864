import TestSupport

@testable import ArticleText
@testable import ScoSearch

extension FuzzTarget {
  private static let pages = [
    """
    Panen raya di lereng

    Oleh: Sari Utami
    GARUT, KABAR DESA - Petani di lereng itu menuai padi selama tiga hari. "Hasilnya baik," kata Ujang.

    Baca juga: Harga pupuk turun
    Mereka akan menanam lagi pada bulan Maret.

    Senin, 7 Maret 2021 | 10:15 WIB
    (ant/sr)
    """,
    """
    Share on Facebook
    The harbour woke early on Tuesday. Fisher-
    men carried nets to the quay, and the first
    boats left before sunrise.

    - one
    - two

    12 April 2019
    Photo: A boat (River Post/J. Doe)
    """,
  ]
  private static let html = [
    """
    <!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Panen raya | Kabar</title>
    <meta property="og:title" content="Panen raya"><meta name="author" content="Sari">
    <meta property="article:published_time" content="2021-03-07T10:15:00+07:00">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Panen &amp; raya",
    "datePublished":"2021-03-07","author":[{"name":"Sari"}],"publisher":{"name":"Kabar"}}</script>
    </head><body><nav><a href="/">Beranda</a> | <a href="/b">Berita</a></nav>
    <article><h1>Panen raya</h1><p>Petani menuai padi.<br>Tiga hari&nbsp;lamanya &#146;kata&#x2019;.</p>
    <figure><img alt="x"><figcaption>Sawah</figcaption></figure><ul><li>satu<li>dua</ul>
    <table><tr><td>a<td>b</table><pre>x  y</pre></article><footer>Hak cipta</footer></body></html>
    """,
    "<p>a<b>b<i>c</b>d</i><!-- x --><![CDATA[y]]><style>p{}</style><svg><text>t</text></svg>&#xD800;",
    "<?xml version='1.0' encoding='shift_jis'?><meta charset=gb2312><title>t</title>\u{FFFD}<p>x",
    "<meta http-equiv=content-type content='text/html; charset=iso-8859-1'><p>caf\u{E9}</p>",
  ]
  private static let markdown = [
    """
    ---
    title: "Panen raya: akhirnya"
    date: 2021-03-07
    authors: [Sari, {name: Ujang}]
    source: &s Kabar
    place: *s
    lang: id
    ---
    # Panen raya

    Petani **menuai** padi [di lereng](http://example.org "judul") ~~kemarin~~.[^1]

    | a | b |
    |---|---|
    | 1 | 2 |

    > kutipan
    > - satu
    >   1. dua

    ```
    kode
    ```
    <div>mentah &amp; lain</div>

    [^1]: catatan
    """,
    "+++\ntitle = \"Harbour\"\ndate = 2019-04-12\ntags = [\"a\", 'b']\n[x]\ny = 1\n+++\nThe harbour woke.",
    "Judul\n=====\n\n* * *\n\\* a \\\nb  \nc\n\n    kode\n\n![gambar](x.png)\n",
  ]
  private static let jsonRecord =
    #"{"id":"a1","title":"Panen \u00e9 \ud83c\udf89","body":"Petani menuai padi.\n\nTiga hari.","#
    + #""lang":"id","date":"2021-03-07","source":"Kabar","url":"https://example.org/1","tags":[1,{"a":null}]}"#
  private static let json = [
    jsonRecord, "[\(jsonRecord),\(jsonRecord)]", #"{"articles":[\#(jsonRecord)],"total":1}"#,
    #"{"text":"a","content":["b"],"title":5,"lang":"??","date":"x","id":1e400}"#,
    #"{"items":[{"id":18446744073709551616,"content_html":"<p>Satu &amp; <b>dua</b>","body":"","n":NaN,"#
      + #""authors":[{"name":"Sari"}],"date_published":"2021-03-07T10:00:00Z"}]}"#,
    #"{"title":{"rendered":"Panen &#8211; raya"},"content":["Satu.",{"text":"Dua."},3]}"#,
    "[[[[[[]]]]]]", #"[1,"a",null,true,{"title":"t"}]"#,
  ]

  private static let tables = [
    "Judul;Isi;Tanggal\r\nPanen raya;\"Petani, yang \"\"sabar\"\";\nmenuai padi.\";7 April 2016\r\n",
    "id,title,content_html,url\na,Panen,<p>Padi &amp; jagung,https://a.example/1\n\n,,x,\n",
    "title\tbody\nPanen\tPetani menuai padi.\n",
  ]
  private static let bookmarks = [
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF=\"https://a.example/1\" ADD_DATE=\"1460000000\">"
      + "Panen</A>\n<DD>Padi\n<DT><H3>x</H3><DL><p></DL></DL>",
    "<html><title>Pocket Export</title><ul><li><a href=\"http://b.example\" time_added=\"1\">Padi</a>",
  ]
  private static let tableMarks = [
    ",", ";", "\t", "|", "\"", "\"\"", "\r\n", "\n", "sep=;\n", "Judul", "Isi", "id", "url", "date",
    "\0",
  ]

  private static let marks = [
    "<p>", "</p>", "<div>", "<b>", "<article>", "<table>", "<tr>", "<td>", "<li>", "<!--", "-->",
    "<script>", "</script>", "<title>", "<meta charset=", "&amp;", "&#0;", "&#x80;", "&#xD800;",
    "&nbsp", "<![CDATA[", "]]>", "<a href=\"", "\"", "'", ">", "<", "utf-16", "big5", "iso-2022-jp",
    "hz-gb-2312", "shift_jis", "utf-7", "\u{FEFF}",
  ]
  private static let markdownMarks = [
    "---\n", "+++\n", "# ", "> ", "* ", "1. ", "```\n", "|", "|-|\n", "[", "](", "![", "**", "_",
    "~~", "[^1]", "<b>", ": ", "- ", "&a ", "*a", "{", "}", "!!str ", "? ", "|\n", ">\n", "title: ",
    "date: ", "%YAML 9.9\n", "<<: *a\n",
  ]
  private static let jsonMarks = [
    "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u", "\\ud800", "null", "true", "1e999", "-0",
    "\"id\":", "\"title\":", "\"body\":", "\"articles\":[", "\"date\":\"2020\"", "\n",
    "{\"title\":\"t\"}", "NaN", "-Infinity", "18446744073709551616", "\"body\":[", "\"rendered\":",
    "\"content_html\":\"<p>", "<br>", "<li>", "\"authors\":[{\"name\":", "\"date_published\":",
  ]
  private static let textMarks = [
    "\n\n", "\n", "- ", " - ", "Oleh: ", "By ", "Baca juga: ", "Senin, 7 Maret 2021",
    "12 April 2019",
    "(ant/sr)", "JAKARTA, KOMPAS.com - ", "LONDON (Reuters) - ", "Photo: ",
    "http://example.org/2019/04/12/a",
    "Share", "Copyright", "Halaman 1", "...", "* ", "• ", "Editor: ", "10:15 WIB", "1", "KABAR",
  ]

  /// The readers of each format, from a file.
  static let documents = [
    document("txt", pages, textMarks), document("html", html, marks),
    document("csv", tables, tableMarks),
    FuzzTarget(
      "bookmarks", "lists of saved addresses", bytes: bookmarks.map { Array($0.utf8) },
      tokens: marks + ["<DT>", "<DD>", "<A HREF=\"https://a.example\"", "time_added=", "</A>"]
    ) {
      let file = try ScratchFile("html")
      return { bytes in _ = try read(bytes, file, by: BookmarksReader()) }
    },
    document("md", markdown, markdownMarks), document("json", json, jsonMarks),
    document(
      "jsonl", [json.joined(separator: "\n"), jsonRecord + "\n" + jsonRecord + "\r\n\n{}"],
      jsonMarks),
    FuzzTarget(
      "gz", "files compressed by gzip: any bytes, and the same articles as without",
      bytes: pages.map { [0] + Array($0.utf8) } + [[1] + Array(json[1].utf8)]
        + [[2] + gzip(Array(pages[0].utf8))] + [[2] + gzip(Array(json[0].utf8)) + gzip([10])],
      tokens: jsonMarks + ["\u{1F}\u{8B}\u{8}"]
    ) {
      let (plain, packed) = (try ScratchFile("txt"), try ScratchFile("txt.gz"))
      let (records, packedRecords) = (try ScratchFile("jsonl"), try ScratchFile("jsonl.gz"))
      return { input in
        let bytes = Array(input.dropFirst())
        switch (input.first ?? 0) % 4 {
        case 0: try compare(bytes, plain, packed)
        case 1: try compare(bytes, records, packedRecords)
        case 2: _ = try read(bytes, packed)
        default: _ = try read(bytes, packedRecords)
        }
      }
    },
  ]

  private static func document(
    _ ending: String, _ seeds: [String], _ tokens: [String]
  ) -> FuzzTarget {
    // Text in other encodings, and without a byte order mark.
    let wide = seeds[0].utf16.prefix(200).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let latin = seeds[0].unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    return FuzzTarget(
      ending, "the reader of .\(ending), from the file's bytes to the stored article",
      bytes: seeds.map { Array($0.utf8) } + [[0xFF, 0xFE] + wide, wide, latin], tokens: tokens
    ) {
      let file = try ScratchFile(ending)
      return { bytes in _ = try read(bytes, file) }
    }
  }

  /// What the reader of a file's format makes of some bytes.
  private static func read(
    _ bytes: [UInt8], _ file: ScratchFile, by reader: (any ArticleReader)? = nil
  ) throws -> [ReadEvent] {
    try file.write(bytes)
    guard let reader = reader ?? ArticleFormats.reader(forPath: file.path) else {
      throw Finding("no reader of \(file.path)")
    }
    var events: [ReadEvent] = []
    do throws(ReadError) {
      try reader.read(ArticleFile(path: file.path, id: "berkas")) { event in
        events.append(event)
        return .more
      }
    } catch {
      try require(error.path == file.path && !error.reason.isEmpty, "an error of nothing: \(error)")
      try require(error.code != .unreadable, "\(error)")
    }
    for event in events {
      switch event {
      case .pictures: continue
      case .passedOver(let name): try require(!name.isEmpty, "a file without a name")
      case .problem(let problem):
        try require(problem.file == file.path && !problem.reason.isEmpty, "\(problem)")
      case .article(let article):
        try Checks.article(article)
        // A byte that is no text becomes a character of three.
        let most = file.path.hasSuffix(".gz") ? 1100 * bytes.count : 4 * bytes.count
        try require(
          article.body.utf8.count <= most, "\(bytes.count) bytes became \(article.body.utf8.count)")
        let stored = StoredRecord(article: article, sourceNumber: 1, relativePath: "a")
        try require(
          StoredRecord(stored.encoded()) == stored, "an article is stored as another: \(article)")
      }
    }
    return events
  }

  private static func compare(
    _ bytes: [UInt8], _ plain: ScratchFile, _ packed: ScratchFile
  ) throws {
    func articles(_ events: [ReadEvent]) -> [ReadEvent] {
      events.filter { if case .article = $0 { true } else { false } }
    }
    guard !bytes.isEmpty else { return }
    let (left, right) = (try read(bytes, plain), try read(gzip(bytes), packed))
    try require(left.count == right.count, "a file and the same compressed differ")
    try require(articles(left) == articles(right), "a file and the same compressed differ")
  }

  // MARK: Text without a file

  /// A part of any text, taken apart.
  static let cleaner = FuzzTarget(
    "cleaner", "the cleaner: what it keeps is of the text", seeds: pages, tokens: textMarks
  ) {
    { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let cleaned = ArticleCleaner().clean(text, fileName: "berkas.txt")
      try Checks.body(cleaned.body, "the body")
      try Checks.line(cleaned.title, "the title")
      let normal = TextNormalizer.normalize(text)
      try require(
        TextNormalizer.normalize(normal) == normal, "a text in normal form has another")
      try require(
        Checks.isTaken(cleaned.body, from: normal),
        "the body \(cleaned.body.debugDescription) is not of the text")
      if cleaned.hasTitleLine {
        try require(
          Checks.isTaken(cleaned.title, from: normal),
          "the title \(cleaned.title) is not of the text")
      }
      let article = Article(id: "a", cleaned)
      let removed = article.removingLines { $0.utf8.count % 3 == 0 }
      try Checks.body(removed.body, "the body without some lines")
      try Checks.spans(removed.languageSpans, of: removed.body)
    }
  }

  /// What the programs for PDFs print.
  static let pdf = FuzzTarget(
    "pdf", "what pdfinfo and pdftotext print: properties, and text by pages",
    seeds: pages + [
      "Title:          Panen raya\nCreationDate:   2021-03-07T10:15:00+07\nPages: 2\n",
      "Title: Microsoft Word - laporan.docx\nTitle:\nCreationDate: 1970-01-01\n: \n",
      "Panen raya di lereng itu berlang-\nsung tiga hari dan tiga malam, negara-\nnegara lain\n\n12\n\nakhir.",
    ],
    tokens: textMarks + [
      "Title: ", "CreationDate: ", "-\n", "\n12\n", ":", "D:2021", ".doc", "\u{C}",
    ]
  ) {
    { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let properties = PDFProperties(report: text)
      if let title = properties.title {
        try Checks.line(title, "the title")
        try require(!title.isEmpty, "the title is empty instead of unknown")
      }
      let paragraphs = PDFText.paragraphs(of: text)
      try Checks.body(paragraphs, "the text of the pages")
      try require(
        Checks.isTaken(paragraphs, from: TextNormalizer.normalize(text)),
        "\(paragraphs.debugDescription) is not of the pages")
      let cleaned = ArticleCleaner().clean(paragraphs, fileName: "berkas.pdf")
      try Checks.line(properties.title(of: cleaned), "the title")
    }
  }
}
