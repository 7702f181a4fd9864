import PathText
import ScoSearch

/// What of texts and hits goes into an export.
enum ExportedText {
  /// A text in one line without control characters, and without spaces around or doubled.
  static func line(_ text: some StringProtocol) -> String {
    clean(text).split(separator: " ").joined(separator: " ")
  }

  /// A text as it is, but in one line and without control characters: what ends lines becomes a
  /// space, other controls U+FFFD. What reorders text for the eye goes; what joins letters or makes
  /// an emoji of several stays.
  static func clean(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: clean.append(" ")
      case ..<0x20, 0x7F..<0xA0: clean.append("\u{FFFD}")
      case 0xAD, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: continue
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// What is known of a text, nil where nothing is left of it.
  static func known(_ text: String?) -> String? {
    guard let line = text.map({ line($0) }), !line.isEmpty else { return nil }
    return line
  }

  /// The passages that show the query's words.
  static func passage(_ hit: Hit) -> String? { known(hit.snippet.plainText) }

  /// The query's words with the article's, as `keanggotaan → anggota (stem)`.
  static func reasons(_ hit: Hit) -> String? {
    known(
      hit.matches.map { "\($0.query) → \($0.matched) (\($0.way.rawValue))" }
        .joined(separator: "; "))
  }

  /// The words of the article that matched, each once.
  static func matched(_ hit: Hit) -> String? {
    var words: [String] = []
    for match in hit.matches where !words.contains(match.matched) { words.append(match.matched) }
    return known(words.joined(separator: "; "))
  }

  /// The `file:` address of what a hit was read from (RFC 8089).
  static func fileAddress(_ hit: Hit) -> String? {
    hit.path.map { "file://" + PercentEncoding.encoded(PathText.bytes(of: $0), keeping: "/") }
  }

  /// An address with what no address has (RFC 3986) percent-encoded, so that brackets, quotes and
  /// spaces in it end nothing around it.
  static func address(_ url: String?) -> String? {
    guard let url = known(url) else { return nil }
    return url.utf8.map { byte in
      switch byte {
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E:
        String(Unicode.Scalar(byte))
      default: PercentEncoding.encoded([byte])
      }
    }.joined()
  }
}

/// Someone who has written an article.
enum AuthorName: Equatable {
  /// A name as it stands: which part of it is the family's nobody has said.
  case literal(String)
  case person(family: String, given: String)

  /// The authors that a text names. Only semicolons are sure to divide names, and only where they
  /// do is a comma sure to stand behind a family's.
  static func all(in text: String?) -> [AuthorName] {
    guard let text = ExportedText.known(text) else { return [] }
    let names = text.split(separator: ";").map { ExportedText.line($0) }.filter { !$0.isEmpty }
    let parts = names.map { name in
      name.split(separator: ",", omittingEmptySubsequences: false).map { ExportedText.line($0) }
    }
    guard names.count > 1, parts.allSatisfy({ $0.count == 2 && !$0.contains("") }) else {
      return names.map { .literal($0) }
    }
    return parts.map { .person(family: $0[0], given: $0[1]) }
  }
}
