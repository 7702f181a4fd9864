/// Paths as text. A name of a file is bytes, and only by custom UTF-8: what is none in it is written
/// as `\xE9`, so that every name can be shown, stored, and typed again.
///
/// A backslash that stands before `x` and two hexadecimal digits in the name itself is written as
/// `\x5C`: each name has one text, and each such text means one name. Names of UTF-8 without such a
/// backslash are their own text.
public enum PathText {
  private static let backslash = UInt8(ascii: "\\")
  private static let digits = Array("0123456789ABCDEF".utf8)
  /// How many bytes an escape has: `\xE9`.
  private static let length = 4

  /// The text of a path.
  ///
  /// - Parameter bytes: As the system has it.
  public static func text(of bytes: some Collection<UInt8>) -> String {
    if bytes.allSatisfy({ $0 != backslash }), let text = String(validating: bytes, as: UTF8.self) {
      return text
    }
    let bytes = Array(bytes)
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let count = lengthOfCharacter(bytes, at: index)
      if count == 0 || escapedByte(bytes, at: index) != nil {
        text += [backslash, UInt8(ascii: "x")]
        text += [digits[Int(bytes[index] >> 4)], digits[Int(bytes[index] & 15)]]
        index += 1
      } else {
        text += bytes[index..<index + count]
        index += count
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of the path that a text means.
  public static func bytes(of text: String) -> [UInt8] {
    let text = Array(text.utf8)
    guard text.contains(backslash) else { return text }
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      if let byte = escapedByte(text, at: index) {
        bytes.append(byte)
        index += length
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return bytes
  }

  /// The path that a text means, as the system's functions take it: with a zero at its end.
  public static func systemPath(_ text: String) -> [CChar] {
    var path = bytes(of: text).map(CChar.init(bitPattern:))
    path.append(0)
    return path
  }

  /// The byte that an escape stands for, nil where none begins here.
  private static func escapedByte(_ text: [UInt8], at index: Int) -> UInt8? {
    guard text.count - index >= length, text[index] == backslash,
      text[index + 1] == UInt8(ascii: "x"), let high = digits.firstIndex(of: text[index + 2]),
      let low = digits.firstIndex(of: text[index + 3])
    else { return nil }
    return UInt8(high << 4 | low)
  }

  /// How many bytes the character has that begins here, 0 where none does.
  private static func lengthOfCharacter(_ bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    let count = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard count > 0, index + count <= bytes.count else { return 0 }
    return String(validating: bytes[index..<index + count], as: UTF8.self) == nil ? 0 : count
  }
}
