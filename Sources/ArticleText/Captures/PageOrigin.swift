/// Where a page comes from, as what saved it says, and not the page itself.
struct PageOrigin: Hashable {
  /// Its address.
  var url: String?
  /// The day it was saved, which is not long after that of publication, and better than none.
  var date: ArticleDate?
  /// The encoding that the server named.
  var charset: String?

  /// Programs write it in a comment at the beginning.
  private static let reach = 8192

  init(url: String? = nil, date: ArticleDate? = nil, charset: String? = nil) {
    self.url = url
    self.date = date
    self.charset = charset
  }

  /// What the comment of a program says that saved the page; `nil` where there is none.
  init?(commentIn html: String) {
    let head = html.utf8.prefix(Self.reach)
    guard let text = String(head.dropLast(head.count < Self.reach ? 0 : 4)) else { return nil }
    for comment in text.split(separator: "<!--").dropFirst() {
      let comment = comment.prefix { $0 != ">" }
      if let origin = Self(comment) {
        self = origin
        return
      }
    }
    return nil
  }

  /// What one comment says.
  private init?(_ comment: Substring) {
    if comment.contains("Page saved with SingleFile") {
      for line in comment.split(whereSeparator: \.isNewline) {
        let line = line.trimmed { $0.isWhitespace }
        if let value = Self.value(of: line, behind: "url:"), url == nil { url = value }
        if let value = Self.value(of: line, behind: "saved date:") { date = Self.date(value) }
      }
    } else if let mark = comment.firstRange(of: "saved from url=(") {
      // Its length stands before it.
      let rest = comment[mark.upperBound...].drop { $0.isNumber }.dropFirst()
      url = Self.address(rest)
    } else if let mark = comment.firstRange(of: "Mirrored from "),
      let end = comment.firstRange(of: " by HTTrack")
    {
      url = Self.address(
        "http://" + comment[mark.upperBound..<max(mark.upperBound, end.lowerBound)])
      date = comment.split(separator: ", ", maxSplits: 1).last.flatMap { Self.date($0) }
    } else {
      return nil
    }
    if url == nil, date == nil { return nil }
  }

  private static func value(of line: Substring, behind label: String) -> String? {
    guard line.lowercased().hasPrefix(label) else { return nil }
    return String(line.dropFirst(label.count).trimmed { $0.isWhitespace })
  }

  private static func address(_ text: some StringProtocol) -> String? {
    let address = String(text.drop { $0.isWhitespace }.prefix { !$0.isWhitespace })
    return address.hasPrefix("http") && address.contains("://") ? address : nil
  }

  /// A date as scripts print it, `Thu Apr 07 2016 10:22:33 GMT+0700 (…)`, or as any page has it.
  private static func date(_ text: some StringProtocol) -> ArticleDate? {
    let words = text.split(separator: " ")
    if words.count > 3, words[0].count == 3, words[3].allSatisfy(\.isNumber) {
      return MetadataDate.date("\(words[2]) \(words[1]) \(words[3])")
    }
    return MetadataDate.date(String(text.prefix(60)))
  }
}
