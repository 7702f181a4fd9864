/// The text of a record's body, which may be plain, or HTML, or a list of paragraphs of either.
struct RecordBody {
  /// In normal form.
  private(set) var text: String
  /// Whether any of it is HTML.
  private(set) var isHTML = false
  /// Whether its elements lie so deep within each other that the rest was left out.
  private(set) var isCut = false

  /// Members of objects that hold a text, as publishing programs write them.
  private static let members = [
    "text", "rendered", "content", "body", "html", "value", "paragraphs", "blocks",
  ]

  /// - Parameter isHTML: Whether the record says that it is HTML.
  init(_ value: RecordValue, isHTML: Bool = false) {
    var found: [(text: String, isHTML: Bool)] = []
    Self.collect(value, isHTML, into: &found)
    var lines: [TextNormalizer.Line] = []
    for paragraph in found {
      var added: [TextNormalizer.Line] = []
      if paragraph.isHTML || HTMLMarks.areIn(paragraph.text), let page = Self.page(paragraph.text) {
        self.isHTML = true
        isCut = isCut || page.isCut
        added = page.blocks(of: 0) { page.nodes[$0].isUnseen }.flatMap(\.lines).map {
          TextNormalizer.Line(text: $0.text, emptyLinesAbove: $0.emptyLinesAbove)
        }
      } else {
        added = TextNormalizer.lines(of: paragraph.text)
      }
      if !added.isEmpty { added[0].emptyLinesAbove = 1 }
      lines += added
    }
    text = lines.joined()
  }

  /// The paragraphs of a value, in order.
  private static func collect(
    _ value: RecordValue, _ isHTML: Bool, into found: inout [(text: String, isHTML: Bool)]
  ) {
    switch value {
    case .text(let text): found.append((text, isHTML))
    case .list(let items): for item in items { collect(item, isHTML, into: &found) }
    case .object:
      for name in members {
        guard let inner = value.member([name]), !inner.isEmpty else { continue }
        collect(inner, isHTML || name == "rendered" || name == "html", into: &found)
        return
      }
    case .other: break
    }
  }

  /// A text as a page; `nil` where there is nothing to read it with.
  private static func page(_ html: String) -> HTMLPage? {
    guard (try? HTMLPage.requireParser(for: "")) != nil else { return nil }
    // Where nothing else divides lines, line breaks do, as in what is typed into a form.
    return HTMLPage(HTMLMarks.divideLines(html) ? html : html.replacing("\n", with: "<br>"))
  }
}

/// The marks by which a text is known to be HTML.
enum HTMLMarks {
  /// Elements within a line whose beginning and end are a sure mark.
  private static let inline: Set<String> = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "sub", "sup", "font", "small", "mark", "q",
    "cite", "abbr", "del", "ins", "code", "script", "style", "iframe", "video", "label", "button",
  ]
  /// Elements that are often without an end.
  private static let starts: Set<String> = [
    "p", "br", "div", "li", "ul", "ol", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "blockquote", "figure",
  ]

  /// Whether a text has an element with beginning and end, or one that divides lines behind words.
  ///
  /// `a < b`, `<nama>` and an end without a beginning are no such, nor is an element in quotes or
  /// between spaces: there it is written about.
  static func areIn(_ text: String) -> Bool {
    var open: Set<String> = []
    return has(text) { tag in
      if tag.isEnd { return open.contains(tag.name) }
      if starts.contains(tag.name), !" \t\"'`([“‘«".utf8.contains(tag.before) { return true }
      if HTMLNames.blocks.contains(tag.name) || inline.contains(tag.name) { open.insert(tag.name) }
      return false
    }
  }

  /// Whether a text has elements that divide its lines.
  static func divideLines(_ text: String) -> Bool {
    has(text) { $0.name == "br" || HTMLNames.blocks.contains($0.name) }
  }

  private struct Tag {
    /// In small letters.
    var name: String
    var isEnd: Bool
    /// The byte that it stands behind; a line feed at the beginning.
    var before: UInt8
  }

  private static let longestName = 10

  /// Whether a tag of a text is as asked for.
  private static func has(_ text: String, _ isWanted: (Tag) -> Bool) -> Bool {
    let bytes = text.utf8
    var rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      let isEnd = rest.first == UInt8(ascii: "/")
      let name = (isEnd ? rest.dropFirst() : rest).prefix(longestName + 1).prefix { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
      guard let next = rest[name.endIndex...].first, next <= 0x20 || "/>".utf8.contains(next) else {
        continue
      }
      let isFirst = start == bytes.startIndex
      let before = isFirst ? UInt8(ascii: "\n") : bytes[bytes.index(before: start)]
      let tag = Tag(name: String(Substring(name)).lowercased(), isEnd: isEnd, before: before)
      if isWanted(tag) { return true }
    }
    return false
  }
}
