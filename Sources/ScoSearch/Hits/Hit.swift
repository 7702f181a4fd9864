public import ArticleText

/// One article that a search found, without its body.
public struct Hit: Sendable, Hashable {
  /// 1 for the best.
  public var rank: Int
  /// The weight that ordered it; comparable within one result only.
  public var score: Double
  /// The article's id, unique in its collection.
  public var id: String
  /// The absolute path of the file it was read from, as `PathText` writes it; nil for an article
  /// added from code.
  public var path: String?
  public var title: String
  public var language: Language?
  public var date: ArticleDate?
  public var source: String?
  public var place: String?
  public var author: String?
  public var section: String?
  public var url: String?
  /// What is to be known of its text where it was recognised in pictures.
  public var recognized: RecognizedText?
  /// One or two passages that show the query's words.
  public var snippet: Snippet
  /// Which of the query's words the article has, in which form, and by which way.
  public var matches: [WordMatch]
  /// The ids of the other articles that this hit stands for: copies of its text that match the
  /// search too, with its filters. In the order of the ids; no more than 100.
  public var copies: [String]

  public init(
    rank: Int, score: Double, id: String, path: String? = nil, title: String,
    language: Language? = nil, date: ArticleDate? = nil, source: String? = nil,
    place: String? = nil, author: String? = nil, section: String? = nil, url: String? = nil,
    recognized: RecognizedText? = nil, snippet: Snippet = Snippet(), matches: [WordMatch] = [],
    copies: [String] = []
  ) {
    self.rank = rank
    self.score = score
    self.id = id
    self.path = path
    self.title = title
    self.language = language
    self.date = date
    self.source = source
    self.place = place
    self.author = author
    self.section = section
    self.url = url
    self.recognized = recognized
    self.snippet = snippet
    self.matches = matches
    self.copies = copies
  }
}

/// A part of an article in which the words that matched are marked.
public struct Snippet: Sendable, Hashable {
  /// A run of text that is marked, or is not.
  public struct Fragment: Sendable, Hashable {
    public var text: String
    public var isHighlighted: Bool

    public init(text: String, isHighlighted: Bool) {
      self.text = text
      self.isHighlighted = isHighlighted
    }
  }

  /// In the order of the text; passages that stand apart are joined by ` … `.
  public var fragments: [Fragment]

  public init(fragments: [Fragment] = []) {
    self.fragments = fragments
  }

  /// The text without its marks.
  public var plainText: String {
    fragments.map(\.text).joined()
  }
}

/// How one of the query's words was found in an article.
public struct WordMatch: Sendable, Hashable {
  /// The way from the query's word to the article's.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// The very form.
    case exact
    /// Another form of the same stem.
    case stem
    /// Another name of the same thing.
    case alias
    /// A translation.
    case translation
    /// The word that was probably meant.
    case spelling
    /// A longer word that begins so.
    case prefix
  }

  /// The word or words as the query has them.
  public var query: String
  /// The word or words as the article has them.
  public var matched: String
  public var way: Way

  public init(query: String, matched: String, way: Way) {
    self.query = query
    self.matched = matched
    self.way = way
  }
}
