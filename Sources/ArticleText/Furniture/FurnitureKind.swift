/// What kind of furniture a line is by its own words, wherever it stands.
enum FurnitureKind: Hashable {
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
  /// A button or menu: words of furniture and nothing else.
  case button
  /// A heading of a list of other articles, comments, photographs or labels.
  case listHeading
  /// A time that counts back from when the text was saved, such as `2 jam lalu`.
  case moment
  /// A counter, the weather, or labels of the article.
  case mark
  /// What the site says to its readers about itself: cookies, subscriptions.
  case notice
  /// Who holds the rights, or how the publisher is reached.
  case imprint
  /// A line that has nothing to do with the story around it (``StrayLines``).
  case stray

  /// - Returns: `nil` for a line that may be part of the story.
  init?(_ line: TextLine) {
    if let found = Self.ofKnownPhrases(line) ?? Self.ofFurnitureWords(line) {
      self = found
    } else {
      return nil
    }
  }

  private static func ofFurnitureWords(_ line: TextLine) -> FurnitureKind? {
    guard line.text.utf8.count <= 400 else { return nil }
    if FurnitureMark.isMoment(line) { return .moment }
    if FurnitureMark.areTags(line) || FurnitureMark.isWeather(line) { return .mark }
    if FurnitureWords.opensList(line) { return .listHeading }
    if FurnitureWords.isButton(line) { return .button }
    if FurnitureMark.isContact(line) || FurnitureWords.isLegal(line) { return .imprint }
    return FurnitureWords.noticeWeight(line) >= FurnitureWords.leastNoticeWeight ? .notice : nil
  }

  private static func ofKnownPhrases(_ line: TextLine) -> FurnitureKind? {
    guard line.text.utf8.count <= 400, line.wordCount <= 30 else { return nil }
    if FurnitureMark.isCounter(line), !FurnitureWords.opensList(line) { return .mark }
    let plain = withoutBrackets(line.withoutBullet).lowercased()
    if let found = phrase(plain) ?? pointer(plain, line) ?? labelledPointer(line)
      ?? source(plain, line)
    {
      return found
    }
    if isShortcode(line.text) { return .shortcode }
    if let host = WebAddress.host(of: line.text) { return .address(host: host) }
    guard line.wordCount <= 16, line.text.utf8.contains(where: { (0x30...0x39).contains($0) }),
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
  private static func phrase(_ plain: String) -> FurnitureKind? {
    guard plain.utf8.count <= 48 else { return nil }
    var phrase = plain[...]
    while let last = phrase.last, !last.isLetter { phrase = phrase.dropLast() }
    let rest = plain[phrase.endIndex...]
    guard rest.allSatisfy({ $0.isNumber || " ():.!…»>-".contains($0) }) else { return nil }
    if FurniturePhrases.closings.contains(String(phrase)) {
      return rest.hasPrefix(".") ? nil : .closing
    }
    return FurniturePhrases.interruptions.contains(String(phrase)) ? .interruption : nil
  }

  private static func pointer(_ plain: String, _ line: TextLine) -> FurnitureKind? {
    for label in FurniturePhrases.pointers where plain.hasPrefix(label) {
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
  private static func labelledPointer(_ line: TextLine) -> FurnitureKind? {
    guard let (label, rest) = line.labelled, FurnitureWords.isPointerLabel(label) else {
      return nil
    }
    if rest.isEmpty { return .pointerLabel }
    let headline = TextLine(String(rest), emptyLinesAbove: 0)
    let isHeadline =
      headline.looksLikeHeadline && headline.wordCount >= 4
      && headline.capitalShare >= 0.5
    return isHeadline ? .pointer : nil
  }

  private static func source(_ plain: String, _ line: TextLine) -> FurnitureKind? {
    for label in FurniturePhrases.sourceLabels where plain.hasPrefix(label) {
      let rest = plain.dropFirst(label.count).drop { $0 == " " }
      guard rest.first == ":", let value = line.labelled.map({ String($0.rest) }) else { continue }
      if let host = WebAddress.host(of: value) {
        return .source(name: host, url: value.contains("://") ? value : nil)
      }
      guard line.wordCount <= 6, !value.isEmpty, !line.endsAsStatement,
        !FurniturePhrases.linkLabels.contains(label),
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
        FurniturePhrases.interruptions.contains(String($0))
      }
  }
}
