/// A search: the query, the page wanted of its matches, and how they are weighed and ordered.
///
/// ```swift
/// var request = SearchRequest(.term("heron"), count: 20)
/// request.sort = .value(0, descending: true)
/// request.facets = [1]
/// let matches = try database.search(request)
/// ```
public struct SearchRequest: Sendable, Hashable {
  /// What to search for.
  public var query: Query
  /// How many matches to leave out before the first.
  public var first: Int
  /// How many matches to return at most. With 0 the totals are estimated without any work.
  public var count: Int
  /// How many matches to look at, at least: up to that number totals and facets are exact.
  /// The number of documents makes them exact always.
  public var checkAtLeast = 0
  /// How a match is weighed.
  public var weighting = WeightingScheme.bm25()
  /// What finds the matches.
  public var matcher = Matcher.xapian
  /// In which order matches come.
  public var sort = SortOrder.relevance
  /// In which order matches come that are equal otherwise.
  public var documentOrder = DocumentOrder.ascending
  /// Keeps only so many of the matches that have one value in a slot.
  public var collapse: Collapse?
  /// Leaves out matches that have a smaller share of the possible weight, in percent: 0 to 100.
  public var percentCutoff = 0
  /// Leaves out matches that weigh less.
  public var weightCutoff = 0.0
  /// The time after which no more is looked at than the page needs, whatever `checkAtLeast` says.
  public var timeLimit: Duration?
  /// When to end with what was found until then; `nil` where all is looked at that has to be. Only
  /// for local databases.
  public var earlyEnd: EarlyEnd?
  /// Slots whose values to count over all matches that are looked at, before collapsing.
  public var facets: [ValueSlot] = []
  /// Slots whose values to return with each match.
  public var documentValues: [ValueSlot] = []
  /// Whether to return each document's data.
  public var includesData = true
  /// Whether to return which of the query's terms each match has.
  public var includesMatchingTerms = false

  public init(_ query: Query, first: Int = 0, count: Int = 10) {
    self.query = query
    self.first = first
    self.count = count
  }
}

/// What finds the matches of a query.
public enum Matcher: Sendable, Hashable, CaseIterable {
  /// Xapian's.
  case xapian
  /// One that goes through the documents window by window, with the lengths of all in memory: several
  /// times as fast, with the same weights.
  ///
  /// It answers where ``Database/prepareSearches(from:)`` has found these, and it can; else Xapian's
  /// does. It can rank by BM25 with `k2` 0, or not at all (`.boolean`), in
  /// ``SortOrder/relevance`` and ``DocumentOrder/ascending``. It
  /// does not collapse, count facets, cut off, or say which terms match, and knows no
  /// ``Query/near(_:window:)``, ``Query/phrase(_:window:)``, ``Query/eliteSet(_:size:)``, wildcards
  /// but of the most frequent terms, and ``Query/synonym(_:)`` but of terms.
  case windowed
}

/// When a search ends before it has looked at all that matches.
///
/// What it has found until then are its matches, each with the weight that it has in the whole, but
/// not surely the best. See ``MatchSet/isCut``.
public enum EarlyEnd: Sendable, Hashable {
  /// So long after it began.
  case after(Duration)
  /// After so many steps, of which a search makes about one for each document that it looks at:
  /// the same each time.
  case afterSteps(Int)
}

/// In which order matches come.
public enum SortOrder: Sendable, Hashable {
  /// The greatest weight first.
  case relevance
  /// By the value in a slot, byte by byte. Ascending, documents without a value come first.
  case value(ValueSlot, descending: Bool = false)
  /// By value, and by weight where values are equal.
  case valueThenRelevance(ValueSlot, descending: Bool = false)
  /// By weight, and by value where weights are equal.
  case relevanceThenValue(ValueSlot, descending: Bool = false)
}

/// In which order documents come that are equal otherwise.
public enum DocumentOrder: Sendable, Hashable, CaseIterable {
  /// The smaller number first.
  case ascending
  /// The greater number first.
  case descending
  /// Whatever is fastest.
  case any
}

/// Keeps the best of the matches that have one value in a slot. Matches without a value are kept.
public struct Collapse: Sendable, Hashable {
  public var slot: ValueSlot
  /// How many of them are kept.
  public var maximum: Int

  public init(slot: ValueSlot, maximum: Int = 1) {
    self.slot = slot
    self.maximum = maximum
  }
}
