/// What a single line above or below a story says of it: its section, date, author, or who else
/// worked on it.
enum HeadLine {
  /// The last name in a trail of links such as `News / Politics` or `Beranda » Ekonomi`, or behind
  /// a label such as `Rubrik:`. Names with upright strokes between them are a menu.
  static func section(in line: TextLine) -> String? {
    guard (2...8).contains(line.wordCount), !line.endsAsStatement else { return nil }
    if let (label, rest) = line.labelled,
      FurniturePhrases.sectionLabels.contains(label.lowercased())
    {
      let name = TextLine(String(rest), emptyLinesAbove: 0)
      return name.wordCount <= 3 && name.capitalShare == 1 ? name.text : nil
    }
    // The last bytes of the separators.
    let marks: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: ">"), 0xBB, 0xBA]
    guard line.text.utf8.contains(where: marks.contains) else { return nil }
    for separator in [" / ", " > ", " » ", " › "] where line.text.contains(separator) {
      let parts = line.text.split(separator: separator)
      let areNames = parts.allSatisfy { part in
        let words = part.split(separator: " ")
        return (1...3).contains(words.count) && words[0].first?.isUppercase == true
          && part.allSatisfy { $0.isLetter || " &-".contains($0) }
      }
      guard areNames, let first = parts.first, let last = parts.last, parts.count > 1 else {
        continue
      }
      let isTrail = separator == " > " || separator == " » " || separator == " › "
      guard isTrail || FurniturePhrases.homeNames.contains(first.lowercased()) else { continue }
      return String(last)
    }
    return nil
  }

  /// Whether a line is a date with names beside it, such as `Jakarta, 12 Maret 2019`.
  static func isDated(_ line: TextLine) -> Bool {
    line.wordCount <= 12 && !line.endsAsStatement && line.capitalShare >= 0.7
      && DateText.datedLine(line.text) != nil
  }

  /// Whether a line is signed by somebody without a name (`By the data desk`), or the name of an
  /// agency and nothing else.
  static func isSignature(_ line: TextLine) -> Bool {
    guard (2...8).contains(line.wordCount), !line.endsAsStatement else { return false }
    if let label = authorLabel(of: line.text[...])?.label {
      return label == "by" || label == "oleh"
    }
    return line.wordCount <= 4 && line.capitalShare == 1
      && line.words.contains { NewsNames.agencyWords.contains($0.lowercased()) }
  }

  /// Whether a line is two to four words that begin with capitals, and nothing else: it may be a name.
  static func isBareName(_ line: TextLine) -> Bool {
    (2...4).contains(line.wordCount) && line.capitalShare == 1
      && line.text.allSatisfy { $0.isLetter || " .'’-".contains($0) }
  }

  static func isByline(_ line: TextLine) -> Bool {
    author(in: line) != nil || isCredit(line)
  }

  /// Whether the words beside a date are the name of a paper, a site or a known town, or none.
  static func saysLittle(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    if first == "by" || first == "oleh" { return words.count <= 5 }
    return words.count <= 3
      && (NewsNames.datelinePlaces.contains(words.joined(separator: " "))
        || words.contains { NewsNames.agencyWords.contains($0) || $0.contains(".") })
  }

  /// The name behind `by` after a date; the words are in small letters.
  static func author(after words: [String]) -> String? {
    guard let label = words.first, label == "by" || label == "oleh", (3...5).contains(words.count)
    else { return nil }
    return words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }

  /// Whether a line names an editor, a photographer or a translator.
  static func isCredit(_ line: TextLine) -> Bool {
    guard (2...8).contains(line.wordCount), !line.endsAsStatement else { return false }
    let lower = line.text.lowercased()
    for label in FurniturePhrases.creditLabels where lower.hasPrefix(label) {
      let rest = line.text.dropFirst(label.count)
      let hasColon = rest.drop(while: { $0 == " " }).first == ":"
      guard hasColon || (label.hasSuffix(" by") && rest.first == " ") else { continue }
      let name = TextLine(String(rest.drop { $0 == ":" || $0 == " " }), emptyLinesAbove: 0)
      if (1...6).contains(name.wordCount), name.capitalShare == 1 { return true }
    }
    return false
  }

  /// The name in a line such as `Oleh: Siti Aminah` or `By John Smith`.
  static func author(in line: TextLine) -> String? {
    guard (2...14).contains(line.wordCount), !line.endsAsStatement else { return nil }
    let upToMark = line.text.split(separator: "|").first ?? line.text[...]
    guard let found = authorLabel(of: upToMark),
      found.hasColon || found.label != "laporan"
    else { return nil }
    let name = TextLine(withoutPaper(found.rest), emptyLinesAbove: 0)
    let words = name.words.filter { !["and", "dan", "&"].contains($0) }
    guard (found.hasColon ? 1...6 : 2...6).contains(words.count),
      words.allSatisfy({ $0.first?.isUppercase == true }),
      name.text.allSatisfy({ $0.isLetter || " .,'’-&".contains($0) })
    else { return nil }
    return name.text
  }

  /// A name without its label's marks, and without the paper or the date that stands behind it.
  static func withoutPaper(_ text: Substring) -> String {
    var name = text
    if let comma = name.firstIndex(of: ",") {
      // `Siti Aminah, M.A.` is one name.
      let behind = name[name.index(after: comma)...].drop { $0 == " " }
      if !(behind.contains(".") && behind.count <= 8) { name = name[..<comma] }
    }
    for dash in [" - ", " – ", " — ", " · "] {
      if let mark = name.firstRange(of: dash) { name = name[..<mark.lowerBound] }
    }
    return String(name.trimmedAtEnd())
  }

  /// The label at the beginning of a text that names the author, and what stands behind it.
  ///
  /// - Returns: `nil` where there is none; `hasColon` says whether a colon follows the label.
  static func authorLabel(
    of text: Substring
  ) -> (label: String, rest: Substring, hasColon: Bool)? {
    let lower = text.lowercased()
    for label in FurniturePhrases.authorLabels where lower.hasPrefix(label) {
      let rest = text.dropFirst(label.count)
      guard let mark = rest.first, mark == ":" || mark == " " else { continue }
      let hasColon = rest.drop(while: { $0 == " " }).first == ":"
      return (label, rest.drop { $0 == " " || $0 == ":" }, hasColon)
    }
    return nil
  }
}
