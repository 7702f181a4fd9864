/// Undoes what typesetting does to a text: lines broken at the width of a column, words divided at
/// their ends, numbers of sheets.
///
/// `pdftotext` gives the lines of a sheet one below another, without a mark between paragraphs: a
/// paragraph is told from the next by its last line, which is short or ends a sentence.
enum PDFText {
  /// The text with a paragraph a line.
  static func paragraphs(of text: String) -> String {
    let lines = LineHyphens.joined(
      withoutSheetNumbers(TextNormalizer.lines(of: text)), ofSheets: true)
    let width = columnWidth(lines)
    var result: [TextNormalizer.Line] = []
    result.reserveCapacity(lines.count / 4 + 1)
    for (index, line) in lines.enumerated() {
      guard index > 0, let last = result.indices.last,
        goesOn(lines[index - 1].text, line, width)
      else {
        result.append(line)
        continue
      }
      result[last].text += " " + line.text
    }
    return result.joined()
  }

  /// A text with the hyphens that `pdftotext` took for those of divided words, though they are the
  /// words' own.
  ///
  /// - Parameter raw: The lines as they stand in the file, with their hyphens.
  static func restoringHyphens(_ text: String, by raw: String) -> String {
    let own = LineHyphens.own(in: TextNormalizer.lines(of: raw))
    guard !own.isEmpty else { return text }
    var restored = ""
    restored.reserveCapacity(text.utf8.count + own.count)
    var rest = text[...]
    while !rest.isEmpty {
      let word = rest.prefix { $0.isLetter || $0.isNumber }
      rest = rest[word.endIndex...]
      restored += own[String(word)] ?? String(word)
      let between = rest.prefix { !$0.isLetter && !$0.isNumber }
      rest = rest[between.endIndex...]
      restored += between
    }
    return restored
  }

  /// Whether a line goes on from the one above it, and begins no paragraph.
  private static func goesOn(
    _ upper: String, _ lower: TextNormalizer.Line, _ width: Int
  ) -> Bool {
    let next = TextLine(lower.text, emptyLinesAbove: 0)
    guard !next.hasBullet, let first = lower.text.unicodeScalars.first else { return false }
    let length = upper.utf8.count
    if first.properties.isLowercase { return lower.emptyLinesAbove == 0 || length * 2 >= width }
    guard lower.emptyLinesAbove == 0 else { return false }
    let isSentence = TextLine(upper, emptyLinesAbove: 0).lastMark.map { ".!?…:".contains($0) }
    let share = isSentence == true ? 9 : 7
    return length * 10 >= width * share
  }

  /// The length in bytes of a full line: three lines of four are no longer.
  private static func columnWidth(_ lines: [TextNormalizer.Line]) -> Int {
    let lengths = lines.map(\.text.utf8.count).sorted()
    return lengths.isEmpty ? 0 : max(20, lengths[lengths.count * 3 / 4])
  }

  /// A number alone on the first or last line of a sheet is that of the sheet.
  private static func withoutSheetNumbers(
    _ lines: [TextNormalizer.Line]
  ) -> [TextNormalizer.Line] {
    var kept: [TextNormalizer.Line] = []
    kept.reserveCapacity(lines.count)
    var emptyLines = 0
    for (index, line) in lines.enumerated() {
      let isAtEdge =
        line.emptyLinesAbove > 0 || index == 0 || index + 1 == lines.count
        || lines[index + 1].emptyLinesAbove > 0
      if isAtEdge, line.text.utf8.count <= 4,
        line.text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      {
        emptyLines += line.emptyLinesAbove
        continue
      }
      var line = line
      line.emptyLinesAbove += emptyLines
      emptyLines = 0
      kept.append(line)
    }
    return kept
  }
}
