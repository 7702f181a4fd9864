/// Gathers which of a query's words an article has, each form once, by its nearest way.
///
/// One list serves one article after the other, so that its memory is taken once.
struct WordMatchList {
  /// Bytes of a form that are named.
  private static let longestForm = 200
  /// At most this many forms are named for each of the query's words.
  private static let mostForms = 6
  /// Up to so many forms are compared one by one; a prefix has as many as the text has words.
  private static let mostCompared = 32

  /// A form of one of the query's words.
  private struct Entry {
    var trace: Int
    /// The nearest trace by which it was met.
    var nearest: Int
    var matched: String
    var folded: String
  }

  private struct Key: Hashable {
    var query: Int
    var folded: String
  }

  private let traces: [Trace]
  private let words: TraceWords
  private var entries: [Entry] = []
  /// Places in ``entries``, where there are more than are compared one by one.
  private var known: [Key: Int] = [:]
  /// By ``TextMatcher/Occurrence/plainForm``, the number of the article that was the last to have it.
  private var lastArticles: [Int] = []
  private var article = 0

  init(_ traces: [Trace], _ words: TraceWords) {
    self.traces = traces
    self.words = words
  }

  /// Begins with an article.
  mutating func begin() {
    entries.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    article += 1
  }

  /// Adds what was met in a text.
  mutating func add(_ occurrences: [TextMatcher.Occurrence], in text: [UInt8]) {
    for occurrence in occurrences {
      if let plain = occurrence.plainForm {
        if isKnown(plain) { continue }
        if isKnown(plain: text.span.extracting(occurrence.range), trace: occurrence.trace) {
          continue
        }
      }
      var form = String(decoding: text[occurrence.range].prefix(Self.longestForm), as: UTF8.self)
      // The cut may have fallen within a character.
      if occurrence.range.count > Self.longestForm { form.removeLast() }
      if !words.areSingle[occurrence.trace] {
        form = form.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      add(form, trace: occurrence.trace)
    }
  }

  /// Whether the article was met with a plain form by a trace before.
  private mutating func isKnown(_ plain: Int) -> Bool {
    if plain >= lastArticles.count {
      lastArticles += [Int](repeating: 0, count: plain + 1 - lastArticles.count)
    }
    defer { lastArticles[plain] = article }
    return lastArticles[plain] == article
  }

  /// Whether a plain form is one of those that are compared, of which the way is the nearest then.
  private mutating func isKnown(plain form: Span<UInt8>, trace: Int) -> Bool {
    if entries.count > Self.mostCompared { return false }
    let query = words.queries[trace]
    for index in entries.indices where words.queries[entries[index].trace] == query {
      if Self.isSame(entries[index].folded.utf8.span, form) {
        note(trace, at: index)
        return true
      }
    }
    return false
  }

  /// Whether a word in ASCII is a folded form.
  private static func isSame(_ folded: Span<UInt8>, _ plain: Span<UInt8>) -> Bool {
    guard folded.count == plain.count else { return false }
    for index in plain.indices where folded[index] != plain[index] | 0x20 { return false }
    return true
  }

  private mutating func add(_ form: String, trace: Int) {
    let entry = Entry(trace: trace, nearest: trace, matched: form, folded: form.lowercased())
    if let index = index(of: entry) {
      note(trace, at: index)
      return
    }
    entries.append(entry)
    if entries.count <= Self.mostCompared { return }
    for index in known.isEmpty ? entries.indices : entries.indices.suffix(1) {
      known[key(of: entries[index])] = index
    }
  }

  private func index(of entry: Entry) -> Int? {
    if entries.count > Self.mostCompared { return known[key(of: entry)] }
    return entries.firstIndex {
      words.queries[$0.trace] == words.queries[entry.trace] && $0.folded == entry.folded
    }
  }

  private func key(of entry: Entry) -> Key {
    Key(query: words.queries[entry.trace], folded: entry.folded)
  }

  private mutating func note(_ trace: Int, at index: Int) {
    if words.distances[trace] < words.distances[entries[index].nearest] {
      entries[index].nearest = trace
    }
  }

  /// In the order of the query.
  var matches: [WordMatch] {
    var last: Int?
    var count = 0
    let areInOrder = zip(entries, entries.dropFirst()).allSatisfy { $0.trace <= $1.trace }
    var matches: [WordMatch] = []
    for entry in areInOrder ? entries : entries.sorted(by: { $0.trace < $1.trace }) {
      let query = words.queries[entry.trace]
      count = query == last ? count + 1 : 1
      last = query
      if count > Self.mostForms { continue }
      matches.append(
        WordMatch(
          query: traces[entry.trace].query, matched: entry.matched,
          way: traces[entry.nearest].way))
    }
    return matches
  }
}
