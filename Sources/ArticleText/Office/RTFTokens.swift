/// What a text in Rich Text Format (1.9.1) is made of, in its order.
struct RTFTokens: Sequence, IteratorProtocol {
  enum Token: Equatable {
    case open
    case close
    /// A word behind a backslash, and its number, if any.
    case control(String, Int?)
    /// A mark behind a backslash.
    case mark(UInt8)
    /// Bytes of the text, in the encoding that holds there.
    case bytes([UInt8])
  }

  private let bytes: [UInt8]
  private var index = 0
  /// The longest of the words that mean anything.
  private static let longestWord = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "{"):
        index += 1
        return .open
      case UInt8(ascii: "}"):
        index += 1
        return .close
      case UInt8(ascii: "\\"):
        index += 1
        if let token = control() { return token }
      case 0, 0x0A, 0x0D: index += 1
      default: return text()
      }
    }
    return nil
  }

  private mutating func text() -> Token {
    let start = index
    while index < bytes.count, !Self.isMark(bytes[index]) { index += 1 }
    return .bytes(Array(bytes[start..<index]))
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), 0, 0x0A, 0x0D: true
    default: false
    }
  }

  private mutating func control() -> Token? {
    guard index < bytes.count else { return nil }
    let start = index
    while index < bytes.count, isLetter(bytes[index]), index - start < Self.longestWord {
      index += 1
    }
    if index == start { return mark() }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    let number = number()
    if index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    if word == "bin" {
      index += Swift.min(Swift.max(number ?? 0, 0), bytes.count - index)
      return nil
    }
    return .control(word, number)
  }

  private mutating func mark() -> Token? {
    let mark = bytes[index]
    index += 1
    guard mark == UInt8(ascii: "'") else {
      // A line break behind a backslash ends a paragraph.
      return mark == 0x0A || mark == 0x0D ? .control("par", nil) : .mark(mark)
    }
    let digits = bytes[index...].prefix(2)
    guard let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
    index += digits.count
    return .bytes([byte])
  }

  private mutating func number() -> Int? {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    while index < bytes.count, index - start < 11, (0x30...0x39).contains(bytes[index]) {
      index += 1
    }
    return Int(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
