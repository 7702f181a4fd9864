/// Dates in the attributes of pages.
enum PageDate {
  /// A date as ISO 8601 writes it with or without separators, as mail does, or as newspapers do.
  static func date(_ text: String) -> ArticleDate? {
    let text = String(text.prefix(80)).replacing("/", with: "-")
    if let date = ArticleDate(iso: text) { return date }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    // 20160407, 20160407T1030, 20160407103000
    if digits.utf8.count == 8 || digits.utf8.count == 14 {
      let (year, rest) = (digits.prefix(4), digits.dropFirst(4))
      return ArticleDate(iso: "\(year)-\(rest.prefix(2))-\(rest.dropFirst(2).prefix(2))")
    }
    // 2016-04-07+07:00 and 2016-4-7
    let parts = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }.split(separator: "-")
    if parts.count >= 3, parts[0].utf8.count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    {
      return ArticleDate(year: year, month: month, day: day)
    }
    return DateText.singleFullDate(in: text)
  }

  /// The date of a `time` element that says it is that of publication, else of the first one that
  /// does not stand in a list of other articles or among comments.
  static func timeElement(of page: HTMLPage) -> ArticleDate? {
    let times = page.elements("time")
    func date(_ index: Int) -> ArticleDate? {
      let node = page.nodes[index]
      if let text = node["datetime"] ?? node["content"], let date = Self.date(text) { return date }
      return Self.date(page.text(of: index))
    }
    let marked = page.nodes.indices.filter { index in
      page.has(index, "itemprop", "datePublished") || page.nodes[index]["pubdate"] != nil
        || page.has(index, "class", "entry-date") || page.has(index, "class", "published")
    }
    if let found = marked.lazy.compactMap(date).first { return found }
    return times.lazy.filter { !isElsewhere($0, page) }.compactMap(date).first
  }

  private static func isElsewhere(_ index: Int, _ page: HTMLPage) -> Bool {
    var parent = page.nodes[index].parent
    for _ in 0..<12 {
      let node = page.nodes[parent]
      if HTMLNames.furniture.contains(node.name) { return true }
      let names = [node["class"], node["id"]].compactMap { $0 }
      if node.name != "body", names.contains(where: HTMLFurniture.isFurniture(name:)) {
        return true
      }
      parent = node.parent
    }
    return false
  }
}
