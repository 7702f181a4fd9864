/// Reads a document of Word (`.docx`, ECMA-376) as one article, as its reader sees it: with what
/// was inserted, without what was deleted; notes and remarks stand at the end.
public struct WordReader: ArticleReader {
  /// A reader of documents of Word.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    var parts: [String: XMLEvents] = [:]
    try ContainerEntries.forEach(of: file) { entry throws(ReadError) in
      if entry.isPlain { throw Self.noDocument(file, entry.head) }
      if let part = Self.part(entry.path) {
        parts[part] = try entry.xml(limit: OfficeDocument.largestPart)
      }
      return .more
    }
    guard let main = parts["document"] else { throw Self.noDocument(file, []) }
    var document = OfficeDocument()
    if let core = parts["core"] { document.properties.read(core) }
    let styles = parts["styles"].map(WordStyles.init) ?? WordStyles()
    for (part, isNote) in [
      (main, false), (parts["footnotes"], true), (parts["endnotes"], true),
      (parts["comments"], true),
    ] {
      guard let part else { continue }
      var text = WordText(styles: styles, isNote: isNote)
      text.read(part, into: &document)
    }
    guard let article = document.article(id: file.id) else {
      throw ReadError.empty(file.path, holdsNo: "words")
    }
    _ = emit(.article(article))
  }

  /// What a part of the file is called here; `nil` for one that is not read.
  private static func part(_ path: String) -> String? {
    switch path {
    case "docProps/core.xml": return "core"
    case "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml":
      return String(path.dropFirst("word/".count).dropLast(".xml".count))
    // Some programs number it.
    default: return path.hasPrefix("word/document") && path.hasSuffix(".xml") ? "document" : nil
    }
  }

  private static func noDocument(_ file: ArticleFile, _ head: [UInt8]) -> ReadError {
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return ReadError(
        code: .damaged, path: file.path,
        reason: "is of an old Word, or locked by a password; save it as .docx without one")
    }
    return ReadError(
      code: .damaged, path: file.path, reason: "is no document of Word, as its name says; left out")
  }
}

/// The styles of a document by the names that Word gives them, in whatever language it is.
struct WordStyles {
  private var names: [String: String] = [:]

  init() {}

  init(_ events: XMLEvents) {
    var id: String?
    for case .start(let name, let attributes) in events {
      if name == "w:style" { id = attributes["w:styleId"] }
      if name == "w:name", let style = id {
        names[style] = attributes["w:val"]?.lowercased()
        id = nil
      }
    }
  }

  func name(_ id: String) -> String { names[id] ?? id.lowercased() }

  /// The HTML element that paragraphs of a style are.
  func element(_ id: String?) -> String {
    let name = id.map(name) ?? ""
    guard name.hasPrefix("heading"), let level = name.last?.wholeNumberValue else { return "p" }
    return "h\(min(max(level, 1), 6))"
  }
}

/// Writes the text of a part of a document of Word.
struct WordText {
  private struct Paragraph {
    var style: String?
    var isItem = false
    var isHidden = false
    var text: [Piece] = []
  }

  private enum Piece {
    case text(String)
    case lineBreak
  }

  /// What is not shown, or shown another time.
  private static let unread: Set<String> = [
    "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "mc:Fallback",
    "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:rt", "w:sectPr",
    "w:docPartObj",
  ]

  private let styles: WordStyles
  private let isNote: Bool
  private var elements = OpenElements()
  private var paragraphs: [Paragraph] = []
  private var isRunHidden = false

  init(styles: WordStyles, isNote: Bool) {
    self.styles = styles
    self.isNote = isNote
  }

  mutating func read(_ events: XMLEvents, into document: inout OfficeDocument) {
    if isNote { document.openNote() }
    for event in events {
      switch event {
      case .start(let name, let attributes): start(name, attributes, &document)
      case .text(let text):
        let name = elements.above(0)
        if !elements.isUnread, name == "w:t" || name == "m:t" { add(.text(text)) }
      case .end: if let name = elements.close() { end(name, &document) }
      }
    }
    if isNote { document.closeNote() }
  }

  private mutating func add(_ piece: Piece) {
    guard !paragraphs.isEmpty, !isRunHidden else { return }
    paragraphs[paragraphs.count - 1].text.append(piece)
  }

  private mutating func start(
    _ name: String, _ attributes: XMLAttributes, _ document: inout OfficeDocument
  ) {
    // The lines between the text and its notes are notes as well.
    let isRule = ["separator", "continuationSeparator"].contains(attributes["w:type"])
    let isRead = !Self.unread.contains(name) && !(isRule && name.hasSuffix("note"))
    guard elements.open(name, isRead: isRead) else { return }
    switch name {
    case "w:p": paragraphs.append(Paragraph())
    case "w:pStyle": change { $0.style = attributes["w:val"] }
    case "w:numPr": change { $0.isItem = true }
    case "w:r": isRunHidden = false
    case "w:vanish" where elements.above(2) == "w:r":
      isRunHidden = !["0", "false"].contains(attributes["w:val"])
    case "w:tab" where elements.above(1) == "w:r": add(.text(" "))
    case "w:br", "w:cr": add(.lineBreak)
    case "w:noBreakHyphen": add(.text("-"))
    case "w:tbl": document.open("table")
    case "w:tr": document.open("tr")
    case "w:tc": document.open("td")
    case "w:comment":
      if let author = attributes["w:author"], !author.isEmpty {
        document.open("p")
        document.add("\(author):")
        document.close("p")
      }
    default: break
    }
  }

  private mutating func end(_ name: String, _ document: inout OfficeDocument) {
    switch name {
    case "w:p": if let paragraph = paragraphs.popLast() { write(paragraph, &document) }
    case "w:r": isRunHidden = false
    case "w:tbl": document.close("table")
    case "w:tr": document.close("tr")
    case "w:tc": document.close("td")
    default: break
    }
  }

  private mutating func change(_ body: (inout Paragraph) -> Void) {
    guard !paragraphs.isEmpty else { return }
    body(&paragraphs[paragraphs.count - 1])
  }

  private func write(_ paragraph: Paragraph, _ document: inout OfficeDocument) {
    let style = paragraph.style.map(styles.name) ?? ""
    // A table of contents says again what the headings say.
    guard !paragraph.text.isEmpty, !style.hasPrefix("toc ") else { return }
    let element = paragraph.isItem ? "li" : styles.element(paragraph.style)
    if paragraph.isItem { document.openList() }
    document.open(element)
    for piece in paragraph.text {
      switch piece {
      case .text(let text): document.add(text)
      case .lineBreak: document.open("br")
      }
    }
    document.close(element)
    if paragraph.isItem { document.close("ul") }
    guard style == "title", !isNote else { return }
    let text = paragraph.text.map { if case .text(let text) = $0 { text } else { " " } }.joined()
    document.titleLine = document.titleLine ?? text
  }
}
