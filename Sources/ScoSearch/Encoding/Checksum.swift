import Hashing

/// The ``FNV1a`` hash of some bytes, written behind them, since a bit that flips in what is stored
/// is found by nothing else.
enum Checksum {
  /// Bytes that it takes.
  static let length = LittleEndian.length

  static func append(to bytes: inout [UInt8]) {
    LittleEndian.append(FNV1a.hash(bytes), to: &bytes)
  }

  /// Whether the last bytes are the checksum of those before them.
  static func isIntact(_ bytes: [UInt8]) -> Bool {
    bytes.count > length
      && LittleEndian.numbers(bytes.suffix(length)) == [FNV1a.hash(bytes.dropLast(length))]
  }
}
