/// Tells which of the articles in a page's JSON-LD is the page's own: there are those of teasers,
/// of lists and of the whole site as well.
struct LinkedArticles {
  private let addresses: [Address]
  /// The letters of what the page is called.
  private let titles: [String]
  private let titleWords: [Set<Substring>]

  /// How many articles are looked at.
  private static let mostArticles = 500

  /// - Parameters:
  ///   - addresses: Where the page says it stands.
  ///   - titles: What the page is called by its other parts.
  init(addresses: [String], titles: [String]) {
    self.addresses = addresses.filter(WebAddress.hasPath).map { Address($0, host: "") }
    let titles = titles.map { String($0.prefix(300)) }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
    self.titles = titles.map(StoryLines.letters)
    titleWords = titles.map(Self.words)
  }

  /// The page's own articles, the surest first: those of its address or its title. Where there are
  /// none, the first that is not surely another page's by both. What is said of the page itself,
  /// and of works of other types, counts where it is surely the page's, and less.
  func own(of objects: [[String: JSONValue]]) -> [Found] {
    var sure: [(rank: Int, found: Found)] = []
    var likely: (rank: Int, found: Found)?
    var count = 0
    for object in objects {
      guard count < Self.mostArticles, let kind = Self.kind(of: object) else { continue }
      count += 1
      let found = Found(object: object, kind: kind)
      let (place, name) = (isHere(object), likeness(of: object))
      switch (place, name) {
      case (true, _): sure.append((kind.rawValue * 3 + (name == .same ? 0 : 1), found))
      case (_, .same): sure.append((kind.rawValue * 3 + 2, found))
      case (_, .similar), (nil, _):
        let rank = name == .similar ? 0 : 1
        if kind == .article, rank < likely?.rank ?? 2 { likely = (rank, found) }
      default: break
      }
    }
    sure.sort { $0.rank < $1.rank }
    let others = sure.map(\.found)
    guard let likely, others.first?.kind != .article else { return others }
    return [likely.found] + others
  }

  /// An object, and what it is.
  struct Found {
    var object: [String: JSONValue]
    var kind: Kind

    /// Whether it is of the types of newspapers.
    var isNews: Bool {
      object["@type"]?.strings.contains { $0.hasSuffix("NewsArticle") || $0 == "LiveBlogPosting" }
        ?? false
    }
  }

  /// Kinds of objects, the first of which says the most of an article.
  enum Kind: Int { case article, work, page }

  /// The addresses that an object gives for itself.
  static func addresses(of object: [String: JSONValue]) -> [String] {
    let page = object["mainEntityOfPage"]
    let values = [
      object["url"], page?.members?["@id"] ?? page, page?.members?["url"], object["@id"],
    ]
    return values.compactMap { $0?.string }.filter { address in
      ["http://", "https://", "/"].contains { address.hasPrefix($0) }
    }
  }

  // MARK: - Kinds

  private static let articles: Set<String> = ["Report", "Article", "BlogPosting"]
  private static let works: Set<String> = [
    "CreativeWork", "Recipe", "HowTo", "Review", "Blog", "VideoObject", "PodcastEpisode", "Event",
    "QAPage", "FAQPage", "LearningResource", "Guide",
  ]

  /// What an object is by its types; `nil` for one that says nothing of an article.
  private static func kind(of object: [String: JSONValue]) -> Kind? {
    let types = (object["@type"]?.strings.prefix(10) ?? []).map(\.withoutPath)
    // `NewsArticle`, `LiveBlogPosting`, `DiscussionForumPosting`
    if types.contains(where: {
      articles.contains($0) || $0.hasSuffix("Article") || $0.hasSuffix("Posting")
    }), !types.contains("JobPosting") {
      return .article
    }
    if types.contains(where: works.contains) { return .work }
    return types.contains { $0.hasSuffix("Page") } ? .page : nil
  }

  // MARK: - Whose it is

  private enum Likeness { case same, similar, other }

  /// How much an object's headline is what the page is called; `nil` where that cannot be told.
  private func likeness(of object: [String: JSONValue]) -> Likeness? {
    let names = ["headline", "alternativeHeadline", "name"].compactMap { object[$0]?.string }
      .map { HTMLPage.plainText(String($0.prefix(300))) }
    guard !titles.isEmpty, !names.isEmpty else { return nil }
    var best = Likeness.other
    for name in names {
      let letters = StoryLines.letters(name)
      guard !letters.isEmpty else { continue }
      if titles.contains(letters) { return .same }
      let words = Self.words(name)
      for (title, others) in zip(titles, titleWords) {
        // With a site's name around it, or cut short.
        let isPart =
          min(title.utf8.count, letters.utf8.count) >= 20
          && (title.contains(letters) || letters.contains(title))
        if isPart { return .same }
        if words.intersection(others).count * 2 >= max(words.count, others.count) {
          best = .similar
        }
      }
    }
    return best
  }

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
  }

  /// Whether an object's address is the page's; `nil` where that cannot be told.
  private func isHere(_ object: [String: JSONValue]) -> Bool? {
    guard let host = addresses.first?.host else { return nil }
    let own = Self.addresses(of: object).map { Address($0, host: host) }.filter { $0.path != "" }
    if own.isEmpty { return nil }
    return own.contains { one in addresses.contains { one.isSame(as: $0) } }
  }

  /// An address without scheme, `www.`, fragment and last slash, in small letters.
  private struct Address {
    let host: String
    let path: String
    let query: String

    /// - Parameter host: That of an address that is only a path.
    init(_ address: String, host: String) {
      let address = address.lowercased().prefix { $0 != "#" }
      let parts = address.split(separator: "?", maxSplits: 1)
      query = parts.count > 1 ? String(parts[1]) : ""
      var rest = parts.first ?? ""
      if let scheme = rest.firstRange(of: "://") {
        rest = rest[scheme.upperBound...]
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        self.host = String(rest.prefix { $0 != "/" })
        rest = rest.dropFirst(self.host.count)
      } else {
        self.host = host
      }
      path = String(rest.trimmedAtEnd { $0 == "/" })
    }

    /// Of two queries, one may be about where a reader came from; two are two pages.
    func isSame(as other: Address) -> Bool {
      host == other.host && path == other.path
        && (query == other.query || query.isEmpty || other.query.isEmpty)
    }
  }
}

extension String {
  /// `NewsArticle` of `https://schema.org/NewsArticle` or `schema:NewsArticle`.
  fileprivate var withoutPath: String {
    lastIndex { "/:".contains($0) }.map { String(self[index(after: $0)...]) } ?? self
  }
}
