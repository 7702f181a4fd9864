import TestSupport

/// Makes inputs from others: the one of a number is the same in every run with the same seed.
struct Mutator {
  private let seeds: [[UInt8]]
  private let tokens: [[UInt8]]
  private let longest: Int
  private let seed: UInt64
  private var random = SeededGenerator(seed: 0)

  /// Pieces that trouble any reader of text: ends of the range of numbers, invisible and combining
  /// characters, characters of more than one code unit, halves of them.
  static let commonTokens = [
    "\u{0}", "\n", "\r\n", "\n\n", "\t", " ", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}",
    "\u{202E}", "\u{2066}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{1B}[31m", "\u{7F}", "\u{85}",
    "\u{301}", "é", "İ", "ß", "ﬁ", "Å", "上", "日本", "ж", "א", "ก็", "🎉", "👩‍👩‍👧", "\u{10FFFF}",
    "’", "“", "”", "…", "–", "0", "-1", "1.5", "2147483648", "9223372036854775807",
    "18446744073709551616", "2016-04-07", "0000-00-00", "a", "kata", "Negara-negara",
    "Iran's", "S.C.O.", "1.455,7",
  ]

  init(_ target: FuzzTarget, seed: UInt64) {
    seeds = target.seeds
    tokens = target.tokens
    longest = target.longest
    self.seed = seed
  }

  /// The input of a number.
  mutating func input(_ number: UInt64) -> [UInt8] {
    // The numbers of one seed are far from those of the next.
    random = SeededGenerator(seed: seed &* 0xD134_2543_DE82_EF95 &+ number)
    _ = random.next()
    var bytes = seeds[below(seeds.count)]
    // Few changes leave most of what the input means; many of them make something new.
    for _ in 0..<(1 << below(5)) { change(&bytes) }
    if bytes.count > longest { bytes.removeSubrange(longest...) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    switch below(14) {
    case 0 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    case 1 where !bytes.isEmpty:
      bytes[below(bytes.count)] = [0, 0x7F, 0x80, 0xC2, 0xE2, 0xED, 0xF4, 0xFF, 10, 34][below(10)]
    case 2: insert((0...below(8)).map { _ in UInt8(below(256)) }, &bytes)
    case 3, 4, 5: insert(tokens[below(tokens.count)], &bytes)
    case 6: bytes.removeSubrange(range(of: bytes))
    case 7: insert(Array(bytes[range(of: bytes)]), &bytes)
    case 8: bytes.removeSubrange((bytes.count - below(min(bytes.count, 64) + 1))...)
    case 9:
      let other = seeds[below(seeds.count)]
      bytes.replaceSubrange(range(of: bytes), with: other[range(of: other)])
    case 10:
      let other = seeds[below(seeds.count)]
      bytes = Array(bytes[..<below(bytes.count + 1)] + other[below(other.count + 1)...])
    case 11: insert(Array(scalar().utf8), &bytes)
    case 12:
      let part = range(of: bytes)
      for index in part where (0x41...0x7A).contains(bytes[index]) { bytes[index] ^= 0x20 }
    case 13 where below(8) == 0: repeatPart(&bytes)
    default: insert(tokens[below(tokens.count)], &bytes)
    }
  }

  /// The same again and again: depths and lengths are what simple mutations do not reach.
  private mutating func repeatPart(_ bytes: inout [UInt8]) {
    let other = bytes[range(of: bytes)]
    let part = below(2) == 0 ? tokens[below(tokens.count)] : Array(other.prefix(32))
    guard !part.isEmpty else { return }
    let times = min(1 << below(14), longest / part.count)
    insert(Array(repeatElement(part, count: times).joined()), &bytes)
  }

  private mutating func insert(_ part: [UInt8], _ bytes: inout [UInt8]) {
    let place = below(bytes.count + 1)
    bytes.insert(contentsOf: part, at: place)
  }

  /// A part of some bytes, short ones more often than long ones.
  private mutating func range(of bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count + 1)
    let most = min(bytes.count - start, 1 << below(9))
    return start..<start + below(most + 1)
  }

  private mutating func scalar() -> String {
    let value = UInt32(below(1 << (5 + below(16))))
    return Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}"
  }

  /// A number from 0 to below a limit of at least 1.
  private mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: random.next() >> 33) % limit
  }
}
