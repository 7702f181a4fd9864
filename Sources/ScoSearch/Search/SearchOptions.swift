public import ArticleText
import Glibc

/// What a search may be limited to and how its results are ordered.
public struct SearchOptions: Sendable, Hashable {
  /// The order of the hits.
  public enum Sort: String, Sendable, Hashable, CaseIterable {
    /// Best first.
    case relevance
    /// Newest first; undated articles last.
    case date
  }

  /// Whether words also find their translations.
  public enum Translation: String, Sendable, Hashable, CaseIterable {
    /// Both languages, with the query's own ahead.
    case auto
    /// Both languages on equal terms.
    case on
    /// Only the words as given.
    case off
  }

  /// What finds the articles that match. All find the same, with the same scores.
  public enum Matcher: String, Sendable, Hashable, CaseIterable {
    /// The engine's own where it can, which is several times as fast; else Xapian's.
    case windowed
    /// Xapian's, always.
    case xapian

    /// The one that the variable `SCO_SEARCH_MATCHER` names, else ``windowed``.
    public static let ofEnvironment: Matcher = {
      guard let name = unsafe getenv("SCO_SEARCH_MATCHER") else { return .windowed }
      return Matcher(rawValue: unsafe String(cString: name)) ?? .windowed
    }()
  }

  /// The most hits to return.
  public var limit: Int
  /// How many of the best hits to leave out first.
  public var offset: Int
  /// Only articles in this language.
  public var language: Language?
  /// Only articles of this publisher (``Article/source``), compared without case.
  public var source: String?
  /// Only articles with this place in the dateline (``Article/place``), compared without case.
  public var place: String?
  /// Only articles of this date or later; a year or month means from its first day.
  public var since: ArticleDate?
  /// Only articles of this date or earlier; a year or month means up to its last day.
  public var until: ArticleDate?
  public var sort: Sort
  public var translation: Translation
  /// Every word must match, each in any of its ways.
  public var requiresAllWords: Bool
  /// Count the matches by language, publisher, place and year, and by month where a limit of dates
  /// leaves one year; exact, and slower.
  public var countsFacets: Bool
  /// Describe the query as it was understood in ``SearchResults/explanation``.
  public var explains: Bool
  /// Show the copies of one text as one hit, the best of them by the order of the hits. The others
  /// that match are in ``Hit/copies``. Totals and facets count articles all the same. Of the
  /// articles like one, its own copies are left out.
  public var foldsCopies: Bool
  /// Give each hit its snippet and its matches; most of the time of a search goes there.
  public var describesHits: Bool
  /// After so long the search ends with what it has found until then, and
  /// ``SearchResults/isCut`` says so. nil where it goes on until it is done.
  public var timeLimit: Duration?
  /// What finds the articles that match.
  public var matcher: Matcher

  public init(
    limit: Int = 10, offset: Int = 0, language: Language? = nil, source: String? = nil,
    place: String? = nil, since: ArticleDate? = nil, until: ArticleDate? = nil,
    sort: Sort = .relevance, translation: Translation = .auto, requiresAllWords: Bool = false,
    countsFacets: Bool = false, explains: Bool = false, foldsCopies: Bool = true,
    describesHits: Bool = true, timeLimit: Duration? = nil, matcher: Matcher = .ofEnvironment
  ) {
    self.limit = limit
    self.offset = offset
    self.language = language
    self.source = source
    self.place = place
    self.since = since
    self.until = until
    self.sort = sort
    self.translation = translation
    self.requiresAllWords = requiresAllWords
    self.countsFacets = countsFacets
    self.explains = explains
    self.foldsCopies = foldsCopies
    self.describesHits = describesHits
    self.timeLimit = timeLimit
    self.matcher = matcher
  }
}
