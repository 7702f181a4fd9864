/// The lists that stand below a story: other articles, comments, photographs, labels, the author.
///
/// A list is known by its heading. As in jusText, the class of a line that could be either is that
/// of its surroundings: below such a heading short lines are the list's, sentences too, until a
/// paragraph follows that is surely the story's.
enum ListRegions {
  /// A sentence of a list is not longer than this, in words.
  private static let longestEntry = 24
  /// The fewest words of a story that must stand above a list for it to be one.
  private static let leastAbove = 30

  /// The lines of all lists, their headings included.
  static func lines(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], from start: Int
  ) -> Set<Int> {
    var found: Set<Int> = []
    var above = 0
    var index = start
    while index < lines.count {
      guard opensList(lines, kinds, index), above >= leastAbove else {
        if kinds[index] == nil { above += lines[index].wordCount }
        index += 1
        continue
      }
      let end = end(of: lines, kinds, below: index)
      if kinds[index] == .moment, index > start, lines[index - 1].canBeLabel {
        found.insert(index - 1)
      }
      if end == lines.count {
        found.formUnion(index..<end)
      } else {
        // The story goes on: what ends as its sentences do may be the story's.
        found.formUnion(
          (index..<end).prefix { $0 == index || kinds[$0] != nil || isHeadline(lines[$0]) })
      }
      index = max(end, index + 1)
    }
    return found
  }

  private static func opensList(
    _ lines: [TextLine], _ kinds: [FurnitureKind?], _ index: Int
  ) -> Bool {
    switch kinds[index] {
    case .listHeading: true
    case .closing, .pointerLabel: FurnitureWords.opensList(lines[index])
    case .moment, .mark: isRepeated(kinds, index)
    default: false
    }
  }

  /// Whether marks of one kind stand at even distances below a line, as the times under comments
  /// and the numbers of photographs do.
  private static func isRepeated(_ kinds: [FurnitureKind?], _ index: Int) -> Bool {
    for distance in 2...4 {
      let next = index + distance
      guard next < kinds.count, kinds[next] == kinds[index] else { continue }
      return kinds[index + 1..<next].allSatisfy { $0 == nil || $0 == .button }
    }
    return false
  }

  /// The first line below a heading that is the story's again.
  private static func end(
    of lines: [TextLine], _ kinds: [FurnitureKind?], below heading: Int
  ) -> Int {
    var hasMoments = kinds[heading] == .moment
    var isAuthor = FurnitureWords.words(of: lines[heading].text).contains {
      $0 == "penulis" || $0 == "author"
    }
    for index in lines.indices.dropFirst(heading + 1) {
      if kinds[index] == .moment { hasMoments = true }
      guard kinds[index] == nil, lines[index].isStory else { continue }
      if lines[index].wordCount <= longestEntry || hasMoments { continue }
      if isAuthor {
        isAuthor = false
        continue
      }
      return index
    }
    return lines.count
  }

  private static func isHeadline(_ line: TextLine) -> Bool {
    !line.endsAsStatement && line.wordCount <= longestEntry && line.wordCount >= 3
  }
}
