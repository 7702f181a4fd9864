/// Windows-1252, the encoding of most older Western European text that is no UTF-8.
enum Windows1252 {
  /// The characters of the bytes 0x80 to 0x9F, from the table that the Unicode Consortium
  /// publishes (VENDORS/MICSFT/WINDOWS/CP1252.TXT); five bytes have none. All other bytes are as in
  /// Latin-1.
  private static let upper: [UInt16?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D, nil,
    nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
  ]

  /// The text, and how many bytes had no character and became U+FFFD.
  static func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, replaced: Int) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    var replaced = 0
    for byte in bytes {
      if (0x80...0x9F).contains(byte) {
        let unit = upper[Int(byte) - 0x80]
        if unit == nil { replaced += 1 }
        units.append(unit ?? 0xFFFD)
      } else {
        units.append(UInt16(byte))
      }
    }
    return (String(decoding: units, as: UTF16.self), replaced)
  }
}
