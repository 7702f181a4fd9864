import PathText

/// What a request asks for: its path and its parameters, percent-decoded once.
struct RequestTarget: Sendable {
  /// As it came, with everything encoded.
  let path: String
  /// The parameters in their order; `+` is a space, as forms write it.
  let parameters: [(name: String, value: String)]

  init(path: String, query: String?) {
    self.path = path
    parameters = (query ?? "").utf8.split(separator: UInt8(ascii: "&")).map { pair in
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? parts[1] : pair[pair.endIndex...]
      return (Self.formText(parts[0]), Self.formText(value))
    }
  }

  /// The last value of a parameter, nil where it is not given.
  subscript(name: String) -> String? {
    parameters.last { $0.name == name }?.value
  }

  /// What may be meant by the rest of the path as an article's id, likeliest first; empty where the
  /// path has another beginning, or nothing behind it.
  func ids(after prefix: String) -> [String] {
    guard path.utf8.starts(with: prefix.utf8), path.utf8.count > prefix.utf8.count else {
      return []
    }
    let bytes = Self.decoded(path.utf8.dropFirst(prefix.utf8.count))
    // A file's name in its own bytes, and an id as JSON has it, which may hold what looks like an
    // escape.
    let (name, text) = (PathText.text(of: bytes), String(decoding: bytes, as: UTF8.self))
    return name == text ? [name] : [name, text]
  }

  /// The target without some parameters.
  func without(_ name: String) -> String {
    let rest = parameters.filter { $0.name != name }
    return rest.isEmpty ? path : path + "?" + Self.query(rest)
  }

  private static func formText(_ bytes: Substring.UTF8View) -> String {
    let spaced = bytes.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
    return String(decoding: decoded(spaced), as: UTF8.self)
  }

  /// Bytes without percent-encoding (RFC 3986); a percent sign that begins none stands for itself.
  static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16),
        digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
      {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// A query of parameters, percent-encoded.
  static func query(_ parameters: [(name: String, value: String)]) -> String {
    parameters.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
  }

  /// A text with everything percent-encoded but the unreserved characters of RFC 3986.
  static func encoded(_ text: String, keeping kept: String = "") -> String {
    encoded(text.utf8, keeping: kept)
  }

  /// Bytes with everything percent-encoded but the unreserved characters of RFC 3986.
  static func encoded(_ bytes: some Sequence<UInt8>, keeping kept: String = "") -> String {
    var encoded = ""
    for byte in bytes {
      if isUnreserved(byte) || kept.utf8.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }

  /// An article's id as the rest of a path.
  static func path(ofID id: String) -> String {
    encoded(PathText.bytes(of: id), keeping: "/")
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
