import ScoSearch

/// Articles by time, as bars: by year, by spans of years where there are many, by month where one
/// year is chosen.
struct Chart: Equatable, Sendable {
  /// One bar.
  struct Bar: Equatable, Sendable {
    /// The first and the last year or month that it stands for.
    var first: ArticleDate
    var last: ArticleDate
    var count: Int
    var isChosen: Bool
  }

  enum Unit: Equatable, Sendable {
    case years(Int)
    case months(of: Int)
  }

  let unit: Unit
  let bars: [Bar]

  /// More years than these are not told apart on a narrow screen.
  private static let mostBars = 48
  /// How many years a bar may stand for.
  private static let spans = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

  /// - Returns: nil where there is nothing to compare: no dates, or only one year.
  init?(_ facets: Facets, since: ArticleDate?, until: ArticleDate?) {
    let range = (since: since, until: until)
    if let since, let until, since.year == until.year, !facets["month"].isEmpty {
      unit = .months(of: since.year)
      bars = Self.months(of: since.year, facets["month"], chosen: range)
    } else {
      let years = facets["year"].compactMap { count in
        Int(count.value).map { (year: $0, count: count.count) }
      }
      guard let first = years.map(\.year).min(), let last = years.map(\.year).max(),
        first < last,
        let span = Self.spans.first(where: { (last / $0) - (first / $0) < Self.mostBars })
      else { return nil }
      unit = .years(span)
      bars = Self.years(years, from: first, to: last, span: span, chosen: range)
    }
  }

  private static func months(
    of year: Int, _ counts: [Facets.Count], chosen range: (since: ArticleDate?, until: ArticleDate?)
  ) -> [Bar] {
    let counts = Dictionary(counts.map { ($0.value, $0.count) }) { one, _ in one }
    let isWhole = range.since?.month == nil && range.until?.month == nil
    return (1...12).compactMap { month in
      guard let date = ArticleDate(year: year, month: month) else { return nil }
      return Bar(
        first: date, last: date, count: counts[date.description] ?? 0,
        isChosen: !isWhole && isWithin(date, date, range))
    }
  }

  private static func years(
    _ counts: [(year: Int, count: Int)], from first: Int, to last: Int, span: Int,
    chosen range: (since: ArticleDate?, until: ArticleDate?)
  ) -> [Bar] {
    var sums: [Int: Int] = [:]
    for (year, count) in counts { sums[year / span, default: 0] += count }
    let isLimited = range.since != nil || range.until != nil
    return (first / span...last / span).compactMap { number in
      guard let from = ArticleDate(year: max(1, number * span)),
        let to = ArticleDate(year: min(9999, number * span + span - 1))
      else { return nil }
      return Bar(
        first: from, last: to, count: sums[number] ?? 0,
        isChosen: isLimited && isWithin(from, to, range))
    }
  }

  /// Whether a bar's time and a range have some in common.
  private static func isWithin(
    _ first: ArticleDate, _ last: ArticleDate, _ range: (since: ArticleDate?, until: ArticleDate?)
  ) -> Bool {
    func month(_ date: ArticleDate, _ unknown: Int) -> Int {
      date.year * 12 + (date.month ?? unknown) - 1
    }
    let begins = range.since.map { month(last, 12) >= month($0, 1) } ?? true
    let ends = range.until.map { month(first, 1) <= month($0, 12) } ?? true
    return begins && ends
  }
}

/// The chart as its template shows it.
struct ChartContext {
  let state: PageState
  let chart: Chart

  /// Units of the drawing from one bar to the next, and its height.
  private static let (slot, height) = (10, 100)
  /// So many bars do not fill the width.
  private static let few = 6

  var context: PageContext {
    let language = state.language
    let most = chart.bars.map(\.count).max() ?? 0
    let base = PageFilter.date.removed(from: state.address)
    let isLimited = chart.bars.contains(where: \.isChosen)
    let bars = chart.bars.enumerated().map { index, bar -> PageContext in
      // What there is at all is seen.
      let height = bar.count == 0 ? 0 : max(4, bar.count * Self.height / max(1, most))
      let (left, inner) = (index * Self.slot, Self.slot - 2)
      return [
        "look": bar.isChosen ? "chosen" : isLimited ? "faint" : "",
        "slot": "M\(left) 0h\(Self.slot)v\(Self.height)h-\(Self.slot)z",
        "bar": "M\(left + 1) \(Self.height)v-\(height)h\(inner)v\(height)z",
        "from": bar.first.description, "to": bar.last.description,
        "label": "\(label(bar)): \(CountedNoun.articles(bar.count, language))",
        "href": address(bar, base).text,
      ]
    }
    var context: PageContext = [
      "bars": bars, "width": chart.bars.count * Self.slot, "heading": heading,
      "base": base.text, "marks": marks,
    ]
    if chart.bars.count <= Self.few { context["isSmall"] = true }
    if case .months = chart.unit { context["wider"] = ["href": base.text] as PageContext }
    return context
  }

  private var heading: String {
    switch chart.unit {
    case .years(1): PageText.years(state.language)
    case .years(let span): PageText.yearSpans(state.language, String(span))
    case .months(let year): PageText.months(state.language, String(year))
    }
  }

  /// The ends of the axis, and its middle where there is room.
  private var marks: [String] {
    let bars = chart.bars
    guard let first = bars.first, let last = bars.last else { return [] }
    let middle = bars.count >= 7 && !bars.count.isMultiple(of: 2) ? [bars[bars.count / 2]] : []
    return [short(first.first)] + middle.map { short($0.first) } + [short(last.last)]
  }

  private func short(_ date: ArticleDate) -> String {
    guard let month = date.month else { return String(date.year) }
    return PageFigures.month(month, state.language)
  }

  private func label(_ bar: Chart.Bar) -> String {
    let first = PageFigures.date(bar.first, state.language)
    return bar.first == bar.last ? first : "\(first)–\(bar.last.year)"
  }

  private func address(_ bar: Chart.Bar, _ base: PageAddress) -> PageAddress {
    bar.first == bar.last
      ? base.with(.date, bar.first.description)
      : base.with(.since, bar.first.description).with(.until, bar.last.description)
  }
}
