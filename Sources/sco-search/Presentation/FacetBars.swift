import ScoSearch

/// Prints counts by language, place, source and time, each with a small bar.
struct FacetBars {
  let output: Output
  /// Values with a count of their own; the others are added up.
  private let most = 12
  private let barWidth = 20

  func print(_ facets: Facets) throws {
    for group in facets.groups { try print(group) }
  }

  private func print(_ group: Facets.Group) throws {
    // Of many years the latest matter most.
    let isShortened = group.isChronological && group.counts.count > most
    let counts = group.counts.suffix(isShortened ? most : group.counts.count)
    guard let largest = counts.map(\.count).max(), largest > 0 else { return }
    try output.line(SafeText(group.name.prefix(1).uppercased() + group.name.dropFirst()), .title)
    let shown = counts.prefix(most)
    let widest = shown.map { DisplayWidth.of(Self.name($0)) }.max() ?? 0
    let digits = shown.map { Figures.grouped($0.count).count }.max() ?? 0
    for count in shown {
      let name = Self.name(count)
      let number = Figures.grouped(count.count)
      let gap = String(repeating: " ", count: widest - DisplayWidth.of(name))
      let pad = String(repeating: " ", count: digits - number.count)
      var line = StyledText("\(name)\(gap)  \(pad)\(number)  ")
      line.append(SafeText(Self.bar(count.count, of: largest, width: barWidth)), .dim)
      try output.unwrappedLine(line, indent: 2)
    }
    if isShortened {
      try output.line("earlier \(SafeText(group.name))s are not shown", .dim, indent: 2)
    }
    if counts.count > most {
      let rest = counts.dropFirst(most)
      let sum = rest.reduce(0) { $0 + $1.count }
      try output.line("\(rest.count) more with \(Figures.grouped(sum))", .dim, indent: 2)
    }
  }

  /// The value in at most 30 columns.
  private static func name(_ count: Facets.Count) -> SafeText {
    StyledText(SafeText(count.value).collapsed).truncated(to: 30).plain
  }

  /// A bar in eighths of a column (U+2588 to U+258F); any count above 0 shows.
  static func bar(_ count: Int, of largest: Int, width: Int) -> String {
    guard count > 0, largest > 0 else { return "" }
    let eighths = max(1, count * width * 8 / largest)
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
