/// What rules would take for the story of a page: what its elements and their names say that it is,
/// as long as a fair share of the page's text lies there, else the smallest element with nearly all
/// text; without furniture and rows of links.
///
/// They judge pages as their authors meant them to be read, and are one of the features of
/// ``BlockFeatures``, which know better where names mislead.
struct StoryRules {
  /// Whether a block lies in no element of furniture.
  private(set) var isOpen: [Bool]
  /// Whether it lies in the elements that hold the story.
  private(set) var isInRoot: [Bool]
  /// Whether it is that, and none of a list of links to elsewhere.
  private(set) var isKept: [Bool]
  /// Whether it lies in an article beside the one that holds the story, and is not the beginning of
  /// an article elsewhere: pages that grow as things happen have an article for each.
  private(set) var isBeside: [Bool]
  /// Whether it is neither furniture nor one of such a list, wherever it lies.
  private(set) var isText: [Bool]

  init(_ outline: PageOutline, _ names: inout NameGroups) {
    let (page, blocks) = (outline.page, outline.blocks)
    let all = WordCounts(page, blocks)
    let furniture = HTMLFurniture(page: page, names: &names, words: all.words(in:))
    let half = all.words(in: 0) / 2
    isOpen = blocks.map { !furniture[$0.element] && (!$0.isAside || $0.words > half) }
    let open = isOpen
    let seen = blocks.indices.filter { open[$0] }
    let counts = WordCounts(page, seen.map { blocks[$0] })
    let roots = Self.roots(page, counts, furniture, &names)
    isInRoot = blocks.indices.map { index in
      let element = blocks[index].element
      return open[index] && roots.contains { $0 <= element && element < page.nodes[$0].end }
    }
    if !isInRoot.contains(true) { isInRoot = isOpen }
    let inside = blocks.indices.filter { [isInRoot] in isInRoot[$0] }
    isKept = [Bool](repeating: false, count: blocks.count)
    for (index, isNoLink) in zip(inside, Self.areNoLinks(outline, inside)) {
      isKept[index] = isNoLink
    }
    isText = [Bool](repeating: false, count: blocks.count)
    let teasers = Self.teasers(page, blocks)
    for (index, isNoLink) in zip(seen, Self.areNoLinks(outline, seen)) {
      isText[index] =
        isNoLink && (Self.article(of: blocks[index], page).map { !teasers.contains($0) } ?? true)
    }
    let parents = Set(
      roots.filter { page.nodes[$0].name == "article" }.map { page.nodes[$0].parent })
    isBeside = zip(blocks, isText).map { block, isText in
      guard isText, !parents.isEmpty, let article = Self.article(of: block, page) else {
        return false
      }
      return parents.contains(page.nodes[article].parent)
    }
  }

  /// The articles of which the heading is a link to the whole of it.
  private static func teasers(_ page: HTMLPage, _ blocks: [HTMLBlock]) -> Set<Int> {
    var found: Set<Int> = []
    for block in blocks where block.kind == .heading && block.linkDensity > 0.9 {
      if let article = article(of: block, page) { found.insert(article) }
    }
    return found
  }

  /// The innermost article that a block lies in.
  private static func article(of block: HTMLBlock, _ page: HTMLPage) -> Int? {
    var (element, steps) = (block.element, 0)
    while element > 0, steps < 24 {
      if page.nodes[element].name == "article" { return element }
      (element, steps) = (page.nodes[element].parent, steps + 1)
    }
    return nil
  }

  /// How many words of text lie in each element.
  private struct WordCounts {
    private let page: HTMLPage
    private var sums: [Int32]

    init(_ page: HTMLPage, _ blocks: [HTMLBlock]) {
      self.page = page
      sums = [Int32](repeating: 0, count: page.nodes.count + 1)
      var hasText = 0
      for (block, isText) in zip(blocks, HTMLBlock.areText(blocks)) where isText {
        sums[block.element + 1] += Int32(clamping: block.words)
        hasText += block.words
      }
      // A page of short lines only has no text by that measure.
      if hasText < 40 {
        for block in blocks {
          sums[block.element + 1] += Int32(clamping: block.words - block.linkedWords)
        }
      }
      for index in sums.indices.dropFirst() { sums[index] &+= sums[index - 1] }
    }

    func words(in index: Int) -> Int { Int(sums[page.nodes[index].end] - sums[index]) }
  }

  /// The elements that hold the story, none within another.
  private static func roots(
    _ page: HTMLPage, _ counts: WordCounts, _ furniture: HTMLFurniture, _ names: inout NameGroups
  ) -> [Int] {
    let total = counts.words(in: 0)
    let elements = page.nodes.indices.filter {
      !page.nodes[$0].isText && !furniture[$0] && counts.words(in: $0) > 0
    }
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
    let named = elements.filter {
      ["div", "section", "td", "span"].contains(page.nodes[$0].name)
        && names.hints(of: page.nodes[$0]).isStory
    }
    let candidates: [() -> [Int]] = [
      { outermost(elements.filter { page.has($0, "itemprop", "articleBody") }) },
      { largest(outermost(elements.filter { page.nodes[$0].name == "article" })) },
      { largest(named) },
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

  /// Which blocks are no links to elsewhere, and no headings above such.
  ///
  /// What remains of a page that is nothing but links is all of it.
  private static func areNoLinks(_ outline: PageOutline, _ seen: [Int]) -> [Bool] {
    let blocks = seen.map { outline.blocks[$0] }
    var isKept = seen.map { index in
      let block = outline.blocks[index]
      return block.kind == .heading || block.linkDensity <= 0.333333
        || outline.shapes[index].endsAsSentence
    }
    // A sentence announces a list: what is named in it is told.
    for index in blocks.indices.dropFirst() where !isKept[index] {
      let above = blocks[index - 1]
      let isAnnounced = above.kind != .heading && announcesList(above.text)
      let goesOn = above.linkDensity > 0.333333 && isKept[index - 1] && above.isLike(blocks[index])
      isKept[index] = isAnnounced || goesOn
    }
    for index in blocks.indices where blocks[index].kind == .heading {
      let below = (index + 1..<blocks.count).prefix { blocks[$0].kind != .heading }
      let links = below.prefix { !isKept[$0] }
      // A list of links with the story going on below it has the heading to itself.
      if !links.isEmpty, links.count > 1 || links.count == below.count { isKept[index] = false }
    }
    let hasText = zip(blocks, isKept).contains { $0.kind != .heading && $1 }
    return hasText ? isKept : blocks.map { _ in true }
  }

  /// Whether a text announces a list that is a part of the story, not other articles.
  private static func announcesList(_ text: String) -> Bool {
    guard text.last(where: { !$0.isWhitespace }) == ":" else { return false }
    let line = TextLine(TextNormalizer.oneLine(text), emptyLinesAbove: 0)
    guard line.wordCount > 2 else { return false }
    return !FurnitureWords.isPointerLabel(line.text.dropLast()) && !FurnitureWords.opensList(line)
  }
}

extension HTMLBlock {
  /// Whether it is an entry of the same list as another.
  fileprivate func isLike(_ other: HTMLBlock) -> Bool {
    kind == other.kind && !text.hasSuffix(":")
  }
}
