import Hashing

/// What a line says of the date of an article, as newspapers write it.
enum DateText {
  /// What a line says that holds nothing but a date, or the dates of publication and change: the
  /// date where it has a year, else `nil`.
  ///
  /// - Returns: `nil` for a line that holds anything else.
  static func onlyDate(of line: String) -> ArticleDate?? {
    guard line.utf8.count <= 120, mayBeOnlyDate(line) else { return nil }
    let found = LineDates(line)
    if !found.isOnlyDates {
      let rest = withoutLabel(line)
      guard rest.utf8.count < line.utf8.count, LineDates(rest).isOnlyDates else { return nil }
    }
    // Two days without a word between them are the beginning and the end of something.
    guard found.dates.count == 1 || found.areApart else { return nil }
    return .some(found.best?.date)
  }

  /// Whether a line may hold nothing but a date, by its bytes: not where one of its words is none that
  /// stands in a date or beside one, and no label can be before it.
  private static func mayBeOnlyDate(_ line: String) -> Bool {
    let bytes = line.utf8.span
    var hash = FNV1a()
    var (isWord, isOther) = (false, false)
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x20
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        hash.append(byte | 0x20)
        isWord = true
      // What divides words.
      case 0x09...0x0D, 0x20, UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ";"):
        if isWord, !isOther, !DateWords.hashes.contains(hash.value) {
          return line.firstRange(of: ": ") != nil
        }
        hash = FNV1a()
        (isWord, isOther) = (false, false)
      // The line has characters that are other ones in the words of a date.
      case 0x80...: return true
      // A word that has figures or marks is looked at closely.
      default: isOther = true
      }
    }
    return true
  }

  /// A line without the label before its colon, of up to three words, whatever they are, where a
  /// time of day stands behind it: of other days than that of publication no hour is said.
  private static func withoutLabel(_ line: String) -> String {
    guard let colon = line.firstRange(of: ": ") else { return line }
    let label = line[..<colon.lowerBound]
    guard label.allSatisfy({ $0.isLetter || $0 == " " }), label.split(separator: " ").count <= 3,
      DateParser.tokens(of: String(line[colon.upperBound...])).contains(where: isClock)
    else { return line }
    return String(line[colon.upperBound...])
  }

  /// Whether the date of publication is not said in a line, but that of a change.
  static func isOfChange(_ line: String) -> Bool {
    LineDates(line).best?.role == .change
  }

  /// What a line under a title says that holds one full date and little else: the date, and the
  /// words before and after it.
  static func datedLine(_ line: String) -> (date: ArticleDate, before: [String], after: [String])? {
    guard line.utf8.count <= 120 else { return nil }
    let found = LineDates(line)
    let full = found.dates.filter { $0.date?.day != nil }
    guard let first = full.first, let last = full.last, full.count == 1 || found.areApart,
      let date = found.best?.date, date.day != nil
    else { return nil }
    let before = found.tokens[..<first.tokens.lowerBound].filter { !isBesideDate($0) }
    let after = found.tokens[last.tokens.upperBound...].filter { !isBesideDate($0) }
    return (date, before, after)
  }

  /// Whether a word is a day of the week, a label, a time of day or a zone.
  static func isBesideDate(_ token: String) -> Bool {
    if DateWords.companions.contains(token) || isClock(token) { return true }
    let sign = token.drop { $0.isLetter }
    guard let first = sign.first, "+-".contains(first),
      sign.startIndex == token.startIndex || DateWords.zones.contains(String(token.prefix(3)))
    else { return false }
    let digits = sign.dropFirst().filter { $0 != ":" }
    return (1...4).contains(digits.utf8.count) && digits.allSatisfy(\.isNumber)
  }

  /// Whether a line says a time of day, and beside it only a day of the week, a zone or a label.
  static func isOnlyTime(_ line: String) -> Bool {
    guard line.utf8.count <= 80 else { return false }
    let tokens = DateParser.tokens(of: line)
    return tokens.contains { isTimeWithColon($0) || DateWords.zones.contains($0) }
      && tokens.contains(where: isClock)
      && tokens.allSatisfy { DateWords.companions.contains($0) || isClock($0) }
  }

  private static func isTimeWithColon(_ token: String) -> Bool {
    token.contains(":") && isClock(token)
  }

  /// The only full date, with day and year, that stands in a line among other words, or that of
  /// publication among dates that are said to be of something else.
  static func singleFullDate(in line: String) -> ArticleDate? {
    let found = LineDates(line)
    let full = found.dates.filter { $0.date?.day != nil && $0.role != .other }
    if full.count == 1 { return full[0].date }
    guard found.areApart, let best = found.best?.date, best.day != nil else { return nil }
    return best
  }

  /// A time of day such as `13:59`, `13.59`, `9:05:00` or `9:05pm`.
  private static func isClock(_ token: String) -> Bool {
    var token = token[...]
    for ending in ["am", "pm", "wib", "h", "z"] where token.hasSuffix(ending) {
      token = token.dropLast(ending.count)
      break
    }
    let parts = token.split(separator: token.contains(":") ? ":" : ".")
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), hour < 25 else { return false }
    return parts.dropFirst().allSatisfy { $0.count == 2 && Int($0).map { $0 < 60 } == true }
  }
}
