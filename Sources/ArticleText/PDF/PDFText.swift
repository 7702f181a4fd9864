/// Undoes what typesetting does to a text: lines broken at the width of a column, words divided at
/// their ends, numbers of sheets.
///
/// `pdftotext` gives the lines of a sheet one below another, without a mark between paragraphs: a
/// paragraph is told from the next by its last line, which is short or ends a sentence.
enum PDFText {
  /// The text with a paragraph a line.
  static func paragraphs(of text: String) -> String {
    let lines = withoutSheetNumbers(TextNormalizer.lines(of: text))
    let width = columnWidth(lines)
    var result: [TextNormalizer.Line] = []
    result.reserveCapacity(lines.count / 4 + 1)
    for (index, line) in lines.enumerated() {
      guard index > 0, let last = result.indices.last,
        let joint = joint(lines[index - 1].text, line, width)
      else {
        result.append(line)
        continue
      }
      if joint == .withoutHyphen { result[last].text.removeLast() }
      if joint == .space { result[last].text += " " }
      result[last].text += line.text
    }
    return result.joined()
  }

  private enum Joint { case space, none, withoutHyphen }

  /// How a line goes on from the one above it; nil where it begins a paragraph.
  private static func joint(
    _ upper: String, _ lower: TextNormalizer.Line, _ width: Int
  ) -> Joint? {
    let next = TextLine(lower.text, emptyLinesAbove: 0)
    guard !next.hasBullet, let first = lower.text.unicodeScalars.first else { return nil }
    let isSmall = first.properties.isLowercase
    if upper.last == "-", isSmall, let before = upper.dropLast().last, before.isLetter {
      return isDoubled(upper, lower.text) ? Joint.none : .withoutHyphen
    }
    let length = upper.utf8.count
    if isSmall { return lower.emptyLinesAbove == 0 || length * 2 >= width ? .space : nil }
    guard lower.emptyLinesAbove == 0 else { return nil }
    let isSentence = TextLine(upper, emptyLinesAbove: 0).lastMark.map { ".!?…:".contains($0) }
    let share = isSentence == true ? 9 : 7
    return length * 10 >= width * share ? .space : nil
  }

  /// Whether a hyphen stands between the halves of a doubled word such as `negara-negaranya`.
  private static func isDoubled(_ upper: String, _ lower: String) -> Bool {
    let half = upper.dropLast().utf8.reversed().prefix { $0 > 0x20 && $0 != 0x2D }.reversed()
    return half.count >= 3
      && lower.lowercased().utf8.starts(
        with: String(decoding: half, as: UTF8.self).lowercased().utf8)
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
