public import ArticleText

/// A range of dates, both ends included; an end that is a year or month means the whole of it.
public struct DateRange: Sendable, Hashable {
  public var since: ArticleDate?
  public var until: ArticleDate?

  public init(since: ArticleDate? = nil, until: ArticleDate? = nil) {
    self.since = since
    self.until = until
  }

  /// Reads `2016`, `2016-04`, `2016-04-07`, `2016..2020`, `2016..`, `..2020-01`.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    guard let dots = text.firstRange(of: "..") else {
      guard let date = ArticleDate(exactly: text) else { return nil }
      self.init(since: date, until: date)
      return
    }
    let first = String(text[..<dots.lowerBound])
    let last = String(text[dots.upperBound...])
    let since = ArticleDate(exactly: first)
    let until = ArticleDate(exactly: last)
    guard first.isEmpty || since != nil, last.isEmpty || until != nil,
      since != nil || until != nil
    else { return nil }
    self.init(since: since, until: until)
  }

  /// The least value of ``Schema/Slot/date`` within the range, nil where it has no beginning.
  ///
  /// A date known only to its month or year counts as within what it names.
  var firstValue: String? { since.map { $0.slotValue } }

  /// The greatest value within the range, nil where it has no end.
  var lastValue: String? {
    until.map { date in
      let digits = date.slotValue
      if date.month == nil { return digits.prefix(4) + "9999" }
      if date.day == nil { return digits.prefix(6) + "99" }
      return digits
    }
  }
}

extension ArticleDate {
  /// The value under which the date is ordered: eight digits, zeros for what is not known.
  var slotValue: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
    return padded(year, 4) + padded(month ?? 0, 2) + padded(day ?? 0, 2)
  }

  /// A date and nothing behind it.
  init?(exactly text: String) {
    guard text.utf8.count <= 10 else { return nil }
    self.init(iso: text)
  }
}
