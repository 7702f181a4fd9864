/// Finds the records of a JSON text that comes in pieces, and holds no more than one of them.
///
/// The text is an object, an array of objects, an object that has such an array under one of
/// ``listKeys``, or several of these one after another. Only strings and brackets are looked at:
/// whether a record is good JSON, its decoder finds.
struct JSONRecordSplitter {
  /// What was found.
  enum Finding: Equatable {
    /// An object. `number` counts the values of the text from 1; `isWhole` says that it is no part
    /// of a list.
    case record([UInt8], line: Int, number: Int, isWhole: Bool)
    /// An object of more bytes than the limit.
    case tooLarge(line: Int)
    /// A value that is no object, where a record should be.
    case noRecord(line: Int)
    /// Brackets that do not fit: where one value ends and the next begins cannot be told any more.
    case broken(line: Int)
  }

  /// The keys under which an object holds its records, as programs and feeds write them.
  static let listKeys: Set<String> = [
    "articles", "items", "data", "records", "results", "documents", "docs", "entries", "posts",
    "news", "rows", "hits", "value",
  ]
  /// An object that has one of these before a list is a record itself.
  private static let bodyKeys: Set<String> = [
    "body", "text", "content", "content_html", "content_text",
  ]
  /// The longest of the keys.
  private static let longestKey = 12
  /// Deeper brackets are counted, but not told apart; no decoder reads a record that has them.
  private static let deepest = 512

  /// The line of the next byte, from 1.
  private(set) var line = 1
  /// The most bytes of a record.
  private let limit: Int

  /// The brackets that are open, as the bytes that close them.
  private var closers: [UInt8] = []
  /// How many are open beyond ``deepest``.
  private var deeper = 0
  /// How many are open around each record.
  private var listDepth = 0

  private var isInString = false
  private var isAfterBackslash = false

  private var record: [UInt8] = []
  private var recordLine = 0
  private var isInRecord = false
  private var isTooLarge = false
  private var isObject = false
  private var number = 0
  /// Within a value that has no brackets, where a record should be.
  private var isInNoRecord = false

  /// The last key of the object at the top, as far as it is there.
  private var key: [UInt8] = []
  private var isKeyNext = false
  private var isInKey = false
  private var hasBody = false
  /// The array under a key of ``listKeys`` has begun, but not its first value.
  private var isAtListStart = false

  init(limit: Int) {
    self.limit = limit
  }

  private var depth: Int { closers.count + deeper }

  /// Whether the text may end here.
  var isBetweenValues: Bool { depth == 0 && !isInString }

  /// The line on which what is open now begins.
  var openLine: Int { isInRecord ? recordLine : line }

  /// Takes the next piece of the text, and gives what ends in it.
  ///
  /// - Returns: ``ReadDemand/stop`` where no more is wanted, or after ``Finding/broken(line:)``.
  mutating func take(
    _ piece: ArraySlice<UInt8>, _ give: (Finding) -> ReadDemand
  ) -> ReadDemand {
    var start = piece.startIndex
    for index in piece.indices {
      let byte = piece[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isInString {
        takeInString(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isAtListStart = false
        isInString = true
        isInKey = isKeyNext && depth == 1
        if isInKey { key = [] }
        isKeyNext = false
        if !beginNoRecord(give) { return .stop }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if open(byte) { start = index }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard close(byte) else {
          _ = give(.broken(line: line))
          return .stop
        }
        guard isInRecord, depth == listDepth else { continue }
        keep(piece[start...index])
        if give(endRecord()) == .stop { return .stop }
      case UInt8(ascii: ","):
        isInNoRecord = false
        if depth == 1 { isKeyNext = true }
      case UInt8(ascii: " "), 0x09...0x0D: break
      default:
        isAtListStart = false
        if !beginNoRecord(give) { return .stop }
      }
    }
    if isInRecord { keep(piece[start...]) }
    return .more
  }

  private mutating func takeInString(_ byte: UInt8) {
    if isAfterBackslash {
      isAfterBackslash = false
    } else if byte == UInt8(ascii: "\\") {
      isAfterBackslash = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      if isInKey, Self.bodyKeys.contains(String(decoding: key, as: UTF8.self)) { hasBody = true }
      isInKey = false
      return
    }
    if isInKey, key.count <= Self.longestKey { key.append(byte) }
  }

  // MARK: Brackets

  /// - Returns: Whether a record begins with this bracket.
  private mutating func open(_ byte: UInt8) -> Bool {
    let isList = byte == UInt8(ascii: "[")
    isInNoRecord = false
    defer { push(isList ? UInt8(ascii: "]") : UInt8(ascii: "}")) }
    if isAtListStart {
      // The first value of a list is an object: what is around it is no record.
      isAtListStart = false
      if !isList {
        if isInRecord { number -= 1 }
        listDepth = 2
        beginRecord(isObject: true)
        return true
      }
    }
    if depth == 0 {
      key = []
      hasBody = false
      isKeyNext = !isList
      listDepth = isList ? 1 : 0
      if !isList { beginRecord(isObject: true) }
      return !isList
    }
    if !isInRecord, listDepth > 0, depth == listDepth {
      beginRecord(isObject: !isList)
      return true
    }
    let isAtTop = depth == 1 && listDepth == 0 && closers == [UInt8(ascii: "}")]
    isAtListStart =
      isAtTop && isList && !hasBody && Self.listKeys.contains(String(decoding: key, as: UTF8.self))
    return false
  }

  /// - Returns: Whether that bracket may be closed here.
  private mutating func close(_ byte: UInt8) -> Bool {
    isAtListStart = false
    isInNoRecord = false
    if deeper > 0 {
      deeper -= 1
      return true
    }
    guard closers.last == byte else { return false }
    closers.removeLast()
    if depth < listDepth { listDepth = 0 }
    return true
  }

  private mutating func push(_ closer: UInt8) {
    if closers.count < Self.deepest { closers.append(closer) } else { deeper += 1 }
  }

  // MARK: Values

  private mutating func beginRecord(isObject: Bool) {
    number += 1
    recordLine = line
    record = []
    isInRecord = true
    isTooLarge = false
    self.isObject = isObject
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLarge else { return }
    if record.count + bytes.count > limit {
      isTooLarge = true
      record = []
    } else if isObject {
      record += bytes
    }
  }

  private mutating func endRecord() -> Finding {
    defer { record = [] }
    isInRecord = false
    guard isObject else { return .noRecord(line: recordLine) }
    if isTooLarge { return .tooLarge(line: recordLine) }
    return .record(record, line: recordLine, number: number, isWhole: listDepth == 0)
  }

  /// A value without brackets where a record should be is told once.
  ///
  /// - Returns: Whether more is wanted.
  private mutating func beginNoRecord(_ give: (Finding) -> ReadDemand) -> Bool {
    guard !isInRecord, !isInNoRecord, depth == listDepth else { return true }
    isInNoRecord = true
    number += 1
    return give(.noRecord(line: line)) == .more
  }
}
