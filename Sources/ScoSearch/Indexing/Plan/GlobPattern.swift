import PathText

/// A pattern of file names: `*` any characters of a name, `**` of several, `**/` any folders or
/// none, `?` one character, `[a-z]` one of, `[!a-z]` one of all others.
///
/// Without a slash it is compared with each part of a path, as in `.gitignore`; with one, with the
/// whole path from its beginning. One at its own beginning is not part of the path.
struct GlobPattern: Sendable, Hashable {
  private enum Element: Sendable, Hashable {
    case character(Character)
    /// `?`
    case anyCharacter
    /// `[a-z]`
    case oneOf([ClosedRange<Character>], isNegated: Bool)
    /// `*`
    case star
    /// `**`
    case doubleStar
    /// `**/`
    case folders
  }

  private let elements: [Element]
  private let hasSlash: Bool

  init(_ given: String) {
    let pattern = Self.decoded(given)
    let trimmed = pattern.hasSuffix("/") ? pattern.dropLast() : pattern[...]
    elements = Self.elements(of: Array(trimmed.hasPrefix("/") ? trimmed.dropFirst() : trimmed))
    hasSlash = trimmed.contains("/")
  }

  /// Whether a relative path is meant.
  func matches(path: String) -> Bool {
    let path = Self.decoded(path)
    if hasSlash { return matches(path) }
    return path.split(separator: "/").contains { matches($0) }
  }

  /// The text with one character for each byte that is no UTF-8, which `PathText` writes as four.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var characters = String.UnicodeScalarView()
    var rest = PathText.bytes(of: text)[...]
    while let first = rest.first {
      let valid = (1...4).last { count in
        count <= rest.count && String(validating: rest.prefix(count), as: UTF8.self) != nil
      }
      if let valid {
        characters += String(decoding: rest.prefix(valid), as: UTF8.self).unicodeScalars
        rest = rest.dropFirst(valid)
      } else {
        // A private one, of the last that Unicode has.
        Unicode.Scalar(0x10FE00 + UInt32(first)).map { characters.append($0) }
        rest = rest.dropFirst()
      }
    }
    return String(characters)
  }

  // MARK: Reading

  private static func elements(of pattern: [Character]) -> [Element] {
    var elements: [Element] = []
    var rest = pattern[...]
    while let character = rest.popFirst() {
      switch character {
      case "*" where rest.starts(with: ["*", "/"]):
        rest = rest.dropFirst(2)
        elements.append(.folders)
      case "*" where rest.first == "*":
        rest = rest.dropFirst()
        elements.append(.doubleStar)
      case "*": elements.append(.star)
      case "?": elements.append(.anyCharacter)
      case "[":
        guard let close = rest.firstIndex(of: "]"), close > rest.startIndex else {
          elements.append(.character("["))
          continue
        }
        elements.append(oneOf(rest[..<close]))
        rest = rest[(close + 1)...]
      default: elements.append(.character(character))
      }
    }
    return elements
  }

  private static func oneOf(_ members: ArraySlice<Character>) -> Element {
    var rest = members
    let isNegated = rest.first == "!"
    if isNegated { rest = rest.dropFirst() }
    var ranges: [ClosedRange<Character>] = []
    while let first = rest.popFirst() {
      var last = first
      if rest.count > 1, rest.first == "-" {
        last = rest[rest.startIndex + 1]
        rest = rest.dropFirst(2)
      }
      if first <= last { ranges.append(first...last) }
    }
    return .oneOf(ranges, isNegated: isNegated)
  }

  // MARK: Matching

  /// Follows every way through the pattern at once, so that the time is bounded by the product of
  /// the lengths.
  private func matches(_ text: some StringProtocol) -> Bool {
    var places = Array(repeating: false, count: elements.count + 1)
    arrive(at: 0, &places)
    for character in text {
      var next = Array(repeating: false, count: elements.count + 1)
      for place in elements.indices where places[place] {
        step(from: place, over: character, &next)
      }
      places = next
    }
    return places[elements.count]
  }

  /// Marks a place as reached, and those behind it that need no character.
  private func arrive(at place: Int, _ places: inout [Bool]) {
    var place = place
    while !places[place] {
      places[place] = true
      guard place < elements.count else { return }
      switch elements[place] {
      case .star, .doubleStar, .folders: place += 1
      default: return
      }
    }
  }

  private func step(from place: Int, over character: Character, _ next: inout [Bool]) {
    switch elements[place] {
    case .character(let wanted):
      if character == wanted { arrive(at: place + 1, &next) }
    case .anyCharacter:
      if character != "/" { arrive(at: place + 1, &next) }
    case .oneOf(let ranges, let isNegated):
      if character != "/", ranges.contains(where: { $0.contains(character) }) != isNegated {
        arrive(at: place + 1, &next)
      }
    case .star:
      if character != "/" { arrive(at: place, &next) }
    case .doubleStar: arrive(at: place, &next)
    case .folders:
      // Within a folder's name: what follows comes only behind its slash.
      if character == "/" { arrive(at: place + 1, &next) }
      next[place] = true
    }
  }
}
