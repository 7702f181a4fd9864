/// The ``FNV1a`` hash of some bytes, written behind them, since a bit that flips in what is stored is
/// found by nothing else.
enum Checksum {
  /// Bytes that it takes.
  static let length = 8

  static func append(to bytes: inout [UInt8]) {
    append(FNV1a.hash(bytes), to: &bytes)
  }

  /// Whether the last bytes are the checksum of those before them.
  static func isIntact(_ bytes: [UInt8]) -> Bool {
    bytes.count > length
      && number(bytes.suffix(length)) == FNV1a.hash(bytes.dropLast(length))
  }

  /// Appends a hash, least significant byte first.
  static func append(_ hash: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: hash >> UInt64(shift)))
    }
  }

  /// The hash that was appended.
  static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
