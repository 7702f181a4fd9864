/// What a page says of its article in JSON-LD, in the terms of schema.org.
///
/// <https://schema.org/NewsArticle> names the properties. Publishers and authors may stand apart in
/// the same graph, known by their `@id`. Of several articles the page's own is taken, as
/// ``LinkedArticles`` tells; what it leaves unsaid, another object that is surely the page's says.
struct LinkedData {
  private(set) var headline: String?
  /// Whether the headline is that of news, as newspapers say of theirs.
  private(set) var isNews = false
  /// When it was published, and created, as it is written; what says most first.
  private(set) var dates: [String] = []
  /// The same of the page that it stands on.
  private(set) var pageDates: [String] = []
  /// When it was changed; as it is written.
  private(set) var modified: String?
  /// Who wrote it, the names divided by commas.
  private(set) var author: String?
  /// Whether the author is a person as far as the page tells, not an organization.
  private(set) var isPersonal = false
  private(set) var publisher: String?
  /// What the site is called.
  private(set) var site: String?
  private(set) var section: String?
  private(set) var dateline: String?
  private(set) var url: String?
  /// The text of the article, without markup, a line for each paragraph where that is known.
  private(set) var articleBody: String?
  /// How many words the text is said to have.
  private(set) var wordCount: Int?

  /// Reads the scripts of a page; those that are no JSON are as if they were not there.
  ///
  /// - Parameters:
  ///   - addresses: Where the page says it stands.
  ///   - titles: What the page is called by its other parts.
  init(_ page: HTMLPage, addresses: [String], titles: [String]) {
    var objects: [[String: JSONValue]] = []
    for index in page.elements("script") {
      let type = page.nodes[index]["type"]?.lowercased() ?? ""
      guard type.hasPrefix("application/ld+json") else { continue }
      let script = page.nodes[index..<page.nodes[index].end].map(\.text).joined()
      objects += JSONScript.values(of: script).flatMap(\.objects)
    }
    guard !objects.isEmpty else { return }
    let names = LinkedNames(objects)
    site = objects.lazy.filter { $0["@type"]?.strings.contains("WebSite") ?? false }
      .compactMap { $0["name"]?.string }.map(HTMLPage.plainText).first { !$0.isEmpty }
    let own = LinkedArticles(addresses: addresses, titles: titles).own(of: objects)
    for article in own { read(article, names) }
  }

  /// Reads an object, as far as nothing is known yet.
  private mutating func read(_ found: LinkedArticles.Found, _ names: LinkedNames) {
    let article = found.object
    func text(_ keys: String...) -> String? {
      keys.lazy.compactMap { article[$0]?.string }.map(HTMLPage.plainText).first { !$0.isEmpty }
    }
    if headline == nil {
      headline = text("headline") ?? (found.kind == .page ? nil : text("name"))
      isNews = headline != nil && found.isNews
    }
    let dates = ["datePublished", "dateCreated"].compactMap { article[$0]?.string }
    if found.kind == .page { pageDates += dates } else { self.dates += dates }
    modified = modified ?? article["dateModified"]?.string
    let authors = names.authors(of: article["author"] ?? article["creator"])
    if authors.name != nil, author == nil || authors.isPersonal && !isPersonal {
      (author, isPersonal) = authors
    }
    publisher = publisher ?? names.name(of: article["publisher"] ?? article["sourceOrganization"])
    section =
      section ?? article["articleSection"]?.strings.map(HTMLPage.plainText).first { !$0.isEmpty }
    dateline = dateline ?? text("dateline") ?? names.name(of: article["locationCreated"])
    url = url ?? LinkedArticles.addresses(of: article).first
    articleBody = articleBody ?? lines(of: article["articleBody"] ?? article["text"])
    wordCount = wordCount ?? Self.count(article["wordCount"])
  }

  private func lines(of body: JSONValue?) -> String? {
    let text = (body?.strings ?? []).map(HTMLPage.plainLines).joined(separator: "\n")
    return text.isEmpty ? nil : text
  }

  private static func count(_ value: JSONValue?) -> Int? {
    let count: Int? =
      switch value {
      case .number(let number): Int(exactly: number.rounded())
      case .text(let text): Int(text.filter { $0.isASCII && $0.isNumber })
      default: nil
      }
    return count.flatMap { $0 > 0 ? $0 : nil }
  }
}

/// The names of the persons and organizations of a page's JSON-LD.
struct LinkedNames {
  /// The objects that have a name, by their id.
  private var named: [String: [String: JSONValue]] = [:]

  init(_ objects: [[String: JSONValue]]) {
    for object in objects {
      guard let id = object["@id"]?.string, object["name"]?.string != nil else { continue }
      if named[id] == nil { named[id] = object }
    }
  }

  /// The names of a value, divided by commas.
  func name(of value: JSONValue?) -> String? {
    Self.joined(entries(of: value).map(\.name))
  }

  /// The names of authors, divided by commas, and whether a person is among them.
  func authors(of value: JSONValue?) -> (name: String?, isPersonal: Bool) {
    let entries = entries(of: value)
    return (Self.joined(entries.map(\.name)), entries.contains { !$0.isOrganization })
  }

  private static func joined(_ names: [String]) -> String? {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0.lowercased()).inserted }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func entries(of value: JSONValue?) -> [(name: String, isOrganization: Bool)] {
    (value?.items ?? []).prefix(50).flatMap { item in
      var object = item.members
      if object?["name"]?.string == nil, let id = object?["@id"]?.string { object = named[id] }
      let names = item.string.map { [$0] } ?? object?["name"]?.strings ?? []
      let isOrganization =
        object?["@type"]?.strings.contains { $0.hasSuffix("Organization") } ?? false
      return names.map(HTMLPage.plainText).filter { !$0.isEmpty && !$0.contains("://") }
        .map { ($0, isOrganization) }
    }
  }
}
