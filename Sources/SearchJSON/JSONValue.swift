/// A JSON value (RFC 8259) that keeps the order of its keys.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key with its value.
  public typealias Member = (key: String, value: JSONValue)

  public init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }

  public init(_ texts: [String]) {
    self = .array(texts.map(JSONValue.string))
  }

  /// The value in one line; valid UTF-8 whatever the strings hold.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    // Swift prints the shortest digits that read back as the same number.
    case .number(let value): bytes += (value.isFinite ? value.description : "null").utf8
    case .string(let value): Self.append(value, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Writes a string with everything escaped that a terminal would act upon: the controls that
  /// JSON wants escaped, DEL, C1, and characters that hide or reorder others.
  private static func append(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var rest = string.utf8[...]
    while let first = rest.first {
      // Nearly all of any text needs no look at its characters.
      let plain = rest.prefix { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
      bytes += plain
      rest = rest[plain.endIndex...]
      if !plain.isEmpty { continue }
      if first < 0x80 {
        append(Unicode.Scalar(first), to: &bytes)
        rest.removeFirst()
      } else {
        let others = rest.prefix { $0 >= 0x80 }
        for scalar in Substring(others).unicodeScalars { append(scalar, to: &bytes) }
        rest = rest[others.endIndex...]
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    case _
    where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029 || scalar.properties.isDefaultIgnorableCodePoint:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
      }
    default: bytes += String(scalar).utf8
    }
  }
}
