/// What a block of text looks like, whatever it says: the shallow features by which text and the
/// rest of a page are told apart, counted in one pass over its bytes.
struct TextShape {
  /// What stands between white space and has a letter or digit; two characters of a script that is
  /// written without spaces count as one.
  private(set) var words = 0
  private(set) var bytes = 0
  /// Words that begin with a capital, and those of two letters or more that are all capitals; of
  /// letters with accents only those of Latin-1 count.
  private(set) var capitalWords = 0
  private(set) var upperWords = 0
  private(set) var digits = 0
  private(set) var commas = 0
  /// Marks that end a sentence, with a space or nothing behind them.
  private(set) var sentences = 0
  private(set) var lineBreaks = 0
  /// Characters of other scripts than Latin.
  private(set) var otherScript = 0
  /// Whether the last of it, closing quotes and brackets left out, ends a sentence.
  private(set) var endsAsSentence = false

  init(_ text: String) {
    var word = Word()
    var (isAfterEnd, unspaced) = (false, 0)
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      self.bytes += 1
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") {
        if isAfterEnd { sentences += 1 }
        isAfterEnd = false
        if byte == UInt8(ascii: "\n") { lineBreaks += 1 }
        end(&word)
        continue
      }
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): isAfterEnd = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
      case UInt8(ascii: ","): (commas, isAfterEnd) = (commas + 1, false)
      case 0x30...0x39:
        (digits, isAfterEnd) = (digits + 1, false)
        word.add(.other)
      case 0x41...0x5A:
        isAfterEnd = false
        word.add(.capital)
      case 0x61...0x7A:
        isAfterEnd = false
        word.add(.small)
      case 0xC3:
        isAfterEnd = false
        let next = bytes.next() ?? 0
        self.bytes += 1
        word.add(next < 0x9F ? .capital : .small)
      case 0xC4...0xDF:
        isAfterEnd = false
        _ = bytes.next()
        self.bytes += 1
        if byte >= 0xCD { otherScript += 1 }
        word.add(.small)
      case 0xE0...0xEF:
        let (second, third) = (bytes.next() ?? 0, bytes.next() ?? 0)
        self.bytes += 2
        switch (byte, second, third) {
        case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F):
          // … 。 ！ ？
          isAfterEnd = true
          if byte != 0xE2 { sentences += 1 }
        case (0xE2, 0x80, 0x98...0x9D): break
        case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): (commas, isAfterEnd) = (commas + 1, false)
        case (0xE3...0xE9, _, _):
          (unspaced, otherScript, isAfterEnd) = (unspaced + 1, otherScript + 1, false)
        case (0xE2, _, _): isAfterEnd = false
        default:
          (otherScript, isAfterEnd) = (otherScript + 1, false)
          word.add(.small)
        }
      case 0xF0...0xFF:
        isAfterEnd = false
        word.add(.other)
      default: isAfterEnd = false
      }
    }
    endsAsSentence = isAfterEnd
    if isAfterEnd { sentences += 1 }
    end(&word)
    words += unspaced / 2
  }

  private enum Letter { case small, capital, other }

  private struct Word {
    var (letters, capitals) = (0, 0)
    var first: Letter?

    mutating func add(_ letter: Letter) {
      letters += 1
      if first == nil { first = letter }
      if letter == .capital { capitals += 1 }
    }
  }

  private mutating func end(_ word: inout Word) {
    defer { word = Word() }
    guard let first = word.first else { return }
    words += 1
    if first == .capital { capitalWords += 1 }
    if word.capitals > 1, word.capitals == word.letters { upperWords += 1 }
  }
}

extension TextShape {
  /// ``words`` alone.
  static func wordCount(of text: String) -> Int {
    var (count, unspaced, isInWord) = (0, 0, false)
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): isInWord = false
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xE1, 0xEA...0xFF:
        if !isInWord { count += 1 }
        isInWord = true
      case 0xE3...0xE9: unspaced += 1
      default: break
      }
    }
    return count + unspaced / 2
  }
}
