/// The headline of a page.
enum HTMLTitle {
  /// The headline, by preference that of JSON-LD, of Open Graph, of the article's first heading, of
  /// the `title` element; without the name of the site behind it.
  static func title(of metadata: HTMLMetadata, site: String?) -> String? {
    let page = metadata.page
    let sites = siteNames(metadata, site)
    let element = page.elements("title").first.map { withoutSite(page.text(of: $0), sites: sites) }
    let candidates = [
      metadata.linked.headline, metadata.value(["og:title"]).map(HTMLPage.plainText),
      heading(of: page, titled: element),
      metadata.value(["twitter:title", "dc.title", "dcterms.title", "title"]), element,
    ]
    let titles = candidates.compactMap { $0 }
      .map { TextNormalizer.oneLine($0) }
      .map { withoutSite($0, sites: sites) }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard let first = titles.first else { return nil }
    // Headlines are cut for search engines, which take 110 characters.
    for end in ["…", "..."] where first.hasSuffix(end) {
      let start = first.dropLast(end.count)
      return titles.first { $0.hasPrefix(start) && !$0.hasSuffix(end) } ?? first
    }
    return first
  }

  /// The first heading that is the article's: a marked one, one in an article, else the first one
  /// that is no logo, unless the `title` element has the same headline in other words: there it
  /// stands for itself, and says more.
  private static func heading(of page: HTMLPage, titled title: String?) -> String? {
    let headings = page.elements("h1").filter { !HTMLFurniture.isHidden(page.nodes[$0]) }
    func isLogo(_ index: Int) -> Bool {
      let node = page.nodes[index]
      return (node.names + page.nodes[node.parent].names).contains { name in
        HTMLNames.words(of: name).contains { ["logo", "brand", "site"].contains($0) }
      }
    }
    let marked = page.nodes.indices.first { page.has($0, "itemprop", "headline") }
    func text(_ index: Int) -> String {
      let text = page.text(of: index)
      return text.isEmpty ? page.nodes[index]["content"] ?? "" : text
    }
    if let index = marked ?? headings.first(where: { page.isInArticle($0, upTo: 16) }) {
      return text(index)
    }
    guard let heading = headings.first(where: { !isLogo($0) }).map(text) else { return nil }
    if let title, isVariant(title, of: heading) { return title }
    return heading
  }

  /// Whether a title is another wording of a heading: a third of the words of both or more, and not
  /// the heading with something around it.
  private static func isVariant(_ title: String, of heading: String) -> Bool {
    guard !StoryLines.letters(title).contains(StoryLines.letters(heading)) else { return false }
    func words(_ text: String) -> Set<String> {
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
    let (left, right) = (words(title), words(heading))
    let isWhole = lastPart(of: title) == nil
    return isWhole && left.intersection(right).count * 3 >= max(left.count, right.count)
  }

  private static func siteNames(_ metadata: HTMLMetadata, _ site: String?) -> Set<String> {
    var names: Set<String> = []
    let known = [site, metadata.linked.publisher, metadata.value(["og:site_name"])]
    for name in known.compactMap({ $0 }) { names.insert(StoryLines.letters(name)) }
    names.formUnion(
      [metadata.value(["application-name", "twitter:site"])].compactMap { $0 }
        .map(StoryLines.letters))
    if let host = metadata.url.flatMap({ WebAddress.host(of: $0) }) {
      names.insert(StoryLines.letters(host))
      // `kabar` of `kabar.example` and `news.kabar.co.id`
      for label in host.split(separator: ".").dropLast() where label.utf8.count > 3 {
        names.insert(StoryLines.letters(String(label)))
      }
    }
    return names.filter { !$0.isEmpty }
  }

  /// A title without the name of the site behind a stroke or dash, or before one.
  static func withoutSite(_ title: String, sites: Set<String>) -> String {
    var title = title
    while let part = lastPart(of: title), sites.contains(StoryLines.letters(part.name)) {
      title = part.rest
    }
    if let part = firstPart(of: title), sites.contains(StoryLines.letters(part.name)) {
      title = part.rest
    }
    return title
  }

  private static let separators = [" | ", " - ", " – ", " — ", " « ", " » ", " :: ", " · ", " • "]

  private static func lastPart(of title: String) -> (rest: String, name: String)? {
    let found = separators.compactMap { separator in
      title.ranges(of: separator).last
    }.max { $0.lowerBound < $1.lowerBound }
    guard let found, found.lowerBound > title.startIndex else { return nil }
    return (String(title[..<found.lowerBound]), String(title[found.upperBound...]))
  }

  private static func firstPart(of title: String) -> (rest: String, name: String)? {
    let found = separators.compactMap { separator in
      title.ranges(of: separator).first
    }.min { $0.lowerBound < $1.lowerBound }
    guard let found, found.upperBound < title.endIndex else { return nil }
    return (String(title[found.upperBound...]), String(title[..<found.lowerBound]))
  }
}
