/// Tables in plain text: lines right below each other, divided by strokes or tabs into equally many
/// cells.
enum TableRows {
  /// Fewer rows than these are a table only where a cell has a figure: menus, too, may stand on two
  /// lines.
  private static let fewRows = 3

  /// Whether a line is a row of a table.
  static func isRow(_ lines: [TextLine], _ index: Int) -> Bool {
    guard let cells = cellCount(lines[index]) else { return false }
    var (first, last) = (index, index)
    while first > 0, lines[first].emptyLinesAbove == 0, cellCount(lines[first - 1]) == cells {
      first -= 1
    }
    while last + 1 < lines.count, lines[last + 1].emptyLinesAbove == 0,
      cellCount(lines[last + 1]) == cells
    {
      last += 1
    }
    guard last > first else { return false }
    return last - first + 1 >= fewRows
      || lines[first...last].contains { $0.text.contains(where: \.isNumber) }
  }

  private static func cellCount(_ line: TextLine) -> Int? {
    guard line.text.utf8.contains(UInt8(ascii: "|")) else { return nil }
    let count = line.text.split(separator: "|").count { $0.contains { $0 != " " } }
    return count > 1 ? count : nil
  }
}
