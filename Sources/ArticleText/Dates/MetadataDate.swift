/// Dates as metadata have them: attributes of HTML, front matter of Markdown, addresses.
enum MetadataDate {
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
}
