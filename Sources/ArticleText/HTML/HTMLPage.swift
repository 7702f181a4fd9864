import CHTML

/// The elements and texts of an HTML page, each with what lies below it, in one flat array.
///
/// It is read by libxml2's HTML parser, which takes anything for HTML. Everything here walks the
/// array from its beginning to its end and nothing recurses, so no depth of elements is a danger.
struct HTMLPage {
  /// How deep elements are read that lie within each other: browsers stop at 512.
  static let greatestDepth = 4096

  let nodes: HTMLNodes
  /// Whether the page goes on below ``greatestDepth``, and what is there and behind was left out.
  let isCut: Bool
  /// Whether it has more text than was asked for; its nodes are left out then.
  let isTooLong: Bool

  /// - Throws: ``ReadError`` with ``ReadError/Code/missingProgram`` where libxml2 is not installed.
  static func requireParser(for path: String) throws(ReadError) {
    guard !html_is_available() else { return }
    throw ReadError(
      code: .missingProgram, path: path,
      reason: "needs libxml2, which is not installed: apt-get install libxml2")
  }

  /// Reads a page.
  ///
  /// - Parameter mostText: How many bytes of text are of use: a page is not read to its end that
  ///   surely has more, whatever of it is left out.
  init(_ html: String, mostText: Int = .max) {
    // The parser would take a zero byte for the end.
    var text = html
    if text.withUTF8({ unsafe $0.contains(0) }) {
      text = String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self)
    }
    let buffer = text.withUTF8 { text in
      unsafe text.baseAddress.flatMap {
        unsafe html_events($0, text.count, Int32(Self.greatestDepth))
      }
    }
    var (events, count, losses): ([UInt8], Int, Int64) = ([], 0, 1)
    if let buffer = unsafe buffer {
      losses = unsafe html_losses(buffer)
      count = unsafe html_node_count(buffer)
      let size = unsafe html_size(buffer)
      events = unsafe [UInt8](unsafeUninitializedCapacity: size) { bytes, initialized in
        unsafe html_take(buffer, bytes.baseAddress)
        initialized = size
      }
    }
    isCut = losses > 0
    var builder = HTMLNodeBuilder(Self.withoutControls(events), count: count, mostText: mostText)
    let nodes = builder.build()
    isTooLong = nodes == nil
    self.nodes = nodes ?? .none
  }

  /// What the parser tells, in which the control characters 0x80 to 0x9F, which no page means, are
  /// the characters that Windows-1252 has there: pages have them as `&#146;`, and browsers show them
  /// so.
  private static func withoutControls(_ events: [UInt8]) -> [UInt8] {
    let isControl = { (index: Int) in
      events[index] == 0xC2 && index + 1 < events.count && (0x80...0x9F).contains(events[index + 1])
    }
    guard events.contains(0xC2), events.indices.contains(where: isControl) else { return events }
    var replaced: [UInt8] = []
    replaced.reserveCapacity(events.count + 64)
    var index = 0
    while index < events.count {
      if isControl(index) {
        replaced += Windows1252.decode([events[index + 1]]).text.utf8
        index += 2
      } else {
        replaced.append(events[index])
        index += 1
      }
    }
    return replaced
  }
}

extension HTMLPage {
  static let startEvent = UInt8(html_start)
  static let attributeEvent = UInt8(html_attribute)
  static let textEvent = UInt8(html_text)
}

extension HTMLPage {
  /// The indices of all elements of a name, in order.
  func elements(_ name: String) -> [Int] {
    nodes.elements(name)
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
