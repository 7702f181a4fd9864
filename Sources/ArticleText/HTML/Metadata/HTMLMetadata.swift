/// What the head of a page, its JSON-LD and the attributes of its elements say of its article.
///
/// The names are those of the Open Graph protocol (<https://ogp.me>), Dublin Core, schema.org and
/// of the analytics services of newspapers.
struct HTMLMetadata {
  let page: HTMLPage
  let linked: LinkedData
  private let origin: PageOrigin?
  /// The values of `meta` elements by `property`, `name` or `itemprop` in small letters; the first
  /// that is not empty.
  private let values: [String: String]

  /// - Parameter origin: Where the page comes from, if that is known from elsewhere.
  init(_ page: HTMLPage, from origin: PageOrigin? = nil) {
    self.page = page
    self.origin = origin
    let values = Self.values(of: page)
    self.values = values
    let titles =
      ["og:title", "twitter:title"].compactMap { values[$0] }.map(HTMLPage.plainText)
      + (page.elements("title").prefix(1) + page.elements("h1").prefix(8)).map(page.text)
    let addresses = [Self.canonical(of: page), values["og:url"]].compactMap { $0 }
    linked = LinkedData(page, addresses: addresses, titles: titles)
  }

  private static func values(of page: HTMLPage) -> [String: String] {
    var values: [String: String] = [:]
    for index in page.elements("meta") {
      let node = page.nodes[index]
      let content = TextNormalizer.oneLine(node["content"] ?? "")
      guard !content.isEmpty else { continue }
      for name in [node["property"], node["name"], node["itemprop"]] {
        guard let name = name?.lowercased(), values[name] == nil else { continue }
        values[name] = content
      }
    }
    return values
  }

  private static func canonical(of page: HTMLPage) -> String? {
    page.elements("link").first { page.has($0, "rel", "canonical") }
      .flatMap { page.nodes[$0]["href"] }
  }

  /// The first of these `meta` values that there is.
  func value(_ names: [String]) -> String? {
    names.lazy.compactMap { values[$0] }.first
  }

  /// The language that the page says it is in.
  var language: Language? {
    let tag = page.elements("html").first.flatMap { page.nodes[$0]["lang"] }
    return (tag ?? value(["og:locale", "language", "dc.language"])).flatMap { tag in
      Language(tag: tag.replacing("_", with: "-"))
    }
  }

  /// The address: the canonical one, that of Open Graph, of JSON-LD, or where the page was saved;
  /// one without a host is completed by that of another.
  var url: String? {
    let base = page.elements("base").first.flatMap { page.nodes[$0]["href"] }
    let candidates = [
      Self.canonical(of: page), value(["og:url"]), linked.url,
      value(["twitter:url", "al:web:url", "parsely-link"]), origin?.url,
    ].compactMap { $0 }.map { TextNormalizer.normalize($0).filter { !$0.isWhitespace } }
    let origin = ([base].compactMap { $0 } + candidates).lazy.compactMap(WebAddress.origin).first
    let addresses = candidates.compactMap { WebAddress.absolute($0, origin: origin) }
    // The front page is no article's address, where another is given.
    return addresses.first { WebAddress.hasPath($0) } ?? addresses.first
  }

  /// The name of the site.
  var source: String? {
    let names = [
      value(["og:site_name"]), linked.publisher,
      value(["dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "cre"]),
      linked.site, value(["application-name", "apple-mobile-web-app-title"]),
    ]
    let name = names.lazy.compactMap { $0.map(HTMLPage.plainText) }.first { name in
      !name.contains("://") && name.contains { $0.isLetter || $0.isNumber }
    }
    return name ?? url.flatMap { WebAddress.host(of: $0) }
  }

  /// Who wrote it.
  var author: String? { HTMLAuthor.author(of: self, site: source) }

  /// What `meta` elements say of the author, by preference.
  var declaredAuthors: [String] {
    var names = [
      "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator",
      "sailthru.author", "byl", "content_author", "og:article:author", "article:author_name",
    ].compactMap { values[$0] }
    // `Utami, Sari`
    if let name = values["citation_author"] {
      let parts = name.split(separator: ",").map { String($0.trimmed()) }
      names.append(parts.count == 2 ? parts[1] + " " + parts[0] : name)
    }
    let labels = ["twitter:label1": "twitter:data1", "twitter:label2": "twitter:data2"]
    for (label, data) in labels {
      let text = (values[label] ?? "").lowercased()
      let isAuthor = ["written by", "author", "by", "ditulis oleh", "penulis"].contains(text)
      if isAuthor, let name = values[data] { names.append(name) }
    }
    return names
  }

  /// The part of the newspaper.
  var section: String? {
    linked.section
      ?? value(["article:section", "parsely-section", "section", "content_category", "og:section"])
  }

  /// The place that JSON-LD names as that of writing.
  var place: String? {
    guard let dateline = linked.dateline else { return nil }
    if let found = Dateline(paragraph: dateline + " — X") { return found.place }
    let place = dateline.prefix { !",(–—".contains($0) }
    let words = place.split(separator: " ")
    guard (1...3).contains(words.count), words.allSatisfy({ $0.first?.isUppercase == true }) else {
      return nil
    }
    return words.joined(separator: " ")
  }
}
