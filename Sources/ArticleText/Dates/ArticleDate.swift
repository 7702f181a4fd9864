/// The day, month or year an article was published: as much of it as is known, in the Gregorian
/// calendar, without a time of day or zone.
public struct ArticleDate: Hashable, Sendable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12, where known.
  public let month: Int?
  /// The day of the month, where known; never without a month.
  public let day: Int?

  /// A date from its parts.
  ///
  /// - Returns: `nil` where there is no such date: 30 February, a day without a month, year 0.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, day < 1 || day > Self.days(inMonth: month, of: year) { return nil }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2016`, `2016-04`, `2016-04-07`, or an ISO 8601 timestamp, whose date is taken.
  ///
  /// - Returns: `nil` for any other text and for a date that does not exist.
  public init?(iso: String) {
    let bytes = Array(iso.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    func isByte(_ character: Unicode.Scalar, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }
    guard let year = number(0..<4) else { return nil }
    if bytes.count == 4 {
      self.init(year: year)
      return
    }
    guard isByte("-", at: 4), let month = number(5..<7) else { return nil }
    if bytes.count == 7 {
      self.init(year: year, month: month)
      return
    }
    guard isByte("-", at: 7), let day = number(8..<10) else { return nil }
    if bytes.count > 10 {
      guard isByte("T", at: 10) || isByte("t", at: 10) || isByte(" ", at: 10),
        number(11..<13) != nil
      else { return nil }
    }
    self.init(year: year, month: month, day: day)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

extension ArticleDate {
  /// Whether a date lies within this year, month or day.
  public func contains(_ date: ArticleDate) -> Bool {
    year == date.year && (month == nil || month == date.month) && (day == nil || day == date.day)
  }
}

extension ArticleDate: Comparable {
  /// Orders by year, month, day; of two dates that agree as far as both are known, the less exact
  /// comes first.
  public static func < (left: ArticleDate, right: ArticleDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }
}

extension ArticleDate: CustomStringConvertible {
  /// The date as ISO 8601 writes it: `2016`, `2016-04` or `2016-04-07`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }
}

extension ArticleDate: Codable {
  /// Decodes a text that ``init(iso:)`` reads.
  ///
  /// - Throws: `DecodingError` for any other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = ArticleDate(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no ISO date such as 2016-04-07")
    }
    self = date
  }

  /// Encodes ``description``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
