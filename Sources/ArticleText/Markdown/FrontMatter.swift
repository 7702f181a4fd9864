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
    guard let fence = lines.first.map({ $0.trimmed(\.isWhitespace) }),
      fence == "---" || fence == "+++"
    else {
      return (FrontMatter(), text[...])
    }
    let end = lines.dropFirst().firstIndex { line in
      let line = line.trimmed(\.isWhitespace)
      return line == fence || (fence == "---" && line == "...")
    }
    guard let end else { return (FrontMatter(), text[...]) }
    let inside = lines[1..<end]
    guard
      fence == "+++" || inside.allSatisfy({ $0.trimmed(\.isWhitespace).isEmpty })
        || isMapping(inside)
    else {
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
      let line = line.trimmed(\.isWhitespace)
      return !line.isEmpty && line.first != "#"
    }
    guard let first, let colon = first.firstIndex(of: ":") else { return false }
    let after = first[first.index(after: colon)...].first
    let key = first[..<colon].trimmed(\.isWhitespace)
    return (after == nil || after == " " || after == "\t") && !key.isEmpty
      && key.split(separator: " ").count <= 3
  }

  private mutating func readYAML(_ lines: ArraySlice<Substring>) {
    let text = lines.joined(separator: "\n")
    do throws(YAMLNode.Failure) {
      guard let root = try YAMLNode.document(text) else { return }
      guard case .mapping(let pairs) = root else {
        throw YAMLNode.Failure(reason: "it has no keys")
      }
      let keys = pairs.map(\.key)
      guard Set(keys).count == keys.count else {
        throw YAMLNode.Failure(reason: "a key stands twice")
      }
      for pair in pairs {
        guard case .scalar(let key, _) = pair.key else { continue }
        set(key.lowercased(), Self.texts(of: pair.value))
      }
    } catch {
      problem =
        "the front matter is not YAML (\(error.reason)); its lines were read one by one"
      readLines(lines, ":")
    }
  }

  /// The texts of a value as they are written, whatever type YAML takes them for; of a mapping,
  /// what its `name` says.
  private static func texts(of node: YAMLNode) -> [String] {
    switch node {
    case .scalar(let text, let isPlain):
      return isPlain && ["", "~", "null", "Null", "NULL"].contains(text) ? [] : [text]
    case .sequence(let items):
      return items.flatMap { item -> [String] in
        if case .sequence = item { return [] }
        return texts(of: item)
      }
    case .mapping(let pairs):
      for name in ["name", "title"] {
        for pair in pairs {
          guard case .scalar(name, _) = pair.key, case .scalar(let text, _) = pair.value else {
            continue
          }
          return [text]
        }
      }
      return []
    case .other: return []
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
      let key = line[..<mark].trimmed(\.isWhitespace).lowercased()
      let value = line[line.index(after: mark)...].trimmed(\.isWhitespace)
      guard !key.isEmpty, !key.contains(" "), !value.isEmpty else { continue }
      if value.first == "[", value.last == "]" {
        set(key, value.dropFirst().dropLast().split(separator: ",").map { Self.unquoted($0) })
      } else {
        set(key, [Self.unquoted(value[...])])
      }
    }
  }

  private mutating func set(_ key: String, _ texts: [String]) {
    let texts = texts.map { TextNormalizer.oneLine($0) }
      .filter { !$0.isEmpty }
    if !texts.isEmpty, values[key] == nil { values[key] = texts }
  }

  private static func unquoted(_ text: Substring) -> String {
    let text = text.trimmed(\.isWhitespace)
    guard let first = text.first, first == "\"" || first == "'" else { return String(text) }
    return String(text.dropFirst().prefix { $0 != first })
  }
}
