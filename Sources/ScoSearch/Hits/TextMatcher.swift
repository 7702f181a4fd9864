import Xapian

/// Finds in an article's text the words that a query's traces lead to.
///
/// It compares forms: which forms belong to a stem was recorded when the index was built, so that
/// no word is stemmed and no dictionary is loaded to show a hit.
struct TextMatcher {
  /// A place where a trace is met.
  struct Occurrence: Hashable {
    /// Bytes of the text.
    var range: Range<Int>
    /// Its number among the words of the text.
    var word: Int
    var trace: Int
    /// By the very form that the query has.
    var isExact: Bool
  }

  let traces: [Trace]
  private var places: [[UInt8]: [Place]] = [:]
  private var prefixes: [(bytes: [UInt8], place: Place)] = []
  /// Which bytes a word that matters may begin with: most words of a text are left at that.
  private var beginsSo = [Bool](repeating: false, count: 256)

  /// A word of a trace's pattern.
  private struct Place: Hashable {
    var trace: Int
    var position: Int
    var needsCapitals: Bool
  }

  /// Texts are searched up to this many bytes: a snippet from the first megabyte serves, and a hit
  /// in a 50 MB file costs no more than another.
  static let searchedBytes = 1 << 20

  /// - Parameters:
  ///   - traces: What the query leads to.
  ///   - knowledge: Has the forms that articles have of a stem's term.
  init(_ traces: [Trace], by knowledge: some IndexKnowledge) throws(XapianError) {
    self.traces = traces
    var formsByTerm: [String: [[UInt8]]] = [:]
    for (index, trace) in traces.enumerated() {
      for (position, terms) in trace.pattern.words.enumerated() {
        for term in terms {
          let place = Place(
            trace: index, position: position,
            needsCapitals: Schema.isCapitalsTerm(term))
          if trace.way == .prefix, term.hasSuffix("*") {
            prefixes.append((Array(term.utf8.dropLast()), place))
            if let first = term.utf8.first { beginsSo[Int(first)] = true }
            continue
          }
          if formsByTerm[term] == nil {
            formsByTerm[term] = try Self.forms(of: term, by: knowledge)
          }
          for form in formsByTerm[term, default: []] {
            places[form, default: []].append(place)
            if let first = form.first { beginsSo[Int(first)] = true }
          }
        }
      }
    }
  }

  private static func forms(
    of term: String, by knowledge: some IndexKnowledge
  ) throws(XapianError) -> [[UInt8]] {
    let word = Array(Schema.word(ofTerm: term.utf8))
    guard Schema.isStemTerm(term) else { return [word] }
    return [word] + (try knowledge.forms(of: term)).map { Array($0.utf8) }
  }

  /// Every place of a text where a trace is met, in the order of the text.
  ///
  /// - Parameter end: Bytes of the text beyond this are not looked at.
  func occurrences(in text: [UInt8], upTo end: Int = searchedBytes) -> [Occurrence] {
    if places.isEmpty && prefixes.isEmpty { return [] }
    var tokenizer = Tokenizer(text, in: 0..<min(text.count, end))
    tokenizer.wantedBeginnings = beginsSo
    var found: [Occurrence] = []
    var open: [Begun] = []
    var word = 0
    while let token = tokenizer.nextWord() {
      defer { word += 1 }
      if tokenizer.passedOver > 0 {
        word += tokenizer.passedOver
        open.removeAll(keepingCapacity: true)
      }
      let places = self.places(of: tokenizer.form, isCapitals: token.isCapitals)
      if places.isEmpty {
        // An affix is no word between others: `SCO-nya kuat`, `anak2nya sekolah`.
        if token.link != .hyphen, token.link != .glued { open.removeAll(keepingCapacity: true) }
        continue
      }
      var stillOpen: [Begun] = []
      for place in places {
        let length = traces[place.trace].pattern.words.count
        if length == 1 {
          found.append(
            Occurrence(
              range: token.range, word: word, trace: place.trace,
              isExact: traces[place.trace].way == .exact))
          continue
        }
        // A compound written as one word stands for the whole pattern.
        if place.position == 0,
          Set(places.filter { $0.trace == place.trace }.map(\.position)).count == length
        {
          found.append(
            Occurrence(range: token.range, word: word, trace: place.trace, isExact: false))
          continue
        }
        goOn(open, at: place, token, &stillOpen, &found)
        if place.position == 0, !stillOpen.contains(where: { $0.isAt(place.trace, 1) }) {
          stillOpen.append(Begun(trace: place.trace, next: 1, range: token.range, word: word))
        }
      }
      open = stillOpen
    }
    return found
  }

  /// A pattern of several words that is met so far, and the next position in it.
  private struct Begun {
    var trace: Int
    var next: Int
    var range: Range<Int>
    var word: Int

    func isAt(_ trace: Int, _ next: Int) -> Bool { self.trace == trace && self.next == next }
  }

  /// Takes a word as the next of the patterns that have it there.
  private func goOn(
    _ open: [Begun], at place: Place, _ token: Tokenizer.Word, _ stillOpen: inout [Begun],
    _ found: inout [Occurrence]
  ) {
    for var begun in open where begun.trace == place.trace {
      let range = begun.range.lowerBound..<token.range.upperBound
      begun.range = range
      // The other half of a doubled word.
      if begun.next - 1 == place.position, token.link == .hyphen,
        !stillOpen.contains(where: { $0.isAt(begun.trace, begun.next) })
      {
        stillOpen.append(begun)
      }
      guard begun.next == place.position else { continue }
      if begun.next + 1 == traces[place.trace].pattern.words.count {
        found.append(
          Occurrence(range: range, word: begun.word, trace: place.trace, isExact: false))
      } else {
        begun.next += 1
        stillOpen.append(begun)
      }
    }
  }

  private func places(of form: [UInt8], isCapitals: Bool) -> [Place] {
    guard let first = form.first, beginsSo[Int(first)] else { return [] }
    var found = places[form] ?? []
    for (prefix, place) in prefixes where form.starts(with: prefix) { found.append(place) }
    if !isCapitals, found.contains(where: \.needsCapitals) {
      found.removeAll(where: \.needsCapitals)
    }
    return found
  }
}
