/// The 64-bit FNV-1a hash (G. Fowler, L. C. Noll and K.-P. Vo), for what must stay the same between
/// runs: Swift's own hashes do not.
///
/// Its upper bits alone say little of a short text; where they count, ``SplitMix64`` spreads it.
///
/// What this module has is public and inlinable, though no product offers it: what is `package` is
/// not inlined into other modules, and indexing takes a third longer.
public struct FNV1a {
  /// The hash of the bytes so far.
  public var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of no bytes.
  @inlinable
  public init() {}

  /// Takes in one more byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The hash of some bytes.
  @inlinable
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for byte in bytes { hash.append(byte) }
    return hash.value
  }
}
