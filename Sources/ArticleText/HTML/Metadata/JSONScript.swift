/// Reads the JSON in the scripts of pages, which is often none: written by templates, it has commas
/// before brackets, line breaks and quotes within strings, comments, several objects in a row, or
/// no end. What can be told is read, from the beginning to the end and nothing twice.
struct JSONScript {
  private let bytes: [UInt8]
  private var index = 0
  /// How many values may still come: no page says so much of its article.
  private var valuesLeft: Int

  /// How deep lists and objects are read that lie within each other.
  private static let greatestDepth = 64
  /// How many values are read of a script.
  static let mostValues = 50_000

  /// The lists and objects of a script, in order.
  static func values(of script: String) -> [JSONValue] {
    var script = script
    // Some templates escape the whole script.
    if script.utf8.contains(UInt8(ascii: "&")), !script.utf8.contains(UInt8(ascii: "\"")) {
      for (escape, mark) in [("&quot;", "\""), ("&#34;", "\""), ("&amp;", "&")] {
        script = script.replacing(escape, with: mark)
      }
    }
    var reader = JSONScript(bytes: Array(script.utf8), valuesLeft: mostValues)
    return reader.values()
  }

  private init(bytes: [UInt8], valuesLeft: Int) {
    self.bytes = bytes
    self.valuesLeft = valuesLeft
  }

  private var isAtEnd: Bool { index >= bytes.count }

  private mutating func values() -> [JSONValue] {
    var values: [JSONValue] = []
    while true {
      skipSpace()
      guard !isAtEnd else { return values }
      guard bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      values.append(value(in: .list, depth: 0))
    }
  }

  /// What a value stands in, which tells what may follow it.
  private enum Place { case object, list, key }

  private mutating func value(in place: Place, depth: Int) -> JSONValue {
    valuesLeft -= 1
    guard valuesLeft > 0, depth < Self.greatestDepth else {
      index = bytes.count
      return .other
    }
    skipSpace()
    guard !isAtEnd else { return .other }
    switch bytes[index] {
    case UInt8(ascii: "{"): return .object(object(depth: depth))
    case UInt8(ascii: "["): return .list(list(depth: depth))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(string(in: place))
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return .other
    default:
      let word = word()
      if let number = Double(word), number.isFinite { return .number(number) }
      return .other
    }
  }

  private mutating func object(depth: Int) -> [String: JSONValue] {
    index += 1
    var members: [String: JSONValue] = [:]
    while true {
      skipSpace()
      guard !isAtEnd else { return members }
      switch bytes[index] {
      case UInt8(ascii: "}"):
        index += 1
        return members
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "{"),
        UInt8(ascii: "["):
        index += 1
      default:
        let isQuoted = "\"'".utf8.contains(bytes[index])
        let key = isQuoted ? string(in: .key) : word()
        skipSpace()
        guard !isAtEnd, bytes[index] == UInt8(ascii: ":") else { continue }
        index += 1
        members[key] = value(in: .object, depth: depth + 1)
      }
    }
  }

  private mutating func list(depth: Int) -> [JSONValue] {
    index += 1
    var items: [JSONValue] = []
    while true {
      skipSpace()
      guard !isAtEnd else { return items }
      switch bytes[index] {
      case UInt8(ascii: "]"):
        index += 1
        return items
      case UInt8(ascii: "}"): return items
      case UInt8(ascii: ","): index += 1
      default: items.append(value(in: .list, depth: depth + 1))
      }
    }
  }

  /// A number, a name, or whatever else stands without quotes; at least one byte is taken.
  private mutating func word() -> String {
    let start = index
    index += 1
    while !isAtEnd, bytes[index] > 0x20, !",:{}[]\"".utf8.contains(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Skips white space, comments, and the marks of HTML and XML around a script.
  private mutating func skipSpace() {
    while !isAtEnd {
      switch bytes[index] {
      case 0...0x20: index += 1
      case UInt8(ascii: "/"):
        if has("/*") {
          skip(behind: "*/")
        } else if has("//<![CDATA[") {
          index += 11
        } else if has("//") {
          skip(behind: "\n")
        } else {
          return
        }
      case UInt8(ascii: "<") where has("<!--"): index += 4
      case UInt8(ascii: "<") where has("<![CDATA["): index += 9
      case UInt8(ascii: "-") where has("-->"): index += 3
      default: return
      }
    }
  }

  private func has(_ mark: String, at place: Int? = nil) -> Bool {
    let start = place ?? index
    guard bytes.count - start >= mark.utf8.count else { return false }
    return zip(mark.utf8, bytes[start...]).allSatisfy { $0 == $1 }
  }

  private mutating func skip(behind mark: String) {
    let first = mark.utf8.first
    while !isAtEnd, bytes[index] != first || !has(mark) { index += 1 }
    index = min(bytes.count, index + mark.utf8.count)
  }
}

extension JSONScript {
  /// A string, which ends at the first quote behind which the object or the list goes on or ends.
  private mutating func string(in place: Place) -> String {
    let quote = bytes[index]
    index += 1
    var text: [UInt8] = []
    while !isAtEnd {
      let byte = bytes[index]
      if byte == quote, isEnd(index + 1, of: place) {
        index += 1
        break
      }
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        index += 1
        readEscape(into: &text)
      } else {
        text.append(byte)
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether what stands at an index can follow a string.
  private func isEnd(_ start: Int, of place: Place) -> Bool {
    var index = start
    func skipSpace() -> Bool {
      let start = index
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      return bytes[start..<index].contains(UInt8(ascii: "\n"))
    }
    let isNewLine = skipSpace()
    guard index < bytes.count else { return true }
    let byte = bytes[index]
    if place == .key { return byte == UInt8(ascii: ":") }
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return true }
    // The comma before the next line is missing.
    if byte == UInt8(ascii: "\"") { return isNewLine }
    if byte == UInt8(ascii: "/") { return has("//", at: index) || has("/*", at: index) }
    guard byte == UInt8(ascii: ",") else { return false }
    if place == .list { return true }
    index += 1
    _ = skipSpace()
    guard index < bytes.count, !"\"'},/".utf8.contains(bytes[index]) else { return true }
    // A name without quotes.
    let name = bytes[index...].prefix(40).prefix { $0 == UInt8(ascii: "_") || $0.isLetter }
    return !name.isEmpty && name.endIndex < bytes.count && bytes[name.endIndex] == UInt8(ascii: ":")
  }

  /// Reads the character behind a backslash.
  private mutating func readEscape(into text: inout [UInt8]) {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(UInt8(ascii: " "))
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else {
        text += "\\u".utf8
        return
      }
      var units = [unit]
      if UTF16.isLeadSurrogate(unit), has("\\u") {
        index += 2
        if let second = codeUnit() { units.append(second) }
      }
      text += String(decoding: units, as: UTF16.self).utf8
    default: text.append(byte)
    }
  }

  private mutating func codeUnit() -> UInt16? {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    index += 4
    return unit
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
