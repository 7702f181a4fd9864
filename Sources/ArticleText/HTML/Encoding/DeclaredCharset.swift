/// The encoding that a page declares in its bytes: the prescan of the HTML standard.
///
/// A declaration is an attribute `charset` of a `meta` element, or `charset=` in the `content` of one
/// whose `http-equiv` is `content-type`, or the `encoding` of an XML declaration, which comes last.
/// What stands in comments, in scripts, styles and titles, and in other attributes is none. A label
/// that nobody knows is passed over, where a later one is known.
struct DeclaredCharset: Hashable {
  /// The label as the page has it, in small letters.
  var label: String
  /// The encoding that it stands for; `nil` for an unknown one.
  var charset: Charset?

  /// The standard searches the first 1024 bytes. Browsers, and this, go on where these end within
  /// the head of the page, some of which begin with long comments or scripts.
  private static let reach = 1024
  private static let longestHead = 64 << 10

  /// What a page declares; `nil` where it declares nothing.
  init?(of bytes: [UInt8]) {
    var scan = Prescan(bytes.prefix(Self.longestHead))
    let ofXML = scan.xmlEncoding().flatMap(Self.trimmed).map {
      Self(label: $0, charset: Charset(label: $0))
    }
    var unknown: Self?
    var isInHead = true
    while let tag = scan.nextTag() {
      if tag == "body" || tag == "/head" { isInHead = false }
      if !isInHead, scan.index > Self.reach { break }
      let attributes = scan.attributes(areKept: tag == "meta")
      if Self.textElements.contains(tag) { scan.skip(pastEndOf: tag) }
      guard tag == "meta", let label = Self.label(in: attributes) else { continue }
      let found = Self(label: label, charset: Charset(label: label))
      if found.charset != nil {
        self = found
        return
      }
      if unknown == nil { unknown = found }
    }
    guard let found = ofXML ?? unknown else { return nil }
    self = found
  }

  /// The encoding that a label stands for; `nil` where it is not known.
  init?(label: String) {
    let label = Self.trimmed(label.lowercased()) ?? ""
    guard let charset = Charset(label: label) else { return nil }
    self.init(label: label, charset: charset)
  }

  private init(label: String, charset: Charset?) {
    self.label = label
    self.charset = charset
  }

  /// Elements that hold no elements, only text.
  private static let textElements: Set<String> = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
  ]

  /// The label that the attributes of a `meta` element declare.
  private static func label(in attributes: [String: String]) -> String? {
    if let label = attributes["charset"] { return trimmed(label) }
    guard attributes["http-equiv"].flatMap(trimmed) == "content-type" else { return nil }
    return attributes["content"].flatMap(label(inContent:))
  }

  /// The label behind `charset=` in the value of `content`.
  private static func label(inContent content: String) -> String? {
    var rest = content[...]
    while let found = rest.firstRange(of: "charset") {
      rest = rest[found.upperBound...].drop(while: \.isWhitespace)
      guard rest.first == "=" else { continue }
      let value = rest.dropFirst().drop(while: \.isWhitespace)
      guard let quote = value.first, quote == "\"" || quote == "'" else {
        return trimmed(String(value.prefix { $0 != ";" && !$0.isWhitespace }))
      }
      let inside = value.dropFirst()
      guard let end = inside.firstIndex(of: quote) else { return nil }
      return trimmed(String(inside[..<end]))
    }
    return nil
  }

  /// A label without spaces around it; `nil` where nothing is left, or far more than any label has.
  private static func trimmed(_ label: String) -> String? {
    let label = String(label.trimmed(\.isWhitespace))
    return label.isEmpty || label.utf8.count > 40 ? nil : label
  }
}

/// The beginning of a page, read tag by tag. Only ASCII counts; all letters become small.
private struct Prescan {
  private let bytes: ArraySlice<UInt8>
  private(set) var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  /// The encoding that an XML declaration at the very beginning names.
  func xmlEncoding() -> String? {
    let head = bytes.prefix(256)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let text = Self.text(head[..<end])
    guard let name = text.firstRange(of: "encoding") else { return nil }
    let value = text[name.upperBound...].drop(while: \.isWhitespace)
    guard value.first == "=" else { return nil }
    let quoted = value.dropFirst().drop(while: \.isWhitespace)
    guard let quote = quoted.first, quote == "\"" || quote == "'" else { return nil }
    let label = quoted.dropFirst().prefix { $0 != quote }
    return String(label)
  }

  /// Goes behind the name of the next start tag or, with `/` before it, end tag.
  mutating func nextTag() -> String? {
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if bytes[index...].starts(with: "!--".utf8) {
        // `<!-->` is a comment too.
        index += 1
        skip(past: "-->")
      } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
        skip(past: ">")
      } else {
        let isEnd = byte == UInt8(ascii: "/")
        if isEnd { index += 1 }
        guard let first = byte, Self.isLetter(first) else { continue }
        let name = skip { !Self.isSpace($0) && !"/>".utf8.contains($0) }
        return (isEnd ? "/" : "") + Self.text(bytes[name])
      }
    }
    return nil
  }

  /// The attributes of the tag, of several of one name the first, and goes behind the tag.
  mutating func attributes(areKept: Bool) -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      skip { Self.isSpace($0) || $0 == UInt8(ascii: "/") }
      guard let next = byte else { return attributes }
      if next == UInt8(ascii: ">") {
        index += 1
        return attributes
      }
      // A name may begin with `=`.
      let start = index
      index += 1
      skip { !Self.isSpace($0) && !"/>=".utf8.contains($0) }
      let name = start..<index
      skip(while: Self.isSpace)
      var value = index..<index
      if byte == UInt8(ascii: "=") {
        index += 1
        skip(while: Self.isSpace)
        value = attributeValue()
      }
      guard areKept else { continue }
      let key = Self.text(bytes[name])
      if attributes[key] == nil { attributes[key] = Self.text(bytes[value]) }
    }
  }

  private mutating func attributeValue() -> Range<Int> {
    let quote = byte
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return skip { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
    }
    index += 1
    let value = skip { $0 != quote }
    if byte != nil { index += 1 }
    return value
  }

  /// Goes to the end tag of an element that holds only text.
  mutating func skip(pastEndOf element: String) {
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      let name = "/" + element
      let next = bytes[index...].prefix(name.utf8.count)
      if Self.text(next) == name {
        index += name.utf8.count
        return
      }
    }
    index = bytes.endIndex
  }

  // MARK: Bytes

  private mutating func skip(past mark: String) {
    let mark = Array(mark.utf8)
    while let start = bytes[index...].firstIndex(of: mark[0]) {
      if bytes[start...].starts(with: mark) {
        index = start + mark.count
        return
      }
      index = start + 1
    }
    index = bytes.endIndex
  }

  @discardableResult
  private mutating func skip(while isSkipped: (UInt8) -> Bool) -> Range<Int> {
    let start = index
    while let byte, isSkipped(byte) { index += 1 }
    return start..<index
  }

  /// In small letters, with `?` for each byte that is not ASCII.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self).lowercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
