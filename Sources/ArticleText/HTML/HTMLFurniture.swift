/// Which elements of a page are no part of its article, by what they are and are called.
struct HTMLFurniture {
  private let page: HTMLPage
  private var isLeftOut: [Bool]

  /// Judges all elements.
  ///
  /// - Parameter words: How many words of text lie in an element. What holds half of them or more
  ///   is never furniture: there are pages in one great `form`, and names such as `with-sidebar`.
  init(page: HTMLPage, words: (Int) -> Int) {
    self.page = page
    isLeftOut = [Bool](repeating: false, count: page.nodes.count)
    let half = max(1, words(0) / 2)
    let holdsStory = Self.holders(of: page)
    for (index, node) in page.nodes.enumerated() where !node.name.isEmpty && index > 0 {
      if HTMLNames.unseen.contains(node.name) {
        isLeftOut[index] = true
      } else if !holdsStory.contains(index), Self.isFurniture(index, of: page) {
        isLeftOut[index] = words(index) <= half
      }
    }
  }

  /// Whether an element is left out by itself, whatever it lies in.
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

  private static func isFurniture(_ index: Int, of page: HTMLPage) -> Bool {
    let node = page.nodes[index]
    if HTMLNames.furniture.contains(node.name) || isHidden(node) { return true }
    if let role = node["role"], HTMLNames.furnitureRoles.contains(role.lowercased()) { return true }
    switch node.name {
    case "html", "body", "article", "main", "h1": return false
    case "header": return !page.isInArticle(index, upTo: 8)
    default: return node.names.contains(where: isFurniture(name:))
    }
  }

  static func isHidden(_ node: HTMLPage.Node) -> Bool {
    if let hidden = node["hidden"], hidden.lowercased() != "until-found" { return true }
    if node["aria-hidden"]?.lowercased() == "true" { return true }
    guard let style = node["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Whether a name in a class or id has a word, or two words, of furniture.
  static func isFurniture(name: Substring) -> Bool {
    let words = words(of: name)
    guard words.count <= 6 else { return false }
    if words.contains(where: HTMLNames.furnitureWords.contains) {
      // `has-sidebar`, `no-comments`, `tag-iklan`: states and subjects of what they are set on.
      let states = ["has", "no", "with", "without", "tag", "category", "is", "not", "format"]
      return !states.contains(words[0])
    }
    return zip(words, words.dropFirst()).contains {
      HTMLNames.furniturePairs.contains($0 + "-" + $1)
    }
  }

  /// The words of a name such as `relatedPosts_list-2`.
  static func words(of name: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var isAfterSmallLetter = false
    for character in name.prefix(120) {
      let isCapital = character.isUppercase
      if !character.isLetter || (isCapital && isAfterSmallLetter) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter { word += character.lowercased() }
      isAfterSmallLetter = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
