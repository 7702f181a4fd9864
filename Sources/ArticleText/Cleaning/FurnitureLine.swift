/// What a line is by its own words, wherever it stands.
enum FurnitureLine: Hashable {
  /// A button or heading about sharing, commenting, printing, or other articles.
  case closing
  /// An advertisement's place, or a button amid the story.
  case interruption
  /// A label such as `Baca juga:`, below which headlines of other articles follow.
  case pointerLabel
  /// A headline of another article behind such a label.
  case pointer
  /// A code of the site's software in brackets, such as `[iklan_2]`.
  case shortcode
  /// Where the article comes from: `Sumber: https://…`.
  case source(name: String, url: String?)
  /// An address on the web and nothing else.
  case address(host: String)
  /// A date and nothing else; `nil` where it has no year.
  case date(ArticleDate?)
  /// A button or menu: words of the page and nothing else.
  case button
  /// A heading of a list of other articles, comments, photographs or labels.
  case listHeading
  /// A time that counts back from when the page was shown, such as `2 jam lalu`.
  case moment
  /// A counter, the weather, or labels of the article.
  case mark
  /// What the site says to its readers about itself: cookies, subscriptions.
  case notice
  /// The rights in the page, or where its publisher is reached.
  case imprint
  /// A line that has nothing to do with the story around it (``StrayLines``).
  case stray

  /// - Returns: `nil` for a line that may be part of the story.
  init?(_ line: TextLine) {
    if let found = Self.ofKnownWords(line) ?? Self.ofPageWords(line) {
      self = found
    } else {
      return nil
    }
  }

  private static func ofPageWords(_ line: TextLine) -> FurnitureLine? {
    guard line.text.utf8.count <= 400 else { return nil }
    if PageMark.isMoment(line) { return .moment }
    if PageMark.areTags(line) || PageMark.isWeather(line) { return .mark }
    if PageWords.opensList(line) { return .listHeading }
    if PageWords.isButton(line) { return .button }
    if PageMark.isContact(line) || PageWords.isLegal(line) { return .imprint }
    return PageWords.noticeWeight(line) >= PageWords.leastNoticeWeight ? .notice : nil
  }

  private static func ofKnownWords(_ line: TextLine) -> FurnitureLine? {
    guard line.text.utf8.count <= 400, line.wordCount <= 30 else { return nil }
    if PageMark.isCounter(line), !PageWords.opensList(line) { return .mark }
    let plain = withoutBrackets(line.withoutBullet).lowercased()
    if let found = phrase(plain) ?? pointer(plain, line) ?? labelledPointer(line)
      ?? source(plain, line)
    {
      return found
    }
    if isShortcode(line.text) { return .shortcode }
    if let host = host(ofAddress: line.text) { return .address(host: host) }
    guard line.wordCount <= 10, line.text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      let date = DateText.onlyDate(of: line.text)
    else { return nil }
    return .date(date)
  }

  private static func withoutBrackets(_ text: Substring) -> Substring {
    guard let first = text.first, "([".contains(first), let last = text.last, ")]".contains(last)
    else { return text }
    return text.dropFirst().dropLast()
  }

  /// One of the known phrases, with a number in brackets and marks behind it at most.
  private static func phrase(_ plain: String) -> FurnitureLine? {
    guard plain.utf8.count <= 48 else { return nil }
    var phrase = plain[...]
    while let last = phrase.last, !last.isLetter { phrase = phrase.dropLast() }
    let rest = plain[phrase.endIndex...]
    guard rest.allSatisfy({ $0.isNumber || " ():.!…»>-".contains($0) }) else { return nil }
    if FurnitureTable.closings.contains(String(phrase)) {
      return rest.hasPrefix(".") ? nil : .closing
    }
    return FurnitureTable.interruptions.contains(String(phrase)) ? .interruption : nil
  }

  private static func pointer(_ plain: String, _ line: TextLine) -> FurnitureLine? {
    for label in FurnitureTable.pointers where plain.hasPrefix(label) {
      var rest = plain.dropFirst(label.count)
      if let first = rest.first, first.isLetter || first.isNumber { continue }
      while let first = rest.first, " .…»>".contains(first) { rest = rest.dropFirst() }
      if rest.isEmpty { return .pointerLabel }
      if rest.first == ":" {
        if !rest.contains(where: \.isLetter) { return .pointerLabel }
        return line.endsAsStatement && line.capitalShare < 0.6 ? nil : .pointer
      }
      let isHeadline = !line.endsAsStatement && line.text.last.map { !",;:".contains($0) } == true
      return isHeadline && line.capitalShare >= 0.7 && line.wordCount >= 4 ? .pointer : nil
    }
    return nil
  }

  /// `Up next: A Headline`, `BACA: Judul Berita`: a label that points elsewhere, and a headline.
  private static func labelledPointer(_ line: TextLine) -> FurnitureLine? {
    guard let colon = line.text.utf8.firstIndex(of: UInt8(ascii: ":")),
      PageWords.isPointerLabel(line.text[..<colon])
    else { return nil }
    let rest = line.text[line.text.index(after: colon)...].drop { $0 == " " }
    if rest.isEmpty { return .pointerLabel }
    let headline = TextLine(String(rest), emptyLinesAbove: 0)
    let isHeadline =
      headline.looksLikeHeadline && headline.wordCount >= 4
      && headline.capitalShare >= 0.5
    return isHeadline ? .pointer : nil
  }

  private static func source(_ plain: String, _ line: TextLine) -> FurnitureLine? {
    for label in FurnitureTable.sourceLabels where plain.hasPrefix(label) {
      let rest = plain.dropFirst(label.count).drop { $0 == " " }
      guard rest.first == ":" else { continue }
      guard let colon = line.text.firstIndex(of: ":") else { continue }
      let value = String(line.text[line.text.index(after: colon)...].drop { $0 == " " })
      if let host = host(ofAddress: value) {
        return .source(name: host, url: value.contains("://") ? value : nil)
      }
      guard line.wordCount <= 6, !value.isEmpty, !line.endsAsStatement,
        !FurnitureTable.linkLabels.contains(label),
        TextLine(value, emptyLinesAbove: 0).capitalShare == 1
      else { continue }
      return .source(name: value, url: nil)
    }
    return nil
  }

  private static func isShortcode(_ text: String) -> Bool {
    guard text.first == "[", text.last == "]" else { return false }
    let name = text.dropFirst().dropLast().lowercased()
    let isWord = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
    }
    guard isWord, name.contains(where: \.isLetter) else { return false }
    return name.contains("_") || name.contains(where: \.isNumber)
      || name.split(separator: "-").contains {
        FurnitureTable.interruptions.contains(String($0))
      }
  }

  /// The address that is all of a line, where it leads to a page and not only to a site.
  static func page(ofAddress text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: ":")), text.contains("://"), host(ofAddress: text) != nil
    else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count >= 3 ? text : nil
  }

  /// The host of an address that is all of the text, without `www.`.
  static func host(ofAddress text: String) -> String? {
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
}
