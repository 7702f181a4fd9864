import Xapian

/// Shows the copies of one text as one hit.
enum CopyFolding {
  /// The most copies that are named.
  private static let mostCopies = 100

  static let collapse = Collapse(slot: Schema.Slot.copies)

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

  static func members(of group: String) -> Xapian.Query { .term(Schema.Prefix.copies + group) }

  /// The ids of an article's copies.
  static func copies(
    of document: DocumentID, in database: borrowing Database
  ) throws(XapianError) -> [String] {
    guard let group = try group(of: document, in: database) else { return [] }
    return try copies(of: document, in: group, matching: SearchRequest(.all), database)
  }

  /// The ids of those copies that match a search.
  static func copies(
    of document: DocumentID, in group: String, matching request: SearchRequest,
    _ database: borrowing Database
  ) throws(XapianError) -> [String] {
    var request = SearchRequest(
      .filter(request.query, members(of: group)), count: mostCopies + 1)
    request.weighting = .boolean
    let ids = try database.search(request).matches.compactMap { match in
      match.documentID == document ? nil : StoredRecord.id(match.data)
    }
    return ids.sorted().dropLast(max(0, ids.count - mostCopies))
  }
}

extension SearchResults {
  /// Takes over how many articles match: copies count although they are folded.
  mutating func count(_ matches: MatchSet) {
    total = matches.uncollapsedEstimated
    totalIsExact = matches.uncollapsedLowerBound == matches.uncollapsedUpperBound
  }
}

extension StoredRecord {
  /// The article's id, which is the first field of a record; nil where the bytes are none.
  static func id(_ bytes: [UInt8]) -> String? {
    var index = 0
    guard let length = LEB128.read(bytes, at: &index), length <= UInt64(bytes.count - index)
    else { return nil }
    return String(decoding: bytes[index..<index + Int(length)], as: UTF8.self)
  }
}
