import Mustache

/// The one place where text becomes HTML.
///
/// It goes by bytes: mustache's own escaping goes by characters, and to it a quotation mark with a
/// combining accent behind it is another character than a quotation mark.
struct HTMLText: MustacheContentType {
  static let name = "HTML-TEXT"

  func escapeText(_ text: String) -> String { Self.escaped(text) }

  static func escaped(_ text: String) -> String {
    // Nearly all text needs none.
    if !text.utf8.contains(where: isSpecial) { return text }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      if isSpecial(byte) {
        escaped += replacement(of: byte).utf8
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0:
      true
    default: false
    }
  }

  private static func replacement(of byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    // Zero is no character of HTML.
    default: "\u{FFFD}"
    }
  }
}
