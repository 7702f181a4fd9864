import TestSupport

@testable import ArticleText

extension FuzzTarget {
  /// The parts of the reading of pages, each by itself.
  static let pageParts = [charset, references, story, dates, pageDates, linked, names]

  // MARK: Bytes

  private static let declarations = [
    "<meta charset=utf-8><title>Panen raya</title><p>Petani menuai “padi” di lereng – kafé itu.",
    "<!-- <meta charset=big5> --><meta http-equiv=Content-Type content='text/html; charset=koi8-r'>",
    "<?xml version='1.0' encoding='shift_jis'?><html><head><title>Kabar</title></head><p>日本",
    "<script>document.write('<meta charset=gbk>')</script><meta charset=x-none><meta charset=latin1>",
    "<meta name=description content='charset=iso-8859-7'><meta charset=\"euc-kr\" /><p>한국",
    "<title>a</title><META CHARSET = 'windows-1251'><body>Вода в реке<meta charset=utf-8>",
    "<meta charset=iso-2022-jp><p>\u{1B}$B%3%a\u{1B}(B kata",
  ]

  /// Any bytes as a page.
  static let charset = FuzzTarget(
    "charset", "the encoding that a page declares, and its bytes as text",
    bytes: declarations.map { Array($0.utf8) } + [
      Array("<meta charset=windows-1252><p>caf".utf8) + [0xE9, 0x20, 0x93, 0x61, 0x94],
      Array("<meta charset=gb2312><p>".utf8) + [0xC4, 0xE3, 0xBA, 0xC3, 0xA3, 0xAC],
      Array("<meta charset=shift_jis><p>".utf8) + [0x93, 0xFA, 0x96, 0x7B, 0xB1, 0xB2],
      [0xFF, 0xFE] + declarations[0].utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      declarations[0].utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      [0xEF, 0xBB, 0xBF] + Array(declarations[1].utf8),
    ],
    tokens: [
      "<meta charset=", "<meta http-equiv=content-type content=\"", "; charset=", "<!--", "-->",
      "<script>", "</script>", "<title>", "</title>", "</head>", "<body>", "<?xml encoding='", "'",
      "\"", ">", "utf-8", "utf-16", "latin1", "big5", "gb18030", "euc-jp", "iso-2022-kr", "tis-620",
      "macintosh", "windows-1255", "Â©", "Ã©", "\u{1B}$B", "\u{1B}(B", "\u{0E}", "\u{0F}",
    ]
  ) {
    { bytes in
      try checkDeclaration(of: bytes)
      try checkDecoding(of: bytes)
    }
  }

  private static func checkDeclaration(of bytes: [UInt8]) throws {
    let declared = DeclaredCharset(of: bytes)
    if let declared {
      let label = declared.label
      try require((1...40).contains(label.utf8.count), "a label of \(label.utf8.count) bytes")
      try require(label == label.lowercased(), "the label \(label) has capitals")
      try require(
        label.first?.isWhitespace == false && label.last?.isWhitespace == false,
        "the label \(label.debugDescription) has space around it")
      try require(declared.charset == Charset(label: label), "\(label) is \(declared)")
    }
    // The first bytes alone are searched, and a declaration of XML stands at their beginning.
    guard bytes.count < 900, !bytes.starts(with: "<?xml".utf8) else { return }
    for other in [
      "<!-- <meta charset=big5> -->", "<title><meta charset=big5></title>",
      "<script>'<meta charset=big5>'</script>", "<meta name=description content='charset=big5'>",
    ] {
      try require(
        DeclaredCharset(of: Array(other.utf8) + bytes) == declared,
        "with \(other) before it, \(String(describing: declared)) is declared no more")
    }
  }

  private static func checkDecoding(of bytes: [UInt8]) throws {
    guard let decoded = try decoded(bytes) else { return }
    let text = Array(decoded.text.utf8)
    let replaced = decoded.text.unicodeScalars.count { $0 == "\u{FFFD}" }
    try require(
      replaced >= decoded.replacements, "\(decoded.replacements) are replaced, \(replaced) shown")
    try require(text.count <= 3 * bytes.count, "\(bytes.count) bytes became \(text.count)")
    let isASCII = bytes.allSatisfy { $0 < 0x80 && ![0, 0x0E, 0x0F, 0x1B].contains($0) }
    if isASCII { try require(text == bytes, "ASCII is read as \(decoded)") }
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil,
      UTF8Evidence(bytes[...]).strong > 0
    else { return }
    let mark = bytes.starts(with: ByteOrderMark.utf8.bytes) ? 3 : 0
    try require(text[...] == bytes[mark...], "UTF-8 is read as \(decoded)")
    guard let stray = try self.decoded(bytes + [0xFF]) else { return }
    try require(
      Array(stray.text.utf8) == text + Array("\u{FFFD}".utf8) && stray.replacements == 1,
      "with a stray byte it is read as \(stray)")
  }

  private static func decoded(_ bytes: [UInt8]) throws -> HTMLDecoder.Decoded? {
    guard let decoded = try? HTMLDecoder().decode(bytes, from: "halaman.html") else { return nil }
    for problem in decoded.problems(in: "halaman.html") {
      try require(problem.doubt == .readOtherwise && !problem.reason.isEmpty, "\(problem)")
    }
    return decoded
  }

  // MARK: Elements and characters

  /// A text as a page, and as what a page shows.
  static let references = FuzzTarget(
    "references", "the elements of a page, and the characters that references stand for",
    seeds: [
      "<p class='a &amp; b' title=\"&quot;x&quot;\">Panen &lt;raya&gt; &eacute;&NotEqualTilde;&#146;",
      "<a href='/?a=1&copy=2&amp;lt=3'>Kabar&nbsp&amp;nbsp;&amp;amp;lt;</a>&notit;&notin;&#x1F389;",
      "<!--> a <!---> b <!-- & --><script>a && b &amp; c</script><style>&lt;</style><b>&</b>&;&#;&#x;",
      "Harga &pound;5 &frac12; &ThickSpace;&#0;&#xD800;&#x110000;&#99999999999;&CounterClockwise",
    ],
    tokens: [
      "&", "&amp;", "&amp", "&lt;", "&#", "&#x", ";", "&#x80;", "&#159;", "&notin", "&nvap;",
      "&eacute", "<!--", "-->", "<!-->", "<script>", "</script", "<p>", "<p title=", "='", "\"",
      "<", ">", "</", "<![CDATA[", "]]>", "<plaintext>", "<textarea>", "<table><tr><td>", "<svg>",
    ]
  ) {
    { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      try checkNodes(of: HTMLPage(text), longest: 3 * text.utf8.count)
      try checkEscaped(text)
      try Checks.line(HTMLPage.plainText(text), "the plain text")
      try Checks.body(HTMLPage.plainLines(text), "the plain lines")
    }
  }

  private static func checkNodes(of page: HTMLPage, longest: Int) throws {
    let nodes = page.nodes
    try require(!page.isCut, "a page without depth is cut")
    try require(nodes[0].end == nodes.count, "the first node does not hold all")
    var bytes = 0
    for index in nodes.indices.dropFirst() {
      let node = nodes[index]
      let parent = nodes[node.parent]
      try require(
        node.parent < index && index < node.end && node.end <= parent.end,
        "the node \(index) to \(node.end) lies in \(node.parent) to \(parent.end)")
      bytes += node.text.utf8.count + node.attributes.reduce(0) { $0 + $1.value.utf8.count }
      guard node.isText else {
        try require(node.name == node.name.lowercased(), "the element \(node.name)")
        continue
      }
      try require(!parent.isText && node.end == index + 1, "a text holds a node")
      try require(
        !node.text.unicodeScalars.contains { $0 == "\0" || (0x80...0x9F).contains($0.value) },
        "a text has a control character: \(node.text.debugDescription)")
    }
    try require(bytes <= longest, "\(bytes) bytes of text of \(longest / 3)")
  }

  /// Any text can be written in a page so that it is shown as it is.
  private static func checkEscaped(_ text: String) throws {
    let shown = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          scalar == "\n" || scalar.properties.generalCategory != .control && !scalar.isNoncharacter
        }))
    let normal = Array(TextNormalizer.oneLine(shown).utf8)
    let escaped = escaped(shown)
    let page = HTMLPage("<p title=\"\(escaped)\">\(escaped)</p>")
    try require(
      Array(page.text(of: 0).utf8) == normal, "\(escaped) is shown as \(page.text(of: 0))")
    let title = page.elements("p").first.flatMap { page.nodes[$0]["title"] } ?? ""
    try require(
      Array(TextNormalizer.oneLine(title).utf8) == normal, "\(escaped) is the value \(title)")
    // Eight times as long as the text.
    guard shown.utf8.count % 8 == 0 else { return }
    let numbers = shown.unicodeScalars.map { "&#\($0.value);" }.joined()
    let other = HTMLPage(numbers).text(of: 0)
    try require(Array(other.utf8) == normal, "\(numbers) is shown as \(other)")
  }

  /// A text as it is written in a page.
  static func escaped(_ text: String) -> String {
    let marks: [Unicode.Scalar: String] = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;",
    ]
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let mark = marks[scalar] {
        escaped += mark.unicodeScalars
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  // MARK: Story

  private static let stories = [
    """
    <html><head><title>Panen raya di lereng</title></head><body><nav><a href=/>Beranda</a></nav>
    <article class="post-content"><h1>Panen raya di lereng</h1><div class=meta>Oleh Sari Utami</div>
    <p>Petani di lereng itu menuai padi selama tiga hari, dan hasilnya lebih baik daripada tahun lalu.
    <p>"Kami menanam lagi pada bulan Maret," kata Ujang, ketua kelompok tani di desa itu.</p>
    <p>Yang dibawa pulang:</p><ul><li>padi<li><a href=/b>jagung</a></ul>
    <table><tr><td>Senin<td>3 ton</tr><tr><td>Selasa<td>4 ton</tr></table></article>
    <aside class=related><h3>Baca juga</h3><a href=/c>Harga pupuk turun</a></aside>
    <footer>Hak cipta Kabar Desa</footer></body></html>
    """,
    """
    <body class="widget hidden"><div id=main><h2>The harbour woke early</h2>Fishermen carried nets to
    the quay, and the first boats left before sunrise.<br><br>They came back at noon.<q>Enough</q>
    <div style="display:none">The market opens at five.</div><button>Where is the harbour?</button>
    <noscript><p>The story goes on here, without a script, for a sentence or two.</p></noscript></div>
    """,
    """
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Banjir surut","articleBody":
    "Air surut pada malam hari. Warga kembali ke rumah dan membersihkan lumpur.","wordCount":200}
    </script><div class=paywall>Berlangganan untuk membaca.</div><p>Air surut pada malam hari.</p>
    """,
    "<table><tr><td><p>Kolom kiri<td><p>Rapat desa dimulai pukul tujuh.<ol start=3><li>satu<li>dua</ol>",
  ]

  /// What is kept of a page.
  static let story = FuzzTarget(
    "story", "the story of a page: whole blocks in their order, and never none in silence",
    seeds: stories,
    tokens: [
      "<p>", "</p>", "<div>", "</div>", "<br>", "<h2>", "<li>", "<ul>", "<table><tr><td>", "<td>",
      "<article>", "<aside>", "<nav>", "<button>", "<a href=/x>", "</a>", "<blockquote>", "<q>",
      "<div class=\"related\">", "<div hidden>", "<form>", "<section class=comments>", "<pre>",
      "<figure><figcaption>", " itemprop=articleBody", "Baca juga: ", "Oleh: ", ". ", ":",
      "Petani menuai padi selama tiga hari di lereng itu. ", "<template>", "<textarea>", "<select>",
    ]
  ) {
    { bytes in
      let page = HTMLPage(String(decoding: bytes, as: UTF8.self))
      let metadata = HTMLMetadata(page)
      let evidence = StoryEvidence(
        metadata, title: HTMLTitle.title(of: metadata, site: metadata.source))
      var names = NameGroups()
      let blocks = page.storyBlocks(&names)
      try checkBlocks(blocks, of: page)
      try checkStory(HTMLStory(page, evidence), of: blocks, evidence)
      try checkArticle(of: page, blocks)
    }
  }

  /// What has no attribute and none of these names hides nothing.
  private static func isPlain(_ node: HTMLPage.Node) -> Bool {
    node.attributes.allSatisfy { $0.name == "href" } && !HTMLNames.unseen.contains(node.name)
      && !HTMLNames.asides.contains(node.name)
  }

  private static func checkBlocks(_ blocks: [HTMLBlock], of page: HTMLPage) throws {
    for block in blocks {
      try require(
        0...block.words ~= block.linkedWords, "\(block.linkedWords) of \(block.words) are links")
      try require(page.nodes.indices.contains(block.element), "\(block) lies nowhere")
    }
    let shown = letters(blocks.map(\.text))
    let all = letters(page.nodes.map(\.text))
    if page.nodes.allSatisfy(isPlain) {
      try require(shown == all, "of a page without furniture a letter is lost: \(shown), \(all)")
    } else {
      try require(
        Checks.isTaken(shown, from: all), "the blocks \(blocks.map(\.text)) are not of the page")
    }
  }

  private static func letters(_ texts: [String]) -> String {
    var letters = String.UnicodeScalarView()
    for text in texts {
      letters += text.unicodeScalars.filter(\.properties.isAlphabetic)
    }
    return String(letters)
  }

  private static func checkStory(
    _ story: HTMLStory, of blocks: [HTMLBlock], _ evidence: StoryEvidence
  ) throws {
    // A block may have characters alone that are never seen.
    let hasWords = blocks.contains { $0.words > 0 && !$0.lines.isEmpty }
    try require(!hasWords || !story.lines.isEmpty, "nothing is kept of a page with words")
    guard story.step != .metadata else {
      try require(evidence.articleBody != nil, "a story of no metadata")
      return
    }
    var rest = blocks.flatMap(\.lines).map(\.text)[...]
    for line in story.lines {
      let place = rest.firstIndex(of: line.text)
      try require(place != nil, "this is no line of the page, or not here: \(line)")
      rest = rest[((place ?? 0) + 1)...]
    }
  }

  private static func checkArticle(of page: HTMLPage, _ blocks: [HTMLBlock]) throws {
    let sure = PageOutline(page, blocks).good.reduce(0, +)
    guard let (article, doubt) = HTMLReader.article(of: page, id: "halaman") else {
      // What is only said of a page (`Subscribe to read on.`) is none, and the error says so.
      try require(sure < 100, "a page with \(sure) words of sentences is none")
      return
    }
    try Checks.article(article)
    try require(
      doubt != nil || sure < 100 || article.lackOfText == nil,
      "of \(sure) words of sentences is left, without a doubt: \(article.body.debugDescription)")
  }
}

extension Unicode.Scalar {
  /// Whether it will never be a character.
  fileprivate var isNoncharacter: Bool {
    value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
  }
}
