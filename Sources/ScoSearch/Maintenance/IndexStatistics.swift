import Xapian

/// What an index holds, in numbers.
public struct IndexStatistics: Sendable, Hashable {
  public var articles: Int
  /// Articles by language code, most frequent first; `und` where it is not known.
  public var languages: [Facets.Count]
  /// Distinct terms: stems, forms, names.
  public var terms: Int
  /// The size of the live generation.
  public var bytesOnDisk: Int
  /// The number of the live generation.
  public var generation: Int
  /// When the index was last brought up to date: ISO 8601, UTC.
  public var lastIndexed: String?
  /// What the user should know, such as a dictionary that is missing.
  public var remarks: [String]

  init(of reader: Reader) throws(XapianError) {
    articles = try reader.database.documentCount
    languages = try reader.database.terms(prefix: Field.language.prefix).map { term in
      Facets.Count(value: Field.language.value(ofTerm: term.term), count: term.frequency)
    }.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    terms = try reader.database.terms().count { !Schema.isOfWhole($0.term) }
    bytesOnDisk = FileSystem.size(ofTree: reader.generation.path)
    generation = reader.generation.number
    let time = String(
      decoding: try reader.database.metadata(for: MetadataKey.lastIndexed), as: UTF8.self)
    lastIndexed = time.isEmpty ? nil : time
    remarks = Analyzer.remarks + GlassFiles.remarks
  }
}

/// A source of a collection as it is now.
public struct SourceStatus: Sendable, Hashable {
  /// The absolute path.
  public var path: String
  /// The name that sets its articles' ids apart where another source has the same.
  public var name: String
  public var isFolder: Bool
  /// The collection's own `articles/`, which cannot be taken away.
  public var isAlwaysThere: Bool
  /// Whether there is something at the path now; the collection's own `articles/` need not be there.
  public var isReachable: Bool
  /// How many articles of the index are from it.
  public var articles: Int
  /// Patterns of relative paths that are not read.
  public var excludes: [String]
  /// Under which names its records hold what an article has, as they were given; nil where only the
  /// known ones count.
  public var columns: String?
  /// Whether the text of pictures in it is recognised.
  public var recognizesText: Bool

  init(_ source: Source, of collection: ArticleCollection, articles: Int) {
    path = source.absolutePath(in: collection)
    name = source.name
    let status = FileSystem.status(of: path)
    isAlwaysThere = source.number == Source.ownNumber
    isFolder = isAlwaysThere || status?.kind == .folder
    isReachable = isAlwaysThere || status != nil
    self.articles = articles
    excludes = source.excludes
    columns = source.columns
    recognizesText = source.ocr == true
  }
}
