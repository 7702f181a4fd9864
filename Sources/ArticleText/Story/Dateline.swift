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
    let head = paragraph[..<dash.lowerBound]
    let next = paragraph[dash.upperBound...].first
    guard let next, !next.isLowercase, head.first?.isLetter == true else { return nil }

    let rest = String(paragraph[dash.upperBound...])
    guard rest.utf8.count > 60 || DateText.onlyDate(of: rest) == nil else { return nil }
    var names = head
    var bracketed: String?
    if head.last == ")", let open = head.firstIndex(of: "(") {
      let inner = head[head.index(after: open)...].dropLast()
      guard !inner.contains("("), !inner.contains(")") else { return nil }
      bracketed = inner.split(separator: "/").last.map { Self.trimmed($0) }
      names = head[..<open]
    }
    guard !names.contains(where: { "()?!;:\"“”".contains($0) }) else { return nil }

    var parts: [String] = []
    for part in names.split(separator: ",").map({ Self.trimmed($0) }) where !part.isEmpty {
      switch DateText.onlyDate(of: part) {
      case .some(let found): date = date ?? found
      case nil:
        if let year = Int(part), part.utf8.count == 4, (1800...2199).contains(year) { continue }
        parts.append(part)
      }
    }
    let hasDate = parts.count < names.split(separator: ",").count
    if hasDate, date == nil { date = DateText.singleFullDate(in: String(names)) }
    guard (1...3).contains(parts.count), parts.allSatisfy(Self.isName) else { return nil }
    text = String(paragraph[..<dash.upperBound])

    if let bracketed {
      let isPlain = hasDate || Self.isCapitals(parts[0])
      guard Self.looksLikeSource(bracketed) || (isPlain && Self.isName(bracketed)) else {
        return nil
      }
      source = bracketed
      place = Self.placeName(parts[0])
    } else if let index = parts.firstIndex(where: Self.isSite) {
      source = parts[index]
      place = parts.count > 1 ? Self.placeName(parts[index == 0 ? 1 : 0]) : nil
    } else if parts.count == 2, Self.looksLikeSource(parts[1]), !Self.isCapitals(parts[0]) {
      source = parts[1]
      place = Self.placeName(parts[0])
    } else if parts.count == 2, Self.isCapitals(parts[0]), Self.hasAgencyWord(parts[1]) {
      source = parts[1]
      place = Self.placeName(parts[0])
    } else if parts.count == 2, Self.isAgency(parts[0]), Self.isPlace(parts[1]) {
      source = parts[0]
      place = Self.placeName(parts[1])
    } else if Self.isPlace(parts[0])
      || Self.isPlaceInCapitals(parts[0], rest: paragraph[dash.upperBound...])
    {
      place = Self.placeName(parts[0])
    } else {
      return nil
    }
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
    let names = window[..<colon].split(separator: ",").map { trimmed($0) }
    guard names.count == 2, isAgency(names[0]), isPlace(names[1]) else { return nil }
    let after = window[colon...].dropFirst().drop { $0 == " " }.startIndex
    return after > window.index(after: colon) ? colon..<after : nil
  }

  /// One word in capitals that is no place.
  private static func isAgency(_ text: String) -> Bool {
    isCapitals(text) && !text.contains(" ") && looksLikeSource(text) && !isPlace(text)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
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
      FurnitureTable.agencyWords.contains(String($0))
    }
  }

  private static func looksLikeSource(_ text: String) -> Bool {
    guard isName(text), !text.contains(where: \.isNumber) || isSite(text) || hasAgencyWord(text)
    else { return false }
    if isSite(text) || hasAgencyWord(text) { return true }
    return text.split(separator: " ").contains { word in
      word.count >= 2 && isCapitals(String(word))
        && !FurnitureTable.countryCodes.contains(String(word))
    }
  }

  private static func isPlace(_ text: String) -> Bool {
    FurnitureTable.datelinePlaces.contains(text.lowercased())
  }

  /// Whether capitals alone are a place: not a rubric such as `OPINI`, and not an abbreviation,
  /// which the sentence would write in capitals again.
  private static func isPlaceInCapitals(_ text: String, rest: Substring) -> Bool {
    isCapitals(text) && text.utf8.count > 3 && !FurnitureTable.rubrics.contains(text.lowercased())
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
