import CHTML

/// Puts what the parser tells of a page together into nodes.
struct HTMLNodeBuilder {
  private let events: [UInt8]
  private var names = ElementNameTable()
  private var places: [HTMLNodes.Place] = []
  private var open = [0]
  private var index = 0
  /// The outermost open element whose words are none of the page's text, if any.
  private var unseen: Int?
  /// How many bytes of letters and marks are shown so far, and in how many blocks.
  private var (shown, blocks) = (0, 0)
  private var isBlockEmpty = true
  private let mostText: Int

  /// - Parameters:
  ///   - count: How many nodes the events tell of.
  ///   - mostText: How many bytes of text are of use.
  init(_ events: [UInt8], count: Int, mostText: Int) {
    self.events = events
    self.mostText = mostText
    places.reserveCapacity(count + 1)
    places.append(
      HTMLNodes.Place(
        name: names.index(of: "#page"), start: UInt32(events.count), parent: 0, end: 1))
  }

  /// The nodes; `nil` where they are of more text than is of use.
  mutating func build() -> HTMLNodes? {
    while index < events.count {
      let kind = events[index]
      index += 1
      switch kind {
      case HTMLPage.startEvent: openElement()
      case HTMLPage.textEvent:
        addText()
        if isTooLong { return nil }
      default: closeElement()
      }
    }
    for element in open { places[element].end = UInt32(places.count) }
    return HTMLNodes(HTMLNodes.Storage(events: events, names: names.names, places: places))
  }

  private mutating func openElement() {
    let text = HTMLPage.string(at: index, in: events)
    let name = names.index(of: text, in: events)
    places.append(
      HTMLNodes.Place(
        name: name, start: UInt32(text.upperBound + 1), parent: UInt32(open[open.count - 1]), end: 0
      ))
    open.append(places.count - 1)
    index = text.upperBound + 1
    while HTMLAttributes.stand(at: index, in: events) {
      let name = HTMLPage.string(at: index + 1, in: events)
      index = HTMLPage.string(at: name.upperBound + 1, in: events).upperBound + 1
    }
    if names.names[Int(name)].isUnseen { unseen = unseen ?? places.count - 1 }
    passEdge(of: name)
  }

  private mutating func closeElement() {
    guard open.count > 1 else { return }
    let element = open.removeLast()
    places[element].end = UInt32(places.count)
    if unseen == element { unseen = nil }
    passEdge(of: places[element].name)
  }

  /// The cells of a row may be one block.
  private mutating func passEdge(of name: UInt32) {
    let name = names.names[Int(name)]
    if name.isBlock, name.text != "td", name.text != "th" { isBlockEmpty = true }
  }

  private mutating func addText() {
    let start = index
    var letters = 0
    while index < events.count, events[index] != 0 {
      if events[index] > 0x20 { letters += 1 }
      index += 1
    }
    places.append(
      HTMLNodes.Place(
        name: 0, start: UInt32(start), parent: UInt32(open[open.count - 1]), end: UInt32(index)))
    index += 1
    guard unseen == nil, letters > 0 else { return }
    shown += letters
    if isBlockEmpty { blocks += 1 }
    isBlockEmpty = false
  }

  /// Whether there is more text than is of use, and each block of it is kept since there are so many.
  private var isTooLong: Bool { shown > mostText && blocks > HTMLStory.mostBlocks }
}

/// The names of elements, each of them once.
private struct ElementNameTable {
  /// The names; the first one is that of texts.
  private(set) var names = [HTMLElementName("")]
  private var indices: [String: UInt32] = [:]
  /// The names that were met last, by their bytes: short ones, of which pages are made.
  private var recent = [(bytes: UInt64, index: UInt32)](repeating: (0, 0), count: 256)

  mutating func index(of name: String) -> UInt32 {
    if let index = indices[name] { return index }
    let index = UInt32(names.count)
    names.append(HTMLElementName(name))
    indices[name] = index
    return index
  }

  mutating func index(of name: Range<Int>, in events: [UInt8]) -> UInt32 {
    guard (1...8).contains(name.count) else {
      return index(of: String(decoding: events[name], as: UTF8.self))
    }
    let bytes = name.reduce(0 as UInt64) { $0 << 8 | UInt64(events[$1]) }
    let slot = Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if recent[slot].bytes == bytes { return recent[slot].index }
    let index = index(of: String(decoding: events[name], as: UTF8.self))
    recent[slot] = (bytes, index)
    return index
  }
}
