/// Reads lists of saved addresses as articles, one for each: bookmarks as browsers and services
/// export them (the format of Netscape), and the pages that Pocket and Instapaper exported.
///
/// Such a list has titles and addresses, and remarks at most, but no texts. Its dates are those on
/// which an address was saved.
struct BookmarksReader: ArticleReader {
  func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    let bytes = try PageBytes.contents(of: file, limit: HTMLReader.largestFile)
    let decoded = try HTMLDecoder(charset: nil).decode(bytes, from: file.path)
    let page = HTMLPage(decoded.text)
    for problem in decoded.problems(in: file.path) where emit(.problem(problem)) == .stop { return }
    var count = 0
    for link in page.elements("a") {
      guard let address = page.nodes[link]["href"], Self.isOfPage(address) else { continue }
      count += 1
      let record = ArticleRecord(Self.members(page, link, address), .known)
      guard
        let article = record.article(idWithoutOne: "\(file.id)#\(count)", usesAddress: true)
      else { continue }
      if emit(.article(article)) == .stop { return }
    }
    if count == 0 { throw ReadError.empty(file.path, holdsNo: "addresses") }
  }

  private static func isOfPage(_ address: String) -> Bool {
    ["http://", "https://"].contains { address.lowercased().hasPrefix($0) }
  }

  /// A link as a record.
  private static func members(
    _ page: HTMLPage, _ link: Int, _ address: String
  ) -> [(name: String, value: RecordValue)] {
    let node = page.nodes[link]
    let text = page.text(of: link)
    let date = ["time_added", "add_date"].lazy.compactMap { node[$0] }.first ?? ""
    return [
      ("title", .text(text.isEmpty ? address : text)), ("url", .text(address)),
      ("date", .text(date)), ("content", .text(remark(page, behind: link))),
    ]
  }

  /// The remark that stands behind a link, in an element `dd`.
  private static func remark(_ page: HTMLPage, behind link: Int) -> String {
    var index = page.nodes[link].end
    while index < page.nodes.endIndex {
      let node = page.nodes[index]
      if node.name == "dd" { return page.text(of: index) }
      guard node.isText, node.text.allSatisfy(\.isWhitespace) else { break }
      index += 1
    }
    return ""
  }
}

extension ContentMark {
  /// A list of saved addresses: by the type of Netscape's bookmarks, or the title that a service gave
  /// its export.
  static let bookmarks = ContentMark { head in
    if head.begins(withOneOf: ["<!doctype netscape-bookmark-file-1"]) { return true }
    guard ContentMark.html.isIn(head) else { return false }
    let text = head.lowercasedText
    return ["<title>pocket export<", "<title>instapaper: export<"].contains { text.contains($0) }
  }
}
