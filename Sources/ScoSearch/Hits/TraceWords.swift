/// What is shown of a query's traces, worked out once for all hits of a page.
struct TraceWords {
  /// By trace, the number of the query's word or words that it is for.
  let queries: [Int]
  /// How many different ones there are.
  let count: Int
  /// By trace, how much it counts in choosing a passage.
  let weights: [Double]
  /// By trace, how far its way leads from what the query says.
  let distances: [Int]
  /// By trace, whether it leads to one word.
  let areSingle: [Bool]

  init(_ traces: [Trace]) {
    var numbers: [String: Int] = [:]
    queries = traces.map { trace in
      let number = numbers[trace.query] ?? numbers.count
      numbers[trace.query] = number
      return number
    }
    count = numbers.count
    weights = traces.map { $0.weight }
    distances = traces.map { $0.way.distance }
    areSingle = traces.map { $0.pattern.words.count == 1 }
  }
}

extension WordMatch.Way {
  private static let nearestFirst: [Self] = [
    .exact, .stem, .prefix, .alias, .spelling, .translation,
  ]

  /// How far the way leads from what the query says; the nearest of several is named.
  var distance: Int { Self.nearestFirst.firstIndex(of: self) ?? Self.nearestFirst.count }
}
