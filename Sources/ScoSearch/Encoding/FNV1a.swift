/// The 64-bit FNV-1a hash (G. Fowler, L. C. Noll and K.-P. Vo), for what must stay the same between
/// runs: Swift's own hashes do not.
///
/// Its upper bits alone say little of a short text; where they count, ``SplitMix64`` spreads it.
enum FNV1a {
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}
