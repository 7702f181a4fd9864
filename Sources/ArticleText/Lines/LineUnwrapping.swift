/// Undoes line breaks that a text got at a fixed width, as old agency wires and mail have them.
enum LineUnwrapping {
  /// The paragraphs of a text whose lines were broken at a fixed width; any other text (a paragraph
  /// a line, a poem, a list) as it is.
  static func paragraphs(of lines: [TextNormalizer.Line]) -> [TextNormalizer.Line] {
    guard areWrapped(lines) else { return lines }
    var paragraphs: [TextNormalizer.Line] = []
    var previousLength = 0
    for line in lines {
      let length = line.text.utf8.count
      let isContinuation =
        line.emptyLinesAbove == 0 && previousLength >= 45
        && !TextLine(line.text, emptyLinesAbove: 0).hasBullet
      if isContinuation, !paragraphs.isEmpty {
        paragraphs[paragraphs.count - 1].text += " " + line.text
      } else {
        paragraphs.append(line)
      }
      previousLength = length
    }
    return paragraphs
  }

  /// Whether most lines that have another right below them are 45 to 120 bytes long and break off
  /// within a sentence.
  private static func areWrapped(_ lines: [TextNormalizer.Line]) -> Bool {
    guard lines.count >= 4 else { return false }
    var (pairs, broken, tooLong) = (0, 0, 0)
    for (upper, lower) in zip(lines, lines.dropFirst()) where lower.emptyLinesAbove == 0 {
      pairs += 1
      let length = upper.text.utf8.count
      if length > 120 { tooLong += 1 }
      guard (45...120).contains(length), let last = upper.text.last, !".!?:;".contains(last) else {
        continue
      }
      if lower.text.first?.isLowercase == true { broken += 1 }
    }
    return pairs >= 3 && broken * 2 >= pairs && tooLong * 10 <= pairs
  }
}
