import CHTML

/// The code pages of Windows, in which texts are that say no other encoding.
enum CodePage {
  /// The code page of a set of characters, as fonts name theirs; `nil` where it is not known.
  static func ofCharset(_ charset: Int) -> Int? {
    let pages = [
      0: 1252, 2: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253,
      162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
      254: 437,
    ]
    return pages[charset]
  }

  /// What bytes are in a code page; in one that the system does not know they are Windows-1252.
  static func text(_ bytes: [UInt8], _ page: Int) -> String {
    if !bytes.contains(where: { $0 >= 0x80 }) || page == 65001 {
      return String(decoding: bytes, as: UTF8.self)
    }
    let name = page == 10000 ? "MACINTOSH" : "CP\(page)"
    guard page != 1252, let buffer = unsafe html_decode(bytes, bytes.count, name) else {
      return Windows1252.decode(bytes[...]).text
    }
    let count = unsafe html_size(buffer)
    let decoded = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, initialized in
      unsafe html_take(buffer, room.baseAddress)
      initialized = count
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
