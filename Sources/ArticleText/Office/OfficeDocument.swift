/// A document of a word processor as it is read: its text as HTML, and what it says of itself.
///
/// What lies in tables and lists is read from HTML elsewhere in the same way (``MarkdownText``).
struct OfficeDocument {
  /// The most bytes that are read of one part of it.
  static let largestPart = 64 << 20

  private(set) var html = ""
  /// The notes at the foot of its pages and the remarks of its readers, which come last.
  private(set) var notes = ""
  /// How many notes are open: what is written then is theirs.
  private var openNotes = 0

  /// The title that stands in its text, as such.
  var titleLine: String?
  var properties = OfficeProperties()

  // MARK: Writing

  mutating func open(_ element: String) { write("<\(element)>") }

  mutating func close(_ element: String) { write("</\(element)>") }

  mutating func add(_ text: String) {
    write(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))
  }

  /// Opens a list, or goes on with the one that ended last.
  mutating func openList() {
    let end = "</ul>"
    if openNotes == 0, html.hasSuffix(end) { html.removeLast(end.count) } else { write("<ul>") }
  }

  mutating func openNote() {
    openNotes += 1
    write("<div>")
  }

  mutating func closeNote() {
    write("</div>")
    openNotes -= 1
  }

  private mutating func write(_ text: String) {
    if openNotes > 0 { notes += text } else { html += text }
  }

  // MARK: The article

  /// The document as an article; `nil` where it has no words.
  func article(id: String) -> Article? {
    let page = HTMLPage(html + notes)
    let lines = page.blocks(of: 0, showsImages: false) { page.nodes[$0].isUnseen }.flatMap(\.lines)
    let heading = lines.prefix(4).first { $0.kind == .heading }?.text
    let title = titleLine.flatMap(Self.line) ?? properties.title ?? heading
    guard let title else { return untitled(lines, id: id) }
    let author = properties.author
    let story = StoryLines(lines, title: title, names: [author].compactMap { $0 }, isSaved: false)
    let found = LanguageDetector().analyze(story.body, titled: title)
    return Article(
      id: id, title: title, body: story.body, language: found.language ?? properties.language,
      date: story.date ?? properties.date, source: properties.source ?? story.source,
      place: story.place, author: story.author ?? author, section: story.section,
      url: nil, languageSpans: found.spans)
  }

  /// The article of a document that does not say what its title is: its lines may, as those of a
  /// plain text do.
  private func untitled(_ lines: [StoryLines.Line], id: String) -> Article? {
    let text = lines.map {
      TextNormalizer.Line(text: $0.text, emptyLinesAbove: $0.emptyLinesAbove)
    }.joined()
    let cleaned = ArticleCleaner().clean(text, fileName: id)
    let hasTitle = cleaned.hasTitleLine && lines.first?.kind == .text
    // What else looks like furniture of a page is the document's own.
    let story = StoryLines(
      lines, title: hasTitle ? cleaned.title : nil,
      names: [cleaned.author, cleaned.source].compactMap { $0 }, isSaved: false)
    guard hasTitle || !story.body.isEmpty else { return nil }
    let title = hasTitle ? cleaned.title : TitleMaker.title(ofStory: story.body, orName: id)
    let found = LanguageDetector().analyze(story.body, titled: title)
    return Article(
      id: id, title: title, body: story.body, language: found.language ?? properties.language,
      date: cleaned.date ?? story.date ?? properties.date,
      source: properties.source ?? cleaned.source ?? story.source,
      place: cleaned.place ?? story.place,
      author: cleaned.author ?? story.author ?? properties.author,
      section: cleaned.section ?? story.section, url: cleaned.url, languageSpans: found.spans)
  }

  private static func line(_ text: String) -> String? {
    let line = TextNormalizer.oneLine(text)
    return line.contains(where: \.isLetter) ? line : nil
  }
}

/// What a document says of itself, as far as it is worth believing.
struct OfficeProperties {
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: ArticleDate?
  private(set) var language: Language?
  var source: String?

  /// What programs call themselves, or a user whom they do not know.
  private static let accounts: Set<String> = [
    "python-docx", "openpyxl", "apache poi", "microsoft office user", "windows user", "un-named",
    "unknown", "user", "owner", "pengguna", "hp", "acer", "asus", "lenovo", "toshiba", "dell", "pc",
    "libreoffice", "openoffice.org", "word", "microsoft word", "docx4j", "aspose",
  ]

  /// Takes a value in, where none of its kind came before.
  ///
  /// - Parameter name: Of the element that holds it.
  mutating func add(_ value: String, of name: String) {
    let value = TextNormalizer.oneLine(value)
    switch name {
    case "dc:title": if title == nil, PDFProperties.isTitle(value) { title = value }
    case "meta:initial-creator", "dc:creator":
      if author == nil, !Self.accounts.contains(value.lowercased()) {
        author = AuthorName.cleaned(value)
      }
    case "dcterms:created", "meta:creation-date", "dc:date":
      if date == nil { date = MetadataDate.date(value) }
    case "dc:language": language = language ?? Language(tag: value)
    case "dc:publisher": source = source ?? (value.isEmpty ? nil : value)
    default: break
    }
  }

  mutating func setTitle(_ text: String) { title = text }

  /// Takes in what a part of a document says that holds its properties.
  mutating func read(_ events: XMLEvents) {
    var names: [String] = []
    var text = ""
    for event in events {
      switch event {
      case .start(let name, _):
        names.append(name)
        text = ""
      case .text(let part): text += part
      case .end:
        if let name = names.popLast() { add(text, of: name) }
        text = ""
      }
    }
    // A template of a library, which is older than what is written with it.
    if date?.description == "2013-12-23" { date = nil }
  }
}

/// The names of the elements that are open, those counted apart whose content is not read.
struct OpenElements {
  private(set) var names: [String] = []
  private var unread = 0

  /// Whether the content of an element above is not read.
  var isUnread: Bool { unread > 0 }

  /// Notes that an element begins; says whether it is read.
  mutating func open(_ name: String, isRead: Bool) -> Bool {
    names.append(name)
    if unread > 0 || !isRead { unread += 1 }
    return unread == 0
  }

  /// Notes that an element ends; its name, `nil` where it was not read.
  mutating func close() -> String? {
    guard let name = names.popLast() else { return nil }
    guard unread > 0 else { return name }
    unread -= 1
    return nil
  }

  /// The element that an element lies in, so many steps above the last.
  func above(_ steps: Int) -> String? {
    names.count > steps ? names[names.count - 1 - steps] : nil
  }
}
