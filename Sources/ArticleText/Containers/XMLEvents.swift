import CHTML

/// What an XML text is made of, in its order, as the child process has read it.
struct XMLEvents: Sequence, IteratorProtocol {
  enum Event {
    /// An element: its name with the prefix that stands before it.
    case start(String, XMLAttributes)
    case text(String)
    case end
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Event? {
    while index < bytes.count {
      let kind = Int(bytes[index])
      index += 1
      switch kind {
      case html_start:
        let name = string()
        return .start(name, attributes())
      case html_text: return .text(string())
      case html_end: return .end
      default: continue
      }
    }
    return nil
  }

  /// The string that stands next, without its final zero.
  private mutating func string() -> String {
    let end = bytes[index...].firstIndex(of: 0) ?? bytes.count
    defer { index = Swift.min(end + 1, bytes.count) }
    return String(decoding: bytes[index..<end], as: UTF8.self)
  }

  private mutating func attributes() -> XMLAttributes {
    var attributes = XMLAttributes()
    while index < bytes.count, Int(bytes[index]) == html_attribute {
      index += 1
      let name = string()
      attributes.values.append((name, string()))
    }
    return attributes
  }
}

/// The attributes of an element.
struct XMLAttributes {
  fileprivate(set) var values: [(name: String, value: String)] = []

  subscript(name: String) -> String? { values.first { $0.name == name }?.value }
}
