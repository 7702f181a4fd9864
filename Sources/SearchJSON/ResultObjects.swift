import Invocation
public import ScoSearch

/// The JSON of what a search found; its keys are what others rely on.
public enum ResultObjects {
  /// The object of one search.
  ///
  /// - Parameter id: The query's id in a batch.
  public static func object(_ results: SearchResults, id: String? = nil) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let id { members.append(("id", .string(id))) }
    members.append(("query", .string(results.query)))
    members.append(("total", .integer(results.total)))
    members.append(("totalIsExact", .bool(results.totalIsExact)))
    if results.isCut { members.append(("isCut", .bool(true))) }
    members.append(("tookMilliseconds", .number(results.took / .milliseconds(1))))
    members.append(("suggestion", JSONValue(results.suggestion)))
    members.append(("facets", results.facets.map { object($0) } ?? .null))
    members.append(("hits", .array(results.hits.map { object($0) })))
    if let explanation = results.explanation {
      members.append(("explanation", .string(explanation)))
    }
    return .object(members)
  }

  public static func object(_ hit: Hit) -> JSONValue {
    let snippet = hit.snippet.fragments.map {
      JSONValue.object([("text", .string($0.text)), ("highlight", .bool($0.isHighlighted))])
    }
    return .object(
      [("rank", .integer(hit.rank)), ("score", .number(hit.score))]
        + members(of: hit, path: hit.path)
        + [
          ("snippet", .array(snippet)),
          ("matches", .array(hit.matches.map(object))),
          ("copies", JSONValue(hit.copies)),
        ])
  }

  /// What is said of an article wherever it is shown.
  private static func members(
    of article: some DescribedArticle, path: String?
  ) -> [JSONValue.Member] {
    [
      ("id", .string(article.id)),
      ("path", JSONValue(path.map(Invocation.shortened))),
      ("title", .string(article.title)),
      ("language", JSONValue(article.language?.rawValue)),
      ("date", JSONValue(article.date?.description)),
      ("source", JSONValue(article.source)),
      ("place", JSONValue(article.place)),
      ("author", JSONValue(article.author)),
      ("section", JSONValue(article.section)),
      ("url", JSONValue(article.url)),
      ("ocr", article.recognized.map(object) ?? .null),
    ]
  }

  /// The object of what is to be known of a text that was recognised in pictures.
  public static func object(_ recognized: RecognizedText) -> JSONValue {
    .object([
      ("pages", .integer(recognized.pages)), ("confidence", .number(recognized.confidence)),
      ("isLow", .bool(recognized.isLow)), ("lowPages", .integer(recognized.lowPages)),
    ])
  }

  public static func object(_ match: WordMatch) -> JSONValue {
    .object([
      ("query", .string(match.query)), ("matched", .string(match.matched)),
      ("via", .string(match.way.rawValue)),
    ])
  }

  public static func object(_ facets: Facets) -> JSONValue {
    .object(facets.groups.map { ($0.name, counts($0.counts)) })
  }

  public static func counts(_ counts: [Facets.Count]) -> JSONValue {
    .object(counts.map { ($0.value, .integer($0.count)) })
  }

  /// The object of what an index holds.
  public static func object(_ statistics: IndexStatistics) -> JSONValue {
    .object([
      ("articles", .integer(statistics.articles)),
      ("languages", counts(statistics.languages)),
      ("terms", .integer(statistics.terms)),
      ("bytesOnDisk", .integer(statistics.bytesOnDisk)),
      ("generation", .integer(statistics.generation)),
      ("lastIndexed", JSONValue(statistics.lastIndexed)),
    ])
  }

  /// The object of one stored article; it says why it is doubtful only where it is.
  ///
  /// - Parameter highlights: The places that a query leads to, where these were asked for.
  public static func object(
    _ stored: StoredArticle, highlights: Highlights? = nil
  ) -> JSONValue {
    var members = members(of: stored.article, path: stored.path)
    members.append(("copies", JSONValue(stored.copies)))
    members.append(("body", .string(stored.article.body)))
    if !stored.doubts.isEmpty { members.append(("doubtful", JSONValue(stored.doubts))) }
    if let highlights {
      members.append(("highlights", .array(highlights.places.map { object($0) })))
      if highlights.isCut { members.append(("isCut", .bool(true))) }
    }
    return .object(members)
  }

  public static func object(_ place: Highlights.Place) -> JSONValue {
    .object([
      ("field", .string(place.field.rawValue)), ("start", .integer(place.utf8Range.lowerBound)),
      ("length", .integer(place.utf8Range.count)), ("query", .string(place.query)),
      ("via", .string(place.way.rawValue)),
    ])
  }

  /// The object of how a text may go on.
  public static func object(_ suggestions: Suggestions) -> JSONValue {
    let completions = suggestions.completions.map {
      JSONValue.object([("text", .string($0.text)), ("count", .integer($0.count))])
    }
    let titles = suggestions.titles.map {
      JSONValue.object([("id", .string($0.id)), ("title", .string($0.title))])
    }
    return .object([("suggestions", .array(completions)), ("titles", .array(titles))])
  }

  /// The object of a word's translations.
  public static func object(_ word: WordTranslations) -> JSONValue {
    .object([
      ("word", .string(word.word)), ("stem", .string(word.stem)),
      ("translations", JSONValue(word.translations)),
    ])
  }
}

/// What a hit and a stored article say of an article.
private protocol DescribedArticle {
  var id: String { get }
  var title: String { get }
  var language: Language? { get }
  var date: ArticleDate? { get }
  var source: String? { get }
  var place: String? { get }
  var author: String? { get }
  var section: String? { get }
  var url: String? { get }
  var recognized: RecognizedText? { get }
}

extension Hit: DescribedArticle {}
extension Article: DescribedArticle {}
