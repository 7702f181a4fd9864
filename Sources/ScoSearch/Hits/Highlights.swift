import Xapian

/// The places of an article that a query leads to.
public struct Highlights: Sendable, Hashable {
  /// What of an article a place is in.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case title, body
  }

  /// A word or phrase of an article, and why it is marked.
  public struct Place: Sendable, Hashable {
    public var field: Field
    /// Bytes of the text in UTF-8.
    public var utf8Range: Range<Int>
    /// The word or words as the query has them.
    public var query: String
    public var way: WordMatch.Way

    public init(field: Field, utf8Range: Range<Int>, query: String, way: WordMatch.Way) {
      self.field = field
      self.utf8Range = utf8Range
      self.query = query
      self.way = way
    }
  }

  /// Those of the title first, each in the order of the text; no two overlap.
  public var places: [Place]
  /// Whether places are missing because of ``SearchOptions/timeLimit``.
  public var isCut: Bool

  public init(places: [Place] = [], isCut: Bool = false) {
    self.places = places
    self.isCut = isCut
  }
}

extension SearchIndex {
  /// Every place of an article, in title and body, that a query leads to: what a snippet marks, in
  /// the whole text.
  ///
  /// - Parameters:
  ///   - query: Any text; see <doc:QueryLanguage>. Fields and excluded words lead to no place.
  ///   - id: The article's.
  ///   - options: How words are understood (``SearchOptions/translation``,
  ///     ``SearchOptions/language``), and ``SearchOptions/timeLimit``. The article need not match.
  /// - Throws: ``SearchError`` `.articleNotFound` where there is no such article.
  public func highlights(
    of query: String, inArticle id: String, options: SearchOptions = SearchOptions()
  ) async throws(SearchError) -> Highlights {
    let deadline = SearchDeadline(options.timeLimit)
    let parsed = QueryParser.parse(query)
    let found = try readers.withReader { (reader) throws(XapianError) -> Highlights? in
      guard let document = try reader.document(id: id), let record = try reader.record(document)
      else { return nil }
      let search = ArticleSearch(reader: reader, options: options, deadline: deadline)
      return try search.highlights(of: parsed, in: record)
    }
    guard let found else { throw Self.noArticle(id) }
    return found
  }
}

extension ArticleSearch {
  func highlights(of query: Query, in record: StoredRecord) throws(XapianError) -> Highlights {
    var highlights = Highlights()
    try deadline.orWhenCut(()) { () throws(XapianError) in
      let compiled = try compile(query)
      deadline.beginShowing()
      var matcher = try TextMatcher(compiled.traces, by: knowledge)
      for (field, text) in [
        (Highlights.Field.title, record.article.title), (.body, record.article.body),
      ] {
        try deadline.check()
        highlights.places += matcher.places(in: Array(text.utf8), of: field)
      }
    }
    highlights.isCut = deadline.isCut
    return highlights
  }
}

extension TextMatcher {
  /// What to mark in a text: of the traces that are met at one place the longest counts, of equal
  /// ones the nearest to the query.
  fileprivate mutating func places(
    in text: [UInt8], of field: Highlights.Field
  ) -> [Highlights.Place] {
    let found = occurrences(in: text, upTo: text.count).sorted { [traces] one, other in
      func key(_ occurrence: Occurrence) -> (Int, Int, Int, Int) {
        (
          occurrence.range.lowerBound, -occurrence.range.count,
          traces[occurrence.trace].way.distance, occurrence.trace
        )
      }
      return key(one) < key(other)
    }
    var places: [Highlights.Place] = []
    var end = 0
    for occurrence in found where occurrence.range.lowerBound >= end {
      let trace = traces[occurrence.trace]
      places.append(
        Highlights.Place(
          field: field, utf8Range: occurrence.range, query: trace.query, way: trace.way))
      end = occurrence.range.upperBound
    }
    return places
  }
}
