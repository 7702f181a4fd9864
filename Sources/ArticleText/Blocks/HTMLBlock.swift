/// A line of a page as a browser would show it: a paragraph, a heading, an item, a row.
struct HTMLBlock: Hashable {
  enum Kind: Hashable { case paragraph, heading, item, row, caption }

  var kind: Kind
  /// The characters, white space as it came; line feeds are breaks of lines.
  var text: String
  /// The innermost element that holds all of it.
  var element: Int
  /// How many of its words there are, and how many of them are links.
  var words: Int
  var linkedWords: Int
  /// Whether it stands aside of lines, as a button does, and is no heading.
  var isAside = false
  /// Whether it stands right below the one above, as items of a list do.
  var isClose: Bool

  /// The share of words that are links.
  var linkDensity: Double { words == 0 ? 0 : Double(linkedWords) / Double(words) }

  /// Whether it is text as far as `NumWords/LinkDensity` of Kohlschütter, Fankhauser and Nejdl
  /// tells ("Boilerplate Detection using Shallow Text Features", WSDM 2010, algorithm 2): a tree of
  /// decisions over the number of words and the share of links of a block and its neighbours, made
  /// by learning from pages of news. The constants are theirs.
  static func areText(_ blocks: [HTMLBlock]) -> [Bool] {
    blocks.indices.map { index in
      let (density, words) = (blocks[index].linkDensity, blocks[index].words)
      let before = index > 0 ? blocks[index - 1] : nil
      let after = index + 1 < blocks.count ? blocks[index + 1].words : 0
      guard density <= 0.333333 else { return false }
      guard (before?.linkDensity ?? 0) <= 0.555556 else { return words > 40 || after > 17 }
      if words > 16 || after > 15 { return true }
      return (before?.words ?? 0) > 4
    }
  }
}

extension HTMLBlock {
  /// The lines of the block, the first of which knows whether it stands apart from the block above.
  var lines: [StoryLines.Line] {
    let kind: StoryLines.Line.Kind =
      switch kind {
      case .heading: .heading
      case .caption: .caption
      case .row: .row
      case .paragraph, .item: .text
      }
    return TextNormalizer.lines(of: text).enumerated().map { index, line in
      StoryLines.Line(
        kind: kind, text: line.text,
        emptyLinesAbove: index > 0 ? line.emptyLinesAbove : isClose ? 0 : 1)
    }
  }
}
