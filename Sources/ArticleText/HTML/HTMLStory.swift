/// The blocks of a page that are its article.
///
/// Where the page says by its elements or their names which part is the story, it is believed, as
/// long as a fair share of the page's text lies there. Else the story is what lies in the smallest
/// element with nearly all text. What is text is told by ``HTMLBlock/areText(_:)``.
struct HTMLStory {
  /// The blocks, in order; the title and what stands beside it is among them.
  let blocks: [HTMLBlock]

  init(_ page: HTMLPage) {
    let isUnseen = { (index: Int) in HTMLNames.unseen.contains(page.nodes[index].name) }
    let all = WordCounts(page, page.blocks(of: 0, without: isUnseen))
    let furniture = HTMLFurniture(page: page, words: all.words(in:))
    let seen = page.blocks(of: 0) { furniture[$0] }
    let counts = WordCounts(page, seen)

    let roots = Self.roots(page, counts, furniture)
    let inside = seen.filter { block in
      roots.contains { $0 <= block.element && block.element < page.nodes[$0].end }
    }
    blocks = Self.withoutLinks(inside.isEmpty ? seen : inside)
  }

  /// How many words of text lie in each element.
  private struct WordCounts {
    private let page: HTMLPage
    private var sums: [Int]

    init(_ page: HTMLPage, _ blocks: [HTMLBlock]) {
      self.page = page
      var words = [Int](repeating: 0, count: page.nodes.count)
      for (block, isText) in zip(blocks, HTMLBlock.areText(blocks)) where isText {
        words[block.element] += block.words
      }
      // A page of short lines only has no text by that measure.
      if words.reduce(0, +) < 40 {
        for block in blocks { words[block.element] += block.words - block.linkedWords }
      }
      sums = [0]
      for count in words { sums.append(sums[sums.count - 1] + count) }
    }

    func words(in index: Int) -> Int { sums[page.nodes[index].end] - sums[index] }
  }

  /// The elements that hold the story, none within another.
  private static func roots(
    _ page: HTMLPage, _ counts: WordCounts, _ furniture: HTMLFurniture
  ) -> [Int] {
    let total = counts.words(in: 0)
    let elements = page.nodes.indices.filter { !page.nodes[$0].name.isEmpty && !furniture[$0] }
    func outermost(_ found: [Int]) -> [Int] {
      var end = 0
      return found.filter { index in
        guard index >= end else { return false }
        end = page.nodes[index].end
        return true
      }
    }
    func largest(_ found: [Int]) -> [Int] {
      found.max { counts.words(in: $0) < counts.words(in: $1) }.map { [$0] } ?? []
    }
    let candidates: [() -> [Int]] = [
      { outermost(elements.filter { page.has($0, "itemprop", "articleBody") }) },
      { largest(outermost(elements.filter { page.nodes[$0].name == "article" })) },
      { largest(elements.filter { isStory(page.nodes[$0]) }) },
      {
        largest(
          elements.filter { page.nodes[$0].name == "main" || page.nodes[$0]["role"] == "main" })
      },
    ]
    for candidate in candidates {
      let found = candidate()
      let words = found.reduce(0) { $0 + counts.words(in: $1) }
      if words > 0, words * 5 >= total * 2 { return found }
    }
    // The elements that hold nine tenths of the text lie within each other: the last is the
    // smallest.
    let holders = elements.filter { counts.words(in: $0) * 10 >= total * 9 }
    return [total > 0 ? holders.last ?? 0 : 0]
  }

  /// Whether a class or id says that an element holds the story.
  private static func isStory(_ node: HTMLPage.Node) -> Bool {
    guard ["div", "section", "td", "span"].contains(node.name) else { return false }
    let (whose, what) = HTMLNames.storyKinds
    return node.names.contains { name in
      let words = HTMLNames.words(of: name)
      guard (1...4).contains(words.count) else { return false }
      if words.count == 1 {
        return whose.contains { word in what.contains { word + $0 == words[0] } }
      }
      return words.contains(where: whose.contains) && words.contains(where: what.contains)
    }
  }

  /// The blocks without those that are links to elsewhere, and without the headings above such.
  ///
  /// What remains of a page that is nothing but links is all of it.
  private static func withoutLinks(_ blocks: [HTMLBlock]) -> [HTMLBlock] {
    var isKept = blocks.map { block in
      block.kind == .heading || block.linkDensity <= 0.333333
        || TextLine(block.text, emptyLinesAbove: 0).endsAsStatement
    }
    for index in blocks.indices where blocks[index].kind == .heading {
      let below = (index + 1..<blocks.count).prefix { blocks[$0].kind != .heading }
      let links = below.prefix { !isKept[$0] }
      // A list of links with the story going on below it has the heading to itself.
      if !links.isEmpty, links.count > 1 || links.count == below.count { isKept[index] = false }
    }
    let kept = zip(blocks, isKept).filter(\.1).map(\.0)
    return kept.contains { $0.kind != .heading } ? kept : blocks
  }
}
