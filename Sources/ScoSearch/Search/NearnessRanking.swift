import Xapian

/// Ranks the best matches again, by which words that are neighbours in the query are neighbours in
/// the article.
///
/// That takes reading the words of articles in their order. To do so for every article that has two
/// such words would take most of the time of a search for two words; one that is far from the best
/// gains too little to be among them.
struct NearnessRanking {
  /// How many of the best are ranked again. Fewer where the next one weighs as much as the last of
  /// them: which of two equal articles comes first follows from how the index was built, and no
  /// score may.
  private static let depth = 20

  private let near: [CompiledQuery.Neighbours]
  private let request: SearchRequest

  /// nil where there is nothing to rank by, or the page lies behind those that are ranked again.
  init?(near: [CompiledQuery.Neighbours], request: SearchRequest) {
    guard !near.isEmpty, request.sort == .relevance, request.first < Self.depth, request.count > 0
    else { return nil }
    self.near = near
    self.request = request
  }

  /// The page that the request asks for.
  ///
  /// - Parameter search: How to search; with copies folded or not.
  func search(
    in database: borrowing Database, until deadline: SearchDeadline,
    by search: (SearchRequest) throws(XapianError) -> MatchSet
  ) throws(XapianError) -> MatchSet {
    // More than Xapian counts to may be asked for.
    let page = request.first..<request.first + min(request.count, Int(UInt32.max))
    var request = request
    request.first = 0
    request.count = max(page.upperBound, Self.depth + 1)
    // Most of what is ranked is not shown.
    request.includesData = false
    var found = try search(request)
    found.matches = try rankedAgain(found.matches, in: database, until: deadline)
    found.matches = Array(found.matches[page.clamped(to: 0..<found.matches.count)])
    found.firstIndex = page.lowerBound
    if self.request.includesData { try CopyFolding.addData(to: &found, from: database) }
    return found
  }

  private func rankedAgain(
    _ matches: [Match], in database: borrowing Database, until deadline: SearchDeadline
  ) throws(XapianError) -> [Match] {
    let next = matches.dropFirst(Self.depth).first?.weight
    var best = matches.prefix(Self.depth).filter { match in next.map { match.weight > $0 } ?? true }
    if best.isEmpty { return matches }
    let documents = Xapian.Query.documents(best.lazy.map(\.documentID))
    var request = SearchRequest(.or(near.map { $0.query(among: documents) }), count: best.count)
    request.weighting = self.request.weighting
    request.matcher = self.request.matcher
    request.includesData = false
    let found = try deadline.search(request, in: database)
    let gains = Dictionary(
      uniqueKeysWithValues: found.matches.map { ($0.documentID, $0.weight) })
    // Some of the gains would be no order.
    if gains.isEmpty || found.isCut { return matches }
    for index in best.indices { best[index].weight += gains[best[index].documentID] ?? 0 }
    best.sort { ($1.weight, $0.rank) < ($0.weight, $1.rank) }
    for rank in best.indices { best[rank].rank = rank }
    return best + matches.dropFirst(best.count)
  }
}
