import CXapianShim

extension ReadableDatabase where Self: ~Copyable {
  /// Runs a search.
  ///
  /// Numbers of the request are clamped to 32 bits without sign.
  ///
  /// - Throws: `.databaseModified` if the revision is gone: `reopen()` and search again;
  ///   `.invalidArgument` for a query or parameter that Xapian does not take; `.unimplemented`
  ///   for operands that `near` and `phrase` do not take; `.wildcard` for one with too many terms.
  public func search(_ request: SearchRequest) throws(XapianError) -> MatchSet {
    try request.query.requireWithinLimits()
    let page = try checkedNonNull { error in
      request.withShimRequest { cxapian_database_search(handle.pointer, $0, error) }
    }
    defer { cxapian_page_free(page) }
    return MatchSet(page.pointee, request)
  }
}

extension SearchRequest {
  /// Lends the request to the shim.
  fileprivate func withShimRequest<Result>(
    _ body: (UnsafePointer<cxapian_search>) -> Result
  ) -> Result {
    var search = cxapian_search()
    search.first = UInt32(clamping: first)
    search.count = UInt32(clamping: count)
    search.check_at_least = UInt32(clamping: checkAtLeast)
    search.percent_cutoff = Int32(clamping: percentCutoff)
    search.weight_cutoff = weightCutoff
    search.time_limit = timeLimit.map { $0 / .seconds(1) } ?? 0
    search.includes_data = includesData
    search.includes_terms = includesMatchingTerms
    search.document_order = documentOrder.code
    search.matcher = matcher.code
    if let collapse {
      search.collapse_slot = collapse.slot
      search.collapse_maximum = UInt32(clamping: collapse.maximum)
    }
    setSort(in: &search)
    search.early_end = earlyEnd.code
    let normalizations = setWeighting(in: &search)
    let averages = weighting.averageLengths
    return query.program.withUnsafeBufferPointer { program in
      facets.withUnsafeBufferPointer { facets in
        documentValues.withUnsafeBufferPointer { values in
          normalizations.withUnsafeBufferPointer { normalizations in
            averages.withUnsafeBufferPointer { averages in
              search.query = program.baseAddress
              search.query_length = program.count
              search.facet_slots = facets.baseAddress
              search.facet_slot_count = facets.count
              search.value_slots = values.baseAddress
              search.value_slot_count = values.count
              search.normalizations.data = normalizations.baseAddress
              search.normalizations.count = normalizations.count
              search.average_lengths = averages.baseAddress
              search.average_length_count = averages.count
              return body(&search)
            }
          }
        }
      }
    }
  }

  private func setSort(in search: inout cxapian_search) {
    switch sort {
    case .relevance:
      search.sort = .CXAPIAN_SORT_RELEVANCE
    case .value(let slot, let descending):
      search.sort = .CXAPIAN_SORT_VALUE
      search.sort_slot = slot
      search.sort_descending = descending
    case .valueThenRelevance(let slot, let descending):
      search.sort = .CXAPIAN_SORT_VALUE_THEN_RELEVANCE
      search.sort_slot = slot
      search.sort_descending = descending
    case .relevanceThenValue(let slot, let descending):
      search.sort = .CXAPIAN_SORT_RELEVANCE_THEN_VALUE
      search.sort_slot = slot
      search.sort_descending = descending
    }
  }

  /// Returns the letters of tf-idf, which the caller has to lend.
  private func setWeighting(in search: inout cxapian_search) -> [UInt8] {
    switch weighting {
    case .bm25(let k1, let k2, let k3, let b, let minimum, _):
      search.weighting = .CXAPIAN_WEIGHTING_BM25
      (search.k1, search.k2, search.k3, search.b, search.min_normlen) = (k1, k2, k3, b, minimum)
    case .bm25Plus(let k1, let k2, let k3, let b, let minimum, let delta):
      search.weighting = .CXAPIAN_WEIGHTING_BM25_PLUS
      (search.k1, search.k2, search.k3, search.b, search.min_normlen) = (k1, k2, k3, b, minimum)
      search.delta = delta
    case .tfIdf(let normalizations):
      search.weighting = .CXAPIAN_WEIGHTING_TF_IDF
      return Array(normalizations.utf8)
    case .boolean:
      search.weighting = .CXAPIAN_WEIGHTING_BOOLEAN
    case .coordination:
      search.weighting = .CXAPIAN_WEIGHTING_COORDINATION
    }
    return []
  }
}

extension EarlyEnd? {
  var code: cxapian_early_end {
    switch self {
    case nil: cxapian_early_end(kind: .CXAPIAN_END_NEVER, seconds: 0, steps: 0)
    case .after(let time):
      cxapian_early_end(kind: .CXAPIAN_END_AFTER_TIME, seconds: time / .seconds(1), steps: 0)
    case .afterSteps(let steps):
      cxapian_early_end(
        kind: .CXAPIAN_END_AFTER_STEPS, seconds: 0, steps: UInt64(clamping: steps))
    }
  }
}

extension Matcher {
  fileprivate var code: cxapian_matcher {
    switch self {
    case .xapian: .CXAPIAN_MATCHER_XAPIAN
    case .windowed: .CXAPIAN_MATCHER_WINDOWS
    }
  }

  init(_ code: cxapian_matcher) {
    switch code {
    case .CXAPIAN_MATCHER_XAPIAN: self = .xapian
    case .CXAPIAN_MATCHER_WINDOWS: self = .windowed
    }
  }
}

extension DocumentOrder {
  fileprivate var code: cxapian_document_order {
    switch self {
    case .ascending: .CXAPIAN_ORDER_ASCENDING
    case .descending: .CXAPIAN_ORDER_DESCENDING
    case .any: .CXAPIAN_ORDER_ANY
    }
  }
}
