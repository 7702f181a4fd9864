/// How many columns of a terminal a text takes.
///
/// As `wcwidth` counts (Markus Kuhn, "wcwidth and wcswidth", 2007): 0 for combining marks, 2 for
/// characters that are Wide or Fullwidth in EastAsianWidth.txt of Unicode (annex 11), 1 for the
/// others. A cluster of several characters is as wide as the widest of them.
enum DisplayWidth {
  static func of(_ text: SafeText) -> Int {
    if text.string.utf8.allSatisfy({ $0 < 0x80 }) { return text.string.utf8.count }
    return text.string.reduce(0) { $0 + of($1) }
  }

  static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    return character.unicodeScalars.reduce(0) { max($0, of($1)) }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if value < 0x1100 { return 1 }
    return isWide(value) || scalar.properties.isEmojiPresentation ? 2 : 1
  }

  private static func isWide(_ value: UInt32) -> Bool {
    wide.contains { $0.contains(value) }
  }

  /// The Wide and Fullwidth blocks of EastAsianWidth.txt, Unicode 16, except what is wide for being
  /// an emoji: the standard library knows those.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
    0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
