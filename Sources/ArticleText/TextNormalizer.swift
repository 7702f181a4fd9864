/// Brings the white space of a text into one form, and takes out what is never seen.
enum TextNormalizer {
  /// A text whose lines end in a line feed, have no space at either end and single spaces within,
  /// with at most one empty line between two others, and none at either end.
  ///
  /// Control characters, byte order marks, zero-width spaces and soft hyphens are left out.
  static func normalize(_ text: String) -> String {
    lines(of: text).joined()
  }

  /// A line that has something on it, and how many empty lines stand above it.
  struct Line: Hashable {
    var text: String
    var emptyLinesAbove: Int
  }

  /// The lines of a text that are not empty, each normalized.
  static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    var line = String.UnicodeScalarView()
    var empty = 0
    var pendingSpace = false
    var previous: Unicode.Scalar = " "
    func endLine() {
      if line.isEmpty {
        empty += 1
      } else {
        lines.append(Line(text: String(line), emptyLinesAbove: empty))
        line = String.UnicodeScalarView()
        empty = 0
      }
      pendingSpace = false
    }
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A:
        if previous != "\r" { endLine() }
      case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: endLine()
      case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: pendingSpace = true
      case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B, 0x2060, 0xFEFF: break
      default:
        if pendingSpace {
          if !line.isEmpty { line.append(" ") }
          pendingSpace = false
        }
        line.append(scalar)
      }
    }
    if !line.isEmpty { endLine() }
    return lines
  }
}

extension [TextNormalizer.Line] {
  /// The lines as one text, with one empty line where there were any.
  func joined() -> String {
    var text = ""
    for (index, line) in enumerated() {
      if index > 0 { text += line.emptyLinesAbove > 0 ? "\n\n" : "\n" }
      text += line.text
    }
    return text
  }
}
