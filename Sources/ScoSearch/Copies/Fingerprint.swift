import Hashing

/// What is kept of a text to find its copies: a sample of its shingles, which are the runs of four
/// neighbouring stems.
///
/// The sample are the shingles with the smallest hashes (Broder, "On the resemblance and
/// containment of documents", 1997). It is the same for the same text wherever that is printed, a
/// text with small changes shares most of it, and two samples tell how much of the shorter text is
/// in the longer.
///
/// A text of fewer than ``fewestShingles`` is a copy only of one with the same stems, title
/// included.
struct Fingerprint: Sendable, Hashable {
  /// How many stems make a shingle: so many that two reports of one event in other words share few,
  /// and so few that a word changed here and there leaves most.
  static let shingleLength = 4
  /// The most hashes of the sample.
  static let sampleSize = 64
  /// How many hashes of the sample are terms of the index. Of an article and its first half, the
  /// chance that they share none is 1 in 64.
  static let termCount = 6
  /// A text of fewer shingles says too little to be compared in part.
  static let fewestShingles = 24
  /// A text of fewer stems is no copy of any other.
  static let fewestStems = 12
  /// The share of the shorter text's shingles that the longer must have.
  ///
  /// With it, a text that was cut to 60%, or cut to 80% with a paragraph of another added and one
  /// word in twenty changed, is found; articles that share a paragraph of background are not.
  static let leastContainment = 0.55
  /// A text is no copy of one that is longer by more than this factor: a report is not a copy of
  /// the day's survey that quotes it.
  static let greatestRatio = 3
  /// The bits of a hash.
  static let hashBits = 30

  /// The number of different shingles; 0 for a short text.
  private(set) var shingles = 0
  /// The smallest hashes, ascending, whole: they become terms.
  private(set) var leading: [UInt32] = []
  /// The sample, ascending; of each hash the first ``bits(of:)``.
  private(set) var sample: [UInt32] = []

  /// A fingerprint of nothing, to read others into.
  init() {}

  /// - Parameter hashes: All different hashes, ascending; of a short text those of the whole.
  init(shingles: Int, hashes: some Collection<UInt32>) {
    self.shingles = shingles
    leading = Array(hashes.prefix(Self.termCount))
    let shift = UInt32(Self.hashBits - Self.bits(of: shingles))
    sample = hashes.prefix(Self.sampleSize).map { $0 >> shift }
  }

  /// How many bits of a hash are kept where the sample is one of so many shingles: so many that
  /// neighbours in the sample are about 2¹² apart, which is two bytes for each, and chance makes
  /// two samples meet in one of a hundred.
  static func bits(of shingles: Int) -> Int {
    guard shingles > 0 else { return hashBits }
    return min(hashBits, 12 + Int.bitWidth - shingles.leadingZeroBitCount)
  }

  /// The hashes under which copies are looked for.
  ///
  /// A short text needs one: either both its hashes agree or none.
  var termHashes: ArraySlice<UInt32> { leading.prefix(shingles == 0 ? 1 : Self.termCount) }

  /// The terms under which copies are looked for.
  var terms: [String] {
    termHashes.map {
      Schema.fingerprintTerm(Self.text(UInt64($0), digits: Self.hashBits / 5))
    }
  }

  /// A number for the text: equal for equal fingerprints.
  var key: UInt64 { SplitMix64.mixed(FNV1a.hash(encoded)) }

  /// Digits of base 32, so that terms are short and in small letters.
  static func text(_ number: UInt64, digits: Int) -> String {
    let alphabet = Array("0123456789abcdefghijklmnopqrstuv".utf8)
    var bytes: [UInt8] = []
    for digit in (0..<digits).reversed() {
      bytes.append(alphabet[Int((number >> (5 * UInt64(digit))) & 31)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: Comparing

extension Fingerprint {
  /// Whether two texts are copies of one.
  func isCopy(of other: Fingerprint) -> Bool {
    if shingles == 0 || other.shingles == 0 { return self == other }
    return Self.mayBeCopies(shingles, other.shingles)
      && containment(in: other) >= Self.leastContainment
  }

  /// Whether texts of so many shingles can be copies of one.
  static func mayBeCopies(_ count: Int, _ other: Int) -> Bool {
    min(count, other) * greatestRatio >= max(count, other)
  }

  /// About which share of the shorter text's shingles the longer has, 0 to 1.
  ///
  /// The share `r` of both samples' smallest hashes that are in both estimates the resemblance,
  /// `|A ∩ B| / |A ∪ B|`; with the sizes it gives `|A ∩ B| = r / (1 + r) · (|A| + |B|)`.
  func containment(in other: Fingerprint) -> Double {
    let bits = min(Self.bits(of: shingles), Self.bits(of: other.shingles))
    let shift = UInt32(Self.bits(of: shingles) - bits)
    let otherShift = UInt32(Self.bits(of: other.shingles) - bits)
    var (index, otherIndex, union, common) = (0, 0, 0, 0)
    while union < Self.sampleSize, index < sample.count || otherIndex < other.sample.count {
      let mine = index < sample.count ? sample[index] >> shift : .max
      let others =
        otherIndex < other.sample.count ? other.sample[otherIndex] >> otherShift : .max
      if mine <= others { index += 1 }
      if others <= mine { otherIndex += 1 }
      if mine == others { common += 1 }
      union += 1
    }
    guard union > 0 else { return 0 }
    let resemblance = Double(common) / Double(union)
    let shared = resemblance / (1 + resemblance) * Double(shingles + other.shingles)
    return min(1, shared / Double(min(shingles, other.shingles)))
  }
}

// MARK: Stored form

extension Fingerprint {
  /// The number of shingles, the leading hashes, and the rest of the sample: each number as the
  /// difference from the one before, by LEB128.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * Self.sampleSize + 16)
    LEB128.append(UInt64(shingles), to: &bytes)
    var previous: UInt32 = 0
    for hash in leading {
      LEB128.append(UInt64(hash - previous), to: &bytes)
      previous = hash
    }
    previous >>= UInt32(Self.hashBits - Self.bits(of: shingles))
    for hash in sample.dropFirst(leading.count) {
      LEB128.append(UInt64(hash - previous), to: &bytes)
      previous = hash
    }
    return bytes
  }

  /// - Returns: nil where the bytes are no fingerprint.
  init?(_ bytes: [UInt8]) {
    guard read(bytes, in: 0..<bytes.count) else { return nil }
  }

  /// Becomes the fingerprint that some bytes are; its memory is used again.
  ///
  /// - Returns: Whether they are one.
  mutating func read(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    leading.removeAll(keepingCapacity: true)
    sample.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    guard let count = LEB128.read(bytes, at: &index), count <= UInt64(UInt32.max) else {
      return false
    }
    shingles = Int(count)
    let shift = UInt32(Self.hashBits - Self.bits(of: shingles))
    var last: UInt32 = 0
    while index < range.upperBound {
      guard let step = LEB128.read(bytes, at: &index), step < 1 << UInt64(Self.hashBits),
        sample.count < Self.sampleSize
      else { return false }
      last += UInt32(step)
      guard last < 1 << UInt32(Self.hashBits) else { return false }
      if leading.count < Self.termCount {
        leading.append(last)
        sample.append(last >> shift)
        if leading.count == Self.termCount { last >>= shift }
      } else {
        sample.append(last)
      }
    }
    return !sample.isEmpty
  }
}
