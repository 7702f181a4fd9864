/// The words before the dash with which many a newspaper story begins: where it was written, by
/// whom, and when.
struct Dateline: Hashable {
  var place: String?
  var source: String?
  var date: ArticleDate?
  /// The words as they stand in the text, with the dash.
  var text: String

  /// Reads the dateline off the beginning of a paragraph.
  ///
  /// Known are `Place (Agency) -`, `Place, AGENCY –`, `PLACE, May 24 (Agency) --`, `Site.com -`,
  /// `Site.com, Place -`, `AGENCY, Place:` and `PLACE -`. A dash between other words is left alone.
  ///
  /// - Returns: `nil` where there is none.
  init?(paragraph: String) {
    guard let dash = Self.dash(in: paragraph) ?? Self.colon(in: paragraph) else { return nil }
    let (head, rest) = (paragraph[..<dash.lowerBound], paragraph[dash.upperBound...])
    guard let next = rest.first, !next.isLowercase, head.first?.isLetter == true,
      rest.utf8.count > 60 || DateText.onlyDate(of: String(rest)) == nil,
      let (names, bracketed) = Self.divided(head),
      !names.contains(where: { "()?!;:\"“”".contains($0) })
    else { return nil }
    text = String(paragraph[..<dash.upperBound])

    let parts = readDate(among: names)
    let hasDate = parts.count < names.split(separator: ",").count
    if hasDate, date == nil { date = DateText.singleFullDate(in: String(names)) }
    guard (1...3).contains(parts.count), parts.allSatisfy(Self.isName) else { return nil }
    let isRead =
      if let bracketed {
        readPlace(parts[0], agency: bracketed, hasDate: hasDate)
      } else {
        readNames(parts, before: rest)
      }
    guard isRead else { return nil }
  }

  /// The names before the dash, and what stands behind them in brackets.
  ///
  /// - Returns: `nil` where there are brackets within the brackets.
  private static func divided(_ head: Substring) -> (names: Substring, bracketed: String?)? {
    guard head.last == ")", let open = head.firstIndex(of: "(") else { return (head, nil) }
    let inner = head[head.index(after: open)...].dropLast()
    guard !inner.contains("("), !inner.contains(")") else { return nil }
    return (head[..<open], inner.split(separator: "/").last.map { String($0.trimmed()) })
  }

  /// Takes the date from among names that have commas between them, and gives the others.
  private mutating func readDate(among names: Substring) -> [String] {
    var others: [String] = []
    for name in names.split(separator: ",").map({ String($0.trimmed()) }) where !name.isEmpty {
      switch DateText.onlyDate(of: name) {
      case .some(let found): date = date ?? found
      case nil:
        if let year = Int(name), name.utf8.count == 4, (1800...2199).contains(year) { continue }
        others.append(name)
      }
    }
    return others
  }

  /// - Returns: Whether it is a place with an agency in brackets behind it.
  private mutating func readPlace(_ name: String, agency: String, hasDate: Bool) -> Bool {
    let isPlain = hasDate || Self.isCapitals(name)
    guard Self.looksLikeSource(agency) || (isPlain && Self.isName(agency)) else { return false }
    source = agency
    place = Self.placeName(name)
    return true
  }

  /// - Returns: Whether names without brackets are those of a dateline.
  private mutating func readNames(_ names: [String], before rest: Substring) -> Bool {
    let first = names[0]
    let second = names.count == 2 ? names[1] : nil
    if let index = names.firstIndex(where: Self.isSite) {
      source = names[index]
      place = names.count > 1 ? Self.placeName(names[index == 0 ? 1 : 0]) : nil
    } else if let second,
      Self.isCapitals(first) ? Self.hasAgencyWord(second) : Self.looksLikeSource(second)
    {
      source = second
      place = Self.placeName(first)
    } else if let second, Self.isAgency(first), Self.isPlace(second) {
      source = first
      place = Self.placeName(second)
    } else if Self.isPlace(first) || Self.isPlaceInCapitals(first, rest: rest) {
      place = Self.placeName(first)
    } else {
      return false
    }
    return true
  }

  /// The first dash with white space after it, within the first 110 characters, and the white space
  /// and further dashes around it.
  private static func dash(in paragraph: String) -> Range<String.Index>? {
    let window = paragraph.prefix(110)
    // The first bytes of the dashes: most paragraphs have none of them so early.
    guard window.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == 0xE2 }) else { return nil }
    var index = window.startIndex
    while let start = window[index...].firstIndex(where: { "-–—".contains($0) }) {
      let after = window[start...].drop { "-–— ".contains($0) }.startIndex
      let marks = window[start..<after]
      let spaceBefore = start > window.startIndex && window[window.index(before: start)] == " "
      let isDash = marks.last == " " || marks.count > 1
      if isDash, spaceBefore || marks.hasPrefix("--") || marks.hasPrefix("—") {
        let from = spaceBefore ? window.index(before: start) : start
        return from > window.startIndex && after < window.endIndex ? from..<after : nil
      }
      index = after
      if index >= window.endIndex { return nil }
    }
    return nil
  }

  /// The colon of `AGENCY, Place:` and the white space behind it.
  private static func colon(in paragraph: String) -> Range<String.Index>? {
    let window = paragraph.prefix(60)
    guard let colon = window.firstIndex(of: ":") else { return nil }
    let names = window[..<colon].split(separator: ",").map { String($0.trimmed()) }
    guard names.count == 2, isAgency(names[0]), isPlace(names[1]) else { return nil }
    let after = window[colon...].dropFirst().drop { $0 == " " }.startIndex
    return after > window.index(after: colon) ? colon..<after : nil
  }

  /// One word in capitals that is no place.
  private static func isAgency(_ text: String) -> Bool {
    isCapitals(text) && !text.contains(" ") && looksLikeSource(text) && !isPlace(text)
  }

  /// One to four words, each with a capital.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...4).contains(words.count), text.utf8.count <= 48 else { return false }
    return words.allSatisfy { $0.contains { $0.isUppercase } || isSite(String($0)) }
  }

  private static func isCapitals(_ text: String) -> Bool {
    text.contains { $0.isUppercase } && !text.contains { $0.isLowercase }
  }

  /// `KOMPAS.com`: two letters or more on both sides of a full stop within one word.
  private static func isSite(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, !text.contains(" ") else { return false }
    return parts.allSatisfy { $0.count >= 2 && $0.allSatisfy { $0.isLetter || $0.isNumber } }
  }

  private static func hasAgencyWord(_ text: String) -> Bool {
    text.lowercased().split(separator: " ").contains {
      NewsNames.agencyWords.contains(String($0))
    }
  }

  private static func looksLikeSource(_ text: String) -> Bool {
    guard isName(text), !text.contains(where: \.isNumber) || isSite(text) || hasAgencyWord(text)
    else { return false }
    if isSite(text) || hasAgencyWord(text) { return true }
    return text.split(separator: " ").contains { word in
      word.count >= 2 && isCapitals(String(word))
        && !NewsNames.countryCodes.contains(String(word))
    }
  }

  private static func isPlace(_ text: String) -> Bool {
    NewsNames.datelinePlaces.contains(text.lowercased())
  }

  /// Whether capitals alone are a place: not a rubric such as `OPINI`, and not an abbreviation,
  /// which the sentence would write in capitals again.
  private static func isPlaceInCapitals(_ text: String, rest: Substring) -> Bool {
    isCapitals(text) && text.utf8.count > 3 && !NewsNames.rubrics.contains(text.lowercased())
      && !rest.contains(text)
  }

  /// The name of a place, with `JAKARTA` as `Jakarta`.
  private static func placeName(_ text: String) -> String {
    guard isCapitals(text), text.utf8.count > 3 else { return text }
    return text.split(separator: " ").map { word in
      String(word.prefix(1)) + word.dropFirst().lowercased()
    }.joined(separator: " ")
  }
}

extension [TextLine] {
  /// Takes the dateline off a line, where that begins with one.
  mutating func takeDateline(from index: Int) -> Dateline? {
    guard let dateline = Dateline(paragraph: self[index].text) else { return nil }
    self[index].text.removeFirst(dateline.text.count)
    return dateline
  }
}
