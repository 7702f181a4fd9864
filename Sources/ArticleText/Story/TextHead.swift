/// What stands above a story: its title, and among furniture its date, section and author.
struct TextHead: Hashable {
  /// The line that is the title.
  private(set) var title: Int?
  /// The lines above the story that are no part of it, the title left out.
  private(set) var furniture: Set<Int> = []
  private(set) var date: ArticleDate?
  private(set) var section: String?
  private(set) var author: String?
  private(set) var source: String?
  private(set) var url: String?
  /// When it was last changed, which counts where nothing says when it was published.
  private var changed: ArticleDate?

  /// The longest head there is, in lines.
  private static let reach = 60

  /// Reads the head of a text.
  ///
  /// The head ends before the first line that is a sentence. In it, the title is the line above a
  /// line that holds only a date, where the story begins soon after; then all above it is
  /// furniture, as none of it is a sentence. Without such a date, only what is furniture by its own
  /// words is left out, and the next line is the title if it can be a headline and is set apart.
  init(_ lines: [TextLine], _ kinds: [FurnitureKind?]) {
    let end =
      lines.indices.prefix(Self.reach).first {
        Self.beginsStory(lines[$0]) && !Self.isSurelyFurniture(kinds[$0])
      } ?? min(lines.count, Self.reach)
    let hasStory = end < lines.count && Self.beginsStory(lines[end])
    if hasStory, let title = Self.titleAboveDate(lines, kinds, end) {
      self.title = title
      furniture = Set(0..<title)
      for index in 0..<title where section == nil { section = HeadLine.section(in: lines[index]) }
      readDetails(lines, kinds, title + 1..<end)
    } else {
      var first = takeFurniture(lines, kinds, to: end)
      let belowMenu = hasStory ? takeMenu(lines, kinds, from: first, to: end) : nil
      first = belowMenu ?? first
      if first < end,
        Self.isTitle(lines, kinds, first, end, hasStory)
          || (belowMenu != nil && lines[first].looksLikeHeadline
            && !PhotoCredit.ends(lines[first].text))
      {
        title = first
        first += 1
      }
      readDetails(lines, kinds, first..<end)
    }
    date = date ?? changed
  }

  /// Takes out the furniture at the top.
  ///
  /// - Returns: The first line that is none.
  private mutating func takeFurniture(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], to end: Int
  ) -> Int {
    var index = 0
    while index < end,
      takeFurniture(lines[index], kinds[index], hasMore: index + 1 < lines.count)
        || takeDateAboveTitle(lines, index, end)
    {
      furniture.insert(index)
      index += 1
    }
    return index
  }

  /// Takes out a menu, and the furniture below it.
  ///
  /// - Returns: The first line below them; `nil` where there is no menu.
  private mutating func takeMenu(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from first: Int, to end: Int
  ) -> Int? {
    guard var index = Self.lineBelowMenu(lines, kinds, from: first, to: end) else { return nil }
    furniture.formUnion(first..<index)
    for line in first..<index {
      section = section ?? HeadLine.section(in: lines[line])
      _ = takeDateAboveTitle(lines, line, end)
    }
    while index < end, kinds[index] != nil || takeDateAboveTitle(lines, index, end) {
      _ = takeFurniture(lines[index], kinds[index], hasMore: true)
      furniture.insert(index)
      index += 1
    }
    return index
  }

  private static func beginsStory(_ line: TextLine) -> Bool {
    if line.endsAsStatement, line.wordCount >= 3 { return true }
    if line.wordCount > 25 || Dateline(paragraph: line.text) != nil { return true }
    return line.beginsAsSpeech && line.capitalShare < 0.6
  }

  private static func isSurelyFurniture(_ kind: FurnitureKind?) -> Bool {
    kind == .notice || kind == .imprint || kind == .button
  }

  /// The first line below a menu at the top: three labels or more, the furniture among them
  /// counted, or a row of links.
  ///
  /// The last line that can be a headline by its length ends the menu; of a shorter one that is so
  /// only where it alone is set apart.
  private static func lineBelowMenu(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from first: Int, to end: Int
  ) -> Int? {
    var labels = 0
    var own = 0
    var runs: [(end: Int, labels: Int)] = []
    for index in first..<min(end, lines.count - 1) {
      let line = lines[index]
      if kinds[index] != nil || HeadLine.isByline(line) {
        labels += 1
      } else if HeadLine.section(in: line) != nil || FurnitureMark.isLinkRow(lines, index) {
        labels += 3
        own += 2
      } else if line.canBeLabel, !TableRows.isRow(lines, index) {
        labels += 1
        own += 1
      } else if line.capitalShare == 1, line.canBeMenu {
        labels += 2
        own += 2
      } else {
        break
      }
      runs.append((index + 1, labels))
    }
    guard let last = runs.last, first + labels >= 3, own >= 2 || first > 0 && own == 0 else {
      return nil
    }
    // A label of four words or five may be the headline, where little stands below it.
    let title = runs.indices.last { isTitleLabel(lines, kinds, first + $0, last.end) }
    guard let title else { return last.end }
    return first + (title > 0 ? runs[title - 1].labels : 0) >= 3 ? first + title : nil
  }

  private static func isTitleLabel(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], _ index: Int, _ end: Int
  ) -> Bool {
    let line = lines[index]
    guard canBeTitle(line, kinds[index]), HeadLine.author(in: line) == nil else { return false }
    let below = (index + 1..<end).reduce(0) { count, other in
      guard kinds[other] == nil, !HeadLine.isByline(lines[other]) else { return count }
      let isMenu =
        HeadLine.section(in: lines[other]) != nil || FurnitureMark.isLinkRow(lines, other)
      return count + (isMenu ? 3 : 1)
    }
    // A headline with all its words in capitals looks like a menu, but nothing of one is below it.
    if line.wordCount >= 4 {
      return below <= (line.capitalShare == 1 && line.canBeMenu ? 0 : 2)
    }
    let isApart =
      line.emptyLinesAbove > 0 && index > 0 && index + 1 < lines.count
      && lines[index + 1].emptyLinesAbove > 0
      && (lines[index - 1].emptyLinesAbove == 0 || kinds[index - 1] != nil)
    return below == 0 && isApart
  }

  private static func canBeTitle(_ line: TextLine, _ kind: FurnitureKind?) -> Bool {
    kind == nil && line.looksLikeHeadline && HeadLine.section(in: line) == nil
      && !FurnitureMark.isDivided(line)
  }

  /// The line above the last date of the head.
  private static func titleAboveDate(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], _ end: Int
  ) -> Int? {
    guard lines[end].isStory || lines[end].wordCount > 25 else { return nil }
    for index in stride(from: end - 1, to: 0, by: -1) {
      guard case .date = kinds[index], end - index <= 5 else { continue }
      var title = index - 1
      while title > 0,
        kinds[title] != nil || HeadLine.isByline(lines[title])
          || HeadLine.isSignature(lines[title]) || LineDates.label(lines[title].text) != nil
      {
        title -= 1
      }
      if isNameBelowTitle(lines, kinds, title) { title -= 1 }
      return canBeTitle(lines[title], kinds[title]) ? title : nil
    }
    return nil
  }

  /// Whether a line is nothing but the name of an author, below a title that begins the text: as word
  /// processors set title, author and date.
  private static func isNameBelowTitle(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], _ index: Int
  ) -> Bool {
    guard index > 0, HeadLine.isBareName(lines[index]),
      kinds[..<(index - 1)].allSatisfy({ $0 != nil })
    else { return false }
    let above = lines[index - 1]
    return above.wordCount >= 5 && canBeTitle(above, kinds[index - 1])
  }

  /// Whether the first line that is no furniture is a headline set apart from the text below it.
  private static func isTitle(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], _ index: Int, _ end: Int, _ hasStory: Bool
  ) -> Bool {
    let line = lines[index]
    let isSingleWord = line.wordCount == 1 && line.text.last?.isLetter == true && !line.hasBullet
    guard line.looksLikeHeadline || isSingleWord, index + 1 < lines.count else { return false }
    guard !PhotoCredit.ends(line.text) else { return false }
    let next = lines[index + 1]
    // A poem's lines may begin small; a sentence that goes on below an empty line is no headline.
    if next.emptyLinesAbove > 0 { return !next.beginsWithSmallLetter || line.wordCount <= 5 }
    if kinds[index + 1] != nil || HeadLine.isByline(next) || HeadLine.isDated(next) { return true }
    // Right above a story a question, or a line as long as a sentence, may well begin the story.
    guard line.text.last.map({ !"?!".contains($0) }) == true, line.wordCount <= 16 else {
      return false
    }
    return hasStory && index + 1 == end && !isSingleWord && !next.beginsWithSmallLetter
      && (next.isStory || Dateline(paragraph: next.text) != nil)
  }

  /// Takes the date of a line such as `Kabar Desa, 7 April 2016`, right above the title.
  private mutating func takeDateAboveTitle(_ lines: [TextLine], _ index: Int, _ end: Int) -> Bool {
    let line = lines[index]
    guard index + 1 < end, lines[index + 1].emptyLinesAbove > 0,
      lines[index + 1].looksLikeHeadline, HeadLine.isDated(line),
      let dated = DateText.datedLine(line.text), dated.after.isEmpty, dated.before.count <= 4
    else { return false }
    date = dated.date
    return true
  }

  /// Takes what a line above the title says.
  ///
  /// - Returns: Whether the line is furniture.
  private mutating func takeFurniture(
    _ line: TextLine, _ kind: FurnitureKind?, hasMore: Bool
  ) -> Bool {
    guard hasMore else { return false }
    if let section = HeadLine.section(in: line) {
      self.section = section
      return true
    }
    switch kind {
    case .date(let found):
      // Of two the lower one: the upper is the day on which the text was saved.
      if DateText.isOfChange(line.text) { changed = found ?? changed } else { date = found ?? date }
    case .source(let name, let address):
      if let address { url = url ?? address } else { source = source ?? name }
    case .address: url = url ?? WebAddress.ofArticle(line.text)
    case .some: break
    case nil:
      guard let author = HeadLine.author(in: line) else { return false }
      self.author = author
    }
    return true
  }

  private static func isDate(_ kinds: [FurnitureKind?], _ index: Int, _ range: Range<Int>) -> Bool {
    guard range.contains(index), case .date = kinds[index] else { return false }
    return true
  }

  /// Takes out the short lines of a bar of buttons under the title: three or more without an end,
  /// a third of them furniture by their own words.
  private mutating func removeBar(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], _ range: Range<Int>
  ) {
    let bar = range.filter { kinds[$0] == nil ? lines[$0].canBeLabel : true }
    let known = bar.count { kinds[$0] != nil }
    guard known >= 2, known * 3 >= bar.count, known < bar.count else { return }
    let first = bar.first { kinds[$0] != nil } ?? range.lowerBound
    for index in bar where kinds[index] == nil {
      // The line right under the title may belong to it, where a bar begins below.
      if index >= first || index + 1 == first { furniture.insert(index) }
    }
  }

  /// Takes date and author from the lines between the title and the story.
  private mutating func readDetails(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], _ range: Range<Int>
  ) {
    var dates = HeadDates()
    for index in range {
      let line = lines[index]
      if case .date(let date) = kinds[index] {
        dates.add(date, from: line.text)
        furniture.insert(index)
      } else if case .address = kinds[index], let address = WebAddress.ofArticle(line.text) {
        url = url ?? address
        furniture.insert(index)
      } else if kinds[index] == nil, let name = HeadLine.author(in: line) {
        author = author ?? name
        dates.add(DateText.datedLine(line.text)?.date, from: line.text)
        furniture.insert(index)
      } else if kinds[index] == nil, HeadLine.isCredit(line) {
        furniture.insert(index)
      } else if index == range.lowerBound, title == index - 1,
        Self.isNameBelowTitle(lines, kinds, index), Self.isDate(kinds, index + 1, range)
      {
        author = author ?? line.text
        furniture.insert(index)
      } else if kinds[index] == nil, title != nil, HeadLine.isDated(line),
        let dated = DateText.datedLine(line.text)
      {
        dates.add(dated.date, from: line.text)
        author = author ?? HeadLine.author(after: dated.after)
        if HeadLine.saysLittle(dated.before) && HeadLine.saysLittle(dated.after) {
          furniture.insert(index)
        }
      } else {
        let isLabel = dates.read(label: line.text)
        if isLabel, index + 1 < range.upperBound, case .date = kinds[index + 1] {
          furniture.insert(index)
        }
      }
    }
    changed = dates.changed ?? changed
    date = dates.published ?? date
    removeBar(lines, kinds, range)
  }
}
