/// A plain text divided into an article's fields, and what was left out of it.
public struct CleanedText: Sendable, Hashable {
  /// The headline that stood above the story, else the beginning of its first sentence.
  public var title: String
  /// Whether the text had a headline of its own; it is not in ``body`` then.
  public var hasTitleLine: Bool
  /// The story.
  public var body: String
  /// When it was published, where the head of the text says so.
  public var date: ArticleDate?
  /// Who published it.
  public var source: String?
  /// Where it was written.
  public var place: String?
  /// Who wrote it.
  public var author: String?
  /// The part of the newspaper it stood in.
  public var section: String?
  /// Its address on the web.
  public var url: String?
  /// What was left out as furniture, in order: whole lines, and the ends that were cut from lines
  /// of the story.
  public var removed: [String]
}

extension Article {
  /// An article of a text that was cleaned, in the language that most of it is in.
  init(id: String, _ text: CleanedText) {
    let found = LanguageDetector().analyze(text.body, titled: text.title)
    self.init(
      id: id, title: text.title, body: text.body,
      language: found.language, date: text.date, source: text.source, place: text.place,
      author: text.author, section: text.section, url: text.url, languageSpans: found.spans)
  }
}
