/// The lines of a message, of which some are quoted from others, and some are a signature.
///
/// What is quoted stands in the message it is quoted from. But a message that says nothing else, or
/// passes something on with a word of its own, is about what it quotes, and keeps it.
struct MailText {
  private enum Kind { case own, quoted, signature }

  /// What is kept, without the marks of quotes.
  private(set) var lines: [String] = []

  private var kinds: [Kind]
  private let all: [String]
  private var isPassedOn: Bool

  /// Whoever passes something on with fewer words says nothing about it.
  private static let fewWords = 10
  /// A signature has no more lines.
  private static let longestSignature = 20

  /// - Parameter isPassedOn: Whether the subject says that something is passed on.
  init(_ lines: [String], isPassedOn: Bool) {
    all = lines
    self.isPassedOn = isPassedOn
    kinds = [Kind](repeating: .own, count: lines.count)
    markQuotes()
    markRest()
    markSignatures()
    let own = lines.indices.filter { kinds[$0] == .own }
    let words = own.reduce(0) { $0 + Self.words(lines[$1]) }
    let isKept = words == 0 || self.isPassedOn && words < Self.fewWords
    let kept = isKept ? lines.indices.filter { kinds[$0] != .signature } : own
    self.lines = kept.map { String(QuoteMarks.withoutMarks(lines[$0])) }
  }

  private static func words(_ line: String) -> Int {
    line.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
  }

  private func isEmpty(_ index: Int) -> Bool { all[index].allSatisfy(\.isWhitespace) }

  // MARK: Quotes

  /// Lines with a mark, and the line above them that says whose they are.
  private mutating func markQuotes() {
    for index in all.indices where QuoteMarks.isQuoted(all[index]) {
      kinds[index] = .quoted
      guard index > 0, !QuoteMarks.isQuoted(all[index - 1]) else { continue }
      guard let start = attribution(above: index) else { continue }
      for line in start..<index { kinds[line] = .quoted }
    }
  }

  /// Where what is said of a quote begins, which may take up to three lines above it.
  private func attribution(above index: Int) -> Int? {
    var end = index
    while end > 0, isEmpty(end - 1) { end -= 1 }
    guard end > 0, index - end <= 2 else { return nil }
    var found: Int?
    var text = ""
    for start in (max(0, end - 3)..<end).reversed() {
      guard !isEmpty(start), kinds[start] == .own else { break }
      text = all[start] + " " + text
      guard QuoteMarks.endsAsAttribution(text) else { break }
      if found == nil { found = start }
      if QuoteMarks.beginsAsAttribution(text) { return start }
    }
    return found
  }

  /// What is quoted without marks, from a line that says so to the end.
  private mutating func markRest() {
    for index in all.indices where kinds[index] == .own && !isEmpty(index) {
      let mark = QuoteMarks.mark(all[index])
      let isHead = QuoteMarks.isHead(all[index...])
      guard mark != nil || isHead || isAttributionOfRest(index) else { continue }
      isPassedOn = isPassedOn || mark == .passedOn
      var start = index
      if isHead, start > 0, all[start - 1].allSatisfy({ "_- ".contains($0) }) { start -= 1 }
      for line in start..<all.count where kinds[line] == .own { kinds[line] = .quoted }
      return
    }
  }

  /// Whether a line, perhaps with the next one, says whose all that follows is.
  private func isAttributionOfRest(_ index: Int) -> Bool {
    guard QuoteMarks.beginsAsAttribution(all[index]) else { return false }
    var text = ""
    for line in all[index...].prefix(3) {
      text += line + " "
      guard QuoteMarks.endsAsAttribution(text) else { continue }
      return QuoteMarks.namesTime(text) && !kinds[index...].contains(.quoted)
    }
    return false
  }

  // MARK: Signatures

  private mutating func markSignatures() {
    for index in all.indices where kinds[index] == .own {
      let isMark = all[index] == "-- " || ["--", "\u{2014}"].contains(all[index])
      guard isMark || QuoteMarks.isListFooter(all[index...]) else { continue }
      let end = kinds[index...].firstIndex { $0 != .own } ?? all.count
      let count = (index..<end).count { !isEmpty($0) }
      guard count <= Self.longestSignature + 1 else { continue }
      for line in index..<end { kinds[line] = .signature }
    }
    // What a telephone adds stands last.
    let last = all.indices.reversed().first { kinds[$0] == .own && !isEmpty($0) }
    if let last, QuoteMarks.isOfTelephone(all[last]) { kinds[last] = .signature }
  }
}
