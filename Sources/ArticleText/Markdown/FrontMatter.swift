import Yams

/// What stands about an article between two lines of `---` (YAML) or `+++` (TOML) above its text.
struct FrontMatter {
  /// Values by their keys in small letters: texts, and lists of them.
  private(set) var values: [String: [String]] = [:]
  /// What was wrong with it; its lines were read one by one then.
  private(set) var problem: String?

  /// More of it than this is a text between two rules.
  private static let largest = 64 << 10

  /// Takes the front matter off the beginning of a text.
  ///
  /// - Returns: What the text is without it, and on which line that begins, counted from 0.
  static func split(_ text: String) -> (FrontMatter, rest: Substring) {
    let lines = text.prefix(largest).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let fence = lines.first.map(trimmed), fence == "---" || fence == "+++" else {
      return (FrontMatter(), text[...])
    }
    let end = lines.dropFirst().firstIndex { line in
      let line = trimmed(line)
      return line == fence || (fence == "---" && line == "...")
    }
    guard let end else { return (FrontMatter(), text[...]) }
    let inside = lines[1..<end]
    guard fence == "+++" || inside.allSatisfy({ trimmed($0).isEmpty }) || isMapping(inside) else {
      return (FrontMatter(), text[...])
    }
    var found = FrontMatter()
    if fence == "---" { found.readYAML(inside) } else { found.readLines(inside, "=") }
    return (found, text[lines[end].endIndex...])
  }

  /// The first value of the first of these keys that has one.
  func value(_ keys: String...) -> String? {
    keys.lazy.compactMap { values[$0]?.first }.first
  }

  /// All values of the first of these keys that has one, with commas between them.
  func list(_ keys: String...) -> String? {
    keys.lazy.compactMap { values[$0]?.joined(separator: ", ") }.first
  }

  /// Whether the first line that says anything is `key:` with or without a value.
  private static func isMapping(_ lines: ArraySlice<Substring>) -> Bool {
    let first = lines.first { line in
      let line = trimmed(line)
      return !line.isEmpty && line.first != "#"
    }
    guard let first, let colon = first.firstIndex(of: ":") else { return false }
    let after = first[first.index(after: colon)...].first
    let key = trimmed(first[..<colon])
    return (after == nil || after == " " || after == "\t") && !key.isEmpty
      && key.split(separator: " ").count <= 3
  }

  private mutating func readYAML(_ lines: ArraySlice<Substring>) {
    let text = lines.joined(separator: "\n")
    // Names that stand for what was said above multiply it: nobody needs many of them here.
    let aliases = zip(text.utf8, text.utf8.dropFirst()).count {
      " [,\n".utf8.contains($0) && $1 == UInt8(ascii: "*")
    }
    do {
      guard aliases <= 32 else { throw TooManyAliases() }
      guard let root = try Yams.compose(yaml: text) else { return }
      guard let mapping = root.mapping else { throw NoMapping() }
      for (key, value) in mapping {
        guard let key = key.scalar?.string.lowercased() else { continue }
        set(key, Self.texts(of: value))
      }
    } catch {
      problem =
        "the front matter is not YAML (\(Self.reason(error))); its lines were read one by one"
      readLines(lines, ":")
    }
  }

  private struct TooManyAliases: Error {}
  private struct NoMapping: Error {}

  private static func reason(_ error: any Error) -> String {
    switch error {
    case is TooManyAliases: "it has too many aliases"
    case is NoMapping: "it has no keys"
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      "\(problem), line \(mark.line + 1)"
    case YamlError.duplicatedKeysInMapping: "a key stands twice"
    default: "it has bytes that YAML does not allow"
    }
  }

  /// The texts of a value as they are written, whatever type YAML takes them for; of a mapping, what
  /// its `name` says.
  private static func texts(of node: Node) -> [String] {
    switch node {
    case .scalar(let scalar):
      let isNull =
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return isNull ? [] : [scalar.string]
    case .sequence(let sequence):
      return sequence.flatMap { item -> [String] in
        if case .sequence = item { return [] }
        return texts(of: item)
      }
    case .mapping(let mapping):
      guard let name = mapping["name"] ?? mapping["title"], let text = name.scalar?.string else {
        return []
      }
      return [text]
    default: return []
    }
  }

  /// Reads lines such as `key: value` or `key = "value"`, and lists in brackets; other lines are
  /// left alone, and so is what stands below a heading of TOML.
  private mutating func readLines(_ lines: ArraySlice<Substring>, _ separator: Character) {
    for line in lines {
      if separator == "=", line.first == "[" { return }
      guard line.first?.isWhitespace == false, let mark = line.firstIndex(of: separator) else {
        continue
      }
      let key = Self.trimmed(line[..<mark]).lowercased()
      let value = Self.trimmed(line[line.index(after: mark)...])
      guard !key.isEmpty, !key.contains(" "), !value.isEmpty else { continue }
      if value.first == "[", value.last == "]" {
        set(key, value.dropFirst().dropLast().split(separator: ",").map { Self.unquoted($0) })
      } else {
        set(key, [Self.unquoted(value[...])])
      }
    }
  }

  private mutating func set(_ key: String, _ texts: [String]) {
    let texts = texts.map { TextNormalizer.lines(of: $0).map(\.text).joined(separator: " ") }
      .filter { !$0.isEmpty }
    if !texts.isEmpty, values[key] == nil { values[key] = texts }
  }

  private static func unquoted(_ text: Substring) -> String {
    let text = trimmed(text)
    guard let first = text.first, first == "\"" || first == "'" else { return text }
    return String(text.dropFirst().prefix { $0 != first })
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
