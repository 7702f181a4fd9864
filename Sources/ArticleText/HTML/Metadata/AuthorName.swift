/// Tells names of persons from what else stands where authors are named.
enum AuthorName {
  /// The labels in front of a name, in small letters.
  private static let labels: [String] = [
    "written and photographed by", "written by", "posted by", "words by", "story by", "text by",
    "published by", "article by", "ditulis oleh", "dilaporkan oleh", "oleh", "penulis", "reporter",
    "laporan", "pewarta", "wartawan", "authors", "author", "writer", "by", "por", "par",
  ]

  /// What an account is called that writes for all.
  private static let accounts: Set<String> = [
    "admin", "administrator", "editor", "redaksi", "user", "webmaster", "root", "author", "guest",
    "wordpress", "staff", "superadmin", "super admin", "webadmin", "web admin", "anonymous",
    "unknown", "none", "null", "undefined", "default", "penulis", "tim redaksi", "contributor",
  ]

  /// What stands beside a name and looks like one.
  private static let others: Set<String> = [
    "home", "share", "follow", "read", "more", "about", "posted", "updated", "published", "view",
    "all", "posts", "post", "contact", "by", "written", "author", "authors", "reviewed", "edited",
    "editor", "senior", "staff", "writer", "reporter", "contributor", "correspondent", "email",
    "subscribe", "menu", "search", "login", "news", "blog", "articles", "article", "bio", "profile",
    "see", "meet", "comments", "comment", "facebook", "twitter", "linkedin", "instagram", "minutes",
    "july", "september",
    "october", "november", "december", "feb", "apr", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "februari", "juli", "agustus",
    "oktober", "desember", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "baca", "bagikan",
    "selengkapnya", "beranda", "lihat", "semua", "tentang", "diperbarui", "image", "photo",
    "source", "category", "other", "privacy", "policy", "terms", "tags", "in", "on", "with", "what",
    "how", "why", "our", "your",
  ]

  /// Small words within names.
  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "van", "von", "zu", "bin",
    "binti", "ibn", "al", "el", "la", "le", "du", "ten", "ter", "af", "av", "y", "e", "the",
  ]

  // MARK: - What is declared

  /// A declared author without labels, handles and repetitions; `nil` for one that is nobody.
  static func cleaned(_ text: String) -> String? {
    var name = HTMLPage.plainText(text)
    if let rest = withoutLabel(name) { name = rest }
    name = String(name.trimmed { " ,;:|-–—·•.".contains($0) && $0 != "." || $0 == "," })
    guard !name.isEmpty, name.utf8.count <= 240, name.contains(where: \.isLetter),
      !name.contains("://"), !name.hasPrefix("www."), !name.hasPrefix("@"),
      !accounts.contains(name.lowercased())
    else { return nil }
    let parts = parts(of: name).map(withoutHandle).map(withoutCode)
      .map(TextNormalizer.oneLine)
      .filter { $0.contains(where: \.isLetter) }
    return parts.isEmpty ? nil : joined(parts)
  }

  /// Whether it is what somebody is called by a program: `sari.utami`, `sari_u2`, an address.
  static func isHandle(_ name: String) -> Bool {
    if name.contains("@") { return true }
    guard !name.contains(" ") else { return false }
    return name.contains { $0.isNumber || $0 == "." || $0 == "_" }
      || name.allSatisfy { $0.isLowercase }
  }

  /// A name without an address or handle beside it: `sari@sawah.example (Sari Utami)`.
  private static func withoutHandle(_ name: String) -> String {
    guard name.contains("@") else { return name }
    let words = name.split(separator: " ").filter { !$0.contains("@") }
    return words.joined(separator: " ").trimmed { " ()<>[]".contains($0) }.description
  }

  /// A name without the short form in brackets by which a newspaper knows it: `Sari Utami (su)`.
  private static func withoutCode(_ name: String) -> String {
    guard name.hasSuffix(")"), let start = name.lastIndex(of: "("), start > name.startIndex,
      name[start...].count <= 7
    else { return name }
    return String(name[..<start].trimmedAtEnd())
  }

  /// The names of a text that names several; those that are not full names are left as they are.
  private static func parts(of text: String) -> [String] {
    var parts = text.split(separator: ";").flatMap { $0.split(separator: ", ") }
      .map { String($0.trimmed()) }
    for joint in [" and ", " dan ", " und ", " og ", " & "] {
      parts = parts.flatMap { part -> [String] in
        let sides = part.split(separator: joint).map(String.init)
        let areNames = sides.count > 1 && sides.allSatisfy { $0.contains(" ") && isName($0) }
        return areNames ? sides : [part]
      }
    }
    return parts.map { part in
      ["and ", "dan ", "& "].first { part.hasPrefix($0) }.map { String(part.dropFirst($0.count)) }
        ?? part
    }
  }

  /// Names divided by commas, each once.
  static func joined(_ names: [String]) -> String? {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0.lowercased()).inserted }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  // MARK: - What is shown

  /// Whether a text may begin with a label: a look at its first bytes, that tells most that do not.
  static func mayHaveLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = bytes.drop { $0 <= 0x20 }
    guard let first = text.first else { return false }
    // It may be white space.
    guard first < 0x80 else { return true }
    return firstWords.contains { word in
      word[0] == first | 0x20 && text.prefix(word.count).elementsEqual(word) { $0 | 0x20 == $1 }
    }
  }

  private static let firstWords = labels.map { Array($0.utf8.prefix { $0 != 0x20 }) }

  /// A text without the label in front; `nil` where it has none.
  static func withoutLabel(_ text: String) -> String? {
    guard let first = text.first, first.isLetter else { return nil }
    let lower = text.prefix(40).lowercased()
    for label in labels where lower.hasPrefix(label) {
      let rest = text.dropFirst(label.count)
      guard let next = rest.first else { return "" }
      guard next == " " || next == ":" else { continue }
      return String(rest.drop { $0 == " " || $0 == ":" })
    }
    return nil
  }

  /// Whether a text only joins two names.
  static func isJoint(_ text: String) -> Bool {
    let word = text.trimmed { " ,".contains($0) }.lowercased()
    return ["", "and", "dan", "&", "+", "und", "og", "y", "et"].contains(word)
  }

  /// The names at the beginning of a text, and whether another is to come.
  static func names(in text: String) -> (names: [String], isLabelled: Bool, goesOn: Bool) {
    let behind = withoutLabel(text)
    let rest = behind ?? text
    guard !rest.isEmpty else { return ([], true, true) }
    var names: [String] = []
    let line = ["|", "•", "·", " – ", " — ", " - ", "("].reduce(rest[...]) { line, mark in
      line.firstRange(of: mark).map { line[..<$0.lowerBound] } ?? line
    }
    for part in parts(of: String(line)) {
      // `Sari Utami, MD`
      if !names.isEmpty, isDegree(part) {
        names[names.count - 1] += ", " + part
      } else if isName(part), names.isEmpty || part.contains(" ") {
        names.append(part)
      } else {
        return (names, behind != nil, false)
      }
    }
    let end = rest.trimmedAtEnd()
    let goesOn = [",", " and", " dan", " &"].contains { end.hasSuffix($0) }
    return (names, behind != nil, goesOn)
  }

  private static func isDegree(_ text: String) -> Bool {
    text.utf8.count <= 8 && !text.contains(where: \.isLowercase)
      && text.allSatisfy { $0.isUppercase || ".®-".contains($0) }
  }

  /// Whether a text can be a person's name: one to five words with capitals, without figures.
  static func isName(_ text: some StringProtocol) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), (2...60).contains(text.count),
      text.allSatisfy({ $0.isLetter || " .'’`´‘-".contains($0) }),
      text.contains(where: { $0.isLetter }), !accounts.contains(text.lowercased()),
      !text.hasSuffix(".") || words[words.count - 1].count <= 4
    else { return false }
    return words.enumerated().allSatisfy { index, word in
      let lower = word.lowercased()
      if others.contains(lower) { return false }
      if particles.contains(lower) { return index > 0 || words.count > 1 }
      // Scripts without capitals have names too.
      return word.first.map { $0.isUppercase || !$0.isCased } ?? false
    }
  }
}
