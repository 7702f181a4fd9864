/// Bytes compressed by gzip (RFC 1952) in stored blocks: no smaller, but what any program reads.
package func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  var start = 0
  repeat {
    let end = min(start + 65_535, bytes.count)
    let length = UInt16(end - start)
    out.append(end == bytes.count ? 1 : 0)
    for number in [length, ~length] { out += littleEndian(UInt32(number)).prefix(2) }
    out += bytes[start..<end]
    start = end
  } while start < bytes.count
  return out + littleEndian(checksum(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
}

/// As many zero bytes as that, compressed to about a thousandth: one block with fixed codes in
/// which each 11 bits stand for 258 bytes.
package func gzipOfZeros(_ count: Int) -> [UInt8] {
  var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  var bits: UInt64 = 0
  var width: UInt64 = 0
  func put(_ value: UInt64, _ length: UInt64) {
    bits |= value << width
    width += length
    while width >= 8 {
      out.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      width -= 8
    }
  }
  put(0b011, 3)
  // The literal 0 is 00110000, the length 258 is 11000101, the distance 1 is 00000; codes are sent
  // from their highest bit.
  put(0b0000_1100, 8)
  for _ in 0..<(count - 1) / 258 {
    put(0b1010_0011, 8)
    put(0, 5)
  }
  for _ in 0..<(count - 1) % 258 { put(0b0000_1100, 8) }
  put(0, 7)
  if width > 0 { put(0, 8 - width) }
  // The reader stops long before the checksum, which is left wrong.
  return out + [UInt8](repeating: 0, count: 8)
}

private func littleEndian(_ number: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum = UInt32.max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return ~sum
}
