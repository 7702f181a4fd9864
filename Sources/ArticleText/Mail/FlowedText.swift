/// The lines of a plain text in a message, some of which flow on (RFC 3676).
enum FlowedText {
  /// The lines as they are.
  static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  /// The lines of a text in which one that ends in a space goes on in the next.
  ///
  /// - Parameter dropsSpaces: Whether that space is no part of the text.
  static func lines(of text: String, dropsSpaces: Bool) -> [String] {
    var lines: [String] = []
    // How deep what goes on is quoted; `nil` where nothing does.
    var depth: Int?
    for line in Self.lines(of: text) {
      let quotes = line.prefix { $0 == ">" }.count
      var rest = line.dropFirst(quotes)
      if rest.first == " " { rest = rest.dropFirst() }
      if depth == quotes, rest != "-- ", !lines.isEmpty {
        lines[lines.count - 1] += rest
      } else {
        lines.append(quotes > 0 ? String(repeating: ">", count: quotes) + " " + rest : String(rest))
      }
      let flows = rest.last == " " && rest != "-- "
      if flows, dropsSpaces { lines[lines.count - 1].removeLast() }
      depth = flows ? quotes : nil
    }
    return lines
  }
}
