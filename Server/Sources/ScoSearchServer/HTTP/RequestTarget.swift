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
    let bytes = PercentEncoding.decoded(path.utf8.dropFirst(prefix.utf8.count))
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
    return String(decoding: PercentEncoding.decoded(spaced), as: UTF8.self)
  }

  /// A query of parameters, percent-encoded.
  static func query(_ parameters: [(name: String, value: String)]) -> String {
    parameters.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
  }

  /// A text with everything percent-encoded but the unreserved characters.
  static func encoded(_ text: String) -> String {
    PercentEncoding.encoded(text.utf8)
  }
}
