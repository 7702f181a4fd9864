/// The dates that the `meta` elements of a page name as such.
///
/// The names are those of the Open Graph protocol (<https://ogp.me>), Dublin Core, schema.org and
/// of the analytics services of newspapers; as there are ever more of them, it goes by their words.
struct HTMLMarkedDates {
  private(set) var published: [MetadataDate] = []
  private(set) var unsaid: [MetadataDate] = []
  private(set) var changed: [MetadataDate] = []

  init(_ page: HTMLPage) {
    for index in page.elements("meta") {
      let node = page.nodes[index]
      guard let content = node["content"] else { continue }
      // Microdata in the text may be of other articles: where it stands decides.
      let isOfPage = page.nodes[node.parent].name == "head" || node["itemprop"] == nil
      for name in [node["property"], node["name"], isOfPage ? node["itemprop"] : nil] {
        guard let name, let role = Self.role(ofName: name), let date = MetadataDate(content) else {
          continue
        }
        add(date, role)
      }
    }
  }

  private mutating func add(_ date: MetadataDate, _ role: LineDates.Role) {
    switch role {
    case .publication: published.append(date)
    case .unsaid: unsaid.append(date)
    case .change: changed.append(date)
    case .other: break
    }
  }

  /// What the date is of that stands under a name such as `article:published_time`.
  static func role(ofName name: String) -> LineDates.Role? {
    let bytes = name.utf8
    guard bytes.count <= 60 else { return nil }
    let lower = name.lowercased()
    guard
      ["date", "time", "issued", "created", "published", "modified", "tanggal"].contains(
        where: lower.contains)
    else { return nil }
    let words = Set(HTMLNames.words(of: name[...]))
    if !words.isDisjoint(with: other) { return nil }
    if ["modif", "updat", "revis", "lastmod", "moddate"].contains(where: lower.contains) {
      return words.contains("update") && words.contains("pub") ? .publication : .change
    }
    if words.contains("mod") || words.contains("last") { return .change }
    if ["publi", "issued", "posted", "pubdate"].contains(where: lower.contains)
      || words.contains("pub")
      || words.contains("online")
    {
      return .publication
    }
    let isDate = !words.isDisjoint(with: dates)
    return isDate ? .unsaid : nil
  }

  private static let dates: Set<String> = [
    "date", "datetime", "created", "creation", "datecreated", "createdate", "ptime", "pdate",
    "timestamp", "utime", "tanggal",
  ]

  /// Words of names that are dates of something else.
  private static let other: Set<String> = [
    "expires", "expiry", "expiration", "expire", "unpublish", "unpublished", "start", "end",
    "event",
    "release", "birth", "book", "music", "video", "valid", "until", "copyright", "timezone", "zone",
    "required", "reading", "format", "build", "upload", "uploaddate",
  ]
}
