/// Reads an OpenDocument text (`.odt`, ISO 26300) as one article, as its reader sees it; notes and
/// remarks stand at the end.
public struct OpenDocumentReader: ArticleReader {
  /// A reader of OpenDocument texts.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    var document = OfficeDocument()
    var isRead = false
    try ContainerEntries.forEach(of: file) { entry throws(ReadError) in
      if entry.isPlain { throw Self.noDocument(file) }
      switch entry.path {
      case "meta.xml":
        document.properties.read(try entry.xml(limit: OfficeDocument.largestPart))
      case "content.xml":
        let events = try entry.xml(limit: OfficeDocument.largestPart)
        var text = OpenDocumentText()
        text.read(events, into: &document)
        // Of a locked one the parts are there, and are no XML.
        isRead = text.hasContent
      default: break
      }
      return .more
    }
    guard isRead else { throw Self.noDocument(file) }
    guard let article = document.article(id: file.id) else {
      throw ReadError.empty(file.path, holdsNo: "words")
    }
    _ = emit(.article(article))
  }

  private static func noDocument(_ file: ArticleFile) -> ReadError {
    ReadError(
      code: .damaged, path: file.path,
      reason: "is no OpenDocument text, as its name says, or locked by a password; left out")
  }
}

/// Writes the content of an OpenDocument text.
struct OpenDocumentText {
  /// What is not shown, or shown another time.
  private static let unread: Set<String> = [
    "text:tracked-changes", "text:note-citation", "text:ruby-text", "text:hidden-text",
    "text:hidden-paragraph", "office:forms", "text:sequence-decls", "text:table-of-content",
    "svg:title", "svg:desc", "office:event-listeners", "dc:date", "text:user-field-decls",
    "text:variable-decls", "meta:creator-initials", "loext:sender-initials", "text:meta-field",
  ]

  private var elements = OpenElements()
  /// The elements of HTML that paragraphs are, the innermost last; empty outside of any.
  private var paragraphs: [String] = []
  /// The styles of the document's own that are made from other ones.
  private var parents: [String: String] = [:]
  private var title: String?
  private var isInTitle = false
  private(set) var hasContent = false

  mutating func read(_ events: XMLEvents, into document: inout OfficeDocument) {
    for event in events {
      switch event {
      case .start(let name, let attributes): start(name, attributes, &document)
      case .text(let text):
        guard !elements.isUnread else { continue }
        if elements.above(0) == "dc:creator" {
          // Who made a remark.
          document.open("p")
          document.add("\(text):")
          document.close("p")
        } else if !paragraphs.isEmpty {
          document.add(text)
          if isInTitle { title = (title ?? "") + text }
        }
      case .end: if let name = elements.close() { end(name, &document) }
      }
    }
    document.titleLine = title
  }

  private mutating func start(
    _ name: String, _ attributes: XMLAttributes, _ document: inout OfficeDocument
  ) {
    let isRead = !Self.unread.contains(name) && attributes["text:display"] != "none"
    guard elements.open(name, isRead: isRead) else { return }
    switch name {
    case "office:body": hasContent = true
    case "style:style":
      if let style = attributes["style:name"] {
        parents[style] = attributes["style:parent-style-name"]
      }
    case "text:p", "text:h": startParagraph(name, attributes, &document)
    case "text:list-item": document.open("li")
    case "text:list": document.open("ul")
    case "text:s":
      if !paragraphs.isEmpty { document.add(" ") }
    case "text:tab": if !paragraphs.isEmpty { document.add(" ") }
    case "text:line-break": if !paragraphs.isEmpty { document.open("br") }
    case "table:table": document.open("table")
    case "table:table-row": document.open("tr")
    case "table:table-cell": document.open("td")
    case "text:note-body", "office:annotation": document.openNote()
    default: break
    }
  }

  private mutating func startParagraph(
    _ name: String, _ attributes: XMLAttributes, _ document: inout OfficeDocument
  ) {
    let style = attributes["text:style-name"] ?? ""
    let level = attributes["text:outline-level"].flatMap { Int($0) } ?? 1
    paragraphs.append(name == "text:h" ? "h\(min(max(level, 1), 6))" : "p")
    document.open(paragraphs[paragraphs.count - 1])
    isInTitle = title == nil && (parents[style] ?? style) == "Title"
  }

  private mutating func end(_ name: String, _ document: inout OfficeDocument) {
    switch name {
    case "text:p", "text:h":
      if let element = paragraphs.popLast() { document.close(element) }
      if paragraphs.isEmpty { isInTitle = false }
    case "text:list-item": document.close("li")
    case "text:list": document.close("ul")
    case "table:table": document.close("table")
    case "table:table-row": document.close("tr")
    case "table:table-cell": document.close("td")
    case "text:note-body", "office:annotation": document.closeNote()
    default: break
    }
  }
}
