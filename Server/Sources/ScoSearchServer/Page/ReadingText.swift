import ScoSearch

/// An article's text as it is read: its paragraphs, with the words that match marked.
struct ReadingText: Sendable {
  /// A run of text that is marked, or is not.
  struct Run: Equatable, Sendable {
    var text: String
    /// The number of the match within the article, counted from 1; nil for text between matches.
    var match: Int?
  }

  struct Paragraph: Equatable, Sendable {
    var runs: [Run]
    /// The language, where it is another than the article's.
    var language: String?
  }

  private(set) var title: [Run] = []
  private(set) var paragraphs: [Paragraph] = []
  private(set) var matches = 0

  init(_ article: Article, _ highlights: Highlights = Highlights()) {
    func places(in field: Highlights.Field) -> ArraySlice<Range<Int>> {
      highlights.places.filter { $0.field == field }.map(\.utf8Range)[...]
    }
    let hasTitle = !article.title.isEmpty
    let name = Array((hasTitle ? article.title : article.id).utf8)
    title = runs(of: name, 0..<name.count, hasTitle ? places(in: .title) : [])
    let bytes = Array(article.body.utf8)
    var marks = places(in: .body)
    for line in Self.lines(of: bytes) {
      let (first, rest) = Self.split(marks, at: line.upperBound)
      marks = rest
      let pieces = runs(of: bytes, line, first)
      guard pieces.contains(where: { $0.text.contains { !$0.isWhitespace } }) else { continue }
      paragraphs.append(
        Paragraph(runs: pieces, language: Self.language(at: line.lowerBound, of: article)))
    }
  }

  /// The lines of a text: paragraphs, since lines that were broken have been joined.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<bytes.count)
    return lines.filter { !$0.isEmpty }
  }

  /// Marks that begin before a place, and the others; one that reaches beyond it is on both sides.
  private static func split(
    _ marks: ArraySlice<Range<Int>>, at end: Int
  ) -> (ArraySlice<Range<Int>>, ArraySlice<Range<Int>>) {
    let first = marks.prefix { $0.lowerBound < end }
    let beyond = first.last.map { $0.upperBound > end } ?? false
    return (first, marks.dropFirst(beyond ? first.count - 1 : first.count))
  }

  /// A line's text in runs. Marks that are not whole characters, or overlap, are passed over: a
  /// mark may be wrong, the text never is.
  private mutating func runs(
    of bytes: [UInt8], _ line: Range<Int>, _ marks: ArraySlice<Range<Int>>
  ) -> [Run] {
    var runs: [Run] = []
    var end = line.lowerBound
    for mark in marks {
      let mark = mark.clamped(to: line)
      guard !mark.isEmpty, mark.lowerBound >= end, Self.isBoundary(mark.lowerBound, bytes),
        Self.isBoundary(mark.upperBound, bytes)
      else { continue }
      if mark.lowerBound > end {
        runs.append(Run(text: Self.text(bytes[end..<mark.lowerBound]), match: nil))
      }
      matches += 1
      runs.append(Run(text: Self.text(bytes[mark]), match: matches))
      end = mark.upperBound
    }
    if end < line.upperBound {
      runs.append(Run(text: Self.text(bytes[end..<line.upperBound]), match: nil))
    }
    return runs
  }

  private static func isBoundary(_ index: Int, _ bytes: [UInt8]) -> Bool {
    index >= bytes.count || bytes[index] & 0xC0 != 0x80
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The language of a stretch of the body, where it is known and not the article's.
  private static func language(at place: Int, of article: Article) -> String? {
    let span = article.languageSpans.first { $0.utf8Range.contains(place) }
    guard let language = span?.language, language != article.language else { return nil }
    return language.rawValue
  }
}
