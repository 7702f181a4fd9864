/// Reads news feeds, RSS (0.91 to 2.0, and 1.0 in RDF) and Atom (RFC 4287): each item is a record,
/// and so an article, from the feed's source.
public struct FeedReader: ArticleReader {
  /// Bytes of what a feed is parsed to.
  private static let largestFeed = 64 << 20

  /// A reader of feeds.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    var feed: Feed?
    try ContainerEntries.forEach(of: file) { entry throws(ReadError) in
      if feed == nil, entry.isPlain || entry.isCompressed {
        feed = Feed(try entry.xml(limit: Self.largestFeed))
      }
      return .more
    }
    guard let feed, feed.isFeed else {
      // XML may be anything; other kinds of it are not read.
      _ = emit(.passedOver(name: String(file.name)))
      return
    }
    if feed.items.isEmpty { throw ReadError.empty(file.path, holdsNo: "items") }
    for (index, item) in feed.items.enumerated() {
      let record = ArticleRecord(item.members(in: feed), .known)
      let article = record.article(
        idWithoutOne: "\(file.id)#\(index + 1)", usesAddress: true)
      let event: ReadEvent =
        if let article { .article(article) } else {
          .problem(
            ReadProblem(
              file: file.path,
              reason: "item \(index + 1) has neither a title nor a text; it was left out"))
        }
      if emit(event) == .stop { return }
    }
  }
}

/// A feed as its XML has it.
struct Feed {
  /// What is said of an item, or of the feed as a whole.
  struct Item {
    /// Of several titles its own, else that of its data or its media.
    var titles: [Int: String] = [:]
    /// Of several texts the fullest kind: the whole, a text, a summary.
    var bodies: [Int: (text: String, isHTML: Bool)] = [:]
    var dates: [Int: String] = [:]
    var id = ""
    var link = ""
    var authors: [String] = []
    var source = ""
    var section = ""

    /// The item as a record.
    func members(in feed: Feed) -> [(name: String, value: RecordValue)] {
      let body = bodies.min { $0.key < $1.key }?.value
      let date = dates.min { $0.key < $1.key }?.value
      let source = source.isEmpty ? feed.title : source
      let authors = authors.isEmpty ? feed.authors : authors
      return [
        ("title", .object(["rendered": .text(titles.min { $0.key < $1.key }?.value ?? "")])),
        ("date", .text(date ?? "")),
        (body?.isHTML == false ? "content" : "contenthtml", .text(body?.text ?? "")),
        ("id", .text(id)), ("url", .text(link)), ("source", .text(source)),
        ("author", .list(authors.map { .text($0) })), ("section", .text(section)),
      ]
    }
  }

  private(set) var isFeed = false
  private(set) var title = ""
  private(set) var authors: [String] = []
  private(set) var items: [Item] = []

  /// The elements that are open, without the prefixes that name no known kind.
  private var open: [String] = []
  private var item: Item?
  private var text = ""
  /// Elements within a text that is written as elements (XHTML in Atom), which are open.
  private var inner: [String] = []
  /// Whether there were any in the text.
  private var hasMarkup = false
  private var contentType = ""

  init(_ events: XMLEvents) {
    for event in events {
      switch event {
      case .start(let name, let attributes): start(name, attributes)
      case .text(let part): text += hasMarkup && !isEscaped ? Self.escaped(part) : part
      case .end: end()
      }
    }
  }

  private static let roots: Set<String> = ["rss", "feed", "rdf:rdf"]
  /// The elements that hold texts: what lies in them is their markup, whatever they say of it.
  private static let texts: Set<String> = [
    "content", "summary", "title", "description", "body", "fullitem", "content:encoded", "dc:title",
    "dc:description", "media:title", "media:description", "itunes:summary",
  ]

  private mutating func start(_ name: String, _ attributes: XMLAttributes) {
    let name = Self.known(name)
    if isInMarkup {
      if !hasMarkup, !isEscaped { text = Self.escaped(text) }
      hasMarkup = true
      inner.append(name)
      text += "<\(name)>"
      return
    }
    if open.isEmpty { isFeed = Self.roots.contains(name) }
    open.append(name)
    text = ""
    hasMarkup = false
    contentType = attributes["type"] ?? ""
    switch name {
    case "item", "entry": item = Item()
    case "link":
      let relation = attributes["rel"] ?? "alternate"
      if let address = attributes["href"], relation == "alternate", item?.link.isEmpty == true {
        item?.link = address
      }
    case "category":
      if let term = attributes["label"] ?? attributes["term"], item?.section.isEmpty == true {
        item?.section = term
      }
    default: break
    }
  }

  /// Whether what comes is the markup of a text.
  private var isInMarkup: Bool {
    open.last.map(Self.texts.contains) ?? false
  }

  /// Whether the characters of a text are HTML that was written as text.
  private var isEscaped: Bool { ["html", "text/html"].contains(contentType) }

  private mutating func end() {
    if let name = inner.popLast() {
      text += "</\(name)>"
      return
    }
    guard let name = open.popLast() else { return }
    let said = text.trimmed(\.isWhitespace)
    text = ""
    if name == "item" || name == "entry" {
      if let item { items.append(item) }
      item = nil
    } else if item == nil {
      endOfFeed(name, String(said))
    } else {
      endOfItem(name, String(said))
    }
  }

  private mutating func endOfFeed(_ name: String, _ said: String) {
    guard !said.isEmpty else { return }
    switch (name, open.last) {
    case ("title", "channel"), ("title", "feed"): title = HTMLPage.plainText(said)
    case ("name", "author"): authors.append(said)
    default: break
    }
  }

  private mutating func endOfItem(_ name: String, _ said: String) {
    guard var item, !said.isEmpty else { return }
    let isOwn = ["item", "entry"].contains(open.last)
    let isHTML = hasMarkup || contentType != "text" && contentType != "text/plain"
    switch name {
    case "title" where isOwn: item.titles[0] = said
    case "dc:title" where isOwn: item.titles[1] = said
    case "media:title": item.titles[2] = said
    case "title" where open.last == "source": item.source = HTMLPage.plainText(said)
    case "source" where isOwn: item.source = said
    case "content:encoded": item.bodies[0] = (said, true)
    case "content", "body", "fullitem": if isOwn { item.bodies[1] = (said, isHTML) }
    case "description" where isOwn: item.bodies[2] = (said, true)
    case "summary" where isOwn: item.bodies[3] = (said, isHTML)
    case "dc:description", "itunes:summary", "media:description": item.bodies[4] = (said, true)
    case "published": item.dates[0] = said
    case "pubdate": item.dates[1] = said
    case "dc:date": item.dates[2] = said
    case "updated": item.dates[3] = said
    case "guid", "id": if isOwn { item.id = said }
    case "link": if isOwn, item.link.isEmpty { item.link = said }
    case "name" where open.last == "author": item.authors.append(said)
    case "dc:creator": item.authors.append(said)
    case "author" where isOwn: if let name = Self.name(said) { item.authors.append(name) }
    case "category", "dc:subject": if isOwn, item.section.isEmpty { item.section = said }
    default: break
    }
    self.item = item
  }

  /// The name of an author of RSS, who is written as an address with a name: `a@x.example (Siti)`.
  private static func name(_ author: String) -> String? {
    guard author.contains("@") else { return author }
    guard let start = author.firstIndex(of: "("), let end = author.lastIndex(of: ")"), start < end
    else { return nil }
    let name = author[author.index(after: start)..<end].trimmed(\.isWhitespace)
    return name.isEmpty ? nil : String(name)
  }

  /// A name in small letters; of a prefix only those that tell elements apart, since what is Atom may
  /// be written with any.
  private static func known(_ name: String) -> String {
    let name = name.lowercased()
    guard let colon = name.firstIndex(of: ":") else { return name }
    let prefix = name[..<colon]
    return ["content", "dc", "rdf", "media", "itunes", "g"].contains(prefix)
      ? name : String(name[name.index(after: colon)...])
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
