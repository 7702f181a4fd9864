/// What the elements say that a block lies in, from the outside inwards.
struct ElementTraits {
  /// Which kinds of elements there are among them.
  struct Kinds: OptionSet {
    let rawValue: UInt8

    static let footer = Kinds(rawValue: 1)
    static let article = Kinds(rawValue: 2)
    static let main = Kinds(rawValue: 4)
    static let figure = Kinds(rawValue: 8)
    static let list = Kinds(rawValue: 16)
    static let section = Kinds(rawValue: 32)
    /// With a role that is no article's (``HTMLNames/furnitureRoles``).
    static let role = Kinds(rawValue: 64)

    /// The kind of the elements of a name.
    static let ofNames: [String: Kinds] = [
      "footer": .footer, "article": .article, "main": .main, "figure": .figure, "ul": .list,
      "ol": .list, "section": .section,
    ]
  }

  var kinds: Kinds = []
  /// How strongly names hint at each group, less where an element holds more of the page's text.
  var strengths = NameGroups.Strengths()
  /// How many elements further out the next name of each group stands.
  var distances = NameGroups.Strengths(repeating: farthest)
  /// How many elements there are.
  var depth = 0
  /// The innermost article or main part.
  var article: Int?

  private static let farthest: UInt8 = 12

  /// What is said by an element within these.
  func inside(
    _ index: Int, _ outline: PageOutline, _ groups: inout NameGroups
  ) -> ElementTraits {
    let node = outline.page.nodes[index]
    var traits = self
    traits.depth += 1
    traits.distances = pointwiseMin(
      distances &+ 1, NameGroups.Strengths(repeating: Self.farthest))
    if node.name == "body" || node.name == "html" { return traits }
    traits.kinds.formUnion(Kinds.ofNames[node.name] ?? [])
    if node.name == "article" || node.name == "main" { traits.article = index }
    guard node.hasAttributes else { return traits }
    if let role = node["role"], HTMLNames.furnitureRoles.contains(role.lowercased()) {
      traits.kinds.insert(.role)
    }
    let own = groups.hints(of: node).strengths
    guard own != NameGroups.Strengths() else { return traits }
    let share = outline.share(of: index)
    for group in 0..<NameGroups.count where own[group] > 0 {
      // A name on what holds most of the page's text says little; but for those of the story.
      let strength =
        group == NameGroups.story ? own[group] : UInt8(Float(own[group]) * (1 - share))
      traits.strengths[group] = max(traits.strengths[group], strength)
      traits.distances[group] = 0
    }
    return traits
  }
}

/// The traits of those elements of a page that are asked for.
struct TraitTable {
  private let outline: PageOutline
  private var places: [Int32]
  private var table: [ElementTraits] = [ElementTraits()]
  private var groups: NameGroups

  init(_ outline: PageOutline, _ groups: NameGroups) {
    self.outline = outline
    self.groups = groups
    places = [Int32](repeating: -1, count: outline.page.nodes.count)
    places[0] = 0
  }

  subscript(element: Int) -> ElementTraits {
    mutating get {
      var open: [Int] = []
      var index = element
      while places[index] < 0 {
        open.append(index)
        index = outline.page.nodes[index].parent
      }
      var traits = table[Int(places[index])]
      while let index = open.popLast() {
        traits = traits.inside(index, outline, &groups)
        places[index] = Int32(table.count)
        table.append(traits)
      }
      return traits
    }
  }
}
