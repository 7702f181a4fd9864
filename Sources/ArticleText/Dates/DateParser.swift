/// Finds the dates in a row of words.
struct DateParser {
  /// Which number of `7/4/2016` is the day where both can be: the first, as everywhere but in the
  /// United States.
  var monthComesFirst = false

  /// A date in a line, and the tokens it takes. A day and month without a year are a date that is
  /// not known, and so is a day that there is not, or that is nobody's.
  struct Found {
    var date: ArticleDate?
    var tokens: Range<Int>
  }

  /// The words of a line as dates are made of them: in small letters, without marks around them.
  static func tokens(of line: String) -> [String] {
    var line = line.lowercased()
    let bytes = line.utf8
    if bytes.contains(where: { $0 >= 0xC2 }) {
      line = line.replacing("’", with: "'").replacing("‘", with: "'")
      // 2016年4月7日, 2016년 4월 7일
      for (mark, other) in [("年", "-"), ("月", "-"), ("日", " ")] where line.contains(mark) {
        line = line.replacing(mark, with: other)
      }
      for (mark, other) in [("년 ", "-"), ("월 ", "-"), ("일", " ")] where line.contains(mark) {
        line = line.replacing(mark, with: other)
      }
      line = line.replacing("mis à jour", with: "mis-à-jour")
    }
    return line.split { $0.isWhitespace || ",|()[]·•;–—".contains($0) }
      .map { String($0.trimmed { ":.".contains($0) }) }
      .filter { !$0.isEmpty && $0 != "-" && $0 != "/" }
  }

  /// All dates, from the left.
  func dates(in tokens: [String]) -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < tokens.count {
      if let date = date(in: tokens[index...]) {
        let known = date.date.flatMap { $0.canBeOfArticle ? $0 : nil }
        found.append(Found(date: known, tokens: index..<index + date.count))
        index += date.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// The date at the beginning of the tokens, and how many of them it takes.
  private func date(in tokens: ArraySlice<String>) -> (date: ArticleDate?, count: Int)? {
    guard let first = tokens.first, Self.mayBegin(first) else { return nil }
    let rest = tokens.dropFirst()
    if first.utf8.count >= 8, let date = ArticleDate(iso: first) { return (date, 1) }
    if let numeric = numericDate(first) { return numeric }
    // 7 April 2016; 7 April; 7th of April 2016; 7 de abril de 2016
    if let day = Self.dayNumber(first) {
      let (names, skipped) = Self.withoutJoint(rest)
      guard let month = names.first.flatMap({ DateWords.months[$0] }) else { return nil }
      let (years, skippedToo) = Self.withoutJoint(names.dropFirst())
      guard let year = years.first.flatMap(Self.yearNumber) else { return (nil, 2 + skipped) }
      return (ArticleDate(year: year, month: month, day: day), 3 + skipped + skippedToo)
    }
    guard let month = DateWords.months[first] else { return nil }
    // April 2016
    if let year = rest.first.flatMap(Self.yearNumber) {
      return ArticleDate(year: year, month: month).map { ($0, 2) }
    }
    // April 7, 2016; April 7
    guard let day = rest.first.flatMap(Self.dayNumber) else { return nil }
    guard let year = rest.dropFirst().first.flatMap(Self.yearNumber) else { return (nil, 2) }
    return (ArticleDate(year: year, month: month, day: day), 3)
  }

  /// Whether a date may begin with a word: it has a figure, or is the name of a month.
  private static func mayBegin(_ token: String) -> Bool {
    token.utf8.contains { (0x30...0x39).contains($0) || $0 >= 0x80 }
      || DateWords.months[token] != nil
  }

  private static func withoutJoint(
    _ tokens: ArraySlice<String>
  ) -> (rest: ArraySlice<String>, skipped: Int) {
    guard let first = tokens.first, ["of", "de", "del"].contains(first) else { return (tokens, 0) }
    return (tokens.dropFirst(), 1)
  }

  /// `25.02.2020`, `15/9/2022`, `15-09-2022`, `25.02.20`; `15/9` is a day without a year.
  private func numericDate(_ token: String) -> (date: ArticleDate?, count: Int)? {
    guard token.utf8.count <= 14 else { return nil }
    for separator: Character in [".", "/", "-"] {
      let parts = token.split(separator: separator, omittingEmptySubsequences: false).map {
        String($0)
      }
      guard (2...3).contains(parts.count) else { continue }
      if parts.count == 2 {
        guard separator == "/", Self.dayNumber(parts[0]) != nil,
          let second = Self.dayNumber(parts[1]), second <= 12
        else { continue }
        return (nil, 1)
      }
      // 2022/09/15
      if let year = Self.yearNumber(parts[0]), let month = Self.dayNumber(parts[1]),
        let day = Self.dayNumber(parts[2])
      {
        return (ArticleDate(year: year, month: month, day: day), 1)
      }
      guard let year = Self.yearNumber(parts[2]) ?? Self.shortYear(parts, separator) else {
        continue
      }
      // 15-Sep-2022, Sep-15-2022
      for (day, month) in [(parts[0], parts[1]), (parts[1], parts[0])] {
        if let day = Self.dayNumber(day), let month = DateWords.months[month] {
          return (ArticleDate(year: year, month: month, day: day), 1)
        }
      }
      guard let first = Self.dayNumber(parts[0]), let second = Self.dayNumber(parts[1]) else {
        continue
      }
      let dayFirst = ArticleDate(year: year, month: second, day: first)
      let monthFirst = ArticleDate(year: year, month: first, day: second)
      let isAmerican = monthComesFirst && separator != "."
      return (isAmerican ? monthFirst ?? dayFirst : dayFirst ?? monthFirst, 1)
    }
    return nil
  }

  /// The year of `25.02.20`, where each part has two digits.
  private static func shortYear(_ parts: [String], _ separator: Character) -> Int? {
    guard separator != "-", parts.allSatisfy({ $0.utf8.count == 2 }), let year = number(parts[2])
    else { return nil }
    return 2000 + year
  }

  private static func dayNumber(_ token: String) -> Int? {
    var digits = token[...]
    for ending in ["st", "nd", "rd", "th", "er"] where digits.hasSuffix(ending) {
      digits = digits.dropLast(2)
    }
    guard (1...2).contains(digits.utf8.count), let number = number(digits) else { return nil }
    return (1...31).contains(number) ? number : nil
  }

  /// The number that is written in digits alone, without a sign.
  private static func number(_ digits: some StringProtocol) -> Int? {
    digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }

  private static func yearNumber(_ token: String) -> Int? {
    guard token.utf8.count == 4, let number = number(token) else { return nil }
    return (1800...2199).contains(number) ? number : nil
  }
}
