/// The elements and texts of a page, in the order in which they begin; the first holds all others.
///
/// A page can have millions of them. So each takes 16 bytes, and what it says stays where the
/// parser wrote it until it is asked for.
struct HTMLNodes: RandomAccessCollection {
  /// What the parser wrote, and where in it each node stands.
  final class Storage {
    let events: [UInt8]
    let names: [HTMLElementName]
    let places: [Place]

    init(events: [UInt8], names: [HTMLElementName], places: [Place]) {
      (self.events, self.names, self.places) = (events, names, places)
    }
  }

  /// Where a node stands among the events and the other nodes.
  struct Place {
    /// The index of an element's name; 0 for a text.
    var name: UInt32
    /// Where the characters of a text begin, or the attributes of an element.
    var start: UInt32
    /// The element that it lies in.
    var parent: UInt32
    /// The index behind the last node that lies in an element; where the characters of a text end.
    var end: UInt32
  }

  private let storage: Storage

  init(_ storage: Storage) { self.storage = storage }

  /// A page of nothing.
  static var none: HTMLNodes {
    let place = Place(name: 0, start: 0, parent: 0, end: 0)
    return HTMLNodes(Storage(events: [], names: [HTMLElementName("")], places: [place]))
  }

  var startIndex: Int { 0 }
  var endIndex: Int { storage.places.count }
  subscript(index: Int) -> HTMLPage.Node { HTMLPage.Node(storage: storage, index: index) }

  /// The indices of all elements of a name, in order.
  func elements(_ name: String) -> [Int] {
    guard let name = storage.names.firstIndex(where: { $0.text == name }) else { return [] }
    return storage.places.indices.filter { storage.places[$0].name == name }
  }
}

/// The name of an element, and what is known of all elements that have it.
struct HTMLElementName {
  let text: String
  /// Whether such elements begin a new line, and end one.
  let isBlock: Bool
  /// Whether their words are no text, or not the text of the page.
  let isUnseen: Bool
  /// Whether they stand around an article and are no part of it.
  let isFurniture: Bool
  /// Whether they change nothing of a line but how it looks.
  let isMark: Bool

  init(_ text: String) {
    self.text = text
    isBlock = HTMLNames.blocks.contains(text)
    isUnseen = HTMLNames.unseen.contains(text)
    isFurniture = HTMLNames.furniture.contains(text)
    isMark = !isBlock && !HTMLNames.signs.contains(text)
  }
}

extension HTMLPage {
  /// An element, or a text between two of them.
  struct Node {
    fileprivate let storage: HTMLNodes.Storage
    fileprivate let index: Int

    private var place: HTMLNodes.Place { storage.places[index] }

    /// Whether it is a text, and no element.
    var isText: Bool { place.name == 0 }
    /// The element's name in small letters; empty for a text.
    var name: String { storage.names[Int(place.name)].text }
    /// A number that all elements of a page with the same name have.
    var nameIndex: UInt32 { place.name }
    /// Whether the element begins a new line, and ends one.
    var isBlock: Bool { storage.names[Int(place.name)].isBlock }
    /// Whether the element's words are no text, or not the text of the page.
    var isUnseen: Bool { storage.names[Int(place.name)].isUnseen }
    /// Whether the element stands around an article and is no part of it.
    var isFurniture: Bool { storage.names[Int(place.name)].isFurniture }

    /// Whether the element changes nothing of a line but how it looks.
    var isMark: Bool { storage.names[Int(place.name)].isMark }

    /// The element that it lies in; of the first node itself.
    var parent: Int { Int(place.parent) }
    /// The index behind the last node that lies in it.
    var end: Int { isText ? index + 1 : Int(place.end) }

    /// The characters of a text; empty for an element.
    var text: String { String(decoding: characters, as: UTF8.self) }
    /// The bytes of a text in UTF-8.
    var characters: ArraySlice<UInt8> {
      isText ? storage.events[Int(place.start)..<Int(place.end)] : []
    }
  }
}

// MARK: - Attributes

extension HTMLPage.Node {
  /// The attributes of an element, in order: names in small letters, and values.
  var attributes: HTMLAttributes {
    HTMLAttributes(storage.events, from: isText ? storage.events.count : Int(place.start))
  }

  /// Whether the element has any attribute.
  var hasAttributes: Bool {
    !isText && HTMLAttributes.stand(at: Int(place.start), in: storage.events)
  }

  /// The value of an attribute; `nil` where there is none.
  subscript(attribute: String) -> String? {
    bytes(of: attribute).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute in UTF-8; `nil` where there is none.
  func bytes(of attribute: String) -> ArraySlice<UInt8>? {
    guard hasAttributes else { return nil }
    var attributes = attributes
    while let (name, value) = attributes.nextPlaces() {
      if attribute.utf8.count == name.count, attribute.utf8.elementsEqual(storage.events[name]) {
        return storage.events[value]
      }
    }
    return nil
  }

  /// The names in the element's class and id.
  var names: [Substring] {
    guard hasAttributes else { return [] }
    return [self["class"], self["id"]].flatMap { HTMLNames.names(in: $0 ?? "") }
  }
}

/// The attributes of an element as the parser wrote them.
struct HTMLAttributes: Sequence, IteratorProtocol {
  private let events: [UInt8]
  private var index: Int

  init(_ events: [UInt8], from start: Int) { (self.events, index) = (events, start) }

  static func stand(at index: Int, in events: [UInt8]) -> Bool {
    index < events.count && events[index] == HTMLPage.attributeEvent
  }

  mutating func next() -> (name: String, value: String)? {
    nextPlaces().map { name, value in
      (
        String(decoding: events[name], as: UTF8.self),
        String(decoding: events[value], as: UTF8.self)
      )
    }
  }

  /// Where the name and the value of the next attribute stand.
  mutating func nextPlaces() -> (name: Range<Int>, value: Range<Int>)? {
    guard Self.stand(at: index, in: events) else { return nil }
    let name = HTMLPage.string(at: index + 1, in: events)
    let value = HTMLPage.string(at: name.upperBound + 1, in: events)
    index = value.upperBound + 1
    return (name, value)
  }
}

extension HTMLPage {
  /// Where a string stands that begins at a place and ends before a zero byte.
  static func string(at start: Int, in events: [UInt8]) -> Range<Int> {
    var end = start
    while end < events.count, events[end] != 0 { end += 1 }
    return start..<end
  }
}
