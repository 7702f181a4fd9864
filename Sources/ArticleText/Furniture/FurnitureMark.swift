/// Short lines of furniture that are known by their form: counters, times that count back from now,
/// the weather, numbers of telephones.
enum FurnitureMark {
  private static let units: Set<Substring> = [
    "detik", "menit", "jam", "hari", "minggu", "bulan", "tahun", "second", "seconds", "minute",
    "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks", "month",
    "months", "year", "years", "h", "m", "d",
  ]
  private static let labels: Set<Substring> = [
    "updated", "diperbarui", "published", "posted", "tayang", "terbit", "about", "an", "a", "last",
    "sekitar", "se", "yang",
  ]
  private static let measures: Set<Substring> = [
    "read", "baca", "membaca", "dibaca", "views", "view", "kali", "tayangan", "dilihat", "pembaca",
    "shares", "likes", "suka",
  ]
  private static let measureJoints: Set<Substring> = [
    "waktu", "time", "reading", "of", "x", "rb", "ribu", "k", "menit", "minutes", "minute", "min",
    "estimasi", "lama", "oleh", "by",
  ]
  private static let counters: Set<Substring> = [
    "foto", "photo", "gambar", "image", "halaman", "page", "slide", "dari", "of", "hal",
  ]
  private static let phones: [String] = [
    "telp", "tel", "telepon", "phone", "fax", "faks", "hotline", "whatsapp", "wa", "hp",
  ]

  /// `2 jam lalu`, `Updated 5 hours ago`, `3h ago`, `kemarin`; a name may stand before it, with a
  /// mark between them.
  static func isMoment(_ line: TextLine) -> Bool {
    guard (1...9).contains(line.wordCount), !line.endsAsStatement else { return false }
    if mayBeDivided(line.text) {
      for separator: Character in ["·", "|", "•", "—"] where line.text.contains(separator) {
        return line.text.split(separator: separator).last.map { isTimeBack($0) } ?? false
      }
    }
    return line.wordCount <= 7 && isTimeBack(line.text[...])
  }

  /// Whether a text has the last byte of a mark that divides the parts of a line: few have.
  private static func mayBeDivided(_ text: String) -> Bool {
    text.utf8.contains { byte in
      byte == UInt8(ascii: "|") || byte == UInt8(ascii: "/") || byte == 0xB7 || byte == 0xA2
        || byte == 0x94
    }
  }

  private static func isTimeBack(_ text: Substring) -> Bool {
    guard mayBeTimeBack(text) else { return false }
    let words = FurnitureWords.words(of: text)
    if words.count <= 2, nearTimes.contains(words.joined(separator: " ")) { return true }
    guard words.last == "lalu" || words.last == "ago", words.count >= 2 else { return false }
    if text.contains(where: \.isNumber) { return words.contains(where: units.contains) }
    let rest = words.dropLast().filter { !labels.contains($0) }
    return rest.count == 1
      && rest.allSatisfy {
        units.contains($0) || ($0.hasPrefix("se") && units.contains($0.dropFirst(2)))
      }
  }

  /// Whether a text has no more than two words, or ends in one by which times count back; it is asked
  /// of most short lines, and few are so.
  private static func mayBeTimeBack(_ text: Substring) -> Bool {
    var words = 0
    var isInWord = false
    // The last bytes of the last word.
    var end: UInt32 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        if !isInWord { (words, end) = (words + 1, 0) }
        isInWord = true
        end = end << 8 | UInt32(byte | 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: "'"): continue
      case 0x80...: return true
      default: isInWord = false
      }
    }
    return words <= 2 || end == 0x6C61_6C75 || end & 0xFF_FFFF == 0x61_676F
  }

  private static let nearTimes: Set<String> = [
    "just now", "baru saja", "kemarin", "yesterday", "hari ini", "today",
  ]

  /// `4 min read`, `Dibaca 1.284 kali`, `1/4`, `Foto 2 dari 4`, `#12`.
  static func isCounter(_ line: TextLine) -> Bool {
    if FurnitureWords.isCount(line) { return true }
    guard (1...6).contains(line.wordCount), line.text.hasNumber,
      line.text.last.map({ $0 != "." && $0 != "," }) == true
    else { return false }
    let words = FurnitureWords.words(of: line.text)
    if words.isEmpty { return isFraction(line.text) }
    if DateText.isOnlyTime(line.text) { return true }
    if words.contains(where: measures.contains) {
      return words.allSatisfy { measures.contains($0) || measureJoints.contains($0) }
    }
    return words.count == 2 && words.allSatisfy(counters.contains)
  }

  /// `1/4`, `1 / 4`
  private static func isFraction(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let numbers = parts.map { Int($0.filter { $0 != " " }) }
    guard let first = numbers[0], let last = numbers[1] else { return false }
    return first >= 1 && first <= last && last < 500
  }

  /// `Jakarta 31°C`
  static func isWeather(_ line: TextLine) -> Bool {
    guard line.wordCount <= 6, !line.endsAsStatement else { return false }
    return line.text.utf8.contains(0xB0) && line.text.contains("°")
      && line.text.contains(where: \.isNumber)
  }

  /// `Telp. (021) 555-0134`, or an address of mail and nothing else.
  static func isContact(_ line: TextLine) -> Bool {
    guard line.wordCount <= 8, mayBeContact(line.text) else { return false }
    let words = FurnitureWords.words(of: line.text)
    if let first = words.first, phones.contains(String(first)) {
      return line.text.count(where: \.isNumber) >= 6 && words.count <= 3
    }
    let tokens = line.text.split(separator: " ")
    guard let mail = tokens.last, tokens.count <= 2, mail.contains("@") else { return false }
    let parts = mail.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(".") else { return false }
    return tokens.count == 1 || tokens[0].hasSuffix(":")
  }

  /// Whether a text has a digit or the sign of an address of mail.
  private static func mayBeContact(_ text: String) -> Bool {
    text.utf8.contains { byte in
      (0x30...0x39).contains(byte) || byte == UInt8(ascii: "@") || byte >= 0x80
    }
  }

  /// `#Diplomasi #Asia`, `Tags: diplomacy, borders`
  static func areTags(_ line: TextLine) -> Bool {
    guard line.wordCount <= 30, !line.endsAsStatement else { return false }
    if line.text.hasPrefix("#") {
      let tags = line.text.split { $0 == " " || $0 == "," }
      return tags.allSatisfy { $0.hasPrefix("#") } || line.wordCount <= 4
    }
    return line.labelled.map { tagLabels.contains($0.label.lowercased()) } ?? false
  }

  private static let tagLabels: Set<String> = [
    "tag", "tags", "topik", "posted in", "kategori", "category", "categories", "topics", "topic",
    "kata kunci", "keywords", "label", "labels",
    "filed under", "topik terkait", "related topics",
  ]

  /// Names with strokes or points between them that are no row of a table: a row of links.
  static func isLinkRow(_ lines: [TextLine], _ index: Int) -> Bool {
    isDivided(lines[index]) && !lines[index].isRow && !TableRows.isRow(lines, index)
  }

  /// Whether a line is names with strokes or points between them.
  static func isDivided(_ line: TextLine) -> Bool {
    guard (2...24).contains(line.wordCount), mayBeDivided(line.text), !line.endsAsStatement else {
      return false
    }
    for separator: Character in ["|", "·", "•", "/"] {
      let parts = line.text.split(separator: separator).map { $0.split(separator: " ") }
      guard parts.count >= (separator == "/" ? 3 : 2) else { continue }
      if parts.allSatisfy({ part in
        (1...4).contains(part.count) && part[0].first?.isUppercase == true
          && !part.joined().contains(where: \.isNumber)
      }) {
        return true
      }
    }
    return false
  }
}
