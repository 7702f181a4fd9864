/// The bytes at the beginning of a text by which programs say in which encoding of Unicode it is.
enum ByteOrderMark: CaseIterable {
  case utf8, utf16LittleEndian, utf16BigEndian

  /// The mark with which bytes begin.
  init?(startOf bytes: some Sequence<UInt8>) {
    guard let mark = Self.allCases.first(where: { bytes.starts(with: $0.bytes) }) else {
      return nil
    }
    self = mark
  }

  /// The bytes of the mark.
  var bytes: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }
}
