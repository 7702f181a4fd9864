/// The dates in a line, and of what each of them is, as the words before it say.
struct LineDates {
  /// What a date is of.
  enum Role {
    case publication
    /// Nothing is said.
    case unsaid
    case change
    /// Something else than the article, as a copyright or an event.
    case other
  }

  struct Dated {
    /// `nil` where no year is said, or one that is none.
    var date: ArticleDate?
    var role: Role
    var tokens: Range<Int>
  }

  let tokens: [String]
  let dates: [Dated]

  /// Reads a line.
  ///
  /// - Parameter monthComesFirst: Whether `7/4/2016` is of July.
  init(_ line: String, monthComesFirst: Bool = false) {
    let tokens = DateParser.tokens(of: line)
    self.tokens = tokens
    let found = DateParser(monthComesFirst: monthComesFirst).dates(in: tokens)
    var dates: [Dated] = []
    var start = 0
    for one in found {
      let role = Self.role(of: tokens[start..<one.tokens.lowerBound])
      dates.append(Dated(date: one.date, role: role ?? .unsaid, tokens: one.tokens))
      start = one.tokens.upperBound
    }
    // `7 April 2016 (updated)`
    if let last = dates.last, last.role == .unsaid, let role = Self.role(of: tokens[start...]) {
      dates[dates.count - 1].role = role
    }
    self.dates = dates
  }

  /// What the last label among words says that a date is of.
  static func role(of words: ArraySlice<String>) -> Role? {
    for word in words.reversed() {
      if DateWords.changed.contains(word) { return .change }
      if DateWords.published.contains(word) { return .publication }
      if DateWords.other.contains(word) { return .other }
    }
    return nil
  }

  /// What a line says that is only the label of the date below it.
  static func label(_ line: String) -> Role? {
    guard line.utf8.count <= 40 else { return nil }
    let tokens = DateParser.tokens(of: line)
    guard tokens.count <= 4, tokens.allSatisfy(DateText.isBesideDate) else { return nil }
    return role(of: tokens[...])
  }

  /// The date of publication, whatever the order in which they stand; one that nothing is said of
  /// before that of a change.
  var best: Dated? {
    for role in [Role.publication, .unsaid, .change] {
      if let found = dates.first(where: { $0.role == role && $0.date != nil }) { return found }
    }
    return dates.first { $0.role != .other }
  }

  /// Whether the line says of all dates but one what they are of, and all are known.
  var areApart: Bool {
    let unsaid = dates.count { $0.role == .unsaid }
    return unsaid <= 1 && dates.allSatisfy { $0.date != nil }
  }

  /// Whether the words beside the dates are labels, days, hours and zones.
  var isOnlyDates: Bool {
    var index = 0
    for token in tokens {
      defer { index += 1 }
      if dates.contains(where: { $0.tokens.contains(index) }) { continue }
      if !DateText.isBesideDate(token) { return false }
    }
    return !dates.isEmpty
  }
}
