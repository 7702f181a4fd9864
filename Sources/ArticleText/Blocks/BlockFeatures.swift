import Glibc

/// The numbers by which a block is told to be of the story or not.
///
/// They are shallow features of its text and of its neighbours' (Kohlschütter, Fankhauser and Nejdl,
/// WSDM 2010), its place among the page's text, the elements it lies in and their names. Each is a
/// whole number, a thousandth being the unit of most, so that the same comparisons hold wherever
/// they are made.
struct BlockFeatures {
  /// The names of the features, in the order of a row.
  private(set) var names: [StaticString] = []
  /// The rows of all blocks, one behind the other.
  private(set) var values: [Int32] = []
  private(set) var count = 0

  private let outline: PageOutline
  private let words: [BlockWords]
  private let place: BlockPlaces
  private var traits: TraitTable
  private var siblings: SiblingCounts
  let rules: StoryRules
  private let evidence: StoryEvidence

  init(_ outline: PageOutline, _ evidence: StoryEvidence, _ known: NameGroups) {
    self.outline = outline
    words = BlockWords.all(outline.blocks, evidence)
    place = BlockPlaces(outline, words)
    var groups = known
    rules = StoryRules(outline, &groups)
    traits = TraitTable(outline, groups)
    self.evidence = evidence
    siblings = SiblingCounts(outline.page)
    for index in outline.blocks.indices {
      addRules(index)
      addText(index)
      addWords(index)
      addElements(index)
      addSurroundings(index)
      addPlace(index)
      addNeighbours(index)
      if index == 0 { count = values.count }
    }
  }

  /// The features of a block.
  func row(_ index: Int) -> ArraySlice<Int32> { values[index * count..<(index + 1) * count] }

  private mutating func add(_ name: StaticString, _ value: Float) {
    if count == 0 { names.append(name) }
    values.append(Int32(max(-1_000_000, min(1_000_000, (value * 1000).rounded()))))
  }

  private mutating func add(_ name: StaticString, _ value: Bool) { add(name, value ? 1 : 0) }

  private mutating func addRules(_ index: Int) {
    add("isOpen", rules.isOpen[index])
    add("isInRoot", rules.isInRoot[index])
    add("isKept", rules.isKept[index])
    add("isArticle", evidence.isArticle)
    add("isOther", evidence.isOther)
  }

  private mutating func addText(_ index: Int) {
    let (block, shape) = (outline.blocks[index], outline.shapes[index])
    let words = Float(max(1, shape.words))
    add("words", log1p(Float(block.words)))
    add("linkDensity", Float(block.linkDensity))
    add("bytesPerWord", Float(shape.bytes) / words)
    add("sentences", Float(shape.sentences))
    add("capitals", Float(shape.capitalWords) / words)
    add("lines", Float(min(10, shape.lineBreaks)))
  }

  private mutating func addWords(_ index: Int) {
    let words = words[index]
    add("function", words.functionShare)
    add("furniture", words.furnitureShare)
    add("copies", Float(min(5, words.copies)))
    add("titleWords", words.titleShare)
    add("inBody", words.bodyShare)
    add("inDescription", words.descriptionShare)
  }

  private mutating func addElements(_ index: Int) {
    let block = outline.blocks[index]
    let (traits, name) = (traits[block.element], outline.page.nodes[block.element].name)
    add("isParagraph", name == "p")
    add("isDivision", name == "div")
    add("isQuote", name == "blockquote")
    add("isCode", name == "pre")
    add("isHeading2", name == "h2")
    add("isCaption", block.kind == .caption)
    add("inFooter", traits.kinds.contains(.footer))
    add("inArticle", traits.kinds.contains(.article))
    add("inMain", traits.kinds.contains(.main))
    add("inFigure", traits.kinds.contains(.figure))
    add("inList", traits.kinds.contains(.list))
    add("inSection", traits.kinds.contains(.section))
    add("hasRole", traits.kinds.contains(.role))
    for (place, names) in Self.groupNames.enumerated() {
      if let name = names.strength { add(name, Float(traits.strengths[place]) / 255) }
      if let name = names.distance { add(name, Float(traits.distances[place])) }
    }
    add("depth", Float(traits.depth))
    add("articleShare", traits.article.map { outline.share(of: $0) } ?? -1)
  }

  private static let groupNames: [(strength: StaticString?, distance: StaticString?)] = [
    ("nav", "navNear"), ("share", "shareNear"), ("related", "relatedNear"),
    ("comment", "commentNear"), ("advertisement", "advertisementNear"), ("notice", "noticeNear"),
    ("side", "sideNear"), ("hiddenName", "hiddenNear"), ("detail", "detailNear"),
    (nil, "storyNear"),
  ]

  private static let levelNames:
    [(StaticString, StaticString, StaticString, StaticString, StaticString?)] = [
      ("share0", "links0", "words0", "good0", "alike0"),
      ("share1", "links1", "words1", "good1", "alike1"),
      ("share2", "links2", "words2", "good2", nil),
      ("share3", "links3", "words3", "good3", nil),
    ]

  /// The elements it lies in, from the inside outwards.
  private mutating func addSurroundings(_ index: Int) {
    var element = outline.blocks[index].element
    for names in Self.levelNames {
      let words = Float(outline.words(in: element))
      add(names.0, outline.share(of: element))
      add(names.1, Float(outline.linkedWords(in: element)) / max(1, words))
      add(names.2, log1p(words))
      add(names.3, Float(outline.goodWords(in: element)) / max(1, words))
      if let name = names.4 { add(name, log1p(Float(siblings.count(like: element)))) }
      element = outline.page.nodes[element].parent
    }
  }

  private mutating func addPlace(_ index: Int) {
    let element = outline.blocks[index].element
    func lies(in other: Int) -> Bool {
      other <= element && element < outline.page.nodes[other].end
    }
    add("inTop", lies(in: place.top))
    add("in66", lies(in: place.twoThirds))
    add("in50", lies(in: place.half))
    let parent = outline.page.nodes[element].parent
    let near = [element, parent, outline.page.nodes[parent].parent].map { outline.scores[$0] }
    add("score", (near.max() ?? 0) / max(1e-6, outline.scores[place.top]))
    add("position", Float(index) / Float(outline.blocks.count))
    add("goodAbove", place.goodAbove[index])
    add("goodBelow", 1 - place.goodAbove[index])
    func distance(_ other: Int) -> Float { Float(max(-50, min(200, index - other))) }
    add("fromFirst", distance(place.first))
    add("toLast", -distance(place.last))
    add("fromTitle", distance(place.title ?? 0))
    add("blocks", log1p(Float(outline.blocks.count)))
    add("pageGood", log1p(Float(outline.goodWords(in: 0))))
  }

  private static let neighbourNames: [(distance: Int, words: StaticString, links: StaticString?)] =
    [
      (-2, "words-2", nil), (-1, "words-1", "links-1"), (1, "words+1", "links+1"),
      (2, "words+2", nil),
    ]

  private mutating func addNeighbours(_ index: Int) {
    let blocks = outline.blocks
    for names in Self.neighbourNames {
      let other = index + names.distance
      let isThere = blocks.indices.contains(other)
      add(names.words, isThere ? log1p(Float(blocks[other].words)) : -1)
      if let name = names.links { add(name, isThere ? Float(blocks[other].linkDensity) : -1) }
    }
    add("goodDown", Float(place.good(in: index + 1..<min(blocks.count, index + 7))))
    add("goodNear", Float(place.distanceToGood(from: index)))
  }
}
