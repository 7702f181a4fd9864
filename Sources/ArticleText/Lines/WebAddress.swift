/// Addresses on the web.
enum WebAddress {
  /// Whether an address has more than a host.
  static func hasPath(_ address: String) -> Bool {
    address.split(separator: "/", omittingEmptySubsequences: true).count > 2
  }

  /// Scheme and host of an address that has both.
  static func origin(of address: String) -> String? {
    guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
    let host = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return host.isEmpty ? nil : scheme + host
  }

  /// An address with scheme and host, those of `origin` where it is a path; `nil` for one that is
  /// neither.
  static func absolute(_ address: String, origin: String?) -> String? {
    if Self.origin(of: address) != nil { return address }
    if address.hasPrefix("//"), address.dropFirst(2).contains(".") { return "https:" + address }
    return address.hasPrefix("/") ? origin.map { $0 + address } : nil
  }

  /// The address that is all of a line, where it leads further than to a site.
  static func ofArticle(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: ":")), text.contains("://"), host(of: text) != nil
    else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count >= 3 ? text : nil
  }

  /// The host of an address that is all of the text, without `www.`.
  static func host(of text: String) -> String? {
    guard !text.utf8.contains(UInt8(ascii: " ")) else { return nil }
    var rest = text.lowercased()[...]
    var isCertain = false
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      isCertain = true
    }
    if rest.hasPrefix("www.") {
      rest = rest.dropFirst(4)
      isCertain = true
    }
    let host = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    let end = rest[host.endIndex...].first
    guard isCertain, end.map({ "/?#:".contains($0) }) ?? true else { return nil }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else { return nil }
    return String(host)
  }

  /// The first full date in a path, else the first month: `/2016/04/07/`, `/2016/apr/07/`,
  /// `/2016-04/07/`, `/2016/0407/`, `/20160407/`, `/2016-04-07-`, `/2016/04/`. A year alone is none,
  /// as it may be a subject as well.
  static func date(in address: String) -> ArticleDate? {
    let parts = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst()
    let found = parts.indices.lazy.compactMap { date(at: $0, of: parts) }
      .filter { years ~= $0.year && $0.canBeOfArticle }
    return found.first { $0.day != nil } ?? found.first
  }

  /// The web began in 1990.
  private static let years = 1990...2099

  private static func date(at index: Int, of parts: ArraySlice<Substring>) -> ArticleDate? {
    let part = parts[index]
    let rest = parts[(index + 1)...]
    if let year = number(part, 4...4) {
      guard let next = rest.first else { return nil }
      // 2016/0407
      if number(next, 4...4) != nil {
        return ArticleDate(iso: "\(year)-\(next.prefix(2))-\(next.suffix(2))")
      }
      guard let month = number(next, 1...2) ?? DateWords.months[next.lowercased()] else {
        return nil
      }
      let day = rest.dropFirst().first.flatMap { number($0, 1...2) }
      return ArticleDate(year: year, month: month, day: day)
        ?? ArticleDate(year: year, month: month)
    }
    if number(part, 8...8) != nil { return MetadataDate.date(String(part)) }
    // 2016-04/07
    if part.utf8.count == 7, let month = ArticleDate(iso: String(part)) {
      guard let day = rest.first.flatMap({ number($0, 1...2) }) else { return month }
      return ArticleDate(year: month.year, month: month.month, day: day)
    }
    guard part.utf8.count >= 10, part.dropFirst(10).first?.isNumber != true else { return nil }
    return ArticleDate(iso: String(part.prefix(10)))
  }

  private static func number(_ part: Substring, _ digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(part.utf8.count) else { return nil }
    return part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
  }
}
