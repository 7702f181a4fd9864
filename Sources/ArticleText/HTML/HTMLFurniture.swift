/// Which elements of a page are likely no part of its article, by what they are and are called.
struct HTMLFurniture {
  /// Whether a node lies in such an element, or is one.
  private var isLeftOut: [Bool]

  /// Judges all elements.
  ///
  /// - Parameter words: How many words of text lie in an element. What holds half of them or more
  ///   is never furniture: there are pages in one great `form`, and names such as `with-sidebar`.
  init(page: HTMLPage, names: inout NameGroups, words: (Int) -> Int) {
    isLeftOut = [Bool](repeating: false, count: page.nodes.count)
    let half = max(1, words(0) / 2)
    let holdsStory = Self.holders(of: page)
    for index in page.nodes.indices.dropFirst() {
      if isLeftOut[page.nodes[index].parent] {
        isLeftOut[index] = true
      } else if !page.nodes[index].isText, words(index) <= half,
        !holdsStory.contains(index)
      {
        isLeftOut[index] = Self.isFurniture(index, of: page, &names)
      }
    }
  }

  /// Whether a node lies in an element that is furniture, or is one.
  subscript(index: Int) -> Bool { isLeftOut[index] }

  /// The elements that are the story by their own words, and what these lie in.
  private static func holders(of page: HTMLPage) -> Set<Int> {
    var found: Set<Int> = []
    for index in page.nodes.indices where page.has(index, "itemprop", "articleBody") {
      var holder = index
      while found.insert(holder).inserted, holder > 0 { holder = page.nodes[holder].parent }
    }
    return found
  }

  private static func isFurniture(
    _ index: Int, of page: HTMLPage, _ names: inout NameGroups
  ) -> Bool {
    let node = page.nodes[index]
    if node.isFurniture { return true }
    guard node.hasAttributes || node.name == "header" else { return false }
    if isHidden(node) { return true }
    if let role = node["role"], HTMLNames.furnitureRoles.contains(role.lowercased()) { return true }
    switch node.name {
    case "html", "body", "article", "main", "h1": return false
    case "header": return !page.isInArticle(index, upTo: 8)
    default: return names.hints(of: node).isFurniture
    }
  }

  static func isHidden(_ node: HTMLPage.Node) -> Bool {
    guard node.hasAttributes else { return false }
    if let hidden = node["hidden"], hidden.lowercased() != "until-found" { return true }
    if node["aria-hidden"]?.lowercased() == "true" { return true }
    guard let style = node["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }
}
