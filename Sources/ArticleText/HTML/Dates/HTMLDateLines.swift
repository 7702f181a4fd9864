/// The dates in the text of a page and in the attributes of its elements, in their order, and where
/// its title stands among them.
struct HTMLDateLines {
  /// A date, and what it stands in.
  struct Candidate {
    var date: ArticleDate
    var role: LineDates.Role
    /// The text or the element it is of.
    var node: Int
    /// How many words of the page stand before it.
    var words: Int
    /// Whether its element, or its line, has nothing but dates.
    var isAlone: Bool
    /// Whether the line begins with it.
    var isFirst: Bool
    /// Whether it follows on `on`.
    var isAfterJoint = false
    /// How many words there are on its line beside dates.
    var besides: Int
    /// Whether the line is a sentence.
    var isInSentence = false
    /// Whether it is in the text of a link that says more.
    var isInLink: Bool
  }

  private let page: HTMLPage
  /// How many words of the page stand before its title; `nil` where that is not found.
  private(set) var headingWords: Int?
  private var lines: [Line] = []
  private var monthComesFirst = false

  private struct Line {
    /// The texts that it is made of, or the element whose attribute it is.
    var nodes: [Int] = []
    var text = ""
    var words: Int
    var role: LineDates.Role?
    var isAttribute = false
    /// The text of the line above, which may be its label.
    var above = ""
    /// Whether it is of the story.
    var isLong = false

    init(words: Int) { self.words = words }

    init(element: Int, text: String, words: Int, role: LineDates.Role?, above: String) {
      (nodes, self.text, self.words, self.role, self.above) = ([element], text, words, role, above)
      isAttribute = true
    }

    /// Adds a text to the line.
    mutating func add(_ node: Int, _ text: String, words: Int) {
      if nodes.isEmpty { self.words = words }
      nodes.append(node)
      if isLong || self.text.utf8.count + text.utf8.count > 240 {
        isLong = true
        if self.text.isEmpty { self.text = " " }
      } else {
        self.text += (self.text.isEmpty ? "" : " ") + text
      }
    }
  }

  /// No page has more lines with a year above its story.
  private static let most = 2000

  private let joints: Set<String> = ["on", "am", "pada", "le", "el", "il"]

  init(_ page: HTMLPage, title: String?) {
    self.page = page
    collect(title: StoryLines.letters(title ?? ""))
    monthComesFirst = isAmerican
  }

  private mutating func collect(title: String) {
    var words = 0
    var firstHeading: Int?
    var line = Line(words: 0)
    var above = ""
    var blocks = [Int](repeating: 0, count: page.nodes.count)
    func endLine(_ lines: inout [Line]) {
      guard !line.text.isEmpty else { return }
      if !line.isLong, Self.hasYear(line.text) {
        line.above = above
        lines.append(line)
      }
      above = line.isLong ? "" : line.text
      line = Line(words: words)
    }
    var index = 1
    while index < page.nodes.count, lines.count < Self.most {
      let node = page.nodes[index]
      defer { index += 1 }
      if node.isText {
        if let first = line.nodes.first, blocks[page.nodes[first].parent] != blocks[node.parent] {
          endLine(&lines)
        }
        let count = Self.words(in: node.text)
        if count == 0 { continue }
        line.add(index, node.text, words: words)
        words += count
        continue
      }
      if node.isUnseen, !Self.seen.contains(node.name) {
        index = max(index, node.end - 1)
        continue
      }
      let isBlock = node.isBlock
      blocks[index] = isBlock ? index : blocks[node.parent]
      if isBlock || node.name == "br" { endLine(&lines) }
      if headingWords == nil, HTMLNames.headings.contains(node.name), node.end - index < 100 {
        let text = page.text(of: index)
        let end = words + Self.words(in: text)
        if Self.isTitle(text, title) { headingWords = end }
        if node.name == "h1" { firstHeading = firstHeading ?? end }
      }
      if let (text, role) = Self.attribute(of: node) {
        endLine(&lines)
        lines.append(Line(element: index, text: text, words: words, role: role, above: above))
      }
    }
    endLine(&lines)
    headingWords = headingWords ?? firstHeading
  }

  /// Elements in which a date may be though they are none of the story.
  private static let seen: Set<String> = ["label", "button", "meta"]

  /// Whether a heading is the title, with a site's name around one of them at most.
  private static func isTitle(_ heading: String, _ title: String) -> Bool {
    let letters = StoryLines.letters(String(heading.prefix(400)))
    guard !title.isEmpty else { return false }
    return letters.hasPrefix(title) || letters.utf8.count > 12 && title.contains(letters)
  }

  private static func words(in text: String) -> Int {
    var (count, isInWord) = (0, false)
    for byte in text.utf8 {
      if byte > 0x20, !isInWord { count += 1 }
      isInWord = byte > 0x20
    }
    return count
  }

  /// The date in an attribute of an element of the text, and what it is said to be of.
  private static func attribute(of node: HTMLPage.Node) -> (String, LineDates.Role?)? {
    guard node.hasAttributes else { return nil }
    let isStamp = { (value: String) in
      (8...40).contains(value.utf8.count) && value.utf8.contains { (0x30...0x39).contains($0) }
    }
    let stated = node["datetime"] ?? node["content"] ?? node["title"]
    if let name = node["itemprop"] ?? node["property"],
      let role = HTMLMarkedDates.role(ofName: name), role == .publication || role == .change
    {
      if let stated { return (stated, role) }
    } else if node.name == "time", let stated = node["datetime"] {
      return (stated, node["pubdate"] == nil ? nil : .publication)
    }
    for (name, value) in node.attributes where isStamp(value) {
      if name == "title", ["abbr", "time", "span"].contains(node.name) { return (value, nil) }
      guard name.hasPrefix("data-"), let role = HTMLMarkedDates.role(ofName: name) else { continue }
      return (value, role)
    }
    return nil
  }

  /// Whether the page writes the month first, by its own dates where one cannot be read in the
  /// other order, else by its language.
  private var isAmerican: Bool {
    var (dayFirst, monthFirst) = (0, 0)
    for line in lines where !line.isAttribute && line.text.utf8.contains(UInt8(ascii: "/")) {
      for token in line.text.split(whereSeparator: \.isWhitespace) {
        let parts = token.split(separator: "/")
        guard parts.count == 3, parts[2].utf8.count == 4, let first = Int(parts[0]),
          let second = Int(parts[1]), (1...31).contains(first), (1...31).contains(second)
        else { continue }
        if first > 12 { dayFirst += 1 } else if second > 12 { monthFirst += 1 }
      }
    }
    if dayFirst != monthFirst { return monthFirst > dayFirst }
    let language = page.elements("html").first.flatMap { page.nodes[$0]["lang"] }?.lowercased()
    return language == "en-us" || language == "en_us"
  }

  /// The dates of the lines, in order, no more than so many.
  func candidates(most: Int) -> [Candidate] {
    var found: [Candidate] = []
    for line in lines {
      guard found.count < most else { break }
      let label = LineDates.label(line.above)
      guard line.isAttribute else {
        found += candidates(of: line, label)
        continue
      }
      guard let date = MetadataDate(line.text), date.date.day != nil else { continue }
      found.append(
        Candidate(
          date: date.date, role: line.role ?? label ?? .unsaid, node: line.nodes[0],
          words: line.words, isAlone: true, isFirst: true, besides: 0, isInLink: false))
    }
    return found
  }

  private func candidates(of line: Line, _ pending: LineDates.Role?) -> [Candidate] {
    let read = LineDates(line.text, monthComesFirst: monthComesFirst)
    guard !read.dates.isEmpty else { return [] }
    let besides =
      read.tokens.count { !DateText.isBesideDate($0) }
      - read.dates.reduce(0) { $0 + $1.tokens.count { !DateText.isBesideDate(read.tokens[$0]) } }
    let nodes = line.nodes.filter { Self.hasYear(page.nodes[$0].text) }
    let isSentence = line.text.last { !$0.isWhitespace }.map { ".!?".contains($0) } ?? false
    var found: [Candidate] = []
    for (index, dated) in read.dates.enumerated() {
      guard let date = dated.date, date.day != nil, dated.role != .other else { continue }
      let role = index == 0 && dated.role == .unsaid ? pending ?? .unsaid : dated.role
      let node = nodes.isEmpty ? line.nodes[0] : nodes[min(index, nodes.count - 1)]
      let own = line.nodes.count == 1 ? read : LineDates(page.nodes[node].text)
      let link = page.ancestors(of: node, upTo: 3).contains { $0.name == "a" }
      found.append(
        Candidate(
          date: date, role: role, node: node, words: line.words,
          isAlone: own.isOnlyDates || read.isOnlyDates,
          isFirst: read.tokens[..<dated.tokens.lowerBound].allSatisfy(DateText.isBesideDate),
          isAfterJoint: read.tokens[..<dated.tokens.lowerBound].last.map(joints.contains) ?? false,
          besides: besides, isInSentence: besides > 3 && isSentence,
          isInLink: link && !own.isOnlyDates))
    }
    return found
  }

  /// Whether a text has four digits that can be a year, eight that can be a date, or a date whose
  /// year has two.
  private static func hasYear(_ text: String) -> Bool {
    var (run, first, second): (Int, UInt8, UInt8) = (0, 0, 0)
    var short = 0
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        run += 1
        if run == 1 { first = byte } else if run == 2 { second = byte }
        continue
      }
      if isYear(run, first, second) { return true }
      let isMark = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
      if short == 2, run == 2 { return true }
      short = run == 2 && isMark ? short + 1 : 0
      run = 0
    }
    return isYear(run, first, second) || (short == 2 && run == 2)
  }

  private static func isYear(_ run: Int, _ first: UInt8, _ second: UInt8) -> Bool {
    guard run == 4 || run == 8 else { return false }
    return (first == UInt8(ascii: "1") && second >= UInt8(ascii: "8"))
      || (first == UInt8(ascii: "2") && second <= UInt8(ascii: "1"))
  }
}
