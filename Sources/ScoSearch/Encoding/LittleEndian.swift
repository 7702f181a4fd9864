/// Numbers of eight bytes, least significant first.
enum LittleEndian {
  /// Bytes of a number.
  static let length = 8

  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  static func bytes(of numbers: some Collection<UInt64>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * length)
    for number in numbers { append(number, to: &bytes) }
    return bytes
  }

  /// The numbers that some bytes are; fewer bytes than a number takes at their end are left out.
  static func numbers(_ bytes: ArraySlice<UInt8>) -> [UInt64] {
    stride(from: bytes.startIndex, through: bytes.endIndex - length, by: length).map { start in
      bytes[start..<start + length].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
