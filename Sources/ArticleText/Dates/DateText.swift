/// Dates as Indonesian and English newspapers write them.
enum DateText {
  /// The names of the months in both languages, and their usual short forms.
  static let months: [String: Int] = {
    let names: [[String]] = [
      ["january", "januari", "jan"], ["february", "februari", "pebruari", "feb"],
      ["march", "maret", "mar"], ["april", "apr"], ["may", "mei"], ["june", "juni", "jun"],
      ["july", "juli", "jul"], ["august", "agustus", "aug", "agu", "agt", "ags"],
      ["september", "sep", "sept"], ["october", "oktober", "oct", "okt"],
      ["november", "nopember", "nov", "nop"], ["december", "desember", "dec", "des"],
    ]
    var months: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names { months[name] = index + 1 }
    }
    return months
  }()

  /// What may stand beside a date on a line of its own: days of the week, labels, zones of time.
  private static let companions: Set<String> = [
    "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "sen", "sel", "rab", "kam", "jum", "sab",
    "wib", "wita", "wit", "gmt", "utc", "est", "edt", "pst", "pdt", "am", "pm", "a.m", "p.m",
    "published", "posted", "updated", "on", "at", "date", "last", "tanggal", "diterbitkan",
    "diperbarui", "dipublikasikan", "tayang", "terbit", "pukul", "jam", "pada", "hari", "of", "th",
    "tues", "thurs", "thur", "bst", "cet", "cest", "msk", "ist", "pkt", "sgt", "hkt", "jst", "aest",
    "modified", "pembaruan", "terakhir", "dimuat", "rilis",
  ]

  /// What a line says that holds nothing but a date: the date where it has a year, else `nil`.
  ///
  /// - Returns: `nil` for a line that holds anything else.
  static func onlyDate(of line: String) -> ArticleDate?? {
    guard line.utf8.count <= 80 else { return nil }
    let tokens = tokens(of: withoutLabel(line)).filter { !isBesideDate($0) }
    guard !tokens.isEmpty, let found = date(in: tokens[...]), found.count == tokens.count else {
      return nil
    }
    return .some(found.date)
  }

  /// A line without the label before its colon, of up to three words, whatever they are, where a
  /// time of day stands behind it: of other days than that of publication no hour is said.
  private static func withoutLabel(_ line: String) -> String {
    guard let colon = line.firstRange(of: ": ") else { return line }
    let label = line[..<colon.lowerBound]
    guard label.allSatisfy({ $0.isLetter || $0 == " " }), label.split(separator: " ").count <= 3,
      tokens(of: String(line[colon.upperBound...])).contains(where: isClock)
    else { return line }
    return String(line[colon.upperBound...])
  }

  /// Whether a line says that the date in it is that of a change.
  static func isOfChange(_ line: String) -> Bool {
    let changes: Set<String> = [
      "updated", "update", "diperbarui", "pembaruan", "modified", "diubah", "diupdate", "edited",
    ]
    return tokens(of: line).contains { changes.contains($0) }
  }

  /// What a line under a title says that holds one full date and little else: the date, and the
  /// words before and after it.
  static func datedLine(_ line: String) -> (date: ArticleDate, before: [String], after: [String])? {
    guard line.utf8.count <= 120 else { return nil }
    let tokens = tokens(of: line)
    for index in tokens.indices {
      guard let found = date(in: tokens[index...]), let date = found.date, date.day != nil else {
        continue
      }
      let before = tokens[..<index].filter { !isBesideDate($0) }
      let after = tokens[(index + found.count)...].filter { !isBesideDate($0) }
      return (date, before, after)
    }
    return nil
  }

  private static func isBesideDate(_ token: String) -> Bool {
    if companions.contains(token) || isClock(token) { return true }
    guard let sign = token.first, "+-".contains(sign) else { return false }
    return token.utf8.count == 5 && token.dropFirst().allSatisfy(\.isNumber)
  }

  /// Whether a line says a time of day, and beside it only a day of the week, a zone or a label.
  static func isOnlyTime(_ line: String) -> Bool {
    guard line.utf8.count <= 80 else { return false }
    let tokens = tokens(of: line)
    return tokens.contains { isTimeWithColon($0) || zones.contains($0) }
      && tokens.contains(where: isClock)
      && tokens.allSatisfy { companions.contains($0) || isClock($0) }
  }

  /// Without one of these, two numbers with a full stop between them may be anything.
  private static let zones: Set<String> = ["wib", "wita", "wit", "gmt", "utc", "pukul"]

  private static func isTimeWithColon(_ token: String) -> Bool {
    token.contains(":") && isClock(token)
  }

  /// The only full date, with day and year, that stands in a line among other words.
  static func singleFullDate(in line: String) -> ArticleDate? {
    let tokens = tokens(of: line)
    var dates: [ArticleDate] = []
    var index = tokens.startIndex
    while index < tokens.endIndex {
      if let found = date(in: tokens[index...]) {
        if let date = found.date, date.day != nil { dates.append(date) }
        index += found.count
      } else {
        index += 1
      }
    }
    return dates.count == 1 ? dates[0] : nil
  }

  private static func tokens(of line: String) -> [String] {
    line.lowercased().split { " ,|()·•;–—".contains($0) }
      .map { token in
        String(token.trimmed { ":.".contains($0) })
      }
      .filter { !$0.isEmpty && $0 != "-" && $0 != "/" }
  }

  /// A time of day such as `13:59`, `13.59` or `9:05:00`.
  private static func isClock(_ token: String) -> Bool {
    let parts = token.split(separator: token.contains(":") ? ":" : ".")
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), hour < 25 else { return false }
    return parts.dropFirst().allSatisfy { $0.count == 2 && Int($0).map { $0 < 60 } == true }
  }

  /// The date at the beginning of the tokens, and how many of them it takes. A day and month
  /// without a year are a date that is not known, and so is a day that there is not.
  private static func date(
    in tokens: ArraySlice<String>
  ) -> (date: ArticleDate?, count: Int)? {
    guard let first = tokens.first else { return nil }
    let rest = tokens.dropFirst()
    if first.utf8.count >= 8, let date = ArticleDate(iso: first) { return (date, 1) }
    if let numeric = numericDate(first) { return numeric }
    // 7 April 2016; 7 April; 7th of April 2016
    if let day = dayNumber(first), let month = rest.first.flatMap({ months[$0] }) {
      guard let year = rest.dropFirst().first.flatMap(yearNumber) else { return (nil, 2) }
      return (ArticleDate(year: year, month: month, day: day), 3)
    }
    guard let month = months[first] else { return nil }
    // April 2016
    if let year = rest.first.flatMap(yearNumber) {
      return ArticleDate(year: year, month: month).map { ($0, 2) }
    }
    // April 7, 2016; April 7
    guard let day = rest.first.flatMap(dayNumber) else { return nil }
    guard let year = rest.dropFirst().first.flatMap(yearNumber) else { return (nil, 2) }
    return (ArticleDate(year: year, month: month, day: day), 3)
  }

  /// `25.02.2020`, `15/9/2022`, `15-09-2022`; `15/9` is a day without a year.
  ///
  /// The day comes first, as everywhere but in the United States; where only the other order gives
  /// a date, it is that.
  private static func numericDate(_ token: String) -> (date: ArticleDate?, count: Int)? {
    for separator: Character in [".", "/", "-"] {
      let parts = token.split(separator: separator, omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count) else { continue }
      // 2022/09/15
      if parts.count == 3, let year = yearNumber(String(parts[0])),
        let month = dayNumber(String(parts[1])), let day = dayNumber(String(parts[2]))
      {
        return (ArticleDate(year: year, month: month, day: day), 1)
      }
      // 15-Sep-2022
      if parts.count == 3, let day = dayNumber(String(parts[0])),
        let month = months[String(parts[1])], let year = yearNumber(String(parts[2]))
      {
        return (ArticleDate(year: year, month: month, day: day), 1)
      }
      guard let first = dayNumber(String(parts[0])), let second = dayNumber(String(parts[1])) else {
        continue
      }
      if parts.count == 2 {
        return separator == "/" && second <= 12 ? (nil, 1) : nil
      }
      guard let year = yearNumber(String(parts[2])) else { continue }
      let date =
        ArticleDate(year: year, month: second, day: first)
        ?? ArticleDate(year: year, month: first, day: second)
      return (date, 1)
    }
    return nil
  }

  private static func dayNumber(_ token: String) -> Int? {
    var digits = token[...]
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) {
      digits = digits.dropLast(2)
    }
    guard (1...2).contains(digits.utf8.count), let number = Int(digits) else { return nil }
    return (1...31).contains(number) ? number : nil
  }

  private static func yearNumber(_ token: String) -> Int? {
    guard token.utf8.count == 4, let number = Int(token) else { return nil }
    return (1800...2199).contains(number) ? number : nil
  }
}
