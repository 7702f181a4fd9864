/// Who wrote the article of a page: what it declares, where that is a person, else what it shows.
///
/// Elements are known by what they are marked as (`itemprop`, `rel`), by their classes (`byline`,
/// `author-name`) and by the label in front (`By`, `Oleh`). Of what stands there only names are
/// taken: roles, dates and buttons beside them are not.
struct HTMLAuthor {
  private let page: HTMLPage
  private let sites: SiteNames

  /// The authors, divided by commas; an address, a handle or `admin` is none.
  static func author(of metadata: HTMLMetadata, site: String?) -> String? {
    let names = [site, metadata.linked.publisher, metadata.linked.site].compactMap { $0 }
    let finder = HTMLAuthor(page: metadata.page, sites: SiteNames(names, host: nil))
    let linked = metadata.linked.author.flatMap(AuthorName.cleaned)
    let declared = metadata.declaredAuthors.compactMap(AuthorName.cleaned)
    func isPerson(_ name: String) -> Bool {
      !finder.sites.isName(name) && !AuthorName.isHandle(name)
    }
    if metadata.linked.isPersonal, let linked, isPerson(linked) { return linked }
    let isNamed = { (name: String) in
      isPerson(name) && AuthorName.isName(name.prefix { $0 != "," && $0 != "(" }.trimmed())
    }
    if let name = declared.first(where: isNamed) { return name }
    return finder.shown ?? linked ?? declared.first
  }

  // MARK: - What is shown

  /// The names that the page shows; those that are marked come first, those amid other articles
  /// or comments last.
  private var shown: String? {
    var (named, labelled, apart): (String?, String?, String?)
    for index in page.nodes.indices where !page.nodes[index].isText {
      let node = page.nodes[index]
      if page.has(index, "itemprop", "author") || page.has(index, "rel", "author") {
        guard let names = names(in: marked(index)), names.contains(where: \.isLowercase) else {
          continue
        }
        if !isElsewhere(index) { return names }
        apart = apart ?? names
      } else if named == nil, let kind = Self.authorKind(of: node) {
        guard let names = names(in: index), kind == .name || names.contains(" ") else { continue }
        if !isElsewhere(index) { named = names }
      } else if labelled == nil, Self.lines.contains(node.name), hasLabel(index) {
        guard let names = names(in: index), names.contains(" ") else { continue }
        if !isElsewhere(index) { labelled = names }
      }
    }
    return named ?? labelled ?? apart
  }

  /// Elements that may be a line of their own.
  private static let lines: Set<String> = [
    "p", "div", "span", "h2", "h3", "h4", "h5", "h6", "li", "address", "em", "strong", "small",
    "td",
  ]

  /// The name within an author, where it is marked too.
  private func marked(_ index: Int) -> Int {
    let inner = (index..<page.nodes[index].end).prefix(Self.reach)
    return inner.first { page.has($0, "itemprop", "name") } ?? index
  }

  private enum Kind { case name, other }

  /// Whether the names of an element say that it holds an author, and nothing but the name.
  private static func authorKind(of node: HTMLPage.Node) -> Kind? {
    guard node.hasAttributes else { return nil }
    for attribute in ["class", "id"] {
      if let bytes = node.bytes(of: attribute), mayNameAuthor(bytes),
        let kind = authorKind(of: String(decoding: bytes, as: UTF8.self))
      {
        return kind
      }
    }
    return nil
  }

  /// Whether one of the ``words`` may be in names: a look at their bytes, that tells most that none
  /// is.
  private static func mayNameAuthor(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { start in
      guard let beginnings = beginnings[bytes[start] | 0x20] else { return false }
      return beginnings.contains { beginning in
        bytes[start...].prefix(beginning.count).elementsEqual(beginning) { $0 | 0x20 == $1 }
      }
    }
  }

  /// How the ``words`` begin, by their first letters.
  private static let beginnings = Dictionary(
    grouping: Set(words.map { Array($0.utf8.prefix(6)) }), by: { $0[0] })

  private static func authorKind(of names: String) -> Kind? {
    for name in HTMLNames.names(in: names) where name.utf8.count <= 80 {
      let parts = HTMLNames.words(of: name)
      guard parts.contains(where: words.contains), !parts.contains(where: others.contains) else {
        continue
      }
      return parts.contains("name") || parts.contains("authorname") ? .name : .other
    }
    return nil
  }

  private static let words: Set<String> = [
    "author", "authors", "authorname", "byline", "bylines", "writer", "writers", "penulis",
    "reporter", "wartawan", "contributor", "contributors", "attribution",
  ]

  /// Words of classes of what stands beside an author's name.
  private static let others: Set<String> = [
    "bio", "avatar", "image", "img", "photo", "picture", "thumb", "comment", "comments", "date",
    "time", "social", "follow", "share", "card", "has", "no", "box", "description", "title", "job",
    "role", "count", "quote", "testimonial", "icon", "desc",
  ]

  /// Whether an element stands among other articles, comments or the like.
  private func isElsewhere(_ index: Int) -> Bool {
    page.ancestors(of: index, upTo: 14).contains { node in
      if ["nav", "aside", "footer"].contains(node.name) || HTMLFurniture.isHidden(node) {
        return true
      }
      guard node.name != "body", node.name != "html" else { return false }
      return node.names.contains { name in
        let words = HTMLNames.words(of: name)
        return words.count <= 8 && words.contains(where: Self.elsewhere.contains)
          && !words.contains(where: Self.layout.contains)
      }
    }
  }

  /// Words of the names of elements that hold all of a page: `content-sidebar`, `has-comments`.
  private static let layout: Set<String> = [
    "has", "no", "with", "without", "content", "main", "layout", "page", "site",
  ]

  private static let elsewhere: Set<String> = [
    "comment", "comments", "commentlist", "respond", "komentar", "related", "terkait", "sidebar",
    "footer", "card", "cards", "teaser", "recommended", "recommendations", "popular", "terpopuler",
    "latest", "trending", "testimonial", "testimonials", "quote", "carousel", "slider", "listing",
    "menu", "nav", "navbar", "looper", "loop", "promo", "ad", "ads",
  ]

  // MARK: - Names

  /// How many nodes and pieces of text of an element are looked at, and how long it may be.
  private static let (reach, mostPieces, longest) = (200, 16, 300)

  /// A text of an element, and what it lies in.
  private struct Piece {
    var text: String
    var element: Int
  }

  private func pieces(in index: Int) -> [Piece] {
    var pieces: [Piece] = []
    for place in (index..<page.nodes[index].end).prefix(Self.reach)
    where page.nodes[place].isText {
      let parent = page.nodes[place].parent
      guard !HTMLNames.hiddenTexts.contains(page.nodes[parent].name),
        page.nodes[place].text.utf8.count <= Self.longest
      else { continue }
      let text = TextNormalizer.oneLine(page.nodes[place].text)
      if !text.isEmpty { pieces.append(Piece(text: text, element: parent)) }
      if pieces.count == Self.mostPieces { break }
    }
    return pieces
  }

  /// Whether an element's text begins with a label and is hardly more than a name.
  private func hasLabel(_ index: Int) -> Bool {
    let nodes = page.nodes[index..<page.nodes[index].end]
    guard nodes.count <= 12, nodes.contains(where: { AuthorName.mayHaveLabel($0.characters) })
    else { return false }
    let pieces = pieces(in: index)
    guard let first = pieces.first, pieces.reduce(0, { $0 + $1.text.utf8.count }) <= 160 else {
      return false
    }
    return AuthorName.withoutLabel(first.text) != nil
  }

  /// The names at the beginning of an element, divided by commas.
  private func names(in index: Int) -> String? {
    var found: [String] = []
    var (last, isJoined, others) = (index, true, 0)
    for piece in pieces(in: index) {
      if AuthorName.isJoint(piece.text) {
        isJoined = true
        continue
      }
      let isSibling = !found.isEmpty && isAlike(piece.element, last)
      guard found.isEmpty || isJoined || isSibling else { break }
      let read = AuthorName.names(in: piece.text)
      let names = read.names.filter { !sites.isName($0) }
      if names.isEmpty {
        others += 1
        guard found.isEmpty, others <= 3, !read.isLabelled || read.goesOn else { break }
        continue
      }
      found += names
      (last, isJoined) = (piece.element, read.goesOn)
    }
    return AuthorName.joined(found)
  }

  /// Whether two elements are links of one kind, as those of several authors.
  private func isAlike(_ one: Int, _ other: Int) -> Bool {
    let (left, right) = (page.nodes[one], page.nodes[other])
    return one != other && left.name == "a" && right.name == "a" && left["class"] == right["class"]
  }
}
