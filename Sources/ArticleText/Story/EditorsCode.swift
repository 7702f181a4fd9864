/// The initials of reporter and editor in brackets behind the last sentence: `(T/R6/P1)`,
/// `(mdk/ary)`.
enum EditorsCode {
  /// The code at the end of a line, with its brackets.
  ///
  /// It follows the end of a sentence, and has two parts or more of up to five letters and digits
  /// (and one full stop) with a stroke between them; names that are known to be words are none.
  static func code(atEndOf line: String) -> String? {
    guard line.last == ")", let open = line.lastIndex(of: "("), open > line.startIndex else {
      return nil
    }
    let before = line[..<open].reversed().drop { $0 == " " }
    guard let mark = before.first(where: { !"\"'”’".contains($0) }), ".!?".contains(mark) else {
      return nil
    }
    let inner = line[line.index(after: open)...].dropLast()
    let parts = inner.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, inner.contains(where: \.isLetter) else { return nil }
    let areInitials = parts.allSatisfy { part in
      (1...6).contains(part.utf8.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    }
    return areInitials ? String(line[open...]) : nil
  }

  /// Whether a line is nothing but such a code, which may have one part only: `(rah)`, `[tsr]`,
  /// `(aal / arh)`.
  static func isCode(_ line: String) -> Bool {
    guard let first = line.first, let last = line.last, line.utf8.count <= 20,
      (first == "(" && last == ")") || (first == "[" && last == "]")
    else { return false }
    let inner = line.dropFirst().dropLast()
    let parts = inner.split { $0 == "/" || $0 == " " }
    guard (1...4).contains(parts.count), parts.count == 1 || inner.contains("/") else {
      return false
    }
    return parts.allSatisfy { part in
      (2...5).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && $0.isLowercase }
    }
  }
}

extension [TextLine] {
  /// Takes the codes off the last three lines of a story, of which these are the indices.
  mutating func takeEditorsCodes(from story: [Int]) -> [(line: Int, text: String)] {
    var codes: [(line: Int, text: String)] = []
    for index in story.suffix(3) {
      guard let code = EditorsCode.code(atEndOf: self[index].text) else { continue }
      codes.append((index, code))
      self[index].text = String(self[index].text.dropLast(code.count).trimmedAtEnd())
    }
    return codes
  }
}
