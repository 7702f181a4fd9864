/// The story of an HTML page or a Markdown file, whose elements say which lines are headings and
/// captions: without furniture, and without the lines that only say when and by whom it was
/// written.
///
/// For plain text, where the lines alone must tell, ``ArticleCleaner`` does the same.
struct StoryLines {
  /// A line, and what it is.
  struct Line {
    enum Kind { case text, heading, caption, row }

    var kind: Kind
    var text: String
    var emptyLinesAbove: Int
  }

  private(set) var body = ""
  private var dates = HeadDates()
  private(set) var date: ArticleDate?
  private(set) var source: String?
  private(set) var place: String?
  private(set) var author: String?
  private(set) var section: String?

  /// The most lines that stand above a story.
  private static let reach = 12

  /// Takes the lines apart.
  ///
  /// - Parameters:
  ///   - title: The title, which is no part of the body.
  ///   - names: The author and the source, where they are known already: a line above the story
  ///     that says only them is no part of it.
  ///   - isSaved: Whether it is a page saved from the web. In what was written as Markdown, a line
  ///     that is only a date, an address, a source or a phrase such as `Comments` stays.
  init(_ lines: [Line], title: String?, names: [String], isSaved: Bool) {
    guard lines.count <= TextLine.mostJudged else {
      body = lines.map {
        TextNormalizer.Line(text: $0.text, emptyLinesAbove: $0.emptyLinesAbove)
      }.joined()
      return
    }
    var texts = lines.map { line in
      var text = TextLine(line.text, emptyLinesAbove: line.emptyLinesAbove)
      text.isRow = line.kind == .row
      return text
    }
    let kinds = texts.map { line -> FurnitureKind? in
      if line.isRow { return nil }
      let kind = FurnitureKind(line)
      switch kind {
      case .closing, .source, .address, .date: return isSaved ? kind : nil
      default: return kind
      }
    }
    var dropped = readHead(lines, texts, kinds, title, names)
    date = dates.published
    let start = texts.indices.first { !dropped.contains($0) } ?? texts.count

    let first = texts.indices.first { index in
      !dropped.contains(index) && kinds[index] == nil && lines[index].kind == .text
    }
    if let first, let dateline = texts.takeDateline(from: first) {
      place = dateline.place
      source = dateline.source
      date = date ?? dateline.date
    }
    let tail = TextTail(texts, kinds, from: start, dateline: source)
    dropped.formUnion(tail.furniture)
    source = source ?? tail.source

    var kept = texts.indices.filter { !dropped.contains($0) }
    // Headings with nothing below them stood above what was left out; some pages have their whole
    // story in elements of headings.
    if !dropped.isEmpty {
      while let last = kept.last, lines[last].kind == .heading, !texts[last].isStory, kept.count > 1
      {
        kept.removeLast()
      }
    }
    if isSaved {
      _ = texts.takeEditorsCodes(from: kept)
      for index in kept where lines[index].kind == .caption {
        if date == nil { date = DateText.singleFullDate(in: texts[index].text) }
        texts[index].text = PhotoCredit.withoutCredit(texts[index].text)
      }
    }
    date = date ?? dates.changed
    body = TextNormalizer.normalize(
      kept.filter { !texts[$0].text.isEmpty }.map {
        TextNormalizer.Line(text: texts[$0].text, emptyLinesAbove: texts[$0].emptyLinesAbove)
      }.joined())
  }

  /// Reads the lines above the story.
  ///
  /// - Returns: Those that are no part of it.
  private mutating func readHead(
    _ lines: [Line], _ texts: [TextLine], _ kinds: [FurnitureKind?], _ title: String?,
    _ names: [String]
  ) -> Set<Int> {
    var dropped: Set<Int> = []
    let title = title.map(Self.letters) ?? ""
    let names = names.map(Self.letters).filter { !$0.isEmpty }
    for (index, line) in texts.enumerated().prefix(Self.reach) {
      if Self.letters(line.text) == title, !title.isEmpty {
        dropped.insert(index)
        continue
      }
      if line.isStory || Dateline(paragraph: line.text) != nil { break }
      guard lines[index].kind == .text else { continue }
      if readDetail(line, kinds[index]) || names.contains(Self.letters(line.text)) {
        dropped.insert(index)
      }
    }
    return dropped
  }

  /// Whether a line only says when, by whom or in which section the story was published.
  private mutating func readDetail(_ line: TextLine, _ kind: FurnitureKind?) -> Bool {
    if case .date(let found) = kind {
      dates.add(found, from: line.text)
    } else if let found = HeadLine.author(in: line) {
      author = author ?? found
    } else if let found = HeadLine.section(in: line) {
      section = section ?? found
    } else if line.wordCount <= 12, !line.endsAsStatement, !line.hasBullet, line.capitalShare > 0.7,
      let found = DateText.singleFullDate(in: line.text)
    {
      // `Siti Aminah | Kamis, 7 April 2016`
      dates.add(found, from: line.text)
    } else {
      return dates.read(label: line.text)
    }
    return true
  }

  /// The letters and digits of a text, small, by which two ways to write it are the same.
  static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
