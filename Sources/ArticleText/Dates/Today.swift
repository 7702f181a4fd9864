import FoundationEssentials

/// The day on which articles are read: none was published later.
enum Today {
  /// The day to take instead of that of the clock, in tests.
  @TaskLocal static var fixed: ArticleDate?

  /// The last day that an article can be of: tomorrow, as somewhere on earth it is that already.
  static var latest: ArticleDate? {
    let seconds = Date().timeIntervalSince1970
    let today = fixed?.daysSinceEpoch ?? Int((seconds / 86_400).rounded(.down))
    return ArticleDate(daysSinceEpoch: today + 1)
  }
}

extension ArticleDate {
  /// The day that is so many days after 1 January 1970.
  init?(daysSinceEpoch days: Int) {
    guard (-600_000...3_000_000).contains(days) else { return nil }
    // Years that begin in March have their leap day last; 146,097 days are 400 years.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// How many days after 1 January 1970 it is; `nil` where the day is not known.
  var daysSinceEpoch: Int? {
    guard let month, let day else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Whether an article can have been published then: not before there were newspapers, not in the
  /// future, and not on the day at which clocks and calendars begin that nobody has set.
  var canBeOfArticle: Bool {
    guard year >= 1600, Today.latest.map({ self <= $0 }) ?? true else { return false }
    return !Self.unsetDays.contains(self)
  }

  /// Where the clocks of Unix begin (in America it was the day before), and the days of databases.
  private static let unsetDays: Set<ArticleDate> = Set(
    [(1970, 1, 1), (1969, 12, 31), (1900, 1, 1), (1899, 12, 30), (1601, 1, 1), (1753, 1, 1)]
      .compactMap { ArticleDate(year: $0.0, month: $0.1, day: $0.2) })
}
