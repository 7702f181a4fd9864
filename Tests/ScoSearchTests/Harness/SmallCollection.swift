import Foundation
import ScoSearch
import TestSupport

/// A collection in a temporary folder, with a lexicon of a few lines in the place of the built-in
/// one, so that a test takes milliseconds.
final class SmallCollection: Sendable {
  let folder: TemporaryFolder
  /// The collection's folder.
  let path: String

  static let aliases = """
    PBB = Perserikatan Bangsa-Bangsa = United Nations
    AS = Amerika Serikat = United States
    """
  static let translations = """
    sanksi = sanction
    panen = harvest
    kerja sama = cooperation
    keanggotaan penuh = full membership
    """
  static let stems = "kerjasama, bekerjasama = kerja sama"

  /// - Parameters:
  ///   - files: Contents by path within the collection's `articles/`.
  ///   - articles: Added from code, and committed.
  init(files: [String: String] = [:], articles: [Article] = []) async throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "index")
    try folder.write(Self.aliases, to: "index/lexicon/aliases.txt")
    try folder.write(Self.translations, to: "index/lexicon/translations.txt")
    try folder.write(Self.stems, to: "index/lexicon/stems.txt")
    // In the place of the dictionaries of the system.
    try folder.write("# none", to: "index/lexicon/dictionary.txt")
    for (name, text) in files { try write(text, to: name) }
    if !files.isEmpty { try await synchronize() }
    if !articles.isEmpty { try await add(articles) }
  }

  // MARK: Files

  /// Writes a file of the collection's own source.
  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: "index/articles/\(name)")
  }

  func remove(_ name: String) throws { try folder.remove("index/articles/\(name)") }

  // MARK: Writing

  @discardableResult
  func synchronize(isFull: Bool = false, jobs: Int? = nil) async throws -> SyncReport {
    try await IndexWriter(at: path).synchronize(SyncOptions(isFull: isFull, jobs: jobs))
  }

  func add(_ articles: [Article]) async throws {
    let writer = try IndexWriter(at: path)
    for article in articles { try await writer.add(article) }
    try await writer.commit()
  }

  // MARK: Reading

  func index() throws -> SearchIndex { try SearchIndex(at: path) }

  func search(_ query: String, _ options: SearchOptions = SearchOptions()) async throws
    -> SearchResults
  {
    try await index().search(query, options: options)
  }

  /// The ids of the hits, best first.
  func ids(_ query: String, _ options: SearchOptions = SearchOptions()) async throws -> [String] {
    try await search(query, options).hits.map(\.id)
  }
}

extension SearchResults {
  var ids: [String] { hits.map(\.id) }
}

extension SearchOptions {
  /// Each article is a hit of its own, also where several have one text.
  static var everyArticle: SearchOptions { SearchOptions(foldsCopies: false) }

  /// The standard options with some of them changed.
  static func with(_ change: (inout SearchOptions) -> Void) -> SearchOptions {
    var options = SearchOptions()
    change(&options)
    return options
  }
}
