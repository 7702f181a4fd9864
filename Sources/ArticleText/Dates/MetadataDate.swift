/// Dates as metadata have them: attributes of HTML, front matter of Markdown, fields of records.
struct MetadataDate {
  let date: ArticleDate
  /// Whether the day is that of Greenwich, which may be another than that of the publisher.
  let isUTC: Bool

  /// Reads a date as ISO 8601 writes it with or without separators, as mail does, as newspapers do,
  /// or as seconds or milliseconds since 1970; that of a day that is nobody's is none.
  ///
  /// - Parameter monthComesFirst: Whether `7/4/2016` is of July.
  init?(_ text: String, monthComesFirst: Bool = false) {
    let text = text.prefix(80).trimmed { $0.isWhitespace || "\"'".contains($0) }
    guard let (date, isUTC) = Self.read(String(text), monthComesFirst), date.canBeOfArticle else {
      return nil
    }
    self.date = date
    self.isUTC = isUTC
  }

  /// The date of such a text.
  static func date(_ text: String, monthComesFirst: Bool = false) -> ArticleDate? {
    MetadataDate(text, monthComesFirst: monthComesFirst)?.date
  }

  private static func read(_ text: String, _ monthComesFirst: Bool) -> (ArticleDate, Bool)? {
    let lower = text.lowercased()
    let isUTC = ["z", "+00:00", "+0000", "utc", "gmt", "+00"].contains { lower.hasSuffix($0) }
    if let date = ArticleDate(iso: text) { return (date, isUTC) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    switch digits.utf8.count {
    case 10, 13:
      if digits.endIndex == text.endIndex || text[digits.endIndex] == "." {
        return date(ofClock: digits).map { ($0, true) }
      }
    // 20160407, 20160407T1030, 201604071030, 20160407103000
    case 8, 12, 14:
      let (year, rest) = (digits.prefix(4), digits.dropFirst(4))
      return ArticleDate(iso: "\(year)-\(rest.prefix(2))-\(rest.dropFirst(2).prefix(2))")
        .map { ($0, isUTC) }
    default: break
    }
    // 2016-04-07+07:00, 2016-4-7 and 2016/4/7
    let parts = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "/") }
      .split { "-/".contains($0) }
    if parts.count >= 3, parts[0].utf8.count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    {
      return ArticleDate(year: year, month: month, day: day).map { ($0, isUTC) }
    }
    let found = LineDates(text, monthComesFirst: monthComesFirst)
    let full = found.dates.filter { $0.date?.day != nil && $0.role != .other }
    guard full.count == 1 || full.contains(where: { $0.role == .publication }),
      let date = found.best?.date
    else { return nil }
    return (date, isUTC)
  }

  /// The day of a clock that counts seconds or milliseconds since 1970; only of years in which
  /// there was the web.
  private static func date(ofClock digits: Substring) -> ArticleDate? {
    guard let number = Int(digits) else { return nil }
    let seconds = digits.utf8.count == 13 ? number / 1000 : number
    return seconds >= 631_152_000 ? ArticleDate(daysSinceEpoch: seconds / 86_400) : nil
  }
}
