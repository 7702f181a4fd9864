/// Lines that have nothing to do with the story they stand in.
///
/// A heading names what is told below it, so that its words come again in the story; those of an
/// advertisement's mark, a button or a pointer to another article do not. Of the 427 short lines
/// without an end that stand between paragraphs in the 3,463 articles of IndoSum, nine in ten share
/// a word with their story; of those that share none, half are furniture. So this alone decides
/// nothing: such a line must also stand alone between paragraphs, above or below the story, and be
/// written as no heading is, or have a word of buttons (``FurnitureWords``).
struct StrayLines {
  private let lines: [TextLine]
  /// Whether a line is of no kind, and in no list.
  private let isOpen: [Bool]
  /// Whether a line is a button or a mark.
  private let isButton: [Bool]
  private let words: StoryWords
  /// The first and the last line that are surely the story's.
  private let story: ClosedRange<Int>
  /// Whether the story itself does what notices do.
  private let speaksToReader: Bool

  /// The lines among those of no kind that are no part of the story.
  static func lines(_ lines: [TextLine], _ kinds: [FurnitureKind?]) -> Set<Int> {
    guard let strays = StrayLines(lines, kinds) else { return [] }
    return strays.found()
  }

  /// - Returns: `nil` for a story that is too short for its words to say anything.
  private init?(_ lines: [TextLine], _ kinds: [FurnitureKind?]) {
    let lists = ListRegions.lines(lines, kinds, from: 0)
    let isOpen = lines.indices.map { kinds[$0] == nil && !lists.contains($0) }
    let sentences = lines.indices.filter { isOpen[$0] && lines[$0].isStory }
    words = StoryWords(sentences.map { lines[$0] })
    guard words.count >= Self.leastWords, let first = sentences.first, let last = sentences.last
    else { return nil }
    self.lines = lines
    self.isOpen = isOpen
    isButton = kinds.map { [.button, .closing, .mark, .interruption].contains($0) }
    story = first...last
    speaksToReader = sentences.count { FurnitureWords.speaksToReader(lines[$0]) } > Self.mostNotices
  }

  /// Fewer words than these may well not come twice.
  private static let leastWords = 60

  /// Where more sentences than these speak to the reader, the story does.
  private static let mostNotices = 2

  private func found() -> Set<Int> {
    var found: Set<Int> = []
    var doubtful: Set<Int> = []
    for index in lines.indices where isOpen[index] {
      if isStray(index) {
        if index > story.lowerBound || hasTitle(beside: index) { found.insert(index) }
      } else if isDoubtful(index) {
        doubtful.insert(index)
      }
    }
    for style in [Style.small, .capitals] {
      let alike = doubtful.filter { story.contains($0) && Self.style(of: lines[$0]) == style }
      // So many different ones are headings after all, or the entries of a list.
      if Set(alike.map { lines[$0].text }).count > 3 { doubtful.subtract(alike) }
    }
    found.formUnion(lines.indices[..<story.lowerBound].filter { isInBar($0, found) })
    let known = Set(lines.indices.filter { !isOpen[$0] }).union(found)
    for index in doubtful where standsApart(index, known.union(doubtful)) {
      if index < story.lowerBound {
        let isBesideKnown = known.contains(index + 1) || known.contains(index - 1)
        if isBesideKnown, hasTitle(beside: index) { found.insert(index) }
      } else if index > story.upperBound || !hasHeadings(like: lines[index]) {
        found.insert(index)
      }
    }
    return found
  }

  /// A short line with a word of buttons whose other words are not the story's, a pointer, or a
  /// notice.
  private func isStray(_ index: Int) -> Bool {
    let line = lines[index]
    if isPointer(line) || isNotice(line) { return index > story.lowerBound }
    guard (2...8).contains(line.wordCount), isLabel(index), FurnitureWords.hasButton(line) else {
      return false
    }
    return words.share(of: line) < (Self.style(of: line) == .small ? 0.5 : 0.3)
  }

  /// A short line without any word of the story, and with small letters or capitals throughout as
  /// headings seldom are.
  private func isDoubtful(_ index: Int) -> Bool {
    let line = lines[index]
    guard (1...8).contains(line.wordCount), isLabel(index) else { return false }
    switch Self.style(of: line) {
    case .title: return false
    case .small: return line.wordCount > 1 && words.share(of: line) == 0
    case .capitals: return words.share(of: line) == 0
    }
  }

  /// Whether a line above the story is one of up to three words right between buttons.
  private func isInBar(_ index: Int, _ found: Set<Int>) -> Bool {
    guard index > 0, isOpen[index], lines[index].wordCount <= 3, isLabel(index),
      words.share(of: lines[index]) == 0
    else { return false }
    return [index - 1, index + 1].allSatisfy { isButton[$0] || found.contains($0) }
      && lines[index].emptyLinesAbove == lines[index + 1].emptyLinesAbove
  }

  /// Whether the lines above the story have its title, if a line of them is none: another headline
  /// with words of the story, or so much furniture that this is the rest of it.
  private func hasTitle(beside index: Int) -> Bool {
    let above = lines.indices[..<story.lowerBound]
    return above.contains { other in
      other != index && isOpen[other] && lines[other].looksLikeHeadline
        && words.share(of: lines[other], orElse: 0) > 0
    } || (above.count { !isOpen[$0] } >= 3 && words.share(of: lines[index]) == 0)
  }

  private enum Style { case small, title, capitals }

  private static func style(of line: TextLine) -> Style {
    if !line.text.contains(where: \.isLowercase) { return .capitals }
    return line.capitalShare < 0.6 ? .small : .title
  }

  /// Whether a line is nothing but words, and does not end as a sentence does; below the story, a
  /// colon or a call at its end only makes it one above buttons.
  private func isLabel(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.hasBullet, !line.beginsAsSpeech, !line.beginsWithSmallLetter,
      let last = line.text.last
    else { return false }
    let isCall = ":!".contains(last)
    if isCall, index < story.upperBound { return false }
    if isCall, index + 1 < lines.count, isOpen[index + 1],
      !isLabel(index + 1) || words.share(of: lines[index + 1]) > 0
    {
      return false
    }
    return line.text.contains(where: \.isAlphabetic)
      && line.text.dropLast().allSatisfy { $0.isAlphabetic || " '’-&".contains($0) }
      && (last.isAlphabetic || isCall)
  }

  /// Whether whole paragraphs stand above and below a line, or nothing that is the story's.
  private func standsApart(_ index: Int, _ furniture: Set<Int>) -> Bool {
    guard story.contains(index) else { return true }
    let above = lines.indices[..<index].last { !furniture.contains($0) }
    let below = lines.indices[(index + 1)...].first { !furniture.contains($0) }
    return [above, below].allSatisfy { $0.map { lines[$0].isStory } ?? true }
  }

  /// Whether the story has headings that are written as a line is.
  private func hasHeadings(like line: TextLine) -> Bool {
    story.contains { index in
      isOpen[index] && (1...8).contains(lines[index].wordCount) && isLabel(index)
        && Self.style(of: lines[index]) == Self.style(of: line)
        && words.share(of: lines[index], orElse: 0) > 0
    }
  }

  /// A headline of another article behind a label, whatever the label is.
  private func isPointer(_ line: TextLine) -> Bool {
    guard line.wordCount <= 20, let (label, rest) = line.labelled,
      (1...4).contains(label.split(separator: " ").count), line.text.first?.isUppercase == true
    else { return false }
    let headline = TextLine(String(rest), emptyLinesAbove: 0)
    return headline.looksLikeHeadline && headline.wordCount >= 5 && headline.capitalShare >= 0.6
      && headline.text.allSatisfy { $0.isAlphabetic || " '’-,?!".contains($0) }
      && words.share(of: line) == 0
  }

  /// A sentence with words of the site that speaks to its reader, and of nothing the story does.
  private func isNotice(_ line: TextLine) -> Bool {
    let weight = FurnitureWords.noticeWeight(line)
    guard weight >= 1 else { return false }
    let share = words.share(of: line)
    return weight >= 2 && share < 0.25 || !speaksToReader && share == 0
  }
}
