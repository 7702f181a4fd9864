/// SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number
/// generators", 2014), of which hashes need two parts.
public enum SplitMix64 {
  /// 2⁶⁴ divided by the golden ratio, odd: multiplying with it sets neighbouring numbers far apart.
  @inlinable
  public static var goldenGamma: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// Spreads a number over all bits, one to one: the generator's last step, with the constants of
  /// D. Stafford's 13th variant of MurmurHash3's.
  @inlinable
  public static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
