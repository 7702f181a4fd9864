/// What a search found.
public struct SearchResults: Sendable, Hashable {
  /// The query as it was given.
  public var query: String
  /// How many articles match; an estimate unless ``totalIsExact``.
  public var total: Int
  public var totalIsExact: Bool
  /// From the call to the result.
  public var took: Duration
  /// The query with words that the index does not hold replaced by likely ones.
  public var suggestion: String?
  /// The matches counted by language, publisher and year, where ``SearchOptions/countsFacets`` asked.
  public var facets: Facets?
  /// Best first, or newest first.
  public var hits: [Hit]
  /// Matching articles without a date that a date filter left out; nil without such a filter.
  public var undatedLeftOut: Int?
  /// The query as it was understood, one line, where ``SearchOptions/explains`` asked.
  public var explanation: String?
  /// What could not be done as hoped, for the user to know (a dictionary that is not installed).
  public var remarks: [String]

  public init(
    query: String, total: Int = 0, totalIsExact: Bool = true, took: Duration = .zero,
    suggestion: String? = nil, facets: Facets? = nil, hits: [Hit] = [],
    undatedLeftOut: Int? = nil, explanation: String? = nil, remarks: [String] = []
  ) {
    self.query = query
    self.total = total
    self.totalIsExact = totalIsExact
    self.took = took
    self.suggestion = suggestion
    self.facets = facets
    self.hits = hits
    self.undatedLeftOut = undatedLeftOut
    self.explanation = explanation
    self.remarks = remarks
  }
}

/// Matches counted by what their articles have in common.
public struct Facets: Sendable, Hashable {
  /// One value and the number of matching articles that have it.
  public struct Count: Sendable, Hashable {
    public var value: String
    public var count: Int

    public init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  /// By language code, most frequent first.
  public var language: [Count]
  /// By publisher (``Article/source``), most frequent first.
  public var source: [Count]
  /// By year, earliest first.
  public var year: [Count]

  public init(language: [Count] = [], source: [Count] = [], year: [Count] = []) {
    self.language = language
    self.source = source
    self.year = year
  }
}
