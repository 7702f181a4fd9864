/// Reads an HTML page as one article: what the page says of it, and its story without furniture.
public struct HTMLReader: ArticleReader {
  /// The largest page that is read, in bytes, the pictures that are written into it not counted.
  public static let largestFile = 32 << 20

  /// A reader of HTML.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    // A page may be large: each of its forms is let go as soon as there is the next.
    let events = try Self.events(
      of: PageBytes.contents(of: file, limit: Self.largestFile), file, from: nil)
    for event in events where emit(event) == .stop { return }
  }

  /// What the bytes of a page hold.
  ///
  /// - Parameter origin: Where it comes from, if that is known from elsewhere.
  static func events(
    of bytes: consuming [UInt8], _ file: ArticleFile, from origin: PageOrigin?
  ) throws(ReadError) -> [ReadEvent] {
    var decoded = try HTMLDecoder(charset: origin?.charset).decode(bytes, from: file.path)
    let origin = origin ?? PageOrigin(commentIn: decoded.text)
    // A part of it may be white space, which is not counted here, and letters that become shorter.
    let page = HTMLPage(decoded.text, mostText: Article.largestText * 5 / 4)
    decoded.text = ""
    guard !page.isTooLong else { throw FileInput.tooLarge(file.path, Article.largestText) }
    guard let (article, doubt) = Self.article(of: page, id: file.id, from: origin) else {
      throw ReadError.empty(file.path, holdsNo: "words")
    }
    var events = decoded.problems(in: file.path).map(ReadEvent.problem)
    if page.isCut {
      let reason =
        "has elements more than \(HTMLPage.greatestDepth) deep within each other; "
        + "what lies there and behind was left out"
      events.append(
        .problem(ReadProblem(file: file.path, doubt: .textMissing, reason: reason)))
    }
    if let doubt {
      events.append(.problem(ReadProblem(file: file.path, doubt: .textMissing, reason: doubt)))
    }
    return events + [.article(article)]
  }

  /// A page as an article, and what is doubtful of its story; `nil` where it has no words.
  static func article(
    of page: HTMLPage, id: String, from origin: PageOrigin? = nil,
    by forest: BlockForest = .fitted
  ) -> (article: Article, doubt: String?)? {
    let metadata = HTMLMetadata(page, from: origin)
    let source = metadata.source
    let title = HTMLTitle.title(of: metadata, site: source)
    let author = metadata.author
    let found = HTMLStory(page, StoryEvidence(metadata, title: title), by: forest)
    let story = StoryLines(
      found.lines, title: title, names: [author, source].compactMap { $0 }, isSaved: true)
    guard title != nil || !story.body.isEmpty else { return nil }
    let heading = title ?? TitleMaker.title(ofStory: story.body, orName: id)
    let language = LanguageDetector().analyze(story.body, titled: heading)
    let article = Article(
      id: id, title: heading, body: story.body,
      language: language.language ?? metadata.language,
      date: HTMLDates(metadata, title: title).date(orOfStory: story.date)
        ?? origin?.date,
      source: source ?? story.source,
      place: metadata.place ?? story.place, author: author ?? story.author,
      section: metadata.section ?? story.section, url: metadata.url,
      languageSpans: language.spans)
    return (article, found.doubt(of: story.body, wordCount: metadata.linked.wordCount))
  }
}
