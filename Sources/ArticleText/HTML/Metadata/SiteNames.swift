/// The names of the site that a page is of, which its titles have beside the headline.
struct SiteNames {
  /// The letters of its names.
  private let names: Set<String>
  /// The words of its host: `blog`, `sawah` and `org` of `blog.sawah.org`.
  private let hostWords: Set<String>

  init(_ names: [String], host: String?) {
    var letters = Set(names.map(StoryLines.letters))
    let labels = (host ?? "").split(separator: ".")
    // `kabar` of `kabar.example` and `news.kabar.co.id`
    for label in labels.dropLast() where label.utf8.count > 3 {
      letters.insert(StoryLines.letters(String(label)))
    }
    if let host { letters.insert(StoryLines.letters(host)) }
    self.names = letters.filter { !$0.isEmpty }
    hostWords = Set(labels.flatMap { $0.split(separator: "-") }.map(String.init))
  }

  /// Whether a text is a name of the site and nothing else.
  func isName(_ text: String) -> Bool {
    let letters = StoryLines.letters(text)
    if letters.isEmpty || names.contains(letters) { return true }
    let words = Self.words(of: text)
    return !hostWords.isEmpty && words.allSatisfy(hostWords.contains)
  }

  /// Whether a part of a title is the site's name, or most of it, or the name with a little more:
  /// `Kabar Sawah Ekonomi` of `Kabar Sawah`.
  private func isNearName(_ part: String) -> Bool {
    if isName(part) { return true }
    let letters = StoryLines.letters(part)
    guard letters.utf8.count >= 5, Self.words(of: part).count <= 6 else { return false }
    return names.contains { name in
      guard name.utf8.count >= 5 else { return false }
      let (short, long) = name.utf8.count < letters.utf8.count ? (name, letters) : (letters, name)
      return short.utf8.count * 5 >= long.utf8.count * 2 && long.contains(short)
    }
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  // MARK: - Titles

  /// How many bytes a title has at most of which parts are left out.
  private static let longest = 1000

  /// A title without the site's name behind a stroke, dash or colon, or before one, and without
  /// what stands behind an upright stroke, which is of the site in any case.
  func removed(from title: String) -> String {
    guard title.utf8.count <= Self.longest else { return title }
    var parts = Self.parts(of: title)
    if let stroke = parts.indices.dropFirst().first(where: { parts[$0].mark == .stroke }) {
      let head = parts[..<stroke]
      let start = Self.joined(head)
      let isHeadline = Self.words(of: start).count >= 3 || start.utf8.count >= 40
      if isHeadline, !isName(start) { parts = Array(head) }
    }
    while parts.count > 1 {
      let (first, last) = (parts[0], parts[parts.count - 1])
      if isSite(last.text, at: last.mark) {
        parts.removeLast()
      } else if isSite(first.text, at: parts[1].mark) {
        parts.removeFirst()
      } else {
        break
      }
    }
    return Self.joined(parts[...])
  }

  private func isSite(_ part: String, at mark: Mark) -> Bool {
    mark == .colon ? isName(part) : isNearName(part)
  }

  private enum Mark { case none, stroke, dash, colon }

  /// A part of a title, and what stands before it.
  private struct Part {
    var text: String
    var mark: Mark
    var separator: String
  }

  private static func joined(_ parts: ArraySlice<Part>) -> String {
    var text = ""
    for part in parts { text += text.isEmpty ? part.text : part.separator + part.text }
    return text
  }

  /// The parts of a title between its separators.
  private static func parts(of title: String) -> [Part] {
    var parts: [Part] = []
    var next = Part(text: "", mark: .none, separator: "")
    let characters = Array(title)
    var index = 0
    while index < characters.count {
      let (mark, length) = separator(characters, at: index)
      if mark == .none {
        next.text.append(characters[index])
        index += 1
      } else {
        let separator = String(characters[index..<index + length])
        if !next.text.isEmpty {
          parts.append(next)
          next = Part(text: "", mark: mark, separator: separator)
        }
        index += length
      }
    }
    if !next.text.isEmpty { parts.append(next) }
    return parts
  }

  private static let strokes: Set<Character> = ["|", "｜", "ㅣ", "¦"]
  private static let dashes: Set<Character> = [
    "-", "–", "—", "―", "«", "»", "‹", "›", "·", "•", "/", "~", ">", "<", "*", "\\",
  ]

  /// The separator at a place, with the spaces around it, and its length.
  private static func separator(
    _ characters: [Character], at start: Int
  ) -> (mark: Mark, length: Int) {
    var index = start
    while index < characters.count, characters[index] == " " { index += 1 }
    guard index < characters.count else { return (.none, 0) }
    let isAfterSpace = index > start
    let markStart = index
    let character = characters[index]
    let isColon = character == ":" || character == "：" || character == "∷"
    guard isColon || strokes.contains(character) || dashes.contains(character) else {
      return (.none, 0)
    }
    while index < characters.count, characters[index] == character { index += 1 }
    let isBeforeSpace = index < characters.count && characters[index] == " "
    let count = index - markStart
    while index < characters.count, characters[index] == " " { index += 1 }
    let length = index - start
    if strokes.contains(character) { return (.stroke, length) }
    if isColon, !isAfterSpace, count == 1 {
      return isBeforeSpace || character == "：" ? (.colon, length) : (.none, 0)
    }
    let isAlone = isAfterSpace && isBeforeSpace || character == "»" && isBeforeSpace
    return isAlone ? (isColon && count == 1 ? .colon : .dash, length) : (.none, 0)
  }
}
