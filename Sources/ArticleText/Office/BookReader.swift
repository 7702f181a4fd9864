import PathText

/// Reads a book (`.epub`) as one article for each chapter, in the order of reading: what is found is
/// then a place in the book and no book.
///
/// A chapter is a document of the book's spine, and its id the book's, a slash and its path. One of
/// a few words, as the title of a part, goes to the chapter behind it.
public struct BookReader: ArticleReader {
  /// The most bytes that are read of the chapters of a book.
  public static let largestText = 64 << 20

  /// A reader of books.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    var parts = BookParts()
    try ContainerEntries.forEach(of: file) { entry throws(ReadError) in
      if entry.isPlain { throw Self.noBook(file) }
      try parts.take(entry, of: file)
      return .more
    }
    guard let package = parts.package else { throw Self.noBook(file) }
    if parts.isLocked {
      throw ReadError(
        code: .damaged, path: file.path, reason: "is locked by its publisher (DRM); left out")
    }
    var chapters = BookChapters(file: file, package: package, labels: parts.labels)
    for path in package.spine {
      guard let page = parts.pages[path] else {
        chapters.miss(path)
        continue
      }
      chapters.add(page, path: path)
    }
    let events = chapters.finish()
    guard !events.isEmpty else { throw ReadError.empty(file.path, holdsNo: "words") }
    for event in events where emit(event) == .stop { return }
  }

  private static func noBook(_ file: ArticleFile) -> ReadError {
    ReadError(code: .damaged, path: file.path, reason: "is no EPUB, as its name says; left out")
  }
}

/// The files of a book that matter.
private struct BookParts {
  private(set) var pages: [String: [UInt8]] = [:]
  private(set) var isLocked = false
  /// What chapters are called, by their paths.
  private(set) var labels: [String: String] = [:]
  private var packages: [String: XMLEvents] = [:]
  private var wanted: String?
  private var size = 0

  mutating func take(_ entry: ContainerEntry, of file: ArticleFile) throws(ReadError) {
    switch entry.path.lowercased() {
    case "meta-inf/container.xml":
      for case .start(let name, let attributes) in try entry.xml(limit: 1 << 20)
      where name.hasSuffix("rootfile") && wanted == nil {
        wanted = attributes["full-path"]
      }
    case "meta-inf/rights.xml", "meta-inf/sinf.xml": isLocked = true
    case let path where path.hasSuffix(".opf"):
      packages[entry.path] = try entry.xml(limit: OfficeDocument.largestPart)
    case let path where path.hasSuffix(".ncx"):
      readLabels(try entry.xml(limit: OfficeDocument.largestPart), at: entry.path)
    case let path where ["html", "htm", "xml"].contains { path.hasSuffix($0) }:
      var bytes: [UInt8] = []
      while true {
        let piece = try entry.next(1 << 18)
        if piece.isEmpty { break }
        bytes += piece
        size += piece.count
        if size > BookReader.largestText {
          throw FileInput.tooLarge(file.path, BookReader.largestText)
        }
      }
      pages[entry.path] = bytes
    default: break
    }
  }

  var package: BookPackage? {
    let path = wanted.flatMap { packages[$0] == nil ? nil : $0 } ?? packages.keys.min()
    return path.flatMap { path in packages[path].map { BookPackage($0, at: path) } }
  }

  private mutating func readLabels(_ events: XMLEvents, at path: String) {
    var label = ""
    for event in events {
      switch event {
      case .start(let name, let attributes):
        if name.hasSuffix("navPoint") { label = "" }
        guard name.hasSuffix("content"), let source = attributes["src"] else { continue }
        let target = BookPackage.path(source, from: path)
        if labels[target] == nil { labels[target] = TextNormalizer.oneLine(label) }
      case .text(let text): label += text
      case .end: break
      }
    }
  }
}

/// What a book's package says: of the book, and in which order its chapters are read.
struct BookPackage {
  private(set) var properties = OfficeProperties()
  private(set) var title: String?
  /// The paths of the documents that are read one after the other.
  private(set) var spine: [String] = []

  init(_ events: XMLEvents, at path: String) {
    var items: [String: String] = [:]
    var order: [String] = []
    var open = ""
    var text = ""
    for event in events {
      switch event {
      case .start(let name, let attributes):
        (open, text) = (name, "")
        let isNavigation = attributes["properties"]?.split(separator: " ").contains("nav") == true
        if name.hasSuffix("itemref") {
          if let item = attributes["idref"], attributes["linear"] != "no" { order.append(item) }
        } else if name.hasSuffix("item"), let id = attributes["id"], !isNavigation {
          items[id] = attributes["href"].map { Self.path($0, from: path) }
        }
      case .text(let part): text += part
      case .end:
        if open == "dc:title", title == nil { title = TextNormalizer.oneLine(text) }
        properties.add(text, of: open)
        open = ""
      }
    }
    spine = order.compactMap { items[$0] }
  }

  /// The path within the book that an address in it means.
  static func path(_ address: String, from base: String) -> String {
    let name = address.prefix { $0 != "#" && $0 != "?" }
    var parts = base.split(separator: "/").dropLast().map(String.init)
    let decoded = String(decoding: PercentEncoding.decoded(name.utf8), as: UTF8.self)
    for part in decoded.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}

/// Makes articles of the chapters of a book.
private struct BookChapters {
  private let file: ArticleFile
  private let package: BookPackage
  private let labels: [String: String]
  private var events: [ReadEvent] = []
  /// The lines of pages of a few words, which go to the next chapter.
  private var waiting: [StoryLines.Line] = []
  private var waitingPath = ""
  private var missing = 0

  /// The roles of the links between a text and its notes.
  private static let noteLinks = ["doc-noteref", "doc-backlink"]
  /// Fewer words are no chapter.
  private static let fewWords = 20

  init(file: ArticleFile, package: BookPackage, labels: [String: String]) {
    self.file = file
    self.package = package
    self.labels = labels
  }

  mutating func miss(_ path: String) { missing += 1 }

  mutating func add(_ bytes: [UInt8], path: String) {
    guard let decoded = try? HTMLDecoder().decode(bytes, from: file.path) else {
      missing += 1
      return
    }
    let page = HTMLPage(decoded.text)
    let lines = page.blocks(of: 0, showsImages: false) { index in
      page.nodes[index].isUnseen || HTMLFurniture.isHidden(page.nodes[index])
        || Self.noteLinks.contains { page.has(index, "role", $0) }
    }.flatMap(\.lines)
    guard !lines.isEmpty else { return }
    let words = lines.reduce(0) { $0 + $1.text.split(separator: " ").count }
    waiting += lines
    waitingPath = path
    if words >= Self.fewWords { giveChapter() }
  }

  mutating func finish() -> [ReadEvent] {
    if !waiting.isEmpty { giveChapter() }
    if missing > 0 {
      let reason = "\(missing) of its chapters are not there, or cannot be read; left out"
      events.insert(.problem(ReadProblem(file: file.path, reason: reason)), at: 0)
    }
    return events
  }

  private mutating func giveChapter() {
    let heading = waiting.prefix(6).last { $0.kind == .heading }?.text
    let name = labels[waitingPath] ?? heading
    let book = package.title ?? ""
    // The page with the book's title, and the heading, say again what the title says.
    let said = [name, book, package.properties.author].compactMap { $0.map(StoryLines.letters) }
    let lines = waiting.enumerated().filter { number, line in
      number >= 6 || !said.contains(StoryLines.letters(line.text))
    }.map(\.element)
    waiting = []
    let body = TextNormalizer.normalize(
      lines.map { TextNormalizer.Line(text: $0.text, emptyLinesAbove: $0.emptyLinesAbove) }.joined()
    )
    let chapter = name ?? TitleMaker.title(ofStory: body, orName: waitingPath)
    let isBook = book.isEmpty || StoryLines.letters(chapter) == StoryLines.letters(book)
    let title = isBook ? chapter : "\(book): \(chapter)"
    let found = LanguageDetector().analyze(body, titled: title)
    events.append(
      .article(
        Article(
          id: "\(file.id)/\(waitingPath)", title: title, body: body,
          language: found.language ?? package.properties.language, date: package.properties.date,
          source: package.properties.source, author: package.properties.author,
          languageSpans: found.spans)))
  }
}
