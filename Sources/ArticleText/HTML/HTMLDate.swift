/// The date that an HTML page shows.
enum HTMLDate {
  /// The date of a `time` element that says it is that of publication, else of the first one that
  /// does not stand in a list of other articles or among comments.
  static func timeElement(of page: HTMLPage) -> ArticleDate? {
    let times = page.elements("time")
    func date(_ index: Int) -> ArticleDate? {
      let node = page.nodes[index]
      if let text = node["datetime"] ?? node["content"], let date = MetadataDate.date(text) {
        return date
      }
      return MetadataDate.date(page.text(of: index))
    }
    let marked = page.nodes.indices.filter { index in
      page.has(index, "itemprop", "datePublished") || page.nodes[index]["pubdate"] != nil
        || page.has(index, "class", "entry-date") || page.has(index, "class", "published")
    }
    if let found = marked.lazy.compactMap(date).first { return found }
    return times.lazy.filter { !isElsewhere($0, page) }.compactMap(date).first
  }

  /// Whether an element stands in a list of other articles or among comments.
  private static func isElsewhere(_ index: Int, _ page: HTMLPage) -> Bool {
    page.ancestors(of: index, upTo: 12).contains { node in
      HTMLNames.furniture.contains(node.name)
        || node.name != "body" && node.names.contains(where: HTMLFurniture.isFurniture(name:))
    }
  }
}
