@_exported public import ArticleText
@_exported public import PathText
import Xapian

/// A collection's index, for searching. Any number of tasks may use one at once.
///
/// ```swift
/// let index = try SearchIndex(at: "index")
/// let results = try await index.search("keanggotaan penuh", limit: 5)
/// for hit in results.hits { print(hit.rank, hit.title, hit.snippet.plainText) }
/// ```
///
/// A search sees what was committed before it began, also by other processes.
public final class SearchIndex: Sendable {
  /// The collection that is searched.
  public let collection: ArticleCollection
  let readers: ReaderPool

  /// Opens the index of the collection in a folder.
  ///
  /// - Throws: ``SearchError`` `.collectionNotFound` or `.notACollection` for the path, `.notBuilt`
  ///   where the collection has no index yet, `.damaged` or `.schemaVersion` where it cannot be
  ///   read.
  public convenience init(at path: String) throws(SearchError) {
    try self.init(ArticleCollection(at: path))
  }

  /// Opens the index of a collection.
  ///
  /// - Throws: ``SearchError`` as ``init(at:)`` does.
  public init(_ collection: ArticleCollection) throws(SearchError) {
    self.collection = collection
    readers = ReaderPool(collection)
    try readers.withReader { (_) in }
  }

  // MARK: Searching

  /// Searches for the best articles of both languages.
  ///
  /// - Parameters:
  ///   - query: Any text; see <doc:QueryLanguage>.
  ///   - limit: The most hits to return.
  /// - Throws: ``SearchError`` where the index cannot be read; no query is an error.
  public func search(
    _ query: String, limit: Int = 10
  ) async throws(SearchError) -> SearchResults {
    try await search(query, options: SearchOptions(limit: limit))
  }

  /// Searches within limits and in the order that the options give.
  ///
  /// - Throws: ``SearchError`` where the index cannot be read; no query is an error.
  public func search(
    _ query: String, options: SearchOptions
  ) async throws(SearchError) -> SearchResults {
    try results(of: query, options: options)
  }

  /// Searches on the calling thread, for programs that have nothing else to do meanwhile.
  ///
  /// - Throws: ``SearchError`` where the index cannot be read; no query is an error.
  public func search(
    _ query: String, options: SearchOptions
  ) throws(SearchError) -> SearchResults {
    try results(of: query, options: options)
  }

  private func results(
    of query: String, options: SearchOptions
  ) throws(SearchError) -> SearchResults {
    let start = ContinuousClock.now
    let deadline = SearchDeadline(options.timeLimit, since: start)
    let parsed = QueryParser.parse(query)
    var results = try readers.withReader { (reader) throws(XapianError) in
      try ArticleSearch(reader: reader, options: options, deadline: deadline)
        .results(of: parsed, as: query)
    }
    results.took = start.duration(to: .now)
    return results
  }

  /// Finds articles like one, in either language.
  ///
  /// - Throws: ``SearchError`` `.articleNotFound` where there is no article with this id.
  public func similar(
    to id: String, options: SearchOptions = SearchOptions()
  ) async throws(SearchError) -> SearchResults {
    let start = ContinuousClock.now
    let deadline = SearchDeadline(options.timeLimit, since: start)
    let results = try readers.withReader { (reader) throws(XapianError) in
      try SimilarSearch(reader: reader, options: options, deadline: deadline).results(like: id)
    }
    guard var results else { throw Self.noArticle(id) }
    results.took = start.duration(to: .now)
    return results
  }

  // MARK: Articles

  /// The stored article with an id.
  ///
  /// - Throws: ``SearchError`` `.articleNotFound` where there is none.
  public func article(id: String) async throws(SearchError) -> StoredArticle {
    let found = try readers.withReader { (reader) throws(XapianError) -> StoredArticle? in
      guard let document = try reader.document(id: id), let record = try reader.record(document)
      else { return nil }
      return StoredArticle(
        article: record.article, path: reader.path(of: record),
        copies: try CopyFolding.copies(of: document, in: reader.database),
        doubts: try reader.doubts(of: record))
    }
    guard let found else { throw Self.noArticle(id) }
    return found
  }

  /// Whether there is an article with an id.
  ///
  /// - Throws: ``SearchError`` where the index cannot be read.
  public func hasArticle(id: String) async throws(SearchError) -> Bool {
    try readers.withReader { (reader) throws(XapianError) in try reader.document(id: id) != nil }
  }

  /// The ids of the articles that were read from a file, in their order; none where there are none.
  ///
  /// - Parameter path: The absolute path of the file, which need not be there any more.
  /// - Throws: ``SearchError`` where the index cannot be read.
  public func articleIDs(ofFile path: String) async throws(SearchError) -> [String] {
    try readers.withReader { (reader) throws(XapianError) in try reader.ids(ofFile: path) }
  }

  /// What an article was read from: the bytes of its file, or of the entry of an archive; the stored
  /// text of one from code.
  ///
  /// - Throws: ``SearchError`` `.articleNotFound` where there is no such article, `.pathNotFound`
  ///   where its file cannot be read any more.
  public func rawBytes(id: String) async throws(SearchError) -> [UInt8] {
    guard let path = try await filePath(id: id) else {
      let article = try await article(id: id).article
      return Array("\(article.title)\n\n\(article.body)".utf8)
    }
    if let entry = Self.entry(of: id, inFileAt: path) {
      do {
        if let bytes = try ArchiveReader.bytes(
          ofEntry: entry, in: ArticleFile(path: path, id: id))
        {
          return bytes
        }
      } catch {
        throw SearchError(
          .pathNotFound, "the article's file \(error.reason)", subject: path,
          remedy: "leave out --raw to see what was indexed of it")
      }
    }
    guard let bytes = FileSystem.contents(of: path) else { throw Self.noFile(path) }
    return bytes
  }

  /// What stands in an article's id behind the end of its file's path and a slash; nil where it is
  /// not of something within the file.
  private static func entry(of id: String, inFileAt path: String) -> String? {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    let name = FileSystem.name(of: path)
    // A folder, or an entry, may be called as the file is: most of the path decides.
    let ends = parts.indices.dropLast().filter { parts[$0] == name }
    let end = ends.max { left, right in
      length(parts[...left], endingAs: path) < length(parts[...right], endingAs: path)
    }
    return end.map { parts[($0 + 1)...].joined(separator: "/") }
  }

  /// How many of the last names are those that a path ends with; none where not all are, but for the
  /// name of a source, which may stand first.
  private static func length(_ names: ArraySlice<Substring>, endingAs path: String) -> Int {
    let count = zip(names.reversed(), path.split(separator: "/").reversed())
      .prefix { $0.0 == $0.1 }.count
    return count >= names.count - 1 ? count : 0
  }

  /// The absolute path of the file that an article was read from; nil for an article from code.
  ///
  /// - Throws: ``SearchError`` `.articleNotFound` where there is no such article, `.pathNotFound`
  ///   where no file of the sources is at its path any more.
  public func filePath(id: String) async throws(SearchError) -> String? {
    guard let path = try await article(id: id).path else { return nil }
    let isThere = try readers.withReader { (reader) throws(XapianError) in
      reader.leadsToFile(path)
    }
    guard isThere else { throw Self.noFile(path) }
    return path
  }

  private static func noFile(_ path: String) -> SearchError {
    SearchError(
      .pathNotFound, "the article's file cannot be read any more", subject: path,
      remedy: "leave out --raw to see what was indexed of it")
  }

  // MARK: The index

  /// What the index holds, in numbers.
  ///
  /// - Throws: ``SearchError`` where the index cannot be read.
  public func statistics() async throws(SearchError) -> IndexStatistics {
    try readers.withReader { (reader) throws(XapianError) in try IndexStatistics(of: reader) }
  }

  /// The sources of the collection, with the articles that the index has of each.
  ///
  /// - Throws: ``SearchError`` where the index cannot be read.
  public func sources() async throws(SearchError) -> [SourceStatus] {
    try readers.withReader { (reader) throws(XapianError) in
      var list: [SourceStatus] = []
      for source in reader.sources.sources {
        list.append(
          try SourceStatus(
            source, of: reader.collection,
            articles: reader.database.termFrequency(
              Schema.sourceTerm(source.number))))
      }
      return list
    }
  }

  /// The files of the sources that were not read since no reader knows their kind, or what it takes
  /// is missing here.
  ///
  /// - Returns: The kinds, those with the most files first.
  /// - Throws: ``SearchError`` where the index cannot be read.
  public func unread() async throws(SearchError) -> [UnreadKind] {
    try readers.withReader { (reader) throws(XapianError) in
      UnreadKind.all(
        in: try Manifest(of: reader.database),
        at: FilePaths(reader.sources.sources, of: reader.collection))
    }
  }

  static func noArticle(_ id: String) -> SearchError {
    SearchError(
      .articleNotFound, "there is no article with this id or path", subject: id,
      remedy: "both stand in the results of 'sco-search --json'")
  }
}

/// An article as the index stores it.
public struct StoredArticle: Sendable, Hashable {
  public var article: Article
  /// The absolute path of the file it was read from, as `PathText` writes it; nil for an article
  /// added from code.
  public var path: String?
  /// The ids of the copies of its text, in their order; no more than 100.
  public var copies: [String]
  /// Why it may not be what its file holds, as phrases about the file: see ``DoubtfulFile``.
  public var doubts: [String]

  public init(
    article: Article, path: String? = nil, copies: [String] = [], doubts: [String] = []
  ) {
    self.article = article
    self.path = path
    self.copies = copies
    self.doubts = doubts
  }
}
