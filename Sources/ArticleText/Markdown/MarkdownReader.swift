/// Reads a Markdown file as one article: its front matter, and the words of its text.
public struct MarkdownReader: ArticleReader {
  /// The largest file that is read, in bytes.
  public static let largestFile = Article.largestText

  /// A reader of Markdown.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    let bytes = try FileInput.contents(of: file, limit: Self.largestFile)
    for event in try events(of: bytes, file) where emit(event) == .stop { return }
  }

  /// What the bytes of a file hold.
  func events(of bytes: [UInt8], _ file: ArticleFile) throws(ReadError) -> [ReadEvent] {
    let decoded = try TextDecoder().decode(bytes, from: file.path)
    let (matter, rest) = FrontMatter.split(decoded.text)
    let text = MarkdownText(rest)
    let title = matter.value("title", "judul", "headline").map(MarkdownText.plain) ?? text.title
    let story = StoryLines(text.lines, title: title, names: [], isSaved: false)
    guard title != nil || !story.body.isEmpty else {
      throw ReadError.empty(file.path, holdsNo: "words")
    }

    var events: [ReadEvent] = []
    func remark(_ doubt: Doubt, _ reason: String) {
      events.append(.problem(ReadProblem(file: file.path, doubt: doubt, reason: reason)))
    }
    let problem = ReadProblem(
      file: file.path, replacements: decoded.replacements, encoding: decoded.encoding.rawValue)
    if let problem { events.append(.problem(problem)) }
    if let problem = matter.problem { remark(.readOtherwise, problem) }
    if text.isCut {
      remark(.textMissing, "is nested too deep; what lies there and behind was left out")
    }
    let declared = matter.value("lang", "language", "bahasa", "locale")
    let heading = title ?? TitleMaker.title(ofStory: story.body, orName: file.id)
    let found = LanguageDetector().analyze(story.body, titled: heading)
    let language = declared.flatMap { Language(tag: $0.replacing("_", with: "-")) }
    let article = Article(
      id: file.id, title: heading, body: story.body,
      language: language ?? found.language,
      date: Self.date(matter) ?? story.date,
      source: matter.value("source", "sumber", "publisher", "site", "publication") ?? story.source,
      place: matter.value("place", "location", "tempat", "dateline") ?? story.place,
      author: matter.list("author", "authors", "penulis", "byline") ?? story.author,
      section: matter.value("section", "category", "categories", "rubrik") ?? story.section,
      url: Self.url(matter), languageSpans: found.spans)
    return events + [.article(article)]
  }

  /// The date of publication, else that of a change.
  private static func date(_ matter: FrontMatter) -> ArticleDate? {
    let keys = [
      "date", "tanggal", "published", "publishdate", "pubdate", "date_published", "published_at",
      "publish_date", "datepublished", "published_date", "published_time", "created", "created_at",
      "date_created", "ms.date", "updated", "updated_at", "date_modified", "lastmod",
      "last_modified_at", "modified",
    ]
    let found = keys.lazy.compactMap { key in
      // Microsoft's key, which by its rules has the month first.
      matter.value(key).flatMap { MetadataDate.date($0, monthComesFirst: key == "ms.date") }
    }
    return found.first { $0.day != nil } ?? found.first
  }

  /// The address; of several keys, one that has a whole address comes first.
  private static func url(_ matter: FrontMatter) -> String? {
    let values = ["canonical_url", "canonical", "url", "link", "permalink"].compactMap {
      matter.value($0)
    }
    return values.first { $0.contains("://") } ?? values.first
  }
}
