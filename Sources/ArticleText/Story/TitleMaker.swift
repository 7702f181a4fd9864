/// Makes a title for a story that has none.
enum TitleMaker {
  /// About how many characters a title made here has at most.
  static let length = 100

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "drs", "prof", "st", "no", "jl", "h", "hj", "ir", "sdr", "gen", "sen",
    "gov", "lt", "col", "rep", "jr", "sr", "vs", "tn", "ny", "kh", "kol", "jend", "letjen", "rp",
  ]

  /// The first sentence of a story, shortened at a word, with `…`, where it is long.
  ///
  /// - Parameter name: What a story without words is called.
  static func title(ofStory story: String, orName name: String) -> String {
    guard let line = firstLineWithWord(of: story) else { return name }
    let sentence = firstSentence(of: String(line.drop { $0 == " " }.prefix(2000)))
    if sentence.isEmpty { return name }
    guard sentence.count > length else { return sentence }
    var cut = sentence.prefix(length)
    if let space = cut.lastIndex(of: " ") { cut = cut[..<space] }
    return cut.trimmedAtEnd { !$0.isLetter && !$0.isNumber } + "…"
  }

  /// A line of marks is no title; what stands below the first line that is one is not looked at.
  private static func firstLineWithWord(of story: String) -> Substring? {
    var rest = story[...]
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      if hasWord(rest[..<end]) { return rest[..<end] }
      rest = rest[end...].dropFirst()
    }
    return nil
  }

  private static func firstSentence(of line: String) -> String {
    var index = line.startIndex
    while let mark = line[index...].firstIndex(where: { ".!?".contains($0) }) {
      var end = line.index(after: mark)
      while end < line.endIndex, ".!?\"'”’»)".contains(line[end]) { end = line.index(after: end) }
      if end == line.endIndex || (line[end] == " " && !endsInAbbreviation(line[..<mark])) {
        // A headline has no full stop.
        let isFullStop = line[mark] == "." && line.index(after: mark) == end
        let sentence = isFullStop ? line[..<mark] : line[..<end]
        if hasWord(sentence) { return String(sentence.trimmedAtEnd(\.isWhitespace)) }
      }
      index = end
    }
    return String(line.trimmedAtEnd(\.isWhitespace))
  }

  private static func hasWord(_ text: Substring) -> Bool {
    text.contains { $0.isLetter || $0.isNumber }
  }

  private static func endsInAbbreviation(_ text: Substring) -> Bool {
    let start = text.lastIndex { !$0.isLetter }.map { text.index(after: $0) } ?? text.startIndex
    let word = text[start...].lowercased()
    return (word.count == 1 && text.last?.isUppercase == true) || abbreviations.contains(word)
  }
}
