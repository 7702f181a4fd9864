/// What the head of a page, its JSON-LD and the attributes of its elements say of its article.
///
/// The names are those of the Open Graph protocol (<https://ogp.me>), Dublin Core, schema.org and
/// of the analytics services of newspapers.
struct HTMLMetadata {
  let page: HTMLPage
  let linked: LinkedData
  /// The values of `meta` elements by `property`, `name` or `itemprop` in small letters; the first
  /// that is not empty.
  private let values: [String: String]

  init(_ page: HTMLPage) {
    self.page = page
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

  /// The address: the canonical one, that of Open Graph, of JSON-LD, or where the page was saved.
  var url: String? {
    let candidates = [Self.canonical(of: page), value(["og:url"]), linked.url].compactMap { $0 }
      .map { TextNormalizer.normalize($0).filter { !$0.isWhitespace } }
      .filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    // The front page is no article's address, where another is given.
    return candidates.first { WebAddress.hasPath($0) } ?? candidates.first
  }

  /// The name of the site.
  var source: String? {
    if let name = value(["og:site_name"]) ?? linked.publisher { return name }
    let names = [
      value(["dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "cre"]),
      value(["application-name", "apple-mobile-web-app-title"]),
    ]
    if let name = names.lazy.compactMap({ $0 }).first(where: { !$0.contains("://") }) {
      return name
    }
    return url.flatMap { WebAddress.host(of: $0) }
  }

  /// Who wrote it; a name that is no person's, such as `admin`, is none.
  var author: String? {
    let meta = value([
      "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator",
      "sailthru.author", "citation_author", "byl", "content_author", "og:article:author",
    ])
    let marked = page.nodes.indices.first { index in
      page.has(index, "itemprop", "author") || page.has(index, "rel", "author")
    }.map { page.text(of: $0) }
    for name in [linked.author, meta, marked].compactMap({ $0 }) {
      let name = Self.withoutLabel(name)
      guard !name.isEmpty, name.utf8.count <= 120, !name.contains("://"), !name.hasPrefix("@"),
        !["admin", "administrator", "editor", "redaksi", "user"].contains(name.lowercased())
      else { continue }
      return name
    }
    return nil
  }

  private static func withoutLabel(_ name: String) -> String {
    guard let found = HeadLine.authorLabel(of: name[...]) else { return name }
    // Without a colon, a noun may be a part of the name.
    let isLabel = found.hasColon || found.label.hasSuffix("by") || found.label.hasSuffix("oleh")
    return isLabel ? String(found.rest) : name
  }

  /// The part of the newspaper.
  var section: String? {
    linked.section
      ?? value(["article:section", "parsely-section", "section", "content_category", "og:section"])
  }

  /// The date of publication, as far as the page's attributes and address tell it.
  var date: ArticleDate? {
    let meta = value([
      "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
      "article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
      "publishdate", "publish-date", "publish_date", "published_time", "pubdate", "ptime", "pdate",
      "content_publisheddate", "originalpublicationdate", "dc.date.issued", "dcterms.issued",
      "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "citation_publication_date",
      "citation_date", "date", "datecreated",
    ])
    for text in [linked.date, meta] {
      if let text, let date = MetadataDate.date(text) { return date }
    }
    return HTMLDate.timeElement(of: page) ?? url.flatMap { WebAddress.date(in: $0) }
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
