import ArticleText
import Hashing

/// Makes fingerprints from the stems of articles, one after the other; its memory is used again.
struct FingerprintMaker {
  private var seed: UInt64 = 0
  private var title: UInt64 = 0
  private var body: UInt64 = 0
  private var stems = 0
  private var bodyStems = 0
  /// The hashes of the last stems of the body, combined as digits of a number: the oldest falls
  /// out.
  private var window: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var shingles: [UInt32] = []

  /// Begins an article.
  ///
  /// - Parameter language: Articles of different languages have nothing in common.
  mutating func begin(_ language: Language?) {
    seed = FNV1a.hash((language?.rawValue ?? Schema.unknownLanguage).utf8)
    title = seed
    body = seed
    stems = 0
    bodyStems = 0
    window = (seed, seed, seed)
    shingles.removeAll(keepingCapacity: true)
  }

  /// Adds the next stem, by its ``FNV1a`` hash.
  mutating func add(_ hash: UInt64, isTitle: Bool) {
    stems += 1
    if isTitle {
      title = Self.combined(title, hash)
      return
    }
    bodyStems += 1
    body = Self.combined(body, hash)
    if bodyStems >= Fingerprint.shingleLength {
      let run = Self.combined(
        Self.combined(Self.combined(Self.combined(seed, window.0), window.1), window.2), hash)
      shingles.append(UInt32(SplitMix64.mixed(run) >> UInt64(64 - Fingerprint.hashBits)))
    }
    window = (window.1, window.2, hash)
  }

  /// The fingerprint of the article, nil where it is too short for one.
  mutating func finish() -> Fingerprint? {
    guard stems >= Fingerprint.fewestStems else { return nil }
    shingles.sort()
    var count = 0
    for index in shingles.indices where index == 0 || shingles[index] != shingles[index - 1] {
      shingles[count] = shingles[index]
      count += 1
    }
    guard count < Fingerprint.fewestShingles else {
      return Fingerprint(shingles: count, hashes: shingles[..<count])
    }
    let whole = SplitMix64.mixed(Self.combined(title, body))
    let halves = [UInt32(whole >> 34), UInt32(truncatingIfNeeded: whole & 0x3FFF_FFFF)]
    return Fingerprint(shingles: 0, hashes: halves.sorted())
  }

  private static func combined(_ number: UInt64, _ hash: UInt64) -> UInt64 {
    (number ^ hash) &* SplitMix64.goldenGamma ^ (number >> 29)
  }
}
