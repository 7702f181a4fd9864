import FoundationEssentials

@testable import ArticleText

extension FuzzTarget {
  // MARK: JSON-LD

  /// Scripts of pages.
  static let linked = FuzzTarget(
    "linked", "JSON in the scripts of pages: good JSON is read as such, of any other what it says",
    seeds: [
      #"{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","@id":"_:a","headline":"#
        + #""Panen raya di lereng","datePublished":"2021-03-07","author":[{"@type":"Person","name":"#
        + #""Sari Utami"}],"publisher":{"@id":"_:p"},"wordCount":"1.250","articleBody":"Petani "#
        + #"menuai.\nTiga hari."},{"@type":"Organization","@id":"_:p","name":"Kabar Desa"}]}"#,
      #"[{"@type":["Article","Thing"],"mainEntityOfPage":{"@id":"https://kabar.example/2021/panen"},"#
        + #""name":"Panen &amp;amp; raya","articleSection":["Desa",""],"wordCount":120.5}, 1, null]"#,
      "{'headline': 'Petani's panen', // komentar\n \"description\": \"kata \"raya\" lagi\",\n"
        + "url: https://kabar.example/a, \"x\": [1,2,], /* y */ \"n\": -1.5e3\n \"z\": \"\\u00e9\\ud83c\\udf89\"}",
      "<!-- //<![CDATA[\n{\"@type\":\"WebSite\",\"name\":\"Kabar\"};{\"a\":{\"b\":[[\"c\"]]}}\n//]]> -->",
      "{&quot;@type&quot;:&quot;BlogPosting&quot;,&quot;headline&quot;:&quot;Harbour&quot;}",
    ],
    tokens: [
      "{", "}", "[", "]", "\"", "'", ":", ",", "\\", "\\\"", "\\u00e9", "\\ud800", "//", "/*", "*/",
      "<!--", "&quot;", "\"@type\":\"NewsArticle\"", "\"headline\":", "\"author\":",
      "\"@id\":\"_:p\"",
      "\"@graph\":[", "\"publisher\":{", "\"wordCount\":", "\"articleBody\":\"", "<p>", "null",
      "true", "1e999", "-0", "1.5", "\n", "\"name\":\"Sari\"",
    ]
  ) {
    { bytes in
      let script = String(decoding: bytes, as: UTF8.self)
      let values = JSONScript.values(of: script)
      try checkValues(values, of: script)
      let first = script.utf8.first { $0 > 0x20 }
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
        let plain = try? JSONDecoder().decode(PlainJSON.self, from: Data(bytes)),
        !saysTwice(bytes)
      {
        try require(values == [plain.value], "\(plain.value) is read as \(values)")
      }
      try checkLinked(script)
    }
  }

  /// Whether an object of good JSON has a key twice: then this takes the last, as browsers do, and
  /// Foundation the first.
  private static func saysTwice(_ json: [UInt8]) -> Bool {
    var keys: [Set<String>] = []
    var index = 0
    while index < json.count {
      switch json[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): keys.append([])
      case UInt8(ascii: "}"), UInt8(ascii: "]"): keys.removeLast()
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while json[index] != UInt8(ascii: "\"") {
          index += json[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        let next = json[(index + 1)...].first { $0 > 0x20 }
        guard next == UInt8(ascii: ":") else { break }
        let key = String(decoding: json[start..<index], as: UTF8.self)
        if key.contains("\\") || !keys[keys.count - 1].insert(key).inserted { return true }
      default: break
      }
      index += 1
    }
    return false
  }

  private static func checkValues(_ values: [JSONValue], of script: String) throws {
    // Escapes stand for other characters.
    let isLiteral = !script.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
    var open = values
    var count = 0
    func check(_ text: String) throws {
      guard isLiteral else { return }
      try require(script.utf8.contains(Array(text.utf8)), "\(text.debugDescription) is not there")
    }
    while let value = open.popLast() {
      count += 1
      switch value {
      case .text(let text): try check(text)
      case .number(let number): try require(number.isFinite, "a number is none")
      case .list(let items): open += items
      case .object(let members):
        for (key, value) in members {
          try check(key)
          open.append(value)
        }
      case .other: break
      }
    }
    try require(count <= JSONScript.mostValues, "\(count) values")
  }

  private static func checkLinked(_ script: String) throws {
    let page = HTMLPage("<script type='application/ld+json'>\(script)</script>")
    let data = LinkedData(
      page, addresses: ["https://kabar.example/2021/panen"], titles: ["Panen raya di lereng"])
    for (name, value) in [
      ("the headline", data.headline), ("the site", data.site), ("the section", data.section),
      ("the publisher", data.publisher), ("the author", data.author),
      ("the dateline", data.dateline),
    ] {
      guard let value else { continue }
      try require(!value.isEmpty, "\(name) is empty instead of unknown")
      try Checks.line(value, name)
    }
    for text in data.dates + data.pageDates + [data.modified, data.url].compactMap({ $0 }) {
      try require(!text.isEmpty, "a date or address is empty instead of unknown")
    }
    if let body = data.articleBody {
      try require(!body.isEmpty, "the story is empty instead of unknown")
      try Checks.body(body, "the story")
    }
    try require(data.wordCount.map { $0 > 0 } ?? true, "\(data.wordCount ?? 0) words")
    try require(!data.isPersonal || data.author != nil, "nobody is a person")
  }

  // MARK: Titles and authors

  /// What a page calls itself, its headline and its author, a line each.
  static let names = FuzzTarget(
    "names", "titles and authors: of what a page says, without its site's name and labels",
    seeds: [
      "Panen raya di lereng | Kabar Desa\nPanen raya di lereng\nPanen Raya di Lereng\nKabar Desa\nOleh Sari Utami",
      "Kabar Desa - Banjir surut: warga pulang\n\nBanjir surut\nKabar\nBy Ann Lee and Joe van Dyk, MD",
      "The harbour woke…\nThe harbour woke early on Tuesday\nRIVER POST\nRiver Post\nsari.utami@kabar.example (Sari Utami)",
      "A &amp;amp; B\nA & B\nA &lt;i&gt;B&lt;/i&gt;\nwww.kabar.example\nadmin; Redaksi, Ujang Saputra (us)",
    ],
    tokens: [
      " | ", " - ", " – ", ": ", " » ", "\n", "Kabar Desa", "Oleh: ", "By ", " and ", " dan ", ", ",
      ";", "@", "(su)", "MD", "…", "...", "Sari Utami", "admin", "van", "&amp;", "<b>", "</b>", "•",
      "PANEN RAYA", "kabar", "https://", "Ph.D.",
    ], longest: 1024
  ) {
    { bytes in
      // Pages show others for control characters, or none.
      let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        .filter { $0 == "\n" || $0.properties.generalCategory != .control }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String(String.UnicodeScalarView($0)) }
      let parts = (0..<5).map { lines.count > $0 ? lines[$0] : "" }
      try checkSite(parts[3], in: parts[0])
      try checkAuthor(parts[4])
      try checkPage(parts)
    }
  }

  private static func isTaken(_ text: String, from whole: String) -> Bool {
    Checks.isTaken(StoryLines.letters(text), from: StoryLines.letters(whole))
  }

  private static func checkSite(_ site: String, in title: String) throws {
    let sites = SiteNames([site], host: "kabar.example")
    let rest = sites.removed(from: title)
    try require(isTaken(rest, from: title), "\(rest) is not of the title \(title)")
    try require(
      StoryLines.letters(title).isEmpty || !rest.isEmpty,
      "nothing is left of the title \(title.debugDescription)")
  }

  private static func checkAuthor(_ text: String) throws {
    let (found, _, _) = AuthorName.names(in: text)
    for name in found {
      try require(!name.isEmpty && isTaken(name, from: text), "\(name) is not of \(text)")
    }
    guard let name = AuthorName.cleaned(text) else { return }
    try Checks.line(name, "the author")
    try require(name.contains(where: \.isLetter), "the author \(name) has no letter")
    try require(
      isTaken(name, from: HTMLPage.plainText(text)), "the author \(name) is not of \(text)")
  }

  private static func checkPage(_ parts: [String]) throws {
    let page = HTMLPage(
      """
      <title>\(escaped(parts[0]))</title><meta property="og:title" content="\(escaped(parts[1]))">
      <h1>\(escaped(parts[2]))</h1><meta property="og:site_name" content="\(escaped(parts[3]))">
      <meta name="author" content="\(escaped(parts[4]))"><div class="byline">\(escaped(parts[4]))</div>
      """)
    let metadata = HTMLMetadata(page)
    let texts = page.elements("title").map(page.text) + page.elements("h1").map(page.text)
    func isOfPage(_ text: String, repeated: Bool = false) -> Bool {
      let all = (texts + parts).lazy
      let times = repeated ? 2 : 1
      func isOf(_ whole: String) -> Bool {
        isTaken(text, from: String(repeating: whole, count: times))
      }
      return all.contains(where: isOf)
        || all.contains { isOf(HTMLPage.plainText($0)) || isOf(HTMLPage.unescaped($0)) }
    }
    if let title = HTMLTitle.title(of: metadata, site: metadata.source) {
      try Checks.line(title, "the title")
      try require(isOfPage(title), "the title \(title) is not of \(parts)")
    } else {
      try require(
        !texts.contains { $0.contains { $0.isLetter || $0.isNumber } }, "\(parts) has no title")
    }
    guard let author = metadata.author else { return }
    try Checks.line(author, "the author")
    try require(!author.isEmpty, "the author is empty instead of unknown")
    try require(isOfPage(author, repeated: true), "the author \(author) is not of \(parts)")
  }
}

/// What Foundation reads of JSON.
private struct PlainJSON: Decodable {
  let value: JSONValue

  /// What moves a printer's head is a space to a reader.
  private static func readable(_ text: String) -> String {
    text.replacing("\u{8}", with: " ").replacing("\u{C}", with: " ")
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Key.self) {
      var object: [String: JSONValue] = [:]
      for key in members.allKeys {
        object[Self.readable(key.stringValue)] = try members.decode(PlainJSON.self, forKey: key)
          .value
      }
      value = .object(object)
    } else if var items = try? decoder.unkeyedContainer() {
      var list: [JSONValue] = []
      while !items.isAtEnd { list.append(try items.decode(PlainJSON.self).value) }
      value = .list(list)
    } else {
      let single = try decoder.singleValueContainer()
      if let text = try? single.decode(String.self) {
        value = .text(Self.readable(text))
      } else if single.decodeNil() || (try? single.decode(Bool.self)) != nil {
        value = .other
      } else {
        value = .number(try single.decode(Double.self))
      }
    }
  }
}
