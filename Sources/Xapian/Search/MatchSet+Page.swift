import CXapianShim

extension MatchSet {
  /// Copies a page of the shim.
  init(_ page: cxapian_page, _ request: SearchRequest) {
    matches = UnsafeBufferPointer(start: page.matches, count: page.match_count).enumerated().map {
      Match($1, rank: Int(page.first) + $0, request)
    }
    matcher = Matcher(page.matcher)
    firstIndex = Int(page.first)
    lowerBound = Int(page.lower_bound)
    estimated = Int(page.estimated)
    upperBound = Int(page.upper_bound)
    uncollapsedLowerBound = Int(page.uncollapsed_lower_bound)
    uncollapsedEstimated = Int(page.uncollapsed_estimated)
    uncollapsedUpperBound = Int(page.uncollapsed_upper_bound)
    maximumAttained = page.max_attained
    maximumPossible = page.max_possible
    isCut = page.is_cut
    stepCount = Int(clamping: page.step_count)
    facets = Dictionary(request.facets.map { ($0, []) }, uniquingKeysWith: { first, _ in first })
    for facet in UnsafeBufferPointer(start: page.facets, count: page.facet_count) {
      facets[facet.slot]?.append(
        FacetCount(value: String(facet.value), count: Int(facet.count)))
    }
  }
}

extension Match {
  fileprivate init(_ match: cxapian_match, rank: Int, _ request: SearchRequest) {
    documentID = match.document_id
    self.rank = rank
    weight = match.weight
    percent = Int(match.percent)
    collapseKey = match.collapse_key.count == 0 ? nil : String(match.collapse_key)
    collapsedCount = Int(match.collapsed_count)
    data = [UInt8](match.data)
    values = [:]
    let bytes = UnsafeBufferPointer(start: match.values, count: request.documentValues.count)
    for (slot, value) in zip(request.documentValues, bytes) where value.count > 0 {
      values[slot] = String(value)
    }
    matchingTerms = UnsafeBufferPointer(start: match.terms, count: match.term_count).map {
      String($0)
    }
  }
}
