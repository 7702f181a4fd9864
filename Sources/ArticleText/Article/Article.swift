/// An article as it is indexed: its words, and what is known about it.
///
/// What is not known is `nil`; nothing is guessed.
///
/// ```swift
/// let article = Article(id: "a1", title: "Panen raya", body: "Petani …", language: .indonesian)
/// ```
public struct Article: Sendable, Hashable, Codable {
  /// What names the article within a collection.
  public var id: String
  /// The headline; where the text has none, the beginning of its first sentence.
  public var title: String
  /// The story, without the furniture of the site it comes from. Lines and paragraphs are as they
  /// came, with one empty line at most between two of them.
  public var body: String
  /// The language of most of the body.
  public var language: Language?
  /// When it was published.
  public var date: ArticleDate?
  /// Who published it: a newspaper, an agency, a site.
  public var source: String?
  /// Where it was written, as its dateline says.
  public var place: String?
  /// Who wrote it.
  public var author: String?
  /// The part of the newspaper it stood in.
  public var section: String?
  /// Its address on the web.
  public var url: String?
  /// Which bytes of ``body`` are in which language, in order and without gaps; empty where all of
  /// it is in ``language``.
  public var languageSpans: [LanguageSpan]
  /// What is to be known of the text where it, or a part of it, was recognised in pictures.
  public var recognized: RecognizedText?

  /// The longest body that is indexed, in bytes of UTF-8: long novels have three quarters of it.
  /// Indexing a text takes about twenty times its size in memory.
  public static let largestText = 4 << 20

  /// An article from its parts.
  public init(
    id: String,
    title: String,
    body: String,
    language: Language? = nil,
    date: ArticleDate? = nil,
    source: String? = nil,
    place: String? = nil,
    author: String? = nil,
    section: String? = nil,
    url: String? = nil,
    languageSpans: [LanguageSpan] = [],
    recognized: RecognizedText? = nil
  ) {
    self.id = id
    self.title = title
    self.body = body
    self.language = language
    self.date = date
    self.source = source
    self.place = place
    self.author = author
    self.section = section
    self.url = url
    self.languageSpans = languageSpans
    self.recognized = recognized
  }
}
