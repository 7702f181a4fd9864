/// Turns bytes into text: UTF-8, UTF-16 of either byte order, or Windows-1252, whichever they are.
///
/// A byte order mark decides. Without one, text that has zero bytes in many second places, and in
/// hardly any first ones, is UTF-16. Else it is UTF-8 where it is valid, or has no more places that
/// are not than characters of several bytes that are: a stray byte costs one character, whatever the
/// size of the text. Anything else is Windows-1252, as which nearly every sequence of bytes can be
/// read.
public struct TextDecoder: Sendable {
  private let isDeclaredUTF8: Bool

  /// A decoder; it has no state.
  public init() {
    self.init(isDeclaredUTF8: false)
  }

  /// - Parameter isDeclaredUTF8: Whether the text says that it is UTF-8, so that less must speak
  ///   for it.
  init(isDeclaredUTF8: Bool) {
    self.isDeclaredUTF8 = isDeclaredUTF8
  }

  /// The text of the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: All bytes of the text.
  ///   - path: The file they come from, for the error.
  /// - Throws: ``ReadError`` with ``ReadError/Code/binary`` where one byte in twenty or more is a
  ///   control character: no text is like that, while of compressed bytes one in ten is.
  public func decode(_ bytes: [UInt8], from path: String) throws(ReadError) -> DecodedText {
    let text: DecodedText
    if let mark = ByteOrderMark(startOf: bytes) {
      let rest = bytes[mark.bytes.count...]
      text =
        switch mark {
        case .utf8: utf8(rest)
        case .utf16LittleEndian: utf16(rest, .utf16LittleEndian)
        case .utf16BigEndian: utf16(rest, .utf16BigEndian)
        }
    } else if let encoding = Self.utf16Encoding(of: bytes) {
      text = utf16(bytes[...], encoding)
    } else if let valid = String(validating: bytes, as: UTF8.self) {
      text = DecodedText(text: valid, encoding: .utf8, replacements: 0)
    } else {
      text = invalidUTF8(bytes)
    }
    try refuseBinary(text, path)
    return text
  }

  private func utf8(_ bytes: ArraySlice<UInt8>) -> DecodedText {
    if let valid = String(validating: bytes, as: UTF8.self) {
      return DecodedText(text: valid, encoding: .utf8, replacements: 0)
    }
    return DecodedText(
      text: String(decoding: bytes, as: UTF8.self), encoding: .utf8,
      replacements: UTF8Evidence(bytes).invalid)
  }

  private func invalidUTF8(_ bytes: [UInt8]) -> DecodedText {
    let evidence = UTF8Evidence(bytes[...])
    if isDeclaredUTF8 ? evidence.isUTF8AsDeclared : evidence.isUTF8 {
      return DecodedText(
        text: String(decoding: bytes, as: UTF8.self), encoding: .utf8,
        replacements: evidence.invalid)
    }
    let decoded = Windows1252.decode(bytes[...])
    return DecodedText(text: decoded.text, encoding: .windows1252, replacements: decoded.replaced)
  }

  /// The byte order of UTF-16 without a mark: one byte of a pair is zero, and the other nearly
  /// never. In Latin letters it nearly always is; in other alphabets at least between words, and
  /// then nothing of it may be what no text has.
  static func utf16Encoding(of bytes: [UInt8]) -> DecodedText.Encoding? {
    let head = bytes.prefix(4096)
    guard head.count >= 4, head.contains(0) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let pairs = head.count / 2
    let high = zeros[1] > zeros[0] ? 1 : 0
    let isLatin = zeros[high] * 10 >= pairs * 7 && zeros[1 - high] * 20 <= pairs
    let isOther =
      zeros[high] * 10 >= pairs && zeros[1 - high] * 20 <= zeros[high]
      && stride(from: 0, to: pairs * 2, by: 2).allSatisfy { start in
        isOfText(UInt16(head[start + high]) << 8 | UInt16(head[start + 1 - high]))
      }
    guard isLatin || isOther else { return nil }
    return high == 1 ? .utf16LittleEndian : .utf16BigEndian
  }

  /// Whether texts have a unit of UTF-16: no control character, none of private use, no mark of
  /// another byte order.
  private static func isOfText(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D: true
    case 0..<0x20, 0x7F..<0xA0, 0xE000..<0xF900, 0xFFF0...: false
    default: true
    }
  }

  private func utf16(
    _ bytes: ArraySlice<UInt8>, _ encoding: DecodedText.Encoding
  ) -> DecodedText {
    let (low, high) = encoding == .utf16LittleEndian ? (0, 1) : (1, 0)
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + high]) << 8)
      index += 2
    }
    // Half a unit that is left is replaced as what is no text.
    if index < bytes.endIndex { units.append(0xD800) }
    var replaced = 0
    var iterator = units.makeIterator()
    var codec = UTF16()
    scan: while true {
      switch codec.decode(&iterator) {
      case .scalarValue: continue
      case .error: replaced += 1
      case .emptyInput: break scan
      }
    }
    let text = String(decoding: units, as: UTF16.self)
    return DecodedText(text: text, encoding: encoding, replacements: replaced)
  }

  private func refuseBinary(_ text: DecodedText, _ path: String) throws(ReadError) {
    // A PDF may be made of plain letters for the most part, none of them its text.
    let isPDF = text.text.utf8.starts(with: "%PDF-".utf8)
    var (all, controls) = (0, 0)
    for byte in text.text.utf8 {
      all += 1
      if byte < 0x20, !(0x09...0x0D).contains(byte) { controls += 1 }
    }
    guard isPDF || (controls > 0 && controls * 20 >= all) else { return }
    let kind = isPDF ? "a PDF under another name" : "full of control bytes"
    throw ReadError(
      code: .binary, path: path, reason: "is not text (it is \(kind)); left out")
  }
}
