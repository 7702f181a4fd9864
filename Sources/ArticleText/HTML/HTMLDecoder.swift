import CHTML

/// The text of a page's bytes, in the encoding that the page is in.
///
/// A byte order mark decides. What is valid UTF-8 is UTF-8, whatever the page says: browsers save
/// pages so and leave the declaration as it was. Else the declaration counts, and where there is
/// none, or one of UTF-8 that is not true, the rules of ``TextDecoder``.
struct HTMLDecoder {
  /// The text, how many places of it are U+FFFD now, and the encoding's name.
  struct Decoded {
    var text: String
    var replacements: Int
    var encoding: String
  }

  /// How many bytes at the beginning of a page are searched for its declaration: browsers look at
  /// 1024, and some pages have it behind a long comment.
  private static let reach = 4096

  /// What browsers take other names for, by the WHATWG's Encoding Standard, as far as the system's
  /// names differ from it.
  private static let names: [String: String] = [
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5-hkscs", "iso-8859-9": "cp1254",
    "tis-620": "cp874", "iso-8859-11": "cp874", "x-cp1251": "cp1251",
  ]

  /// Names of Windows-1252, and of parts of it.
  private static let latin: Set<String> = [
    "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
    "latin-1", "l1", "us-ascii", "ascii",
  ]

  func decode(_ bytes: [UInt8], from path: String) throws(ReadError) -> Decoded {
    if let charset = Self.charset(in: bytes.prefix(Self.reach)),
      let text = Self.text(bytes, charset)
    {
      return text
    }
    let decoded = try TextDecoder().decode(bytes, from: path)
    return Decoded(
      text: decoded.text, replacements: decoded.replacements, encoding: decoded.encoding.rawValue)
  }

  /// The text by the encoding that the page names; `nil` where ``TextDecoder`` is to decide.
  private static func text(_ bytes: [UInt8], _ charset: String) -> Decoded? {
    guard ByteOrderMark(startOf: bytes) == nil, !charset.hasPrefix("utf"), charset != "unicode"
    else { return nil }
    let isSevenBit = charset.hasPrefix("iso-2022") || charset.hasPrefix("hz-")
    if !isSevenBit, String(validating: bytes, as: UTF8.self) != nil { return nil }
    if latin.contains(charset) {
      let decoded = Windows1252.decode(bytes[...])
      return Decoded(
        text: decoded.text, replacements: decoded.replaced, encoding: "Windows-1252")
    }
    let name = names[charset] ?? charset.replacing("windows-", with: "cp")
    guard let buffer = unsafe html_decode(bytes, bytes.count, name) else { return nil }
    let losses = unsafe Int(html_losses(buffer))
    let count = unsafe html_size(buffer)
    let utf8 = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, initialized in
      unsafe html_take(buffer, room.baseAddress)
      initialized = count
    }
    return Decoded(
      text: String(decoding: utf8, as: UTF8.self), replacements: losses, encoding: charset)
  }

  /// The encoding that a `meta` element or an XML declaration names, in small letters.
  static func charset(in head: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: head.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    if text.hasPrefix("<?xml"), let name = name(in: text.prefix { $0 != ">" }, after: "encoding") {
      return name
    }
    var rest = text[...]
    while let meta = rest.firstRange(of: "<meta") {
      rest = rest[meta.upperBound...]
      if let name = name(in: rest.prefix { $0 != ">" }, after: "charset") { return name }
    }
    return nil
  }

  /// The name behind `charset=`, with or without quotes.
  private static func name(in element: Substring, after label: String) -> String? {
    guard let found = element.firstRange(of: label) else { return nil }
    let value = element[found.upperBound...].drop { $0.isWhitespace }
    guard value.first == "=" else { return nil }
    let name = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
    return name.isEmpty || name.utf8.count > 40 ? nil : String(name)
  }
}
