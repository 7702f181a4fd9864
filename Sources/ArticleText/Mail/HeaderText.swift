/// The text of a line of a head, in which words may be encoded (RFC 2047).
///
/// They are decoded here: many programs end each word for itself, in Base64 with its padding, which
/// GMime takes for the end of all of them.
enum HeaderText {
  /// A part of a line in one encoding; `nil` where none is named.
  private struct Piece {
    var charset: String?
    var bytes: [UInt8]
  }

  /// - Parameter charset: The encoding of what names none.
  static func decoded(_ line: [UInt8], charset: String? = nil) -> String {
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    var rest = line[...]
    while let first = rest.first {
      if first == UInt8(ascii: "="), let word = word(rest) {
        // White space between two words is none.
        if !pieces.isEmpty, plain.allSatisfy(isSpace) { plain = [] }
        if !plain.isEmpty { pieces.append(Piece(charset: nil, bytes: plain)) }
        plain = []
        if let last = pieces.indices.last, pieces[last].charset == word.piece.charset {
          // A character may be divided between two words.
          pieces[last].bytes += word.piece.bytes
        } else {
          pieces.append(word.piece)
        }
        rest = rest[word.end...]
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { pieces.append(Piece(charset: nil, bytes: plain)) }
    let text = pieces.map { Self.text(of: $0.bytes, $0.charset ?? charset) }.joined()
    return TextNormalizer.oneLine(text)
  }

  private static func text(of bytes: [UInt8], _ charset: String?) -> String {
    guard let decoded = try? HTMLDecoder(charset: charset).decode(bytes, from: "") else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return decoded.text
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private static let longestWord = 1024

  /// The encoded word that a text begins with: `=?utf-8?Q?Caf=C3=A9?=`.
  private static func word(_ bytes: ArraySlice<UInt8>) -> (piece: Piece, end: Int)? {
    guard bytes.dropFirst().first == UInt8(ascii: "?") else { return nil }
    let head = bytes.prefix(longestWord)
    var marks = head.indices.dropFirst(2).lazy.filter { head[$0] == UInt8(ascii: "?") }
      .makeIterator()
    guard let first = marks.next(), let second = marks.next(), second == first + 2 else {
      return nil
    }
    // Text of the kind Q may hold question marks, though it should not.
    var end = marks.next()
    while let mark = end, mark + 1 < head.endIndex, head[mark + 1] != UInt8(ascii: "=") {
      end = marks.next()
    }
    guard let end, end + 1 < head.endIndex else { return nil }
    let text = head[(second + 1)..<end]
    let name = String(decoding: head[(head.startIndex + 2)..<first], as: UTF8.self)
    let bytes: [UInt8]
    switch head[first + 1] | 0x20 {
    case UInt8(ascii: "b"): bytes = base64(text)
    case UInt8(ascii: "q"): bytes = quoted(text)
    default: return nil
    }
    // A language may stand behind the encoding.
    let charset = name.prefix { $0 != "*" }.lowercased()
    return (Piece(charset: charset, bytes: bytes), end + 2)
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "="), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
      }
    }
    return bytes
  }

  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var (number, bits) = (0, 0)
    for byte in text {
      guard let digit = digit(byte) else { continue }
      number = (number << 6 | digit) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: number >> bits))
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}

/// Who sent a message, as its head has it: `Siti Aminah <siti@desa.example>`.
struct MailSender {
  private(set) var name: String?
  private(set) var address: String?

  init(_ line: [UInt8], charset: String?) {
    // An encoded name may hold what divides a plain one.
    let parts = line.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
    if parts.count > 1, let last = parts.last, last.contains(UInt8(ascii: "@")) {
      address = Self.line(String(decoding: last.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self))
      let before = Array(line.prefix(line.count - last.count - 1))
      name = Self.line(HeaderText.decoded(before, charset: charset))
      // A list of senders: the first.
      if let list = name, let first = list.firstRange(of: "<") {
        name = Self.line(String(list[..<first.lowerBound]))
      }
      return
    }
    let text = HeaderText.decoded(line, charset: charset)
    let first = text.prefix { $0 != "," }
    if let start = first.firstIndex(of: "("), let end = first.lastIndex(of: ")"), start < end {
      // `siti@desa.example (Siti Aminah)`
      name = Self.line(String(first[first.index(after: start)..<end]))
      address = Self.line(String(first[..<start]))
    } else if first.contains("@") {
      address = Self.line(String(first))
    } else {
      name = Self.line(text)
    }
  }

  private static func line(_ text: String) -> String? {
    let line = text.replacing("\\\"", with: "\"").trimmed { $0.isWhitespace || "\"'".contains($0) }
    return line.isEmpty ? nil : String(line)
  }
}
