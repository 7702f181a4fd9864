/// What a block of text looks like, whatever it says: the shallow features by which text and the
/// rest of a page are told apart, counted in one pass over its bytes.
struct TextShape {
  /// What stands between white space and has a letter or digit; two characters of a script that is
  /// written without spaces count as one.
  private(set) var words = 0
  private(set) var bytes = 0
  /// Words that begin with a capital; of letters with accents only those of Latin-1 count.
  private(set) var capitalWords = 0
  private(set) var commas = 0
  /// Marks that end a sentence, with a space or nothing behind them, or of full width.
  private(set) var sentences = 0
  private(set) var lineBreaks = 0
  /// Whether the last of it, closing quotes and brackets left out, ends a sentence.
  var endsAsSentence: Bool { end != .none }

  private enum End { case none, narrow, wide }

  private var end = End.none
  private var isAfterSpace = false
  private var isInWord = false
  /// Characters of scripts that are written without spaces.
  private var unspaced = 0

  init(_ text: String) {
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case ..<0x80: addASCII(byte)
      case ..<0xE0:
        let second = bytes.next() ?? 0
        // Of Latin-1 the first half are marks.
        if byte == 0xC2 { addMark() } else { addLetter(isCapital: byte == 0xC3 && second < 0x9F) }
      case ..<0xF0: addWide(byte, bytes.next() ?? 0, bytes.next() ?? 0)
      default:
        for _ in 0..<3 { _ = bytes.next() }
        addLetter(isCapital: false)
      }
    }
    if endsAsSentence { sentences += 1 }
    words += unspaced / 2
    self.bytes = text.utf8.count
  }

  private mutating func addASCII(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"):
      if byte == UInt8(ascii: "\n") { lineBreaks += 1 }
      (isAfterSpace, isInWord) = (true, false)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): addEnd(.narrow)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
    case UInt8(ascii: ","):
      addMark()
      commas += 1
    case 0x30...0x39, 0x61...0x7A: addLetter(isCapital: false)
    case 0x41...0x5A: addLetter(isCapital: true)
    default: addMark()
    }
  }

  /// Adds a character of three bytes.
  private mutating func addWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    switch (first, second, third) {
    case (0xE2, 0x80, 0xA6): addEnd(.narrow)  // …
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): addEnd(.wide)  // 。！？
    case (0xE2, 0x80, 0x98...0x9D): break  // Curly quotes.
    case (0xEF, 0xBB, 0xBF): break  // A mark of byte order, which templates have amid a page.
    case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81):  // ，、
      addMark()
      commas += 1
    case (0xE3...0xE9, _, _):
      addMark()
      unspaced += 1
    case (0xE2, _, _): addMark()
    default: addLetter(isCapital: false)
    }
  }

  private mutating func addLetter(isCapital: Bool) {
    addMark()
    guard !isInWord else { return }
    isInWord = true
    words += 1
    if isCapital { capitalWords += 1 }
  }

  private mutating func addEnd(_ kind: End) {
    addMark()
    end = kind
  }

  /// Adds anything that is seen and ends no sentence: one may have ended before it.
  private mutating func addMark() {
    if end == .wide || end == .narrow && isAfterSpace { sentences += 1 }
    (end, isAfterSpace) = (.none, false)
  }
}
