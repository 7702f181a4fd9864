extension HTMLPage {
  /// All characters below a node that are shown, with single spaces.
  ///
  /// Inline marks do not divide words: `CO<sub>2</sub>` is `CO2`. Blocks and breaks of lines do,
  /// and elements such as `span` where a small letter meets a capital: pages set those apart by
  /// their style.
  func text(of root: Int) -> String {
    var text = ""
    var blockEnds: [Int] = []
    var isAfterEdge = false
    var index = root
    while index < nodes[root].end {
      while let end = blockEnds.last, end <= index {
        blockEnds.removeLast()
        text += " "
      }
      let node = nodes[index]
      if node.isText {
        if isAfterEdge, text.last?.isLowercase == true, node.text.first?.isUppercase == true {
          text += " "
        }
        if !node.text.isEmpty { isAfterEdge = false }
        text += node.text
      } else if HTMLNames.hiddenTexts.contains(node.name), index != root {
        index = node.end
        continue
      } else if node.name == "br" || node.isBlock {
        text += " "
        blockEnds.append(node.end)
      }
      isAfterEdge = isAfterEdge || !node.isText && !Self.marks.contains(node.name)
      index += 1
    }
    return TextNormalizer.oneLine(text)
  }

  /// Inline elements that change how letters look, and may stand amid a word.
  private static let marks: Set<String> = [
    "b", "i", "u", "s", "em", "strong", "sub", "sup", "font", "mark", "small", "big", "wbr",
  ]
}

// MARK: - Texts in which HTML may stand

extension HTMLPage {
  /// How often a text may have been escaped.
  private static let mostEscapes = 3

  /// A text in which HTML may stand, as attributes and JSON in pages have it, without any, on one
  /// line: JSON may hold line breaks and control characters as well.
  ///
  /// Of what looks like a tag, only a pair that changes how letters look is taken for one.
  static func plainText(_ text: String) -> String {
    var text = text
    for _ in 0..<mostEscapes {
      guard let escaped = escapingAllButMarks(text) else { break }
      text = HTMLPage(escaped).text(of: 0)
    }
    return TextNormalizer.oneLine(text)
  }

  /// A text whose characters were escaped more often than they should have been.
  static func unescaped(_ text: String) -> String {
    var text = text
    for _ in 0..<mostEscapes where hasReference(text) {
      text = HTMLPage(text.replacing("<", with: "&lt;")).text(of: 0)
    }
    return text
  }

  /// A text in which HTML may stand without any, with a line for each of its blocks and lines.
  static func plainLines(_ text: String) -> String {
    var text = text
    for _ in 0..<2 {
      guard text.utf8.contains(UInt8(ascii: "<")) || hasReference(text) else { break }
      let hasBlocks = ["<p", "<br", "<div", "<li", "<P", "<BR"].contains { text.contains($0) }
      let page = HTMLPage(hasBlocks ? text : text.replacing("\n", with: "<br>"))
      text = page.blocks(of: 0) { HTMLNames.hiddenTexts.contains(page.nodes[$0].name) }.map(\.text)
        .joined(separator: "\n")
    }
    return TextNormalizer.lines(of: text).map(\.text).joined(separator: "\n")
  }

  /// Whether there is a reference to a character, as `&amp;` or `&#8211;`.
  private static func hasReference(_ text: String) -> Bool {
    let bytes = text.utf8
    var rest = bytes[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      rest = rest[bytes.index(after: mark)...]
      let name = rest.prefix(32).prefix { byte in
        byte == UInt8(ascii: "#") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
      guard name.count > 1, name.endIndex < bytes.endIndex else { continue }
      if bytes[name.endIndex] == UInt8(ascii: ";") { return true }
    }
    return false
  }

  private static let pairs: [String] = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "sub", "sup", "font", "mark", "small", "big",
    "p", "div", "cite", "abbr", "q", "h1", "h2", "h3",
  ]

  /// HTML that shows a text, pairs of its tags and its references taken for such; `nil` where it
  /// has none.
  private static func escapingAllButMarks(_ text: String) -> String? {
    var names: [String] = []
    if text.utf8.contains(UInt8(ascii: "<")) {
      let lower = text.lowercased()
      names = pairs.filter { lower.contains("</\($0)>") } + (lower.contains("<br") ? ["br"] : [])
    }
    guard !names.isEmpty || hasReference(text) else { return nil }
    var html = ""
    for (number, part) in text.split(separator: "<", omittingEmptySubsequences: false).enumerated()
    {
      let name = part.prefix(8).lowercased().drop { $0 == "/" }.prefix {
        $0.isLetter || $0.isNumber
      }
      if number > 0 { html += names.contains(String(name)) ? "<" : "&lt;" }
      html += part
    }
    return html
  }
}

extension HTMLNames {
  /// Elements whose characters are not shown, or not as text.
  static let hiddenTexts: Set<String> = [
    "script", "style", "template", "svg", "math", "noscript", "iframe", "select", "textarea",
  ]
}
