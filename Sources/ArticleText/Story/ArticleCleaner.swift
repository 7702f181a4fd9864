/// Divides a plain text that was saved from the web into story and furniture.
///
/// It goes by what lines look like (``TextLine``), where they stand (``TextHead``, ``TextTail``)
/// and lists of the phrases and words of news sites, not by knowledge of single sites. It would
/// rather keep a line of furniture than lose one of the story: what is no sentence is left out only
/// where its own words, or its place beside such words, say that it is furniture.
public struct ArticleCleaner: Sendable {
  /// A cleaner; it has no state.
  public init() {}

  /// Divides a text.
  ///
  /// - Parameters:
  ///   - text: The whole text; its line breaks matter.
  ///   - fileName: What the article is called where its text has no words at all.
  public func clean(_ text: String, fileName: String) -> CleanedText {
    let normal = LineUnwrapping.paragraphs(
      of: LineHyphens.joined(TextNormalizer.lines(of: text)))
    var lines = normal.map { TextLine($0.text, emptyLinesAbove: $0.emptyLinesAbove) }
    let kinds = lines.count > TextLine.mostJudged ? lines.map { _ in nil } : kinds(of: lines)
    let head = TextHead(lines, kinds)

    let start = head.title.map { $0 + 1 } ?? 0
    let firstStory = (start..<lines.count).first { index in
      !head.furniture.contains(index) && kinds[index] == nil
    }
    let dateline = firstStory.flatMap { lines.takeDateline(from: $0) }
    let tail = TextTail(lines, kinds, from: start, dateline: dateline?.source)

    var furniture = head.furniture.union(tail.furniture)
    var kept = lines.indices.filter { $0 != head.title && !furniture.contains($0) }
    if kept.count > 1, let last = kept.last, EditorsCode.isCode(lines[last].text) {
      furniture.insert(last)
      kept.removeLast()
    }
    var removed: [(line: Int, text: String)] = []
    if let firstStory, let dateline { removed.append((firstStory, dateline.text)) }
    removed += lines.takeEditorsCodes(from: kept)
    removed += furniture.filter { $0 != head.title }.map { ($0, lines[$0].text) }
    removed.sort { $0.line < $1.line }

    let body = kept.map {
      TextNormalizer.Line(text: lines[$0].text, emptyLinesAbove: lines[$0].emptyLinesAbove)
    }.joined()
    let title =
      head.title.map { lines[$0].text } ?? TitleMaker.title(ofStory: body, orName: fileName)
    let url = head.url ?? tail.url
    return CleanedText(
      title: title,
      hasTitleLine: head.title != nil,
      body: body,
      date: date(of: head, dateline, lines, kept, url),
      source: dateline?.source ?? head.source ?? tail.source,
      place: dateline?.place,
      author: head.author ?? tail.author,
      section: head.section,
      url: url,
      removed: removed.map(\.text))
  }

  /// What each line is by its own words; an item of a list among other items is a part of the list.
  private func kinds(of lines: [TextLine]) -> [FurnitureKind?] {
    var kinds = lines.map { FurnitureKind($0) }
    for index in lines.indices where lines[index].hasBullet && kinds[index] != nil {
      let neighbours = [index - 1, index + 1].filter { lines.indices.contains($0) }
      if neighbours.contains(where: { lines[$0].hasBullet && FurnitureKind(lines[$0]) == nil }) {
        kinds[index] = nil
      }
    }
    // The button right under a notice, by which it is closed.
    for index in lines.indices.dropFirst() where kinds[index - 1] == .notice {
      if kinds[index] == nil, lines[index].canBeLabel, lines[index].wordCount <= 3,
        lines[index].emptyLinesAbove == 0
      {
        kinds[index] = .button
      }
    }
    for index in StrayLines.lines(lines, kinds) { kinds[index] = .stray }
    return kinds
  }

  /// The date that the text says, else that of its address; a full one before a month.
  private func date(
    of head: TextHead, _ dateline: Dateline?, _ lines: [TextLine], _ kept: [Int], _ url: String?
  ) -> ArticleDate? {
    let address = url.flatMap { WebAddress.date(in: $0) }
    let found = [head.date, dateline?.date].compactMap { $0 }
    return found.first { $0.day != nil } ?? captionDate(lines, kept)
      ?? (address?.day == nil ? nil : address) ?? found.first ?? address
  }

  /// The date in the caption of a photo that is one of the first two lines of the text.
  private func captionDate(_ lines: [TextLine], _ kept: [Int]) -> ArticleDate? {
    for index in kept.prefix(2) {
      let line = lines[index]
      guard line.wordCount <= 60, PhotoCredit.ends(line.text) else { continue }
      if let date = DateText.singleFullDate(in: line.text) { return date }
    }
    return nil
  }
}
