/// Turns bytes into text: UTF-8, UTF-16 of either byte order, or Windows-1252, whichever they are.
///
/// A byte order mark decides. Without one, text of which every second byte is zero is UTF-16. Else
/// it is UTF-8 where it is valid, or has no more places that are not than characters of several
/// bytes that are. Anything else is Windows-1252, as which nearly every sequence of bytes can be
/// read.
public struct TextDecoder: Sendable {
  /// A decoder; it has no state.
  public init() {}

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
    } else if let encoding = utf16Encoding(of: bytes.prefix(4096)) {
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
      replacements: sequences(of: bytes).invalid)
  }

  private func invalidUTF8(_ bytes: [UInt8]) -> DecodedText {
    let count = sequences(of: bytes[...])
    if count.long > 0, count.long >= count.invalid {
      return DecodedText(
        text: String(decoding: bytes, as: UTF8.self), encoding: .utf8, replacements: count.invalid)
    }
    let decoded = Windows1252.decode(bytes[...])
    return DecodedText(text: decoded.text, encoding: .windows1252, replacements: decoded.replaced)
  }

  /// How many sequences of more than one byte are valid UTF-8, and how many places are not.
  private func sequences(of bytes: ArraySlice<UInt8>) -> (long: Int, invalid: Int) {
    var (long, invalid) = (0, 0)
    var iterator = bytes.makeIterator()
    var codec = UTF8()
    while true {
      switch codec.decode(&iterator) {
      case .scalarValue(let scalar): if !scalar.isASCII { long += 1 }
      case .error: invalid += 1
      case .emptyInput: return (long, invalid)
      }
    }
  }

  /// The byte order of UTF-16 without a mark: in text of Latin letters one byte of each two is zero
  /// nearly always, and the other nearly never.
  private func utf16Encoding(of head: ArraySlice<UInt8>) -> DecodedText.Encoding? {
    guard head.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let pairs = head.count / 2
    if zeros[1] * 10 >= pairs * 7, zeros[0] * 20 <= pairs { return .utf16LittleEndian }
    if zeros[0] * 10 >= pairs * 7, zeros[1] * 20 <= pairs { return .utf16BigEndian }
    return nil
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
    var replaced = bytes.count & 1
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
