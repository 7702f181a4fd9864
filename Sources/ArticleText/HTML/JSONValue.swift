import FoundationEssentials

/// Any JSON value.
enum JSONValue: Decodable {
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  /// The value in a script. Line breaks within strings, which JSON has not, are taken for spaces,
  /// and what stands around the outer brackets is left out: comments, semicolons.
  init?(script: String) {
    let script = ["<![CDATA[", "]]>"].reduce(script) { $0.replacing($1, with: " ") }
    let bytes = script.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }
    let isBracket = { (byte: UInt8) in "{}[]".utf8.contains(byte) }
    guard let start = bytes.firstIndex(where: isBracket),
      let end = bytes.lastIndex(where: isBracket),
      start < end, !Self.isDeep(bytes[start...end]),
      let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes[start...end]))
    else { return nil }
    self = value
  }

  /// Whether brackets lie deeper within each other than any page's do, strings not looked at.
  private static func isDeep(_ bytes: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for byte in bytes {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
      if depth > 64 { return true }
    }
    return false
  }

  var string: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .list(let list): list.first?.string
    default: nil
    }
  }

  var items: [JSONValue] {
    if case .list(let list) = self { list } else { [self] }
  }

  var strings: [String] { items.compactMap(\.string) }

  /// The objects in lists, graphs and main entities, from the outside inwards.
  var objects: [[String: JSONValue]] {
    var found: [[String: JSONValue]] = []
    var open = [self]
    while let value = open.popLast() {
      switch value {
      case .list(let list): open += list.reversed()
      case .object(let object):
        found.append(object)
        for key in ["mainEntityOfPage", "publisher", "author", "mainEntity", "@graph"] {
          if let inner = object[key] { open.append(inner) }
        }
      default: break
      }
    }
    return found
  }
}
