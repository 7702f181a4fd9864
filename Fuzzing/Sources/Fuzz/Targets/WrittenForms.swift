import Xapian

@testable import ScoSearch

/// What must be so of a text however its characters are written, and whoever reads it.
enum WrittenForms {
  /// Article, query and lexicon have the same words of a text, in each language.
  static func checkSides(of text: String, _ analyzer: Analyzer) throws {
    let bytes = Array(text.utf8)
    let query = try QueryWord.words(of: text, by: AnalyzerKnowledge(analyzer: analyzer))
    let phrase = PhraseWords(text, analyzer: analyzer)
    for row in analyzer.languages.rows.indices {
      var analyzer = analyzer
      var words = WordSequence<Analyzer>(
        bytes, in: 0..<bytes.count, rows: row..<row + 1, of: analyzer.languages)
      var article: [[UInt8]] = []
      while words.next(in: &analyzer) != nil { article += words.words[0] ?? [] }
      try require(
        query.flatMap { $0.stems[row] } == article, "the query's words differ in row \(row)")
      try require(
        phrase.stems.flatMap { $0[row] } == article, "the lexicon's words differ in row \(row)")
    }
  }

  /// A text with other apostrophes and hyphens, soft hyphens in its words, and its figures and
  /// letters of full width has the same words.
  static func checkForms(of text: String) throws {
    let plain = words(of: text)
    try require(
      words(of: changing(text, apostrophes)) == plain, "other apostrophes make other words")
    try require(words(of: changing(text, hyphens)) == plain, "other hyphens make other words")
    try require(words(of: softened(text)) == plain, "soft hyphens make other words")
    try require(words(of: widened(text, 0x30...0x39)) == plain, "wide digits make other words")
    // Dots have a meaning behind single letters of ASCII alone.
    if !text.unicodeScalars.contains(where: { $0 == "." }) {
      try require(
        words(of: widened(text, 0x30...0x7A)) == plain, "wide letters make other words")
    }
  }

  private struct Word: Equatable {
    var form: [UInt8]
    var link: Token.Link
    var isNumber: Bool
  }

  private static func words(of text: String) -> [Word] {
    var tokenizer = Tokenizer(text)
    var words: [Word] = []
    while let token = tokenizer.next() {
      words.append(Word(form: token.form, link: token.link, isNumber: token.isNumber))
    }
    return words
  }

  private static let apostrophes: [Unicode.Scalar] = ["'", "`", "´", "’", "‘", "ʻ", "ʼ", "′", "＇"]
  private static let hyphens: [Unicode.Scalar] = [
    "-", "\u{2010}", "\u{2011}", "\u{2212}", "\u{FE63}", "\u{FF0D}",
  ]

  /// Each character of a list by the next one in it.
  private static func changing(_ text: String, _ list: [Unicode.Scalar]) -> String {
    map(text) { scalar in
      guard let place = list.firstIndex(of: scalar) else { return scalar }
      return list[(place + 1) % list.count]
    }
  }

  private static func widened(_ text: String, _ range: ClosedRange<UInt32>) -> String {
    map(text) { scalar in
      guard range.contains(scalar.value), isPlain(scalar) else { return scalar }
      return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }
  }

  private static func map(_ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    var changed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { changed.append(change(scalar)) }
    return String(changed)
  }

  private static func softened(_ text: String) -> String {
    var changed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let last = changed.last, isPlain(last), isPlain(scalar) { changed.append("\u{AD}") }
      changed.append(scalar)
    }
    return String(changed)
  }

  /// A letter or digit of ASCII.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

/// The stems of an analyzer, and nothing else.
private struct AnalyzerKnowledge: IndexKnowledge {
  let analyzer: Analyzer
  private let others = AnyKnowledge()

  init(analyzer: Analyzer) { self.analyzer = analyzer }

  var languages: LanguageTable { analyzer.languages }
  func articleCount() -> Int { others.articleCount() }
  func articleCounts() -> [UInt8: Int] { others.articleCounts() }
  func stems(of form: [UInt8]) -> [[[UInt8]]] {
    languages.rows.indices.map { analyzer.stems(of: form, row: $0) }
  }
  func forms(of term: String) -> [String] { others.forms(of: term) }
  func contains(_ term: String) -> Bool { false }
  func averageLengths() -> [Double] { others.averageLengths() }
  func statistics(of term: String) -> TermStatistics { others.statistics(of: term) }
  func entries(_ key: String) -> [LexiconTarget] { [] }
  func isWord(_ form: String) -> Bool { false }
  func nearestForm(to word: String, edits: Int) -> String? { nil }
}
