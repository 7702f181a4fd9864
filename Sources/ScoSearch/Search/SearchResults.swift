/// What a search found.
public struct SearchResults: Sendable, Hashable {
  /// The query as it was given.
  public var query: String
  /// How many articles match; an estimate unless ``totalIsExact``.
  public var total: Int
  public var totalIsExact: Bool
  /// Whether the search was broken off at ``SearchOptions/timeLimit``: articles that match may be
  /// missing, also among the best, and numbers be too small. What there is does match.
  public var isCut: Bool
  /// From the call to the result.
  public var took: Duration
  /// The query with words that the index does not hold replaced by likely ones.
  public var suggestion: String?
  /// The matches counted by language, publisher, place and year, where
  /// ``SearchOptions/countsFacets`` asked; by month too where a limit of dates leaves one year.
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
    query: String, total: Int = 0, totalIsExact: Bool = true, isCut: Bool = false,
    took: Duration = .zero, suggestion: String? = nil, facets: Facets? = nil, hits: [Hit] = [],
    undatedLeftOut: Int? = nil, explanation: String? = nil, remarks: [String] = []
  ) {
    self.query = query
    self.total = total
    self.totalIsExact = totalIsExact
    self.isCut = isCut
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

  /// Matches counted by one thing.
  public struct Group: Sendable, Hashable {
    /// `language`, `month`, `place`, `source` or `year`.
    public var name: String
    /// Most frequent first; earliest first where ``isChronological``.
    public var counts: [Count]
    /// Whether the values are times.
    public var isChronological: Bool

    public init(name: String, counts: [Count], isChronological: Bool = false) {
      self.name = name
      self.counts = counts
      self.isChronological = isChronological
    }
  }

  /// In the order of their names.
  public var groups: [Group]

  public init(groups: [Group] = []) {
    self.groups = groups
  }

  /// The counts of the group with a name; none where there is no such group.
  public subscript(name: String) -> [Count] {
    groups.first { $0.name == name }?.counts ?? []
  }
}
