/// Gathers which of a query's words an article has, each form once, by its nearest way.
struct WordMatchList {
  /// Bytes of a form that are named.
  private static let longestForm = 200
  /// At most this many forms are named for each of the query's words.
  private static let mostForms = 6
  private struct Entry {
    var match: WordMatch
    var trace: Int
  }

  /// A form of one of the query's words, of which a prefix has as many as the text has words.
  private struct Key: Hashable {
    var query: String
    var folded: String
  }

  private let traces: [Trace]
  private var entries: [Entry] = []
  /// Places in ``entries``.
  private var known: [Key: Int] = [:]

  init(traces: [Trace]) {
    self.traces = traces
  }

  /// Adds what was met in a text.
  mutating func add(_ occurrences: [TextMatcher.Occurrence], in text: [UInt8]) {
    for occurrence in occurrences {
      let trace = traces[occurrence.trace]
      var form = String(decoding: text[occurrence.range].prefix(Self.longestForm), as: UTF8.self)
      // The cut may have fallen within a character.
      if occurrence.range.count > Self.longestForm { form.removeLast() }
      if trace.pattern.words.count > 1 {
        form = form.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      add(form, trace: occurrence.trace)
    }
  }

  private mutating func add(_ form: String, trace: Int) {
    let (query, way) = (traces[trace].query, traces[trace].way)
    let key = Key(query: query, folded: form.lowercased())
    guard let place = known[key] else {
      known[key] = entries.count
      entries.append(Entry(match: WordMatch(query: query, matched: form, way: way), trace: trace))
      return
    }
    if way.distance < entries[place].match.way.distance { entries[place].match.way = way }
  }

  /// In the order of the query.
  var matches: [WordMatch] {
    var last = ""
    var count = 0
    return entries.sorted { $0.trace < $1.trace }.compactMap { entry in
      count = entry.match.query == last ? count + 1 : 1
      last = entry.match.query
      return count <= Self.mostForms ? entry.match : nil
    }
  }
}

extension WordMatch.Way {
  private static let nearestFirst: [Self] = [
    .exact, .stem, .prefix, .alias, .spelling, .translation,
  ]

  /// How far the way leads from what the query says; the nearest of several is named.
  var distance: Int { Self.nearestFirst.firstIndex(of: self) ?? Self.nearestFirst.count }
}
