extension StyledText {
  private struct Cell {
    var character: Character
    var style: Style
    var width: Int
    var isSpace: Bool { character == " " }
  }

  /// The text in lines of at most `width` columns, broken at spaces and between wide characters;
  /// a word that is longer than a line is broken anywhere.
  ///
  /// - Parameter width: The columns of a line; nil leaves the text in one line.
  func wrapped(to width: Int?) -> [StyledText] {
    guard let width else { return [self] }
    var lines: [[Cell]] = []
    var line: [Cell] = []
    var used = 0
    /// Where the line may be broken: the number of its cells that stay.
    var breakpoint: Int?

    for cell in cells {
      if cell.isSpace, line.isEmpty, !lines.isEmpty { continue }
      if used + cell.width > width, !line.isEmpty {
        if cell.isSpace {
          lines.append(line)
          (line, used, breakpoint) = ([], 0, nil)
          continue
        }
        let kept = breakpoint ?? line.count
        lines.append(Array(line[..<kept]))
        line = Array(line[kept...])
        (used, breakpoint) = (line.reduce(0) { $0 + $1.width }, nil)
      }
      line.append(cell)
      used += cell.width
      if cell.isSpace || cell.width == 2 { breakpoint = line.count }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.map(Self.joined)
  }

  /// The beginning of the text that fits into some columns, with `…` where something is left out.
  func truncated(to width: Int?) -> StyledText {
    guard let width, DisplayWidth.of(plain) > width else { return self }
    var kept: [Cell] = []
    var used = 1
    for cell in cells {
      guard used + cell.width <= width else { break }
      kept.append(cell)
      used += cell.width
    }
    kept.append(Cell(character: "…", style: kept.last?.style ?? .plain, width: 1))
    return Self.joined(kept)
  }

  private var cells: [Cell] {
    runs.flatMap { run in
      run.text.string.map {
        Cell(character: $0, style: run.style, width: DisplayWidth.of($0))
      }
    }
  }

  private static func joined(_ cells: [Cell]) -> StyledText {
    var text = StyledText()
    var end = cells.count
    while end > 0, cells[end - 1].isSpace { end -= 1 }
    var start = 0
    while start < end {
      let style = cells[start].style
      let stop = cells[start..<end].firstIndex { $0.style != style } ?? end
      // The characters come from safe text, and cleaning them again changes nothing.
      text.append(SafeText(String(cells[start..<stop].map(\.character))), style)
      start = stop
    }
    return text
  }
}
