import Xapian

/// Decides which articles are copies of one text.
///
/// Each text (all articles with one fingerprint) either leads a group or belongs to one. In an
/// order that depends on the texts alone, the longest first, a text joins the first leader that it
/// is a copy of, and leads otherwise. So every member was compared with its leader: a chain of
/// texts that are each like the next does not become one group. The same articles give the same
/// groups, in whatever order and by whatever way they came into the index.
///
/// After a change only those texts are looked at again whose answer may have changed: new ones,
/// those of a group that has lost an article, those whose leader no longer leads, and those that a
/// new leader may win.
struct CopyGrouping {
  /// Where a text stands in the order.
  struct Place: Hashable, Comparable {
    let shingles: Int
    let key: UInt64

    init(_ fingerprint: Fingerprint) {
      self.init(shingles: fingerprint.shingles, key: fingerprint.key)
    }

    init(shingles: Int, key: UInt64) {
      self.shingles = shingles
      self.key = key
    }

    /// The name of the group that it leads.
    var group: String { Fingerprint.text(key >> 4, digits: 12) }

    static func < (left: Place, right: Place) -> Bool {
      (right.shingles, left.key) < (left.shingles, right.key)
    }
  }

  /// Of the articles that share one shingle so many are compared at most. What more of them share
  /// is a phrase that their newspaper adds to each.
  static let mostCandidates = 1000
  /// Where so many of a text's shingles are of fewer articles than that, the common ones are not
  /// looked at: two copies share others than those of a sentence below every article. Of a report
  /// that more than a thousand newspapers have, copies with some words changed keep most of their
  /// shingles common, and these are looked at.
  static let fewestRare = 3
  /// So many fingerprints are kept at hand.
  private static let mostAtHand = 20_000

  private let new: Set<DocumentID>
  private var queue = PlaceQueue()
  private var waiting: [Place: [DocumentID]] = [:]
  private var decided: [Place: Place] = [:]
  private var targets: [DocumentID: String] = [:]
  private var touched: Set<String> = []
  private var places: [DocumentID: Place] = [:]
  private var fingerprints: [Place: Fingerprint] = [:]

  private init(new: Set<DocumentID>) {
    self.new = new
  }

  /// A document whose group has changed; an empty name is no group.
  struct Change {
    var document: DocumentID
    var before: String
    var group: String
  }

  /// Groups every article of an index anew.
  static func renew(_ database: inout WritableDatabase) throws(XapianError) {
    var grouping = BulkGrouping()
    for document in try database.documentIDs(withTerm: "") {
      grouping.add(
        try database.documentValue(document, in: Schema.Slot.fingerprint), of: document)
    }
    grouping.prepare()
    while let block = grouping.nextBlock { grouping.settle(grouping.matches(in: block)) }
    var changes: [Change] = []
    for membership in grouping.groups() {
      let before = try group(of: membership.document, in: database)
      if before == membership.group { continue }
      changes.append(
        Change(document: membership.document, before: before, group: membership.group))
    }
    try write(changes, to: &database)
  }

  /// Brings the groups up to date.
  ///
  /// - Parameters:
  ///   - new: Documents that were added or replaced.
  ///   - groups: Groups that have lost an article.
  static func update(
    _ database: inout WritableDatabase, new: Set<DocumentID>, losing groups: Set<String>
  ) throws(XapianError) {
    var grouping = CopyGrouping(new: new)
    for document in new.sorted() { try grouping.add(document, in: database) }
    for group in groups.sorted() { try grouping.addMembers(of: group, in: database) }
    try write(try grouping.run(database), to: &database)
  }

  // MARK: What is looked at

  private mutating func addMembers(
    of group: String, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) {
    touched.insert(group)
    for document in try database.documentIDs(withTerm: Schema.copiesTerm(group)) {
      try add(document, in: database)
    }
  }

  private mutating func add(
    _ document: DocumentID, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) {
    guard let place = try place(of: document, in: database), decided[place] == nil else { return }
    if waiting[place] == nil { queue.insert(place) }
    waiting[place, default: []].append(document)
  }

  // MARK: Deciding

  private mutating func run(
    _ database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> [Change] {
    queue.sort()
    while let place = queue.next() { try decide(place, in: database) }
    return try changes(to: database)
  }

  private mutating func decide(
    _ place: Place, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) {
    let own = waiting[place] ?? []
    guard let first = own.first, let fingerprint = try fingerprint(of: first, in: database)
    else { return }
    let ordered = try candidates(for: fingerprint, in: database)
    let same = ordered.first { $0.place == place }?.documents ?? []
    let documents = Set(own).union(same).sorted()

    var leader = place
    for (other, holders) in ordered {
      if other >= place { break }
      if try leads(other, holders, in: database),
        let text = try self.fingerprint(of: holders[0], in: database), fingerprint.isCopy(of: text)
      {
        leader = other
        for holder in holders { targets[holder] = other.group }
        break
      }
    }
    let led = try hasLed(place, documents, in: database)
    decided[place] = leader
    for document in documents {
      targets[document] = leader.group
      touched.insert(try Self.group(of: document, in: database))
    }
    touched.insert(leader.group)
    if leader != place, led {
      try addMembers(of: place.group, in: database)
    } else if leader == place, !led {
      for (other, holders) in ordered where other > place {
        if let text = try self.fingerprint(of: holders[0], in: database),
          fingerprint.isCopy(of: text)
        {
          for holder in holders { try add(holder, in: database) }
        }
      }
    }
  }

  /// The articles that share a term with a text, by their texts, in order.
  private mutating func candidates(
    for fingerprint: Fingerprint, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> [(place: Place, documents: [DocumentID])] {
    var documents: [DocumentID] = []
    var common: [DocumentID] = []
    var rare = 0
    for term in fingerprint.terms {
      let found = try database.documentIDs(withTerm: term, limit: Self.mostCandidates + 1)
      if found.count > Self.mostCandidates {
        common += found.dropLast()
      } else {
        rare += 1
        documents += found
      }
    }
    if rare < Self.fewestRare { documents += common }
    documents.sort()
    var found: [(place: Place, document: DocumentID)] = []
    var previous: DocumentID?
    for document in documents where document != previous {
      previous = document
      if let place = try place(of: document, in: database) {
        found.append((place, document))
      }
    }
    found.sort { ($0.place, $0.document) < ($1.place, $1.document) }
    var byText: [(place: Place, documents: [DocumentID])] = []
    for (place, document) in found {
      if byText.last?.place == place {
        byText[byText.count - 1].documents.append(document)
      } else {
        byText.append((place, [document]))
      }
    }
    return byText
  }

  private func leads(
    _ place: Place, _ documents: [DocumentID],
    in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> Bool {
    if let leader = decided[place] { return leader == place }
    return try hasLed(place, documents, in: database)
  }

  /// Whether a text led a group, or stood alone, before the change.
  private func hasLed(
    _ place: Place, _ documents: [DocumentID],
    in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> Bool {
    guard let document = documents.first(where: { !new.contains($0) }) else { return false }
    let group = try Self.group(of: document, in: database)
    return group.isEmpty || group == place.group
  }

  // MARK: Reading

  private static func group(
    of document: DocumentID, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> String {
    String(
      decoding: try database.documentValue(document, in: Schema.Slot.copies), as: UTF8.self)
  }

  private mutating func place(
    of document: DocumentID, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> Place? {
    if let place = places[document] { return place }
    guard
      let fingerprint = Fingerprint(
        try database.documentValue(document, in: Schema.Slot.fingerprint))
    else { return nil }
    let place = Place(fingerprint)
    places[document] = place
    keep(fingerprint, of: place)
    return place
  }

  private mutating func fingerprint(
    of document: DocumentID, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> Fingerprint? {
    if let place = places[document], let known = fingerprints[place] { return known }
    guard
      let fingerprint = Fingerprint(
        try database.documentValue(document, in: Schema.Slot.fingerprint))
    else { return nil }
    keep(fingerprint, of: Place(fingerprint))
    return fingerprint
  }

  private mutating func keep(_ fingerprint: Fingerprint, of place: Place) {
    if fingerprints.count >= Self.mostAtHand { fingerprints.removeAll(keepingCapacity: true) }
    fingerprints[place] = fingerprint
  }

  // MARK: Writing

  /// What has changed; a group of one is none.
  private func changes(
    to database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> [Change] {
    var members: [String: Set<DocumentID>] = [:]
    for (document, group) in targets { members[group, default: []].insert(document) }
    for group in touched where !group.isEmpty {
      for document in try database.documentIDs(withTerm: Schema.copiesTerm(group))
      where targets[document] == nil {
        members[group, default: []].insert(document)
      }
    }
    var changes: [Change] = []
    for (group, documents) in members.sorted(by: { $0.key < $1.key }) {
      let value = documents.count > 1 ? group : ""
      for document in documents.sorted() {
        let before = try Self.group(of: document, in: database)
        if before == value { continue }
        changes.append(Change(document: document, before: before, group: value))
      }
    }
    return changes
  }

  private static func write(
    _ changes: [Change], to database: inout WritableDatabase
  ) throws(XapianError) {
    for change in changes {
      var changes = Document()
      changes.setValue(change.group, in: Schema.Slot.copies)
      if !change.group.isEmpty {
        changes.addBooleanTerm(Schema.copiesTerm(change.group))
      }
      try database.amend(
        id: change.document, with: changes,
        removing: change.before.isEmpty ? [] : [Schema.copiesTerm(change.before)])
    }
  }
}

/// Texts that wait, taken in their order; those added later come behind what was taken.
struct PlaceQueue {
  private var places: [CopyGrouping.Place] = []
  private var isSorted = false

  /// Puts what was inserted so far in order.
  mutating func sort() {
    places.sort(by: >)
    isSorted = true
  }

  mutating func insert(_ place: CopyGrouping.Place) {
    guard isSorted else { return places.append(place) }
    var range = 0..<places.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = places[middle] > place ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    places.insert(place, at: range.lowerBound)
  }

  mutating func next() -> CopyGrouping.Place? { places.popLast() }
}
