import Xapian

/// Shows the copies of one text as one hit, in one search.
struct CopyFolding {
  /// Matches that were left out in favour of a better one, by their group.
  private var folded: [String: [DocumentID]] = [:]

  /// The most copies that are named.
  private static let mostCopies = 100

  private static let collapse = Collapse(slot: Schema.Slot.copies)

  /// Whether any article has a copy. Without one a search need not look.
  static func isNeeded(in database: borrowing Database) throws(XapianError) -> Bool {
    try database.valueFrequency(Schema.Slot.copies) > 0
  }

  /// The group of copies that an article is one of, nil where it has none.
  static func group(
    of document: DocumentID, in database: borrowing Database
  ) throws(XapianError) -> String? {
    let group = try database.documentValue(document, in: Schema.Slot.copies)
    return group.isEmpty ? nil : String(decoding: group, as: UTF8.self)
  }

  static func members(of group: String) -> Xapian.Query { .term(Schema.copiesTerm(group)) }

  /// The ids of an article's copies, at most ``mostCopies``.
  static func copies(
    of document: DocumentID, in database: borrowing Database
  ) throws(XapianError) -> [String] {
    guard let group = try group(of: document, in: database) else { return [] }
    var request = SearchRequest(members(of: group), count: mostCopies + 1)
    request.weighting = .boolean
    let ids = try database.search(request).matches.compactMap { match in
      match.documentID == document ? nil : StoredRecord.id(match.data)
    }
    return Array(ids.sorted().prefix(mostCopies))
  }

  /// The ids of those copies that match a search, at most ``mostCopies`` of each match.
  ///
  /// - Parameter matches: Those of a page; the group of each is its `collapseKey`.
  func copies(
    of matches: [Match], _ request: SearchRequest, in database: borrowing Database,
    until deadline: SearchDeadline
  ) throws(XapianError) -> [String: [String]] {
    let groups = Set(matches.compactMap(\.collapseKey))
    if groups.isEmpty { return [:] }
    let shown = Set(matches.map(\.documentID))
    var found: [String: [String]] = [:]
    // All at once, since each search has its costs; a group that is large has one of its own, and
    // one whose articles were all met among the best has none.
    var small: [String] = []
    for group in groups.sorted() where !deadline.hasCome {
      let count = try database.termFrequency(Schema.copiesTerm(group))
      if count > Self.mostCopies {
        try find([group])
      } else if let known = folded[group], known.count + 1 == count {
        for document in known {
          guard let id = StoredRecord.id(try database.documentData(document)) else { continue }
          found[group, default: []].append(id)
        }
        found[group]?.sort()
      } else {
        small.append(group)
      }
    }
    try find(small)
    return found

    func find(_ groups: [String]) throws(XapianError) {
      if groups.isEmpty { return }
      var members = SearchRequest(
        .filter(request.query, .or(groups.map(Self.members))),
        count: (Self.mostCopies + 1) * groups.count)
      members.weighting = .boolean
      members.matcher = request.matcher
      members.documentValues = [Schema.Slot.copies]
      members.includesData = true
      let copies = try deadline.search(members, in: database).matches
      for match in copies where !shown.contains(match.documentID) {
        guard let group = match.values[Schema.Slot.copies], let id = StoredRecord.id(match.data)
        else { continue }
        found[group, default: []].append(id)
      }
      for group in groups {
        found[group]?.sort()
        found[group] = found[group].map { Array($0.prefix(Self.mostCopies)) }
      }
    }
  }

  // MARK: Searching

  /// Searches, with the copies of one text folded to the best of them, whose `collapseKey` is then
  /// the name of their group.
  ///
  /// Xapian folds by reading the group of every match that may be among the best, which takes a
  /// quarter of a search. Among the best there are few copies: a few matches more than are wanted
  /// are taken, and folded here. Where that leaves too few it is left to Xapian.
  mutating func search(
    _ request: SearchRequest, in database: borrowing Database, until deadline: SearchDeadline
  ) throws(XapianError) -> MatchSet {
    folded = [:]
    guard try Self.isNeeded(in: database), request.count > 0 else {
      return try deadline.search(request, in: database)
    }
    let (wanted, overflows) = request.first.addingReportingOverflow(request.count)
    if !overflows, wanted <= Self.mostFolded {
      var wider = request
      wider.first = 0
      wider.count = wanted + max(Self.leastSpare, wanted / 2)
      wider.documentValues = [Schema.Slot.copies]
      wider.includesData = false
      var found = try deadline.search(wider, in: database)
      let isAll = found.isCut || found.matches.count < wider.count
      fold(&found.matches)
      if isAll || found.matches.count >= wanted {
        found.matches = Array(found.matches.prefix(wanted).dropFirst(request.first))
        found.firstIndex = request.first
        if request.includesData { try Self.addData(to: &found, from: database) }
        return found
      }
      folded = [:]
    }
    var collapsing = request
    collapsing.collapse = Self.collapse
    return try deadline.search(collapsing, in: database)
  }

  /// Pages that end further down are left to Xapian.
  private static let mostFolded = 1000
  private static let leastSpare = 10

  /// Leaves the first of each group.
  private mutating func fold(_ matches: inout [Match]) {
    var seen: Set<String> = []
    matches.removeAll { match in
      guard let group = match.values[Schema.Slot.copies], !seen.insert(group).inserted else {
        return false
      }
      folded[group, default: []].append(match.documentID)
      return true
    }
    for index in matches.indices {
      matches[index].rank = index
      matches[index].collapseKey = matches[index].values[Schema.Slot.copies]
    }
  }

  /// Adds the stored articles to a page, in the order in which they are stored.
  static func addData(
    to page: inout MatchSet, from database: borrowing Database
  ) throws(XapianError) {
    let matches = page.matches
    for index in matches.indices.sorted(by: { matches[$0].documentID < matches[$1].documentID }) {
      page.matches[index].data = try database.documentData(page.matches[index].documentID)
    }
  }
}

extension SearchResults {
  /// Takes over how many articles match: copies count although they are folded.
  mutating func count(_ matches: MatchSet) {
    total = matches.uncollapsedEstimated
    totalIsExact = matches.uncollapsedLowerBound == matches.uncollapsedUpperBound
  }

  /// Says what the deadline left undone.
  mutating func noteCut(by deadline: SearchDeadline) {
    guard deadline.isCut else { return }
    isCut = true
    totalIsExact = false
  }
}
