/// Any JSON value.
enum JSONValue: Equatable {
  case text(String)
  case number(Double)
  case list([JSONValue])
  case object([String: JSONValue])
  case other

  /// The first text that is not empty.
  var string: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .list(let list): Self.firstString(of: list)
    default: nil
    }
  }

  /// A lazy sequence would look at each text twice, and so at one in sixty lists for ever.
  private static func firstString(of list: [JSONValue]) -> String? {
    for item in list {
      if let text = item.string { return text }
    }
    return nil
  }

  var items: [JSONValue] {
    if case .list(let list) = self { list } else { [self] }
  }

  var strings: [String] { items.compactMap(\.string) }

  var members: [String: JSONValue]? {
    if case .object(let object) = self { object } else { nil }
  }

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
