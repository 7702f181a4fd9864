/// Chooses one or two passages that show as many of the query's words as they can, and marks them.
struct SnippetMaker {
  /// About how many bytes a snippet shows in all.
  static let length = 280
  /// How far a passage's start is moved back to the beginning of its sentence.
  private static let sentenceReach = 90

  private let text: [UInt8]
  private let occurrences: [TextMatcher.Occurrence]
  private let traces: [Trace]
  /// By trace, the number of the query's word or words that it is for.
  private let queries: [Int]
  /// The text up to here stands above the snippet as the title.
  private let shown: Int

  /// - Parameters:
  ///   - text: The body.
  ///   - occurrences: Where the query's words are in it, in order.
  ///   - traces: What the occurrences refer to.
  ///   - title: What stands above the snippet: where it is the body's beginning, other passages
  ///     come first.
  init(
    text: [UInt8], occurrences: [TextMatcher.Occurrence], traces: [Trace], title: String = ""
  ) {
    self.text = text
    let beginning = (title.hasSuffix("…") ? String(title.dropLast()) : title).utf8
    shown = !title.isEmpty && text.starts(with: beginning) ? beginning.count : 0
    self.occurrences = occurrences.sorted { $0.range.lowerBound < $1.range.lowerBound }
    self.traces = traces
    var numbers: [String: Int] = [:]
    queries = traces.map { trace in
      let number = numbers[trace.query] ?? numbers.count
      numbers[trace.query] = number
      return number
    }
  }

  func snippet() -> Snippet {
    guard !text.isEmpty else { return Snippet() }
    let passages = choosePassages()
    var builder = FragmentBuilder()
    for (index, passage) in passages.enumerated() {
      if index > 0 || !startsSentence(passage.lowerBound) { builder.ellipsis() }
      append(passage, to: &builder)
    }
    if let last = passages.last, last.upperBound < endOfText { builder.endEllipsis() }
    return Snippet(fragments: builder.fragments)
  }

  // MARK: Choosing

  private func choosePassages() -> [Range<Int>] {
    guard let best = bestWindow(length: Self.length, without: [], apartFrom: nil) else {
      return [passage(from: 0, to: min(text.count, Self.length))]
    }
    let shown = words(in: best)
    let all = Set(occurrences.map { queries[$0.trace] })
    guard shown != all else { return [passage(around: best, length: Self.length)] }
    // Two shorter passages where they show more words than a long one.
    guard let first = bestWindow(length: Self.length / 2, without: [], apartFrom: nil) else {
      return [passage(around: best, length: Self.length)]
    }
    let one = passage(around: first, length: Self.length / 2)
    let shownFirst = words(in: one)
    if let second = bestWindow(length: Self.length / 2, without: shownFirst, apartFrom: one),
      shownFirst.union(words(in: second)).count > shown.count
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
  private func bestWindow(
    length: Int, without known: Set<Int>, apartFrom other: Range<Int>?
  ) -> Range<Int>? {
    var best: (range: Range<Int>, score: Double)?
    // Words that are everywhere would make this quadratic; the first thousand decide.
    let candidates = occurrences.prefix(1000).filter { other?.overlaps($0.range) != true }
    var weights = [Double](repeating: 0, count: (queries.max() ?? -1) + 1)
    for (index, first) in candidates.enumerated() {
      for query in weights.indices { weights[query] = 0 }
      var end = first.range.upperBound
      var count = 0
      for occurrence in candidates[index...] {
        guard occurrence.range.upperBound <= first.range.lowerBound + length else { break }
        let query = queries[occurrence.trace]
        end = max(end, occurrence.range.upperBound)
        count += 1
        if known.contains(query) { continue }
        let weight = traces[occurrence.trace].weight + (occurrence.isExact ? 0.1 : 0)
        weights[query] = max(weights[query], weight)
      }
      // Variety first, then number, then nearness to the beginning, where articles say most.
      let score =
        weights.reduce(0, +) + 0.05 * Double(min(count, 10))
        - 0.0001 * Double(min(first.range.lowerBound, 2000))
        - (first.range.lowerBound < shown ? 0.4 : 0)
      if score > (best?.score ?? (known.isEmpty ? -1 : 0.5)) {
        best = (first.range.lowerBound..<end, score)
      }
    }
    return best?.range
  }

  private func words(in range: Range<Int>) -> Set<Int> {
    var words: Set<Int> = []
    for occurrence in occurrences where range.contains(occurrence.range.lowerBound) {
      words.insert(queries[occurrence.trace])
    }
    return words
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

  private func append(_ passage: Range<Int>, to builder: inout FragmentBuilder) {
    var position = passage.lowerBound
    for range in markedRanges(in: passage) {
      builder.append(text[position..<range.lowerBound], isHighlighted: false)
      builder.append(text[range], isHighlighted: true)
      position = range.upperBound
    }
    builder.append(text[position..<passage.upperBound], isHighlighted: false)
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
