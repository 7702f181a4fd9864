import Hashing

/// A few hundred numbers that stand for words. Every word of every article is looked up in several
/// of these and nearly none is there, so that a table of bits answers first.
struct WordNumbers {
  private var bits = [UInt64](repeating: 0, count: 128)
  private(set) var numbers: Set<UInt64>

  init(_ numbers: some Sequence<UInt64>) {
    self.numbers = Set(numbers)
    for number in self.numbers {
      let place = Self.place(of: number)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  func contains(_ number: UInt64) -> Bool {
    let place = Self.place(of: number)
    return bits[place >> 6] & (1 << UInt64(place & 63)) != 0 && numbers.contains(number)
  }

  func union(_ other: WordNumbers) -> WordNumbers { WordNumbers(numbers.union(other.numbers)) }

  /// The upper bits of a product with 2^64 by the golden ratio (Fibonacci hashing: D. E. Knuth, The
  /// Art of Computer Programming, 6.4).
  private static func place(of number: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* SplitMix64.goldenGamma) >> 51)
  }
}
