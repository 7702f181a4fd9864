/// Cuts UTF-8 text into words: the one way from text to words for articles, queries and snippets.
///
/// - A word is a run of letters of any script, or of digits; each ideograph is one by itself. Where
///   letters meet digits two words meet (``Token/Link/glued``): `16GB` is `16` and `gb`.
/// - Apostrophes within a word are dropped with all that looks like one (`Mi’raj` is `miraj`); an
///   English `'s` at its end goes (`Iran's` is `iran`).
/// - A soft hyphen joins what stands around it, line breaks included.
/// - `S.C.O.` is `sco`; other dots divide (`kompas.com`, also where a space was forgotten).
/// - A number keeps its decimals and loses the marks of its thousands, in either notation
///   (``canonicalNumber(_:_:)``). One mark before exactly three digits is taken for one of
///   thousands, so that `1,455` and `1.455` are one word.
/// - A hyphen divides and is remembered in ``Token/link``, as are `_`, `.`, `/` and `@`; what they
///   mean is up to the language and to the query.
struct Tokenizer {
  /// The most bytes of a word that are compared; what follows them does not count.
  static let longestWord = 64
  /// More letters with dots than this are no acronym, more groups of digits no number: what looks
  /// on must end somewhere, or a long row of them would be looked through again for each of its
  /// parts.
  static let farthestLook = 16

  private(set) var bytes: [UInt8]
  var index: Int
  private(set) var end: Int
  var endOfLastWord = -1
  /// Whether the last word was one of letters or of digits.
  var canBeGlued = false
  /// What the last word is compared as; the memory is used again for each word.
  var form: [UInt8] = []
  /// Groups of digits before this are words by themselves: parts of a date or a version.
  var endOfPlainGroups = 0

  init(_ text: String) {
    self.init(Array(text.utf8))
  }

  init(_ bytes: [UInt8]) {
    self.init(bytes, in: 0..<bytes.count)
  }

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    self.index = range.lowerBound
    self.end = range.upperBound
  }

  /// Begins another text; the memory of the last one's words is used again.
  mutating func begin(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
    endOfLastWord = -1
    canBeGlued = false
    endOfPlainGroups = 0
  }

  /// The next word, in the order of the text.
  mutating func next() -> Token? {
    nextWord().map { word in
      Token(
        range: word.range, form: form, link: word.link, isCapitals: word.isCapitals,
        isNumber: word.isNumber)
    }
  }

  /// A word without its form, which is ``form`` until the next is asked for.
  struct Word {
    var range: Range<Int>
    var link: Token.Link
    var isCapitals: Bool
    var isNumber: Bool
  }

  /// The next word; no memory is taken for it.
  mutating func nextWord() -> Word? {
    form.removeAll(keepingCapacity: true)
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        if Self.isDigit(byte) { return number() }
        if Self.isLetter(byte) { return word() }
        index += 1
        continue
      }
      let (scalar, length) = scalar(at: index)
      switch Folding.outcome(of: scalar) {
      case .letters: return word()
      case .digits: return number()
      case .ideograph(let letters):
        let start = index
        index += length
        form += letters
        canBeGlued = false
        defer { canBeGlued = false }
        return finish(start, isCapitals: false, isNumber: false)
      case .nothing, .joint, .apostrophe, .hyphen, .separator: index += length
      }
    }
    return nil
  }

  // MARK: Words

  private mutating func word() -> Word {
    let start = index
    if let plain = plainWord() { return plain }
    if let acronym = acronym() { return acronym }
    var capitals = 0
    var others = 0
    var wordEnd = index
    loop: while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        if Self.isLetter(byte) {
          if byte < 0x61 { capitals += 1 } else { others += 1 }
          append(byte | 0x20)
        } else if Self.isApostrophe(byte) {
          guard passApostrophe(1, &wordEnd) else { break loop }
          continue
        } else {
          break loop
        }
        index += 1
        wordEnd = index
        continue
      }
      let (scalar, length) = scalar(at: index)
      switch Folding.outcome(of: scalar) {
      case .letters(let letters):
        if scalar.properties.isUppercase { capitals += 1 } else { others += 1 }
        // All bytes of a letter or none, so that a form is always valid UTF-8.
        if form.count + letters.count <= Self.longestWord { form += letters }
        index += length
        wordEnd = index
      case .nothing, .joint:
        index = afterNothing(index)
        wordEnd = index
      case .apostrophe:
        guard passApostrophe(length, &wordEnd) else { break loop }
      case .digits, .ideograph, .hyphen, .separator: break loop
      }
    }
    index = max(wordEnd, start + 1)
    return finish(start, isCapitals: capitals >= 2 && others == 0, isNumber: false)
  }

  /// Goes on behind an apostrophe where the word does.
  ///
  /// - Returns: Whether it does: not behind an English possessive, which is passed over.
  private mutating func passApostrophe(_ length: Int, _ wordEnd: inout Int) -> Bool {
    let next = afterNothing(index + length)
    guard isLetter(at: next) else { return false }
    index = next
    guard let end = endOfPossessive(at: index) else { return true }
    index = end
    wordEnd = index
    return false
  }

  /// A word of ASCII letters with nothing about it that needs a closer look: nearly every word of
  /// either language.
  private mutating func plainWord() -> Word? {
    let start = index
    var position = start
    var capitals = 0
    var others = 0
    while position < end {
      let byte = bytes[position]
      if Self.isLetter(byte) {
        if byte < 0x61 { capitals += 1 } else { others += 1 }
      } else {
        // Letters beyond ASCII, an apostrophe, the dot of an acronym.
        if byte >= 0x80 || Self.isApostrophe(byte) { return nil }
        if byte == UInt8(ascii: "."), position == start + 1 { return nil }
        break
      }
      position += 1
    }
    guard position > start, position - start <= Self.longestWord else { return nil }
    index = position
    for byte in bytes[start..<position] {
      // Small letters.
      form.append(byte | 0x20)
    }
    return finish(start, isCapitals: capitals >= 2 && others == 0, isNumber: false)
  }

  /// Takes a word of ASCII letters or digits that was found with nothing about it that needs a closer
  /// look: without its form, and as one that nothing joins to the word before it.
  mutating func takePlainWord(_ range: Range<Int>) -> Word {
    index = range.upperBound
    endOfLastWord = index
    canBeGlued = true
    let isCapitals = range.count >= 2 && range.allSatisfy { Self.isCapital(bytes[$0]) }
    return Word(
      range: range, link: .none, isCapitals: isCapitals,
      isNumber: Self.isDigit(bytes[range.lowerBound]))
  }

  /// Goes on behind words of ASCII letters or digits that were found with nothing about them that needs
  /// a closer look.
  mutating func passPlainWords(upTo position: Int) {
    index = position
    endOfLastWord = position
    canBeGlued = true
  }

  /// `S.C.O.`, `U.S.`: single letters, each followed by a dot, at least two of them.
  private mutating func acronym() -> Word? {
    // Most words: no dot behind their first letter.
    guard index + 1 < end, bytes[index + 1] == UInt8(ascii: ".") else { return nil }
    var position = index
    defer { if position > index { form.removeAll(keepingCapacity: true) } }
    while position + 1 < end, Self.isLetter(bytes[position]),
      bytes[position + 1] == UInt8(ascii: ".")
    {
      guard form.count < Self.farthestLook else { return nil }
      append(bytes[position] | 0x20)
      position += 2
    }
    // Its last letter may come without a dot: `U.S`.
    if !form.isEmpty, position < end, Self.isLetter(bytes[position]),
      !isWordByte(at: afterNothing(position + 1))
    {
      append(bytes[position] | 0x20)
      position += 1
    } else if isWordByte(at: position) {
      return nil
    }
    guard form.count >= 2 else { return nil }
    let start = index
    index = position
    return finish(start, isCapitals: Self.isCapital(bytes[start]), isNumber: false)
  }

  /// Where the English possessive ends that stands here after an apostrophe: an `s` in any of its
  /// forms that ends the word; nil where none does.
  private func endOfPossessive(at position: Int) -> Int? {
    guard position < end else { return nil }
    var next = position + 1
    if bytes[position] >= 0x80 {
      let (scalar, length) = scalar(at: position)
      guard Folding.outcome(of: scalar) == .letters([UInt8(ascii: "s")]) else { return nil }
      next = position + length
    } else if bytes[position] | 0x20 != UInt8(ascii: "s") {
      return nil
    }
    return isWordByte(at: afterNothing(next)) ? nil : next
  }

  // MARK: Bytes

  mutating func append(_ byte: UInt8) {
    if form.count < Self.longestWord { form.append(byte) }
  }

  /// Behind what leaves no trace here; behind a soft hyphen, also behind the white space between it
  /// and a letter or digit.
  func afterNothing(_ position: Int) -> Int {
    var position = position
    while position < end, bytes[position] >= 0x80 {
      let (scalar, length) = scalar(at: position)
      switch Folding.outcome(of: scalar) {
      case .nothing: position += length
      case .joint:
        position += length
        var next = position
        while next < end, next - position < Self.farthestLook, bytes[next] <= 0x20 { next += 1 }
        if isWordByte(at: next) { position = next }
      default: return position
      }
    }
    return position
  }

  private func isLetter(at position: Int) -> Bool {
    guard position < end else { return false }
    let byte = bytes[position]
    if byte < 0x80 { return Self.isLetter(byte) }
    if case .letters = Folding.outcome(of: scalar(at: position).0) { return true }
    return false
  }

  func isWordByte(at position: Int) -> Bool {
    guard position < end else { return false }
    let byte = bytes[position]
    if byte < 0x80 { return Self.isDigit(byte) || Self.isLetter(byte) }
    switch Folding.outcome(of: scalar(at: position).0) {
    case .letters, .digits: return true
    default: return false
    }
  }

  /// The scalar here and its length; a byte that begins none counts as U+FFFD, one byte long.
  func scalar(at position: Int) -> (Unicode.Scalar, Int) {
    let lead = bytes[position]
    let length = lead >= 0xF8 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, position + length <= end else {
      return (length == 1 && lead < 0x80 ? Unicode.Scalar(lead) : "\u{FFFD}", 1)
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[position + offset]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // Not what has a shorter form.
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000),
      let scalar = Unicode.Scalar(value)
    else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  static let hyphen = UInt8(ascii: "-")

  private static func isApostrophe(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let small = byte | 0x20
    return small >= 0x61 && small <= 0x7A
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
