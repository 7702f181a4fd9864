import ArticleText

/// What must be so of texts, wherever they come from.
enum Checks {
  /// A text that people see: none of its characters controls anything.
  static func visible(_ text: String, _ name: String) throws {
    for scalar in text.unicodeScalars {
      guard scalar.properties.generalCategory != .control, !scalar.properties.isBidiControl else {
        throw Finding(
          "\(name) holds U+\(String(scalar.value, radix: 16)): \(text.debugDescription)")
      }
    }
  }

  /// One line without space at its ends.
  static func line(_ text: String, _ name: String) throws {
    for byte in text.utf8 {
      try require(
        byte >= 0x20 && byte != 0x7F, "\(name) holds a control byte: \(text.debugDescription)")
    }
    try require(text.utf8.first != 0x20, "\(name) begins with space: \(text.debugDescription)")
    try require(text.utf8.last != 0x20, "\(name) ends with space: \(text.debugDescription)")
  }

  /// Lines and paragraphs in normal form.
  static func body(_ text: String, _ name: String) throws {
    var (last, beforeLast): (UInt8, UInt8) = (10, 10)
    for byte in text.utf8 {
      try require(
        (byte >= 0x20 && byte != 0x7F) || byte == 10,
        "\(name) holds the control byte \(byte): \(text.debugDescription)")
      try require(
        !(byte == 10 && last == 10 && beforeLast == 10),
        "\(name) has two empty lines in a row: \(text.debugDescription)")
      (beforeLast, last) = (last, byte)
    }
    try require(
      text.isEmpty || last != 10, "\(name) ends with a line break: \(text.debugDescription)")
  }

  /// Spans in order, without gaps, between characters.
  static func spans(_ spans: [LanguageSpan], of body: String) throws {
    guard !spans.isEmpty else { return }
    let bytes = Array(body.utf8)
    var end = 0
    for span in spans {
      try require(
        span.utf8Range.lowerBound == end && !span.utf8Range.isEmpty,
        "the spans \(spans) have a gap or overlap")
      end = span.utf8Range.upperBound
      try require(
        end == bytes.count || (end < bytes.count && bytes[end] & 0xC0 != 0x80),
        "a span of \(spans) ends beyond the body or within a character")
    }
    try require(end == bytes.count, "the spans \(spans) do not cover \(bytes.count) bytes")
  }

  /// An article as any reader gives it.
  static func article(_ article: Article) throws {
    try require(!article.id.isEmpty, "an article has no id")
    try line(article.title, "the title")
    try require(!article.title.isEmpty, "an article has no title: \(article)")
    try body(article.body, "the body")
    try spans(article.languageSpans, of: article.body)
    for (name, value) in [
      ("the source", article.source), ("the place", article.place), ("the author", article.author),
      ("the section", article.section), ("the address", article.url),
    ] {
      guard let value else { continue }
      try require(!value.isEmpty, "\(name) is empty instead of unknown")
      try line(value, name)
    }
  }

  /// Whether all bytes of a text other than space come in another one, in their order.
  static func isTaken(_ text: String, from whole: String) -> Bool {
    var rest = whole.utf8.makeIterator()
    search: for byte in text.utf8 where byte > 0x20 {
      while let next = rest.next() {
        if next == byte { continue search }
      }
      return false
    }
    return true
  }
}
