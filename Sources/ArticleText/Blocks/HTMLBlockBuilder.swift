/// Puts the texts of a page together into blocks, element by element.
struct HTMLBlockBuilder {
  private let page: HTMLPage
  private let showsImages: Bool
  private let isAside: (Int) -> Bool
  private var blocks: [HTMLBlock] = []
  /// The elements that are open, and how many of them are of the kinds that matter below them.
  private var open: [Int] = []
  private var (links, headings, captions, preformatted) = (0, 0, 0, 0)
  /// Where an item of a list begins, and what number the next one of each list has, if any.
  private var listNumbers: [Int?] = []
  private var bullet: String?
  private var isInItem = false
  /// The rows of tables that are one block each, as their cells are short; the outermost one.
  private var row: Int?
  private var hasCell = false

  private var text = ""
  private var (words, linkedWords) = (0, 0)
  /// How many elements are open that stand aside of the line they are in, and the line without them.
  private var asides = 0
  private var textWithout = ""
  private var (wordsWithout, linkedWordsWithout) = (0, 0)
  private var element: Int
  private var isClose = false

  init(
    page: HTMLPage, root: Int, showsImages: Bool, isAside: @escaping (Int) -> Bool
  ) {
    self.page = page
    self.isAside = isAside
    self.showsImages = showsImages
    element = root
  }

  mutating func finish() -> [HTMLBlock] {
    endBlock()
    return blocks
  }

  mutating func add(_ characters: String) {
    let characters = preformatted > 0 ? characters : characters.replacingLineBreaks
    put(characters)
    let count = TextShape(characters).words
    words += count
    if links > 0 { linkedWords += count }
    guard asides == 0 else { return }
    wordsWithout += count
    if links > 0 { linkedWordsWithout += count }
  }

  /// Adds characters that count for no word.
  private mutating func put(_ characters: String) {
    text += characters
    if asides == 0 { textWithout += characters }
  }

  mutating func leaveOut(_ index: Int) {
    if page.nodes[index].isBlock { endBlock() }
  }

  mutating func open(_ index: Int) {
    let node = page.nodes[index]
    if isAside(index) { asides += 1 } else if node.isMark { return }
    open.append(index)
    switch node.name {
    case "br": put(row == nil ? "\n" : " ")
    case "img": if showsImages, let words = node["alt"] { add(" " + words + " ") }
    case "a": if node["href"] != nil { links += 1 }
    case "q": put("“")
    case "td", "th":
      if row == nil {
        endBlock()
      } else {
        if hasCell { put(" | ") }
        hasCell = true
      }
    default:
      guard node.isBlock else { break }
      if row == nil { openBlock(index, node) } else { put(" ") }
    }
  }

  private mutating func openBlock(_ index: Int, _ node: HTMLPage.Node) {
    endBlock()
    element = index
    switch node.name {
    case "ul", "menu", "dir": listNumbers.append(nil)
    case "ol": listNumbers.append(node["start"].flatMap { Int($0) } ?? 1)
    case "li":
      if let number = listNumbers.last ?? nil {
        bullet = "\(number). "
        listNumbers[listNumbers.count - 1] = number &+ 1
      } else {
        bullet = "- "
      }
      isClose = isInItem
      isInItem = true
    case "dd": isClose = true
    case "tr":
      if isShortRow(index) {
        row = index
        isClose = blocks.last?.kind == .row
      }
    case "figcaption", "caption": captions += 1
    case "pre", "listing", "xmp", "plaintext": preformatted += 1
    case _ where HTMLNames.headings.contains(node.name): headings += 1
    default: break
    }
  }

  /// Ends the elements that do not reach the node at `index`.
  mutating func closeElements(before index: Int) {
    while let last = open.last, page.nodes[last].end <= index {
      open.removeLast()
      close(last)
    }
  }

  private mutating func close(_ index: Int) {
    let node = page.nodes[index]
    if isAside(index) { asides -= 1 }
    if node.name == "a" {
      if node["href"] != nil { links -= 1 }
      return
    }
    if node.name == "q" { put("”") }
    guard node.isBlock, row == nil || row == index else { return }
    endBlock()
    element = node.parent
    switch node.name {
    case "ul", "menu", "dir", "ol":
      listNumbers.removeLast()
      (isInItem, isClose) = (!listNumbers.isEmpty, false)
    case "li": bullet = nil
    case "tr": (row, hasCell) = (nil, false)
    case "figcaption", "caption": captions -= 1
    case "pre", "listing", "xmp", "plaintext": preformatted -= 1
    case _ where HTMLNames.headings.contains(node.name): headings -= 1
    default: break
    }
  }

  private mutating func endBlock() {
    defer {
      (text, textWithout) = ("", "")
      (words, linkedWords) = (0, 0)
      (wordsWithout, linkedWordsWithout) = (0, 0)
    }
    if wordsWithout < words, wordsWithout * 2 >= words {
      (text, words, linkedWords) = (textWithout, wordsWithout, linkedWordsWithout)
    }
    // Dots and strokes alone part what stands above from what stands below.
    guard words > 0 || text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
    let kind: HTMLBlock.Kind =
      if row != nil {
        .row
      } else if headings > 0 {
        .heading
      } else if captions > 0 {
        .caption
      } else if bullet != nil {
        .item
      } else {
        .paragraph
      }
    blocks.append(
      HTMLBlock(
        kind: kind, text: (bullet ?? "") + text, element: element, words: words,
        linkedWords: linkedWords, isAside: wordsWithout == 0 && words > 0 && kind != .heading,
        isClose: isClose))
    bullet = nil
    isClose = false
  }

  /// Whether a row of a table is data: more cells than one, each a few words without blocks in it.
  /// Old pages are laid out by tables, whose cells hold whole articles.
  private func isShortRow(_ index: Int) -> Bool {
    var (cells, letters, breaks) = (0, 0, 0)
    for node in page.nodes[index + 1..<page.nodes[index].end] {
      switch node.name {
      case "": letters += node.text.utf8.count
      case "td", "th": cells += 1
      case "br": breaks += 1
      case "p": break
      default: if node.isBlock { return false }
      }
      if letters > 2000 || breaks > 8 { return false }
    }
    return cells > 1
  }
}

extension HTMLPage {
  /// The blocks below a node.
  ///
  /// - Parameters:
  ///   - isLeftOut: Whether an element is left out, with all that lies in it.
  ///   - isAside: Whether an element within a line is no part of it, if most of the line stands
  ///     outside of it.
  ///   - showsImages: Whether the words that stand for an image are a part of the text.
  func blocks(
    of root: Int, showsImages: Bool = false, without isLeftOut: (Int) -> Bool,
    aside isAside: @escaping (Int) -> Bool = { _ in false }
  ) -> [HTMLBlock] {
    var builder = HTMLBlockBuilder(
      page: self, root: root, showsImages: showsImages, isAside: isAside)
    var index = root
    while index < nodes[root].end {
      builder.closeElements(before: index)
      if nodes[index].isText {
        builder.add(nodes[index].text)
        index += 1
      } else if isLeftOut(index) {
        builder.leaveOut(index)
        index = nodes[index].end
      } else {
        builder.open(index)
        index += 1
      }
    }
    builder.closeElements(before: nodes[root].end)
    return builder.finish()
  }
}

extension HTMLPage {
  /// All blocks of the page, whatever they are called.
  func storyBlocks(_ names: inout NameGroups) -> [HTMLBlock] {
    let isAside = nodes.map { node in
      guard !node.isText, !node.isBlock else { return false }
      return HTMLNames.asides.contains(node.name) || HTMLFurniture.isHidden(node)
        || names.hints(of: node).isFurniture
    }
    return blocks(of: 0) {
      nodes[$0].isUnseen
    } aside: {
      isAside[$0]
    }
  }
}

extension String {
  /// The text with a space for each line break and tab.
  fileprivate var replacingLineBreaks: String {
    guard utf8.contains(where: { $0 < 0x20 }) else { return self }
    return String(decoding: utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
