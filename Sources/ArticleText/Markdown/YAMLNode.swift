import CYAML

/// A value of YAML, with scalars as they are written, whatever type they may be taken for.
indirect enum YAMLNode: Hashable {
  case scalar(String, isPlain: Bool)
  case sequence([YAMLNode])
  case mapping([Pair])
  /// What is not kept: it lies too deep, or its name stands for more than a scalar.
  case other

  struct Pair: Hashable {
    var key: YAMLNode
    var value: YAMLNode
  }

  /// What is wrong with a text that is not YAML.
  struct Failure: Error, Hashable {
    let reason: String
  }

  /// Deeper nesting than this is passed over.
  private static let deepest = 8

  /// The first document of a text, nil where it has none.
  static func document(_ text: String) throws(Failure) -> YAMLNode? {
    var reader = try YAMLReader(text)
    return try reader.document(deepest: deepest)
  }
}

/// Makes nodes of libyaml's events.
@safe private struct YAMLReader: ~Copyable {
  private let parser: OpaquePointer
  private var scalars: [String: YAMLNode] = [:]

  private enum Event {
    case scalar(YAMLNode)
    case alias(String)
    case sequence, mapping, end, noMore
  }

  init(_ text: String) throws(YAMLNode.Failure) {
    let bytes = Array(text.utf8)
    guard let parser = unsafe cyaml_open(bytes, bytes.count) else {
      throw YAMLNode.Failure(reason: "there is not enough memory")
    }
    unsafe self.parser = parser
  }

  deinit {
    unsafe cyaml_close(parser)
  }

  mutating func document(deepest: Int) throws(YAMLNode.Failure) -> YAMLNode? {
    try node(try next(), deepest)
  }

  /// The node that begins with an event; nil where the event ends what it is in.
  private mutating func node(
    _ event: Event, _ depthLeft: Int
  ) throws(YAMLNode.Failure) -> YAMLNode? {
    switch event {
    case .end, .noMore: return nil
    case .scalar(let node): return node
    case .alias(let name): return scalars[name] ?? .other
    case .sequence, .mapping:
      guard depthLeft > 0 else {
        try passOver()
        return .other
      }
      var items: [YAMLNode] = []
      while let item = try node(try next(), depthLeft - 1) { items.append(item) }
      guard case .mapping = event else { return .sequence(items) }
      return .mapping(
        stride(from: 0, to: items.count - 1, by: 2).map {
          YAMLNode.Pair(key: items[$0], value: items[$0 + 1])
        })
    }
  }

  /// Reads to the end of the collection that has just begun.
  private mutating func passOver() throws(YAMLNode.Failure) {
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .sequence, .mapping: depth += 1
      case .end: depth -= 1
      case .noMore: return
      case .scalar, .alias: break
      }
    }
  }

  private mutating func next() throws(YAMLNode.Failure) -> Event {
    let event = unsafe cyaml_next(parser)
    let text = unsafe String(unsafeUninitializedCapacity: event.length) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      unsafe cyaml_copy_text(event, start)
      return unsafe event.length
    }
    switch unsafe event.kind {
    case cyaml_scalar:
      let node = unsafe YAMLNode.scalar(text, isPlain: event.is_plain != 0)
      if let anchor = unsafe event.anchor { unsafe scalars[String(cString: anchor)] = node }
      return .scalar(node)
    case cyaml_alias: return .alias(text)
    case cyaml_sequence_start: return .sequence
    case cyaml_mapping_start: return .mapping
    case cyaml_sequence_end, cyaml_mapping_end: return .end
    case cyaml_error:
      throw unsafe YAMLNode.Failure(reason: "\(text), line \(event.line + 1)")
    default: return .noMore
    }
  }
}
