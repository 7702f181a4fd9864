/// Brings the white space of a text into one form, and takes out what is never seen.
enum TextNormalizer {
  /// A text whose lines end in a line feed, have no space at either end and single spaces within,
  /// with at most one empty line between two others, and none at either end.
  ///
  /// Control characters, byte order marks and zero-width spaces are left out, and soft hyphens with
  /// the white space behind them.
  static func normalize(_ text: String) -> String {
    lines(of: text).joined()
  }

  /// A text as one line, with a space for each line break.
  static func oneLine(_ text: String) -> String {
    lines(of: text).map(\.text).joined(separator: " ")
  }

  /// A line that has something on it, and how many empty lines stand above it.
  struct Line: Hashable {
    var text: String
    var emptyLinesAbove: Int
  }

  /// The lines of a text that are not empty, each normalized.
  static func lines(of text: String) -> [Line] {
    let bytes = text.utf8.span
    var lines: [Line] = []
    var line: [UInt8] = []
    var emptyLines = 0
    var isAfterSpace = false
    var index = 0
    while index < bytes.count {
      if line.isEmpty, !isAfterSpace, let end = endOfNormalLine(of: bytes, from: index) {
        let start = text.utf8.index(text.startIndex, offsetBy: index)
        let normal = text[start..<text.utf8.index(start, offsetBy: end - index)]
        lines.append(Line(text: String(normal), emptyLinesAbove: emptyLines))
        emptyLines = 0
        index = end + 1
        continue
      }
      let (kind, length) = kind(of: bytes, at: index)
      switch kind {
      case .visible:
        if isAfterSpace, !line.isEmpty { line.append(UInt8(ascii: " ")) }
        isAfterSpace = false
        for place in index..<index + length { line.append(bytes[place]) }
      case .space: isAfterSpace = true
      case .invisible: break
      case .softHyphen:
        if !line.isEmpty, !isAfterSpace { index = rest(of: bytes, behind: index + length) - length }
      case .lineBreak:
        isAfterSpace = false
        if line.isEmpty {
          emptyLines += 1
        } else {
          lines.append(
            Line(text: String(decoding: line, as: UTF8.self), emptyLinesAbove: emptyLines))
          line.removeAll(keepingCapacity: true)
          emptyLines = 0
        }
      }
      index += length
    }
    if !line.isEmpty {
      lines.append(Line(text: String(decoding: line, as: UTF8.self), emptyLinesAbove: emptyLines))
    }
    return lines
  }

  /// Where a line ends that is in its normal form already, as most are; nil where it is not.
  private static func endOfNormalLine(of bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    // What would be a space at the beginning.
    var isAfterSpace = true
    while index < bytes.count {
      switch bytes[index] {
      case 0x21...0x7E:
        isAfterSpace = false
        index += 1
      case 0x20:
        if isAfterSpace { return nil }
        isAfterSpace = true
        index += 1
      case 0x0A: return isAfterSpace ? nil : index
      case 0x00...0x7F: return nil
      default:
        let (kind, length) = kind(of: bytes, at: index)
        guard kind == .visible else { return nil }
        isAfterSpace = false
        index += length
      }
    }
    return isAfterSpace ? nil : index
  }

  private enum Kind { case visible, space, invisible, softHyphen, lineBreak }

  /// Where the word goes on that a soft hyphen divides: behind the white space there, if a letter or
  /// digit follows.
  private static func rest(of bytes: Span<UInt8>, behind index: Int) -> Int {
    var next = index
    while next < bytes.count {
      let (kind, length) = kind(of: bytes, at: next)
      switch kind {
      case .space, .lineBreak: next += length
      case .visible:
        let byte = bytes[next]
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xE1, 0xE3...: return next
        default: return index
        }
      case .invisible, .softHyphen: return index
      }
    }
    return index
  }

  /// What the character at a byte of valid UTF-8 is, and how many bytes belong to it; of other
  /// characters than ASCII, those of white space are known by their bytes.
  private static func kind(of bytes: Span<UInt8>, at index: Int) -> (Kind, Int) {
    let byte = bytes[index]
    switch byte {
    case 0x21...0x7E: return (.visible, 1)
    case 0x20, 0x09: return (.space, 1)
    case 0x0D:
      let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
      return (.lineBreak, isPair ? 2 : 1)
    case 0x0A...0x0C: return (.lineBreak, 1)
    case 0x00...0x7F: return (.invisible, 1)
    case 0xC2:
      switch bytes[index + 1] {
      case 0x85: return (.lineBreak, 2)
      case 0xA0: return (.space, 2)
      case 0x80...0x9F: return (.invisible, 2)
      case 0xAD: return (.softHyphen, 2)
      default: return (.visible, 2)
      }
    case 0xE1, 0xE2, 0xE3, 0xEF:
      switch (byte, bytes[index + 1], bytes[index + 2]) {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
        (0xE3, 0x80, 0x80):
        return (.space, 3)
      case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): return (.lineBreak, 3)
      case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (.invisible, 3)
      default: return (.visible, 3)
      }
    default: return (.visible, byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2)
    }
  }
}

extension [TextNormalizer.Line] {
  /// The lines as one text, with one empty line where there were any.
  func joined() -> String {
    var text = ""
    // Growing by doubling, the text of a large file would need three times its size.
    text.reserveCapacity(reduce(0) { $0 + $1.text.utf8.count + 2 })
    for (index, line) in enumerated() {
      if index > 0 { text += line.emptyLinesAbove > 0 ? "\n\n" : "\n" }
      text += line.text
    }
    return text
  }
}
