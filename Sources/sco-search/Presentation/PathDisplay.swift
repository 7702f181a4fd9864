import Invocation
import PathText

/// Paths as they are printed, and as they are typed.
enum PathDisplay {
  /// The path that an argument means: what is so called, else what is shown so where its name is no
  /// UTF-8 (`PathText`).
  static func named(_ argument: String) -> String {
    let typed = typed(argument)
    return typed != argument && Invocation.exists(typed) ? typed : argument
  }

  /// The path that is called as an argument is.
  static func typed(_ argument: String) -> String {
    GivenArguments.isText(argument) ? argument : PathText.text(of: argument.utf8)
  }

  /// The absolute path of what was given relative to the current folder. A `..` stays: behind a
  /// link only the file system knows where it leads.
  static func absolute(_ path: String, in folder: String = Invocation.folder) -> String {
    let whole = path.hasPrefix("/") ? path : folder + "/" + path
    return "/" + whole.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  /// The path with control characters and what hides or reorders others written out (`\n`,
  /// `\u{1b}`), so that it is one line, and can be read.
  static func escaped(_ path: String) -> String {
    guard SafeText(path).string != path else { return path }
    return path.unicodeScalars.map { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\t": "\\t"
      case "\r": "\\r"
      default:
        SafeText(String(scalar)).string == String(scalar)
          ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      }
    }.joined()
  }

  /// The path that is shown so by ``escaped(_:)``; what is no escape stays as it is.
  static func unescaped(_ shown: String) -> String {
    var path = String.UnicodeScalarView()
    var rest = shown.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let (meant, length) = escape(rest) else {
        path.append(scalar)
        continue
      }
      path.append(meant)
      rest = rest.dropFirst(length)
    }
    return String(path)
  }

  /// What an escape without its backslash stands for, and how many scalars it has.
  private static func escape(
    _ text: Substring.UnicodeScalarView
  ) -> (Unicode.Scalar, length: Int)? {
    switch text.first {
    case "n": return ("\n", 1)
    case "t": return ("\t", 1)
    case "r": return ("\r", 1)
    case "u":
      guard text.dropFirst().first == "{", let close = text.firstIndex(of: "}") else { return nil }
      let digits = String(Substring(text.dropFirst(2)[..<close]))
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map {
        ($0, digits.unicodeScalars.count + 3)
      }
    default: return nil
    }
  }

  /// The `file:` address of an absolute path (RFC 8089, RFC 3986).
  static func address(_ path: String) -> String? {
    guard path.hasPrefix("/") else { return nil }
    return "file://" + PercentEncoding.encoded(PathText.bytes(of: path), keeping: "/")
  }
}
