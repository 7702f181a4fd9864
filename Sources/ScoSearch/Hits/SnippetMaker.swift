/// Chooses one or two passages that show as many of the query's words as they can, and marks them.
///
/// One maker serves all hits of a page, so that its memory is taken once.
struct SnippetMaker {
  /// About how many bytes a snippet shows in all.
  static let length = 280
  /// How far a passage's start is moved back to the beginning of its sentence.
  private static let sentenceReach = 90
  /// Words that are everywhere would make the choice quadratic; so many occurrences decide.
  private static let mostCandidates = 1000
  /// What keeps a bound from being too low by rounding.
  private static let roundingRoom = 1e-9

  /// Occurrences of one of the query's words at one place.
  private struct Candidate {
    var range: Range<Int>
    var query: Int
    /// The most that one of them counts.
    var weight: Double
    var count: Int
  }

  private let words: TraceWords
  private var text: [UInt8] = []
  private var occurrences: [TextMatcher.Occurrence] = []
  private var candidates: [Candidate] = []
  /// The text up to here stands above the snippet as the title.
  private var shown = 0
  /// By the query's words, what they count in the window that is looked at.
  private var weights: [Double]
  private var builder = FragmentBuilder()

  init(_ words: TraceWords) {
    self.words = words
    weights = [Double](repeating: 0, count: words.count)
  }

  /// - Parameters:
  ///   - text: The body.
  ///   - occurrences: Where the query's words are in it.
  ///   - title: What stands above the snippet: where it is the body's beginning, other passages
  ///     come first.
  mutating func snippet(
    of text: [UInt8], _ occurrences: [TextMatcher.Occurrence], title: String = ""
  ) -> Snippet {
    guard !text.isEmpty else { return Snippet() }
    self.text = text
    self.occurrences = occurrences
    // Whoever gave them may use their memory again.
    defer {
      self.text = []
      self.occurrences = []
    }
    let areInOrder = zip(occurrences, occurrences.dropFirst()).allSatisfy {
      $0.range.lowerBound <= $1.range.lowerBound
    }
    if !areInOrder { self.occurrences.sort { $0.range.lowerBound < $1.range.lowerBound } }
    let beginning = (title.hasSuffix("…") ? String(title.dropLast()) : title).utf8
    shown = !title.isEmpty && text.starts(with: beginning) ? beginning.count : 0
    gatherCandidates()
    let passages = choosePassages()
    for (index, passage) in passages.enumerated() {
      if index > 0 || !startsSentence(passage.lowerBound) { builder.ellipsis() }
      append(passage)
    }
    if let last = passages.last, last.upperBound < endOfText { builder.endEllipsis() }
    return Snippet(fragments: builder.finish())
  }

  // MARK: Choosing

  private mutating func gatherCandidates() {
    candidates.removeAll(keepingCapacity: true)
    for occurrence in occurrences.prefix(Self.mostCandidates) {
      let query = words.queries[occurrence.trace]
      let weight = words.weights[occurrence.trace] + (occurrence.isExact ? 0.1 : 0)
      if let last = candidates.last, last.range == occurrence.range, last.query == query {
        candidates[candidates.count - 1].weight = max(last.weight, weight)
        candidates[candidates.count - 1].count += 1
      } else {
        candidates.append(
          Candidate(range: occurrence.range, query: query, weight: weight, count: 1))
      }
    }
  }

  private mutating func choosePassages() -> [Range<Int>] {
    let none = Shown(words)
    guard let best = bestWindow(length: Self.length, without: none, apartFrom: nil) else {
      return [passage(from: 0, to: min(text.count, Self.length))]
    }
    let shown = words(in: best)
    guard shown != words(in: 0..<text.count) else {
      return [passage(around: best, length: Self.length)]
    }
    // Two shorter passages where they show more words than a long one.
    guard let first = bestWindow(length: Self.length / 2, without: none, apartFrom: nil) else {
      return [passage(around: best, length: Self.length)]
    }
    let one = passage(around: first, length: Self.length / 2)
    let shownFirst = words(in: one)
    if let second = bestWindow(length: Self.length / 2, without: shownFirst, apartFrom: one),
      shownFirst.count(with: words(in: second)) > shown.count
    {
      let two = passage(around: second, length: Self.length / 2)
      if two.lowerBound >= one.upperBound { return [one, two] }
      if two.upperBound <= one.lowerBound { return [two, one] }
    }
    return [passage(around: best, length: Self.length)]
  }

  /// The bytes from the first to the last occurrence of the window that shows most.
  ///
  /// - Parameter known: Words that count nothing because another passage shows them.
  private mutating func bestWindow(
    length: Int, without known: Shown, apartFrom other: Range<Int>?
  ) -> Range<Int>? {
    var best: Range<Int>?
    var bestScore = known.isEmpty ? -1 : 0.5
    let most = mostPossible(without: known)
    for first in candidates.indices {
      let start = candidates[first].range.lowerBound
      if other?.overlaps(candidates[first].range) == true { continue }
      // Nearness to the beginning, where articles say most.
      let distance = 0.0001 * Double(min(start, 2000))
      if best != nil, bestScore >= most - distance { break }
      for query in weights.indices { weights[query] = 0 }
      var end = candidates[first].range.upperBound
      var count = 0
      for candidate in candidates[first...] {
        if other?.overlaps(candidate.range) == true { continue }
        guard candidate.range.upperBound <= start + length else { break }
        end = max(end, candidate.range.upperBound)
        count += candidate.count
        if known.has(candidate.query) { continue }
        weights[candidate.query] = max(weights[candidate.query], candidate.weight)
      }
      // Variety first, then number, then nearness.
      let score =
        weights.reduce(0, +) + 0.05 * Double(min(count, 10)) - distance
        - (start < shown ? 0.4 : 0)
      if score > bestScore {
        best = start..<end
        bestScore = score
      }
    }
    return best
  }

  /// No window shows more than all words that count, and more than ten of them count no more.
  private mutating func mostPossible(without known: Shown) -> Double {
    for query in weights.indices { weights[query] = 0 }
    for candidate in candidates where !known.has(candidate.query) {
      weights[candidate.query] = max(weights[candidate.query], candidate.weight)
    }
    return weights.reduce(0, +) + 0.05 * 10 + Self.roundingRoom
  }

  /// Which of the query's words are shown.
  private struct Shown: Equatable {
    private var flags: [Bool]
    private(set) var count = 0

    init(_ words: TraceWords) { flags = [Bool](repeating: false, count: words.count) }

    var isEmpty: Bool { count == 0 }

    func has(_ query: Int) -> Bool { flags[query] }

    mutating func add(_ query: Int) {
      if flags[query] { return }
      flags[query] = true
      count += 1
    }

    /// How many there are with others.
    func count(with others: Shown) -> Int {
      zip(flags, others.flags).count { $0 || $1 }
    }
  }

  private func words(in range: Range<Int>) -> Shown {
    var shown = Shown(words)
    for occurrence in occurrences where range.contains(occurrence.range.lowerBound) {
      shown.add(words.queries[occurrence.trace])
    }
    return shown
  }

  // MARK: Cutting

  /// A passage about a window: it begins with its sentence where that is near, and ends with one
  /// where that fits, else between words.
  private func passage(around window: Range<Int>, length: Int) -> Range<Int> {
    let room = max(0, length - window.count)
    var start = window.lowerBound
    if let sentence = sentenceStart(before: window.lowerBound, reach: Self.sentenceReach) {
      start = sentence
    } else {
      start = wordStart(near: max(0, window.lowerBound - min(room / 2, Self.sentenceReach)))
    }
    // Words of thousands of letters are not shown to their end.
    let longest = window.lowerBound + max(length, Self.length)
    let end = min(window.upperBound, longest)
    return passage(from: start, to: max(end, min(text.count, start + length)))
  }

  private func passage(from start: Int, to limit: Int) -> Range<Int> {
    var end = min(limit, text.count)
    // The last sentence that ends within the last third, else the last word.
    var index = end
    let third = start + (end - start) * 2 / 3
    let lastMark = occurrences.last { $0.range.upperBound <= end }?.range.upperBound ?? start
    while index > max(third, lastMark) {
      if endsSentence(index) { return start..<index }
      index -= 1
    }
    if end < text.count {
      let whole = max(start, lastMark, end - Tokenizer.longestWord)
      while end > whole, !isSpace(text[end]), !isSpace(text[end - 1]) { end -= 1 }
      // One word longer than the passage: not within a character.
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<max(end, start)
  }

  private func sentenceStart(before position: Int, reach: Int) -> Int? {
    var index = position
    while index >= max(0, position - reach) {
      if startsSentence(index) { return index }
      index -= 1
    }
    return nil
  }

  private func startsSentence(_ position: Int) -> Bool {
    if position == 0 { return true }
    guard position < text.count, !isSpace(text[position]) else { return false }
    var index = position
    while index > 0, isSpace(text[index - 1]) {
      index -= 1
      if text[index] == UInt8(ascii: "\n") { return true }
    }
    return index < position && endsSentence(index)
  }

  /// Whether the text up to here ends a sentence: a full stop and white space behind it.
  private func endsSentence(_ position: Int) -> Bool {
    guard position > 0, position <= text.count else { return false }
    guard position == text.count || isSpace(text[position]) else { return false }
    switch text[position - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "\""), UInt8(ascii: ")"):
      return position > 1 && text[position - 2] == UInt8(ascii: ".")
    default: return false
    }
  }

  private func wordStart(near position: Int) -> Int {
    var index = position
    while index > 0, index > position - 40, !isSpace(text[index - 1]) { index -= 1 }
    while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  private var endOfText: Int {
    var end = text.count
    while end > 0, isSpace(text[end - 1]) { end -= 1 }
    return end
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  // MARK: Marking

  private mutating func append(_ passage: Range<Int>) {
    var position = passage.lowerBound
    for range in markedRanges(in: passage) {
      builder.append(text, in: position..<range.lowerBound, isHighlighted: false)
      builder.append(text, in: range, isHighlighted: true)
      position = range.upperBound
    }
    builder.append(text, in: position..<passage.upperBound, isHighlighted: false)
  }

  /// Whether one sign that joins words is all there is here.
  private func isSign(_ range: Range<Int>) -> Bool {
    switch range.count {
    case 1: return "-_./@".utf8.contains(text[range.lowerBound])
    // The hyphens of General Punctuation.
    case 3:
      return text[range].starts(with: [0xE2, 0x80])
        && (0x90...0x91).contains(text[range.upperBound - 1])
    default: return false
    }
  }

  /// What to mark, joined where it overlaps or only a sign such as a hyphen lies between.
  private func markedRanges(in passage: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for occurrence in occurrences {
      // A word that is longer than the passage is marked as far as it is shown.
      let range = occurrence.range.clamped(to: passage)
      if range.isEmpty { continue }
      if let last = ranges.last,
        range.lowerBound <= last.upperBound || isSign(last.upperBound..<range.lowerBound)
      {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }
}
