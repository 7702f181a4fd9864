/// What stands below a story or amid it and is no part of it.
struct TextTail: Hashable {
  /// The lines that are no part of the story.
  private(set) var furniture: Set<Int> = []
  private(set) var source: String?
  private(set) var url: String?
  private(set) var author: String?

  /// Reads what is below `start`, the first line under the title.
  ///
  /// - Parameter dateline: The source that the story's dateline names, by which its name below the
  ///   story is known.
  init(_ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int, dateline: String?) {
    var lists = Self.headlineLists(lines, kinds, from: start)
    lists.formUnion(ListRegions.lines(lines, kinds, from: start))
    furniture.formUnion(lists)
    readByline(lines, kinds, from: start)
    removeSingleLines(lines, kinds, from: start)
    removeBetween(lines, kinds, from: start)
    let end = cutBelowStory(lines, kinds, from: start, lists)
    trimEnd(lines, kinds, from: start, to: end, dateline)
  }

  /// Takes out the lines that are furniture by their own words.
  private mutating func removeSingleLines(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int
  ) {
    var isBelowLabel = false
    for index in lines.indices.dropFirst(start) {
      switch kinds[index] {
      case .closing, .interruption, .pointer, .shortcode, .pointerLabel, .button, .listHeading,
        .moment, .mark, .notice, .imprint, .stray:
        furniture.insert(index)
      case .source(let name, let address):
        source = source ?? name
        url = url ?? address
        furniture.insert(index)
      case .address, .date, nil:
        let line = lines[index]
        guard isBelowLabel, !line.endsAsStatement, line.wordCount >= 3 else { break }
        guard line.hasBullet || Self.isLinkedHeadline(lines, index) else { break }
        furniture.insert(index)
        if line.hasBullet { continue }
      }
      isBelowLabel = kinds[index] == .pointerLabel
    }
  }

  /// Whether a line right below a label is a headline rather than the story's: capitals as in a
  /// title, or no end, while all that is around it is sentences.
  private static func isLinkedHeadline(_ lines: [TextLine], _ index: Int) -> Bool {
    let line = lines[index]
    guard line.looksLikeHeadline, line.wordCount <= 20 else { return false }
    return line.capitalShare >= 0.6
      || (index + 1 < lines.count && line.emptyLinesAbove == 0
        && lines[index + 1].emptyLinesAbove > 0)
  }

  /// Takes the author from below the story, and leaves out who edited it and what is said of the
  /// author: a few sentences that begin with the name.
  private mutating func readByline(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int
  ) {
    var below = 0
    var bylines: [Int] = []
    for index in lines.indices.dropFirst(start).reversed() where below <= Self.longestAuthorBox {
      if kinds[index] != nil || furniture.contains(index) { continue }
      if HeadLine.author(in: lines[index]) != nil || HeadLine.isCredit(lines[index]) {
        bylines.append(index)
      } else {
        below += lines[index].wordCount
      }
    }
    guard let first = bylines.last, first > start else { return }
    for index in bylines.reversed() {
      author = author ?? HeadLine.author(in: lines[index])
      furniture.insert(index)
    }
    guard let name = author else { return }
    for index in first..<lines.count where !furniture.contains(index) {
      let isAbout = lines[index].text.hasPrefix(name) || FurnitureWords.isAbout(name, lines[index])
      if isAbout { furniture.insert(index) }
    }
  }

  /// The most words that stand below a byline under a story.
  private static let longestAuthorBox = 60

  /// Takes out short lines with furniture right above and right below them, as jusText does: up to
  /// three of them, none a sentence, an item of a list or in small letters; amid the story only a
  /// word or two, since headings stand there.
  private mutating func removeBetween(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int
  ) {
    let lastStory = lines.indices.last { lines[$0].isStory && !furniture.contains($0) } ?? start
    var run: [Int] = []
    var isBelow = false
    for index in lines.indices.dropFirst(start) {
      if furniture.contains(index) {
        if isBelow { furniture.formUnion(run) }
        run = []
        isBelow = true
      } else if lines[index].canBeLabel, kinds[index] == nil, run.count < 3,
        index > lastStory || lines[index].wordCount <= 2
      {
        run.append(index)
      } else {
        run = []
        isBelow = false
      }
    }
  }

  /// The lines of lists of other articles: headlines of which each has a line with its date, three
  /// of them or more, and nothing between them. Where whole sentences stand between dates it is a
  /// chronicle, and a part of the story.
  private static func headlineLists(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int
  ) -> Set<Int> {
    var found: Set<Int> = []
    var run: [Int] = []
    func endRun() {
      defer { run = [] }
      guard run.count >= 3, let first = run.first, let last = run.last else { return }
      let isDateBelow = first > start && !lines[first - 1].isStory && kinds[first - 1] == nil
      let range = isDateBelow ? first - 1...last : first...min(last + 1, lines.count - 1)
      let dates = Set(run)
      let headlines = range.filter { !dates.contains($0) }
      let sentences = headlines.filter { lines[$0].endsAsStatement }
      if sentences.count * 3 <= headlines.count { found.formUnion(range) }
    }
    for index in lines.indices.dropFirst(start) {
      switch kinds[index] {
      case .date, .moment: break
      default: continue
      }
      if let last = run.last, index - last != 2 { endRun() }
      run.append(index)
    }
    endRun()
    return found
  }

  /// Takes out all lines below the first closing line, or list of other articles, that has no
  /// sentence of a story under it.
  ///
  /// - Returns: The end of what is left.
  private mutating func cutBelowStory(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int, _ lists: Set<Int>
  ) -> Int {
    let below = lines.indices.dropFirst(start)
    let lastStory = below.last { lines[$0].isStory && !furniture.contains($0) } ?? start - 1
    let lastSentence =
      below.last {
        kinds[$0] == nil && !furniture.contains($0) && lines[$0].endsAsStatement
          && lines[$0].wordCount >= 3
      } ?? lastStory
    let anchor = below.first { index in
      guard index > lastStory, index > start else { return false }
      switch kinds[index] {
      case .closing, .listHeading, .imprint: return true
      case .button, .notice, .mark: return index > lastSentence
      default: return lists.contains(index) || FurnitureMark.isLinkRow(lines, index)
      }
    }
    guard let anchor else { return lines.count }
    let above = (start..<anchor).reduce(0) { $0 + lines[$1].wordCount }
    let under = (anchor..<lines.count).reduce(0) {
      $0 + (furniture.contains($1) ? 0 : lines[$1].wordCount)
    }
    guard under <= above else { return lines.count }
    furniture.formUnion(anchor..<lines.count)
    // What invites to the buttons below it.
    var end = anchor
    while end - 1 > lastStory, kinds[end - 1] == nil, lines[end - 1].isInvitation { end -= 1 }
    furniture.formUnion(end..<anchor)
    return end
  }

  /// Takes out, from the end upwards, addresses of the site, its name, and short lines in another
  /// script that stand apart.
  private mutating func trimEnd(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int, to end: Int,
    _ dateline: String?
  ) {
    let kept = (start..<end).filter { !furniture.contains($0) }
    var rest = kept[...]
    var hasName = false
    while let index = rest.last, rest.count > 1 {
      let line = lines[index]
      let above = rest[rest.index(rest.endIndex, offsetBy: -2)]
      if case .address(let host) = kinds[index] {
        url = url ?? WebAddress.ofArticle(line.text)
        furniture.insert(index)
        rest.removeLast()
        if Self.introducesSite(lines[above]), rest.count > 1 {
          source = source ?? host
          furniture.insert(above)
          rest.removeLast()
        }
      } else if !hasName, Self.isSiteName(line, below: lines[above], dateline) {
        hasName = true
        source = source ?? String(line.text.prefix { $0 != "(" }.trimmedAtEnd())
        furniture.insert(index)
        rest.removeLast()
      } else if let count = Self.otherScriptLines(lines, rest) {
        furniture.formUnion(rest.suffix(count))
        rest.removeLast(count)
      } else {
        return
      }
    }
  }

  /// `The paper's website is found at these addresses:`
  private static func introducesSite(_ line: TextLine) -> Bool {
    guard line.text.hasSuffix(":"), line.wordCount <= 20 else { return false }
    return line.text.lowercased().split { !$0.isLetter }.contains {
      FurniturePhrases.siteWords.contains(String($0))
    }
  }

  /// A line of names that has the word of an agency outside brackets, or the agency of the
  /// dateline.
  private static func isSiteName(
    _ line: TextLine, below above: TextLine, _ dateline: String?
  ) -> Bool {
    guard (1...6).contains(line.wordCount), line.capitalShare == 1, !line.hasBullet,
      line.text.last.map({ $0.isLetter || $0 == ")" }) == true,
      above.isStory || above.text.hasSuffix(")")
    else { return false }
    let outside = line.text.prefix { $0 != "(" }.lowercased().split { !$0.isLetter }
    if outside.count > 1, let last = outside.last,
      NewsNames.siteNameEndings.contains(String(last))
    {
      return true
    }
    guard let dateline else { return false }
    return line.text == dateline || line.text.hasSuffix("(\(dateline))")
  }

  /// How many lines at the end are in another script than the story, short, and further from it
  /// than its paragraphs are from each other.
  private static func otherScriptLines(_ lines: [TextLine], _ rest: ArraySlice<Int>) -> Int? {
    let block = rest.reversed().prefix { lines[$0].wordCount <= 8 && lines[$0].isOfOtherScript }
    guard (1...5).contains(block.count), let top = block.last else { return nil }
    guard let above = rest.dropLast(block.count).last, !lines[above].isOfOtherScript else {
      return nil
    }
    return lines[top].emptyLinesAbove >= 2 ? block.count : nil
  }
}
