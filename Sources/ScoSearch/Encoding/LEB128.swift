/// Numbers of variable length, seven bits a byte, least significant first (DWARF's LEB128), and
/// texts with their length before them.
enum LEB128 {
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// - Returns: nil where the bytes end within the number, or it has more than 63 bits.
  static func read(_ bytes: [UInt8], at index: inout Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count, shift < 63 {
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  /// Appends the length of a text in UTF-8, and the text.
  static func append(text: String, to bytes: inout [UInt8]) {
    append(UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  /// Where the text that begins here stands.
  ///
  /// - Returns: nil where the bytes end within it.
  static func readText(_ bytes: [UInt8], at index: inout Int) -> Range<Int>? {
    guard let length = read(bytes, at: &index), length <= UInt64(bytes.count - index) else {
      return nil
    }
    defer { index += Int(length) }
    return index..<index + Int(length)
  }
}
