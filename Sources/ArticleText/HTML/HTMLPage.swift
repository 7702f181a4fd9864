import CHTML

/// The elements and texts of an HTML page, each with what lies below it, in one flat array.
///
/// It is read by libxml2's HTML parser, which takes anything for HTML. Everything here walks the
/// array from its beginning to its end and nothing recurses, so no depth of elements is a danger.
struct HTMLPage {
  /// An element, or a text between two of them.
  struct Node {
    /// The element's name in small letters; empty for a text.
    var name: String
    /// The characters of a text.
    var text = ""
    /// Names in small letters, and values.
    var attributes: [(name: String, value: String)] = []
    /// The element that it lies in; of the first node itself.
    var parent: Int
    /// The index behind the last node that lies in it.
    var end: Int

    /// The value of an attribute; empty where it has none.
    subscript(attribute: String) -> String? {
      attributes.first { $0.name == attribute }?.value
    }

    /// The names in the element's class and id.
    var names: [Substring] {
      [self["class"], self["id"]].flatMap { HTMLNames.names(in: $0 ?? "") }
    }
  }

  /// How deep elements are read that lie within each other: browsers stop at 512.
  static let greatestDepth = 4096

  /// The nodes in the order in which they begin; the first holds all others.
  private(set) var nodes: [Node] = [Node(name: "#page", parent: 0, end: 1)]
  /// Whether the page goes on below ``greatestDepth``, and what is there and behind was left out.
  private(set) var isCut = false

  /// - Throws: ``ReadError`` with ``ReadError/Code/missingProgram`` where libxml2 is not installed.
  static func requireParser(for path: String) throws(ReadError) {
    guard !html_is_available() else { return }
    throw ReadError(
      code: .missingProgram, path: path,
      reason: "needs libxml2, which is not installed: apt-get install libxml2")
  }

  /// Reads a page.
  init(_ html: String) {
    // The parser would take a zero byte for the end.
    let text = html.utf8.filter { $0 != 0 }
    guard let buffer = unsafe html_events(text, text.count, Int32(Self.greatestDepth)) else {
      isCut = true
      return
    }
    isCut = unsafe html_losses(buffer) > 0
    let count = unsafe html_size(buffer)
    let events = unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
      unsafe html_take(buffer, bytes.baseAddress)
      initialized = count
    }
    build(events)
  }

  private mutating func build(_ events: [UInt8]) {
    var index = 0
    var open = [0]
    func string() -> String {
      let start = index
      while index < events.count, events[index] != 0 { index += 1 }
      defer { index += 1 }
      return String(decoding: events[start..<index], as: UTF8.self)
    }
    while index < events.count {
      let kind = Int(events[index])
      index += 1
      switch kind {
      case html_start:
        nodes.append(Node(name: string(), parent: open[open.count - 1], end: 0))
        open.append(nodes.count - 1)
      case html_attribute:
        let name = string()
        nodes[nodes.count - 1].attributes.append((name, string()))
      case html_text:
        let text = Self.withoutControls(string())
        nodes.append(
          Node(name: "", text: text, parent: open[open.count - 1], end: nodes.count + 1))
      default:
        if open.count > 1 { nodes[open.removeLast()].end = nodes.count }
      }
    }
    for index in open { nodes[index].end = nodes.count }
  }

  /// A text in which the control characters 0x80 to 0x9F, which no page means, are the characters
  /// that Windows-1252 has there: pages have them as `&#146;`, and browsers show them so.
  private static func withoutControls(_ text: String) -> String {
    let isControl = { (scalar: Unicode.Scalar) in (0x80...0x9F).contains(scalar.value) }
    guard text.utf8.contains(0xC2), text.unicodeScalars.contains(where: isControl) else {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isControl(scalar) else {
        scalars.append(scalar)
        continue
      }
      scalars += Windows1252.decode([UInt8(scalar.value)]).text.unicodeScalars
    }
    return String(scalars)
  }
}

extension HTMLPage {
  /// The indices of all elements of a name, in order.
  func elements(_ name: String) -> [Int] {
    nodes.indices.filter { nodes[$0].name == name }
  }

  /// The elements that an element lies in, from the inside outwards, no more than `count` of them.
  func ancestors(of index: Int, upTo count: Int) -> some Sequence<Node> {
    sequence(first: nodes[index].parent) { nodes[$0].parent }.prefix(count).map { nodes[$0] }
  }

  /// Whether an element lies in an article or in the main part of the page, no more than `count`
  /// elements below it.
  func isInArticle(_ index: Int, upTo count: Int) -> Bool {
    ancestors(of: index, upTo: count).contains { ["article", "main"].contains($0.name) }
  }

  /// Whether one of the words of an attribute is this one.
  func has(_ index: Int, _ attribute: String, _ word: String) -> Bool {
    guard let value = nodes[index][attribute] else { return false }
    return value.utf8.count == word.utf8.count
      ? value == word : HTMLNames.names(in: value).contains { $0 == word }
  }
}
