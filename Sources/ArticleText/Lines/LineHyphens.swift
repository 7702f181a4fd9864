import Hashing

/// Puts words together again that were divided at the end of a line.
///
/// A hyphen there goes where the whole word stands undivided in the same text, or a dictionary has
/// it: `keang-` and `gotaan` are `keanggotaan`. Else it is the word's own, as in `orang-orang`,
/// `Anglo-Saxon`, `Covid-19`. Either way the rest of the word moves up to its beginning.
struct LineHyphens {
  /// A line that ends in a hyphen is broken for want of space from this length on; below it what
  /// follows in a capital or a digit may be a line of its own.
  private static let shortestBroken = 45
  /// Halves of a doubled word are at least so long.
  private static let shortestHalf = 3

  /// The words of the text that are asked for, by the hashes of their small letters.
  private var words: Set<UInt64> = []

  /// The lines, with the words whole that were divided between two of them.
  ///
  /// - Parameter ofSheets: Whether the lines are those of sheets: broken at any length, and at the end of a
  ///   sheet with empty lines between.
  static func joined(
    _ lines: [TextNormalizer.Line], ofSheets: Bool = false
  ) -> [TextNormalizer.Line] {
    let places = lines.indices.dropLast().filter {
      isDivided(lines[$0], lines[$0 + 1], ofSheets: ofSheets)
    }
    guard !places.isEmpty else { return lines }
    var hyphens = LineHyphens()
    hyphens.find(places.map { halves(lines[$0].text, lines[$0 + 1].text).whole }, in: lines)
    var joined = lines
    for place in places.reversed() {
      let (upper, lower) = (lines[place].text, joined[place + 1].text)
      let rest = lower.prefix { $0 != " " }
      joined[place].text =
        (hyphens.isOwn(upper, lower) ? upper : String(upper.dropLast())) + rest
      joined[place + 1].text = String(lower.dropFirst(rest.count + 1))
    }
    return joined.withoutEmpty()
  }

  /// The words whose own hyphen stands at the end of a line, by how they look without it.
  static func own(in lines: [TextNormalizer.Line]) -> [String: String] {
    let places = lines.indices.dropLast().filter {
      isDivided(lines[$0], lines[$0 + 1], ofSheets: true)
    }
    var hyphens = LineHyphens()
    hyphens.find(places.map { halves(lines[$0].text, lines[$0 + 1].text).whole }, in: lines)
    var own: [String: String] = [:]
    for place in places where hyphens.isOwn(lines[place].text, lines[place + 1].text) {
      let halves = halves(lines[place].text, lines[place + 1].text)
      own[halves.whole] = halves.before + "-" + halves.after
    }
    return own
  }

  // MARK: Where

  /// Whether a word may be divided between two lines.
  private static func isDivided(
    _ upper: TextNormalizer.Line, _ lower: TextNormalizer.Line, ofSheets: Bool
  ) -> Bool {
    // A line that is only the middle of a word would have to be put together with three.
    guard endsInHyphen(upper.text.utf8),
      !endsInHyphen(lower.text.utf8) || lower.text.utf8.contains(0x20),
      let first = lower.text.unicodeScalars.first,
      let last = upper.text.unicodeScalars.dropLast().last,
      last.properties.isAlphabetic || last.properties.numericType != nil
    else { return false }
    if first.properties.isLowercase { return lower.emptyLinesAbove == 0 || ofSheets }
    return lower.emptyLinesAbove == 0 && (ofSheets || upper.text.utf8.count >= shortestBroken)
      && (first.properties.isAlphabetic || first.properties.numericType != nil)
  }

  /// Whether a line ends in a hyphen, by its bytes.
  private static func endsInHyphen(_ text: String.UTF8View) -> Bool {
    guard let last = text.last else { return false }
    if last == UInt8(ascii: "-") { return true }
    return last >= 0x80
      && ["\u{2010}", "\u{2011}", "\u{FE63}", "\u{FF0D}"].contains {
        text.suffix(3).elementsEqual($0.utf8)
      }
  }

  // MARK: Whose

  /// Whether the hyphen between two lines is the word's own.
  private func isOwn(_ upper: String, _ lower: String) -> Bool {
    let halves = Self.halves(upper, lower)
    let (before, after) = (halves.before, halves.after)
    guard let first = after.unicodeScalars.first, first.properties.isAlphabetic, !before.isEmpty
    else { return true }
    // `AngloSaxon` is no word, `PEMERINTAH` is one.
    if !first.properties.isLowercase, before.contains(where: \.isLowercase) { return true }
    let whole = halves.whole.lowercased()
    if words.contains(FNV1a.hash(whole.utf8)) { return false }
    let isDoubled =
      before.count >= Self.shortestHalf && after.lowercased().hasPrefix(before.lowercased())
    if isDoubled { return true }
    return KnownWords.contain(whole) == false
  }

  /// The letters and digits right before the hyphen that ends a line, and those that begin the next.
  private static func halves(_ upper: String, _ lower: String) -> Halves {
    let isPart = { (character: Character) in character.isLetter || character.isNumber }
    let before = upper.dropLast().reversed().prefix(while: isPart)
    return Halves(before: String(before.reversed()), after: String(lower.prefix(while: isPart)))
  }

  private struct Halves {
    var before: String
    var after: String
    /// The word without the hyphen.
    var whole: String { before + after }
  }

  /// Notes which of some words stand undivided in a text, by their bytes: small ones of ASCII.
  private mutating func find(_ wanted: [String], in lines: [TextNormalizer.Line]) {
    let wanted = Set(wanted.map { FNV1a.hash($0.lowercased().utf8) })
    var hash = FNV1a()
    let finish = { (words: inout Set<UInt64>) in
      if wanted.contains(hash.value) { words.insert(hash.value) }
      hash = FNV1a()
    }
    for line in lines {
      for byte in line.text.utf8 {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x80...: hash.append(byte)
        case 0x41...0x5A: hash.append(byte | 0x20)
        default: finish(&words)
        }
      }
      finish(&words)
    }
  }
}

extension [TextNormalizer.Line] {
  /// Without lines of which nothing is left; the empty lines above them are counted to the next.
  fileprivate func withoutEmpty() -> [TextNormalizer.Line] {
    var kept: [TextNormalizer.Line] = []
    kept.reserveCapacity(count)
    var emptyLines = 0
    for var line in self {
      emptyLines = Swift.max(emptyLines, line.emptyLinesAbove)
      if line.text.isEmpty { continue }
      line.emptyLinesAbove = emptyLines
      emptyLines = 0
      kept.append(line)
    }
    return kept
  }
}
