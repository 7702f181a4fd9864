/// What a page says of its article in JSON-LD, in the terms of schema.org.
///
/// <https://schema.org/NewsArticle> names the properties. Publishers and authors may stand apart in
/// the same graph, known by their `@id`.
struct LinkedData {
  private(set) var headline: String?
  private(set) var date: String?
  private(set) var author: String?
  private(set) var publisher: String?
  private(set) var section: String?
  private(set) var dateline: String?
  private(set) var url: String?

  private static let types: Set<String> = [
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting",
    "LiveBlogPosting", "SocialMediaPosting", "ScholarlyArticle", "TechArticle", "Report",
  ]

  /// Reads the scripts of a page; those that are no JSON are as if they were not there.
  init(_ page: HTMLPage) {
    var objects: [[String: JSONValue]] = []
    for index in page.elements("script") {
      let type = page.nodes[index]["type"]?.lowercased() ?? ""
      guard type.hasPrefix("application/ld+json") else { continue }
      let script = page.nodes[index..<page.nodes[index].end].map(\.text).joined()
      if let value = JSONValue(script: script) { objects += value.objects }
    }
    let article = objects.first { object in
      object["@type"]?.strings.contains { Self.types.contains($0.withoutPath) } ?? false
    }
    guard let article else { return }
    func name(_ value: JSONValue?) -> String? {
      let names = (value?.items ?? []).compactMap { item -> String? in
        guard case .object(let object) = item else { return item.string }
        if let name = object["name"]?.string { return name }
        guard let id = object["@id"]?.string else { return nil }
        return objects.lazy.filter { $0["@id"]?.string == id }.compactMap { $0["name"]?.string }
          .first
      }
      let plain = names.map(HTMLPage.plainText).filter { !$0.isEmpty && !$0.contains("://") }
      return plain.isEmpty ? nil : plain.joined(separator: ", ")
    }
    headline = (article["headline"] ?? article["name"])?.string.map(HTMLPage.plainText)
    date = (article["datePublished"] ?? article["dateCreated"])?.string
    author = name(article["author"] ?? article["creator"])
    publisher = name(article["publisher"] ?? article["sourceOrganization"])
    section = article["articleSection"]?.strings.map(HTMLPage.plainText).first { !$0.isEmpty }
    dateline =
      article["dateline"]?.string.map(HTMLPage.plainText) ?? name(article["locationCreated"])
    url = article["url"]?.string
    if url == nil, let page = article["mainEntityOfPage"] {
      if case .object(let object) = page { url = object["@id"]?.string } else { url = page.string }
    }
  }
}

extension String {
  /// `NewsArticle` of `https://schema.org/NewsArticle` or `schema:NewsArticle`.
  fileprivate var withoutPath: String {
    lastIndex { "/:".contains($0) }.map { String(self[index(after: $0)...]) } ?? self
  }
}
