/// A page of matches, and what is known of all matches.
public struct MatchSet: Sendable, Hashable {
  /// The matches of the page, best first.
  public var matches: [Match]
  /// What has found them.
  public var matcher: Matcher
  /// The rank of the first match of the page, from 0.
  public var firstIndex: Int
  /// At least so many documents match; where it equals `upperBound`, exactly so many.
  public var lowerBound: Int
  /// About so many documents match.
  public var estimated: Int
  /// At most so many documents match.
  public var upperBound: Int
  /// `lowerBound` before collapsing.
  public var uncollapsedLowerBound: Int
  /// `estimated` before collapsing.
  public var uncollapsedEstimated: Int
  /// `upperBound` before collapsing.
  public var uncollapsedUpperBound: Int
  /// The greatest weight of any document.
  public var maximumAttained: Double
  /// The greatest weight that any document could have.
  public var maximumPossible: Double
  /// Whether the search ended early, by ``SearchRequest/earlyEnd``: then matches may be missing, and
  /// numbers of matches and facets be too small.
  public var isCut: Bool
  /// How many steps it made, as ``EarlyEnd`` counts them.
  public var stepCount: Int
  /// For each slot asked for: its values and how many matches have them, most first, then in byte
  /// order. Exact if all matches were looked at: see ``SearchRequest/checkAtLeast``.
  public var facets: [ValueSlot: [FacetCount]]

  /// Whether the number of matches is known and no estimate.
  public var isExact: Bool { lowerBound == upperBound }
}

/// A document that matches.
public struct Match: Sendable, Hashable {
  public var documentID: DocumentID
  /// Its place among all matches, from 0.
  public var rank: Int
  /// How well it matches, rounded to 1e-12: in which order parts of a query are added up decides
  /// about the last digits.
  public var weight: Double
  /// Its weight as a share of what is possible, in percent; 0 from ``Matcher/windowed``.
  public var percent: Int
  /// The value by which it was collapsed; `nil` if nothing is collapsed, or it has none.
  public var collapseKey: String?
  /// At least so many matches were left out in favour of this one.
  public var collapsedCount: Int
  /// The document's data, if asked for.
  public var data: [UInt8]
  /// The values asked for that the document has.
  public var values: [ValueSlot: String]
  /// The query's terms that the document has, if asked for, in byte order.
  public var matchingTerms: [String]
}

/// A value, and how many matches have it.
public struct FacetCount: Sendable, Hashable {
  public var value: String
  public var count: Int

  public init(value: String, count: Int) {
    self.value = value
    self.count = count
  }
}
