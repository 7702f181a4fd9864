/// A pattern of file names: `*` any characters of a name, `**` of several, `?` one, `[a-z]` one of.
///
/// Without a slash it is compared with each part of a path, as in `.gitignore`; with one, with the
/// whole path from its beginning.
struct GlobPattern: Sendable, Hashable {
  private let pattern: [Character]
  private let hasSlash: Bool

  init(_ pattern: String) {
    let trimmed = pattern.hasSuffix("/") ? String(pattern.dropLast()) : pattern
    self.pattern = Array(trimmed)
    hasSlash = trimmed.contains("/")
  }

  /// Whether a relative path is meant.
  func matches(path: String) -> Bool {
    if hasSlash { return Self.matches(pattern, Array(path)) }
    return path.split(separator: "/").contains { Self.matches(pattern, Array($0)) }
  }

  /// Greedy matching that goes back to the last star only, so that its time is bounded by the
  /// product of the lengths.
  private static func matches(_ pattern: [Character], _ text: [Character]) -> Bool {
    var p = 0
    var t = 0
    var star: (pattern: Int, text: Int, crossesSlash: Bool)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        let isDouble = p + 1 < pattern.count && pattern[p + 1] == "*"
        p += isDouble ? 2 : 1
        if isDouble, p < pattern.count, pattern[p] == "/" { p += 1 }
        star = (p, t, isDouble)
        continue
      }
      if p < pattern.count, let next = step(pattern, p, text[t]) {
        p = next
        t += 1
        continue
      }
      guard let last = star, last.crossesSlash || text[last.text] != "/" else { return false }
      p = last.pattern
      t = last.text + 1
      star?.text = t
    }
    while p < pattern.count, pattern[p] == "*" { p += 1 }
    return p == pattern.count
  }

  /// The place behind the pattern's element that takes a character, nil where it does not.
  private static func step(_ pattern: [Character], _ p: Int, _ character: Character) -> Int? {
    switch pattern[p] {
    case "?": return character == "/" ? nil : p + 1
    case "[":
      guard let close = pattern[(p + 1)...].firstIndex(of: "]"), close > p + 1 else {
        return character == "[" ? p + 1 : nil
      }
      var members = pattern[(p + 1)..<close]
      let isNegated = members.first == "!"
      if isNegated { members = members.dropFirst() }
      var isMember = false
      var index = members.startIndex
      while index < members.endIndex {
        if index + 2 < members.endIndex, members[index + 1] == "-" {
          if members[index] <= character, character <= members[index + 2] { isMember = true }
          index += 3
        } else {
          if members[index] == character { isMember = true }
          index += 1
        }
      }
      return isMember != isNegated && character != "/" ? close + 1 : nil
    default: return pattern[p] == character ? p + 1 : nil
    }
  }
}
