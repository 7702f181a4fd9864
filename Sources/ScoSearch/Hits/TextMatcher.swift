import Xapian

/// Finds in articles' texts the words that a query's traces lead to.
///
/// It compares forms: which forms belong to a stem was recorded when the index was built, so that
/// no word is stemmed and no dictionary is loaded to show a hit. One matcher serves all hits of a
/// page: the words are worked out once, and its memory is used again for each text.
struct TextMatcher {
  /// A place where a trace is met.
  struct Occurrence: Hashable {
    /// Bytes of the text.
    var range: Range<Int>
    var trace: Int
    /// By the very form that the query has.
    var isExact: Bool
    /// What the text has there, where that is one word and its form but for large letters: a number
    /// that stands for trace and form. None for others.
    var plainForm: Int?
  }

  let traces: [Trace]
  /// By trace, how many words its pattern has, and whether it is the very form.
  private let lengths: [Int]
  private let areExact: [Bool]
  private var wanted = WantedWords()
  /// Those of each wanted word, one word's behind the other's.
  private var places: [Place] = []
  /// Where the places of each wanted word end in ``places``.
  private var endsOfPlaces: [Int] = []
  private var prefixes: [(bytes: [UInt8], place: Place)] = []

  /// A word of a trace's pattern.
  private struct Place {
    var trace: Int
    var position: Int
    var needsCapitals: Bool
  }

  /// A pattern of several words that is met so far, and the next position in it.
  private struct Begun {
    var trace: Int
    var next: Int
    var range: Range<Int>

    func isAt(_ trace: Int, _ next: Int) -> Bool { self.trace == trace && self.next == next }

    /// The same pattern, as far on, in the same place of the text.
    func isSame(as other: Begun) -> Bool {
      trace == other.trace && next == other.next && range == other.range
    }
  }

  // What is used again for each text.
  private var scanner = WordScanner()
  private var open: [Begun] = []
  private var stillOpen: [Begun] = []
  /// The places of the word that is looked at, with their numbers.
  private var met: [(place: Place, number: Int?)] = []

  /// Texts are searched up to this many bytes: a snippet from the first megabyte serves, and a hit
  /// in a 50 MB file costs no more than another.
  static let searchedBytes = 1 << 20

  /// - Parameters:
  ///   - traces: What the query leads to.
  ///   - knowledge: Has the forms that articles have of a stem's term.
  init(_ traces: [Trace], by knowledge: some IndexKnowledge) throws(XapianError) {
    self.traces = traces
    lengths = traces.map { $0.pattern.words.count }
    areExact = traces.map { $0.way == .exact }
    var found: [(word: Int, place: Place)] = []
    var wordsByTerm: [String: [Int]] = [:]
    for (index, trace) in traces.enumerated() {
      for (position, terms) in trace.pattern.words.enumerated() {
        for term in terms {
          let place = Place(
            trace: index, position: position, needsCapitals: Schema.isCapitalsTerm(term))
          if trace.way == .prefix, term.hasSuffix("*") {
            let beginning = Array(term.utf8.dropLast())
            prefixes.append((beginning, place))
            wanted.addBeginning(beginning)
            continue
          }
          if wordsByTerm[term] == nil {
            wordsByTerm[term] = try words(of: term, by: knowledge)
          }
          for word in wordsByTerm[term, default: []] { found.append((word, place)) }
        }
      }
    }
    arrange(found)
  }

  /// The numbers of the words that stand for a term.
  private mutating func words(
    of term: String, by knowledge: some IndexKnowledge
  ) throws(XapianError) -> [Int] {
    var words = [wanted.add(Schema.word(ofTerm: term).utf8.span)]
    guard Schema.isStemTerm(term) else { return words }
    for form in try knowledge.forms(of: term) { words.append(wanted.add(form.utf8.span)) }
    return words
  }

  /// Puts the places of each word beside each other, in the order of the traces.
  private mutating func arrange(_ found: [(word: Int, place: Place)]) {
    endsOfPlaces = [Int](repeating: 0, count: wanted.count)
    for (word, _) in found { endsOfPlaces[word] += 1 }
    var next = 0
    for word in endsOfPlaces.indices {
      let count = endsOfPlaces[word]
      endsOfPlaces[word] = next
      next += count
    }
    guard let any = found.first else { return }
    places = [Place](repeating: any.place, count: found.count)
    // Each end stands at the word's first place until its places are in.
    for (word, place) in found {
      places[endsOfPlaces[word]] = place
      endsOfPlaces[word] += 1
    }
  }

  // MARK: Looking for them

  /// Every place of a text where a trace is met, in the order of the text.
  ///
  /// - Parameters:
  ///   - end: Bytes of the text beyond this are not looked at.
  ///   - found: Is given them, instead of what it held.
  mutating func find(
    in text: [UInt8], upTo end: Int = searchedBytes, _ found: inout [Occurrence]
  ) {
    found.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    if wanted.isEmpty { return }
    scanner.begin(text, upTo: end)
    // While a pattern is met in part, the next word matters whichever it is.
    while let next = open.isEmpty ? scanner.next(wanted) : scanner.nextOfAll(wanted) {
      meet(next)
      if met.isEmpty {
        // An affix is no word between others: `SCO-nya kuat`, `anak2nya sekolah`.
        if next.word.link != .hyphen, next.word.link != .glued {
          open.removeAll(keepingCapacity: true)
        }
        continue
      }
      stillOpen.removeAll(keepingCapacity: true)
      for index in met.indices { take(next.word, as: index, &found) }
      swap(&open, &stillOpen)
    }
  }

  /// As ``find(in:upTo:_:)``, in an array of its own.
  mutating func occurrences(in text: [UInt8], upTo end: Int = searchedBytes) -> [Occurrence] {
    var found: [Occurrence] = []
    find(in: text, upTo: end, &found)
    return found
  }

  /// Gathers the places of a word.
  private mutating func meet(_ next: WordScanner.Found) {
    met.removeAll(keepingCapacity: true)
    if let word = next.number {
      for index in (word == 0 ? 0 : endsOfPlaces[word - 1])..<endsOfPlaces[word]
      where next.word.isCapitals || !places[index].needsCapitals {
        met.append((places[index], next.isPlain ? index : nil))
      }
    }
    for (prefix, place) in prefixes where scanner.begins(next, with: prefix) {
      met.append((place, nil))
    }
  }

  /// Takes a word as one of the places that were gathered for it.
  private mutating func take(
    _ word: Tokenizer.Word, as index: Int, _ found: inout [Occurrence]
  ) {
    let (place, number) = met[index]
    let length = lengths[place.trace]
    if length == 1 {
      found.append(
        Occurrence(
          range: word.range, trace: place.trace, isExact: areExact[place.trace],
          plainForm: number))
      return
    }
    // A compound written as one word stands for the whole pattern.
    if place.position == 0, isWhole(place.trace) {
      found.append(Occurrence(range: word.range, trace: place.trace, isExact: false))
      return
    }
    goOn(at: place, word, &found)
    if place.position == 0, !stillOpen.contains(where: { $0.isAt(place.trace, 1) }) {
      stillOpen.append(Begun(trace: place.trace, next: 1, range: word.range))
    }
  }

  /// Whether a word has all places of a trace.
  private func isWhole(_ trace: Int) -> Bool {
    if met.count < lengths[trace] { return false }
    var positions: Set<Int> = []
    for (place, _) in met where place.trace == trace { positions.insert(place.position) }
    return positions.count == lengths[trace]
  }

  /// Takes a word as the next of the patterns that have it there.
  ///
  /// A place of a pattern may have several terms of which the word is a form: each would go on with
  /// all that was begun, and the number of patterns be multiplied with every word.
  private mutating func goOn(
    at place: Place, _ word: Tokenizer.Word, _ found: inout [Occurrence]
  ) {
    for var begun in open where begun.trace == place.trace {
      let range = begun.range.lowerBound..<word.range.upperBound
      begun.range = range
      // The other half of a doubled word.
      if begun.next - 1 == place.position, word.link == .hyphen,
        !stillOpen.contains(where: { $0.isAt(begun.trace, begun.next) })
      {
        stillOpen.append(begun)
      }
      guard begun.next == place.position else { continue }
      if begun.next + 1 == lengths[place.trace] {
        let whole = Occurrence(range: range, trace: place.trace, isExact: false)
        if !found.reversed().prefix(while: { $0.range.upperBound == range.upperBound })
          .contains(whole)
        {
          found.append(whole)
        }
      } else {
        begun.next += 1
        if !stillOpen.contains(where: { $0.isSame(as: begun) }) { stillOpen.append(begun) }
      }
    }
  }
}
