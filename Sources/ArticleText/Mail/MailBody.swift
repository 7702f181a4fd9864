/// What a message says: its texts, some of them in several ways.
struct MailBody {
  /// A text of it.
  struct Piece {
    let part: MailPart
    let bytes: [UInt8]

    init(_ part: MailPart, _ bytes: [UInt8]) {
      self.part = part
      self.bytes = bytes
    }
  }

  /// What was made of it.
  struct Reading {
    var article: Article
    var problems: [ReadProblem] = []
  }

  var pieces: [Piece] = []

  /// The encoding that the first of them names.
  var charset: String? { pieces.lazy.compactMap(\.part.charset).first }

  var hasHTML: Bool { pieces.contains { $0.part.isHTML } }

  /// The page among them: the one at an address, else the first.
  func pageOf(_ address: String?) -> Piece? {
    let pages = pieces.filter(\.part.isHTML)
    return pages.first { $0.part.location != nil && $0.part.location == address } ?? pages.first
  }

  /// The message as an article.
  ///
  /// Of a text that is told in several ways, one is read. What is sent to many is read from its HTML:
  /// that is what its makers look at, while their plain text is often made by a program, with an
  /// address behind every other word, or says only that there is HTML. It goes through the cleaning
  /// that pages go through, since it has their furniture. A letter is read from its plain text:
  /// programs write there in the same few ways what is quoted and what is a signature, and nobody
  /// wants lines of a letter judged by how pages look. Where the plain text has less than half of the
  /// words, it is no letter but a hint to the HTML, which is read as it is then.
  func text(of head: MailHead, for file: ArticleFile) -> Reading {
    if let newsletter = newsletter(of: head, for: file) { return newsletter }
    var lines: [String] = []
    var problems: [ReadProblem] = []
    var isWrapped = true
    var index = 0
    while index < pieces.count {
      let group = pieces[index].part.alternative
      let end =
        group == 0
        ? index + 1 : pieces[index...].firstIndex { $0.part.alternative != group } ?? pieces.count
      let (text, piece) = Self.best(of: pieces[index..<end], for: file)
      problems += text.problems
      isWrapped = isWrapped && piece?.part.isHTML == false && piece?.part.isFlowed == false
      if !lines.isEmpty, !text.lines.isEmpty { lines.append("") }
      lines += text.lines
      index = end
    }
    let own = MailText(lines, isPassedOn: head.isPassedOn)
    let article = Self.article(own.lines, head, isWrapped: isWrapped, id: file.id)
    return Reading(article: article, problems: problems)
  }

  // MARK: What is sent to many

  private func newsletter(of head: MailHead, for file: ArticleFile) -> Reading? {
    guard let piece = pieces.first(where: \.part.isHTML), !head.isAnswer,
      head.isBulk || Self.isLaidOut(piece)
    else { return nil }
    let origin = PageOrigin(charset: piece.part.charset)
    guard let events = try? HTMLReader.events(of: piece.bytes, file, from: origin) else {
      return nil
    }
    var reading: Reading?
    var problems: [ReadProblem] = []
    for event in events {
      if case .article(let article) = event { reading = Reading(article: article) }
      if case .problem(let problem) = event { problems.append(problem) }
    }
    guard var found = reading, !found.article.body.isEmpty else { return nil }
    found.article.title = head.title ?? found.article.title
    found.problems = problems
    return found
  }

  /// Whether HTML is laid out as no program for letters does: tables within tables.
  private static func isLaidOut(_ piece: Piece) -> Bool {
    guard let decoded = try? HTMLDecoder(charset: piece.part.charset).decode(piece.bytes, from: "")
    else { return false }
    let page = HTMLPage(decoded.text)
    return page.elements("table").contains { table in
      page.ancestors(of: table, upTo: 24).contains { $0.name == "table" }
    }
  }

  // MARK: Letters

  /// The best of texts that say the same.
  private static func best(
    of pieces: ArraySlice<Piece>, for file: ArticleFile
  ) -> (text: MailLines, piece: Piece?) {
    let plain = pieces.first { !$0.part.isHTML }
    let html = pieces.first { $0.part.isHTML }
    let first = plain.map { plain in
      // A branch of several texts has all of them.
      let all = pieces.filter { !$0.part.isHTML && $0.part.branch == plain.part.branch }
      return MailLines(plain: all.map { $0 }, for: file)
    }
    guard let html else { return (first ?? MailLines(), plain) }
    let second = MailLines(
      html: pieces.filter { $0.part.isHTML && $0.part.branch == html.part.branch }, for: file)
    guard let first, first.wordCount * 2 >= second.wordCount else { return (second, html) }
    return (first, plain)
  }

  private static func article(
    _ lines: [String], _ head: MailHead, isWrapped: Bool, id: String
  ) -> Article {
    var found = TextNormalizer.lines(of: lines.joined(separator: "\n"))
    if isWrapped { found = LineUnwrapping.paragraphs(of: LineHyphens.joined(found)) }
    var body = found.joined()
    var story: StoryLines?
    if head.isBulk {
      let names = [head.author, head.source].compactMap { $0 }
      let lines = found.map {
        StoryLines.Line(kind: .text, text: $0.text, emptyLinesAbove: $0.emptyLinesAbove)
      }
      let read = StoryLines(lines, title: head.title, names: names, isSaved: true)
      if !read.body.isEmpty { (story, body) = (read, read.body) }
    }
    let title = head.title ?? TitleMaker.title(ofStory: body, orName: id)
    let language = LanguageDetector().analyze(body, titled: title)
    return Article(
      id: id, title: title, body: body, language: language.language, date: story?.date,
      place: story?.place, languageSpans: language.spans)
  }
}

/// The lines of a text of a message, those that are quoted marked by `>`.
struct MailLines {
  private(set) var lines: [String] = []
  private(set) var problems: [ReadProblem] = []

  init() {}

  var wordCount: Int { lines.reduce(0) { $0 + $1.split(separator: " ").count } }

  /// Plain text.
  init(plain pieces: [MailBody.Piece], for file: ArticleFile) {
    for piece in pieces {
      guard let text = decoded(piece, file) else { continue }
      let part = piece.part
      lines +=
        part.isFlowed
        ? FlowedText.lines(of: text, dropsSpaces: part.dropsSpaces) : FlowedText.lines(of: text)
    }
  }

  /// HTML, with what it marks as quoted.
  init(html pieces: ArraySlice<MailBody.Piece>, for file: ArticleFile) {
    for piece in pieces {
      guard let text = decoded(piece, file) else { continue }
      let page = HTMLPage(text)
      let marks = LetterMarks(page)
      lines += Self.lines(of: page) { marks.isQuoted($0) || marks.isSignature($0) }
      let quoted = marks.outermostQuotes
      for index in quoted {
        lines += Self.lines(of: page, in: index) { marks.isSignature($0) }.map { "> " + $0 }
      }
    }
  }

  private mutating func decoded(_ piece: MailBody.Piece, _ file: ArticleFile) -> String? {
    do throws(ReadError) {
      let decoded = try HTMLDecoder(charset: piece.part.charset).decode(
        piece.bytes, from: file.path)
      problems += decoded.problems(in: file.path)
      return decoded.text
    } catch {
      problems.append(ReadProblem(file: file.path, doubt: .textMissing, reason: error.reason))
      return nil
    }
  }

  private static func lines(
    of page: HTMLPage, in root: Int = 0, without isLeftOut: (Int) -> Bool
  ) -> [String] {
    page.blocks(of: root) { index in
      page.nodes[index].isUnseen || HTMLFurniture.isHidden(page.nodes[index]) || isLeftOut(index)
    }.flatMap(\.lines).flatMap { $0.emptyLinesAbove > 0 ? ["", $0.text] : [$0.text] }
  }
}

/// What programs mark in the HTML of a letter.
struct LetterMarks {
  private let page: HTMLPage
  private let quotes: Set<Int>
  private let signatures: Set<Int>
  /// The quotes that lie in no other, in their order.
  let outermostQuotes: [Int]

  private static let quoteNames: Set<String> = [
    "gmail_quote", "gmail_quote_container", "yahoo_quoted", "moz-cite-prefix",
    "moz-forward-container", "protonmail_quote", "tutanota_quote", "zmail_extra",
    "ms-outlook-quote",
    "isforwardcontent", "outlookmessageheader", "zimbra-quote", "wrote",
  ]
  private static let signatureNames: Set<String> = [
    "gmail_signature", "moz-signature", "applemailsignature", "apple-mail-signature",
    "protonmail_signature_block", "tutanota-signature", "ms-outlook-mobile-signature",
    "ms-outlook-ios-signature", "yahoo-signature", "ydpsignature", "signature",
  ]

  init(_ page: HTMLPage) {
    self.page = page
    var (quotes, signatures): (Set<Int>, Set<Int>) = ([], [])
    var outermost: [Int] = []
    var end = 0
    for index in page.nodes.indices.dropFirst() where page.nodes[index].hasAttributes {
      let node = page.nodes[index]
      let names = [node["class"], node["id"]].compactMap { $0?.lowercased() }
        .flatMap { $0.split(separator: " ").map(String.init) }
      let isCitation = node.name == "blockquote" && node["type"]?.lowercased() == "cite"
      if isCitation || names.contains(where: Self.quoteNames.contains) {
        quotes.insert(index)
        if index >= end {
          outermost.append(index)
          end = node.end
        }
      } else if names.contains(where: Self.signatureNames.contains) {
        signatures.insert(index)
      }
    }
    (self.quotes, self.signatures, outermostQuotes) = (quotes, signatures, outermost)
  }

  func isQuoted(_ index: Int) -> Bool { quotes.contains(index) }
  func isSignature(_ index: Int) -> Bool { signatures.contains(index) }
}
