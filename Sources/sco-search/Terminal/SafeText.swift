/// One line of text that can do nothing to a terminal: it holds no control characters, no escape
/// sequences, and nothing that hides or reorders what is read.
///
/// Everything that comes from articles, file names, queries and errors is made into this before it
/// is printed for people; the printing functions take nothing else. A literal is taken as it is, a
/// string put into one (`"title: \(title)"`) is cleaned.
struct SafeText: Hashable, Sendable {
  private(set) var string: String

  /// Cleans a text:
  ///
  /// - line breaks, tabs and the separators U+2028 and U+2029 become a space,
  /// - the other control characters (C0, DEL, C1) become U+FFFD, so that an escape sequence stays
  ///   to be seen, without effect,
  /// - what Unicode calls ignorable by default goes: bidirectional controls, zero-width characters,
  ///   soft hyphens, variation selectors, tags (`Default_Ignorable_Code_Point`,
  ///   DerivedCoreProperties.txt).
  init(_ untrusted: some StringProtocol) {
    // Most text is plain ASCII, and needs no second look.
    if untrusted.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      string = String(untrusted)
      return
    }
    var clean = String.UnicodeScalarView()
    for scalar in untrusted.unicodeScalars {
      if let kept = Self.clean(scalar) { clean.append(kept) }
    }
    string = String(clean)
  }

  private static func clean(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20..<0x7F: scalar
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
    case ..<0x20, 0x7F..<0xA0: "\u{FFFD}"
    case 0xFFF9...0xFFFB: nil  // Interlinear annotation.
    default: scalar.properties.isDefaultIgnorableCodePoint ? nil : scalar
    }
  }

  /// The lines of a longer text, each cleaned.
  static func lines(of untrusted: String) -> [SafeText] {
    untrusted.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      SafeText($0)
    }
  }

  /// Without spaces at its ends, and with single ones inside.
  var collapsed: SafeText {
    var result: SafeText = ""
    result.string = string.split(separator: " ").joined(separator: " ")
    return result
  }

  var isEmpty: Bool { string.isEmpty }

  static func + (left: SafeText, right: SafeText) -> SafeText {
    var sum = left
    sum.string += right.string
    return sum
  }
}

extension SafeText: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ safe: SafeText) { text += safe.string }
    mutating func appendInterpolation(_ untrusted: String) { text += SafeText(untrusted).string }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }

  init(stringLiteral literal: String) { string = literal }

  init(stringInterpolation: StringInterpolation) { string = stringInterpolation.text }
}

extension Sequence<SafeText> {
  func joined(separator: SafeText) -> SafeText {
    var result: SafeText?
    for text in self { result = result.map { $0 + separator + text } ?? text }
    return result ?? ""
  }
}
