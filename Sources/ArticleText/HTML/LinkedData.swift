import FoundationEssentials

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
    var objects: [[String: JSON]] = []
    for index in page.elements("script") {
      let type = page.nodes[index]["type"]?.lowercased() ?? ""
      guard type.hasPrefix("application/ld+json") else { continue }
      let script = page.nodes[index..<page.nodes[index].end].map(\.text).joined()
      if let value = JSON(script: script) { objects += value.objects }
    }
    let article = objects.first { object in
      object["@type"]?.strings.contains { Self.types.contains($0.withoutPath) } ?? false
    }
    guard let article else { return }
    func name(_ value: JSON?) -> String? {
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

/// Any JSON value.
private enum JSON: Decodable {
  case text(String)
  case list([JSON])
  case object([String: JSON])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSON].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  /// The value in a script. Line breaks within strings, which JSON has not, are taken for spaces,
  /// and what stands around the outer brackets is left out: comments, semicolons.
  init?(script: String) {
    let script = ["<![CDATA[", "]]>"].reduce(script) { $0.replacing($1, with: " ") }
    let bytes = script.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }
    let isBracket = { (byte: UInt8) in "{}[]".utf8.contains(byte) }
    guard let start = bytes.firstIndex(where: isBracket),
      let end = bytes.lastIndex(where: isBracket),
      start < end, !Self.isDeep(bytes[start...end]),
      let value = try? JSONDecoder().decode(JSON.self, from: Data(bytes[start...end]))
    else { return nil }
    self = value
  }

  /// Whether brackets lie deeper within each other than any page's do, strings not looked at.
  private static func isDeep(_ bytes: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for byte in bytes {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
      if depth > 64 { return true }
    }
    return false
  }

  var string: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .list(let list): list.first?.string
    default: nil
    }
  }

  var items: [JSON] {
    if case .list(let list) = self { list } else { [self] }
  }

  var strings: [String] { items.compactMap(\.string) }

  /// The objects in lists, graphs and main entities, from the outside inwards.
  var objects: [[String: JSON]] {
    var found: [[String: JSON]] = []
    var open = [self]
    while let value = open.popLast() {
      switch value {
      case .list(let list): open += list.reversed()
      case .object(let object):
        found.append(object)
        for key in ["mainEntityOfPage", "publisher", "author", "mainEntity", "@graph"] {
          if let inner = object[key] { open.append(inner) }
        }
      default: break
      }
    }
    return found
  }
}

extension String {
  /// `NewsArticle` of `https://schema.org/NewsArticle` or `schema:NewsArticle`.
  fileprivate var withoutPath: String {
    lastIndex { "/:".contains($0) }.map { String(self[index(after: $0)...]) } ?? self
  }
}
