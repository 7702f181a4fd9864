/// What a run printed, as JSON: times in microseconds.
struct Report: CustomStringConvertible {
  let description: String

  init(_ outcome: Readers.Outcome) {
    let sorted = outcome.taken.sorted()
    let searches = Double(sorted.count)
    let figures = [
      ("p50", Self.microseconds(Self.percentile(50, of: sorted))),
      ("p95", Self.microseconds(Self.percentile(95, of: sorted))),
      ("p99", Self.microseconds(Self.percentile(99, of: sorted))),
      ("perSecond", searches * 1e6 / Self.microseconds(outcome.span)),
      ("hits", Double(outcome.hits) / searches),
    ]
    description = "{" + figures.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  /// The nearest rank: the smallest value that at least so many percent do not exceed.
  static func percentile(_ percent: Int, of sorted: [Duration]) -> Duration {
    sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
  }

  private static func microseconds(_ duration: Duration) -> Double {
    duration / .microseconds(1)
  }
}
