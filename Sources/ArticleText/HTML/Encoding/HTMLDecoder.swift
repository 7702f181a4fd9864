import CHTML

/// The text of a page's bytes, in the encoding that the page is in.
///
/// A byte order mark decides. Else the page's declaration counts (``DeclaredCharset``), as far as
/// its bytes do not contradict it: what is UTF-8 (``UTF8Evidence``) is UTF-8, whatever the page
/// says, since browsers save pages so and leave the declaration as it was, and what has more places
/// that do not fit the encoding than such that do is not in it. Where nothing is declared, or
/// nothing that holds, ``TextDecoder`` decides.
struct HTMLDecoder {
  /// The label of the encoding that the server named, which comes before the page's own.
  var charset: String?

  /// The text, how many places of it are U+FFFD now, and the encoding's name.
  struct Decoded {
    var text: String
    var replacements: Int
    var encoding: String
    /// The label of another encoding, which the page declares.
    var contradicted: String?

    /// What is doubtful of it.
    func problems(in path: String) -> [ReadProblem] {
      let contradiction = contradicted.map { label in
        ReadProblem(
          file: path, doubt: .readOtherwise,
          reason: "declares the encoding '\(label)', which its bytes are not in; "
            + "read as \(encoding)")
      }
      let replaced = ReadProblem(file: path, replacements: replacements, encoding: encoding)
      return [contradiction, replaced].compactMap { $0 }
    }
  }

  func decode(_ bytes: [UInt8], from path: String) throws(ReadError) -> Decoded {
    let isPlain = !bytes.contains { $0 >= 0x80 || $0 == 0 }
    let declared = charset.flatMap(DeclaredCharset.init(label:)) ?? DeclaredCharset(of: bytes)
    if let charset = declared?.charset, ByteOrderMark(startOf: bytes) == nil,
      let decoded = Self.decode(bytes, charset, isPlain: isPlain)
    {
      return decoded
    }
    let decoder = TextDecoder(isDeclaredUTF8: declared?.charset?.kind == .unicode)
    let decoded = try decoder.decode(bytes, from: path)
    let isOther = !isPlain && declared?.charset.map { !Self.is($0, decoded.encoding) } ?? true
    return Decoded(
      text: decoded.text, replacements: decoded.replacements, encoding: decoded.encoding.rawValue,
      contradicted: isOther ? declared?.label : nil)
  }

  /// Whether an encoding that a page declares is the one that it was read in.
  private static func `is`(_ charset: Charset, _ encoding: DecodedText.Encoding) -> Bool {
    switch charset.kind {
    case .unicode: encoding != .windows1252
    case .western: encoding == .windows1252
    case .singleByte, .multiByte, .sevenBit: false
    }
  }

  /// The text in the encoding that a page declares; `nil` where it is not in that, or
  /// ``TextDecoder`` would read it no otherwise.
  private static func decode(_ bytes: [UInt8], _ charset: Charset, isPlain: Bool) -> Decoded? {
    guard charset.kind != .unicode, !isPlain || charset.kind == .sevenBit else { return nil }
    // One zero byte in a page is a fault; in every second place they are UTF-16.
    if !isPlain, UTF8Evidence(bytes[...]).isUTF8 || TextDecoder.utf16Encoding(of: bytes) != nil {
      return nil
    }
    if charset.kind == .western {
      let decoded = Windows1252.decode(bytes[...])
      return Decoded(
        text: decoded.text, replacements: decoded.replaced, encoding: charset.name)
    }
    guard let buffer = unsafe html_decode(bytes, bytes.count, charset.systemName) else {
      return nil
    }
    let losses = unsafe Int(html_losses(buffer))
    let count = unsafe html_size(buffer)
    let utf8 = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, initialized in
      unsafe html_take(buffer, room.baseAddress)
      initialized = count
    }
    let text = String(decoding: utf8, as: UTF8.self)
    guard fits(text, losses: losses, charset) else { return nil }
    return Decoded(text: text, replacements: losses, encoding: charset.name)
  }

  /// Whether a text is what its bytes mean: most characters beyond ASCII are.
  ///
  /// Not what was no text, and in an encoding of several bytes a character alone at a Latin letter:
  /// `naïve` has a Chinese one there, of the byte of `ï` and the letter behind it.
  private static func fits(_ text: String, losses: Int, _ charset: Charset) -> Bool {
    if charset.kind != .multiByte, losses == 0 { return true }
    var (others, alone) = (0, 0)
    var (beforeLast, last): (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    for scalar in text.unicodeScalars {
      if !last.isASCII, last != "\u{FFFD}" {
        others += 1
        let isAlone = beforeLast.isASCII && scalar.isASCII
        if isAlone, isLetter(beforeLast) || isLetter(scalar) { alone += 1 }
      }
      (beforeLast, last) = (last, scalar)
    }
    if charset.kind != .multiByte { alone = 0 }
    return (losses + alone) * 2 <= others + losses
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
