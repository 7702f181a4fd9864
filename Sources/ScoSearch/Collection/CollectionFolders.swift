/// Tells the folders of collections, of which only `articles/` is read as articles: this one's own,
/// and those of others, built or not yet built.
struct CollectionFolders: Sendable {
  /// The path of the collection at work, without links.
  let own: String

  init(_ collection: ArticleCollection) { own = collection.path }

  /// The folder of a collection that holds its articles.
  static let articles = "articles"
  /// Why something else of it is left out.
  static let reason = "lies in the folder of a collection, of which only articles/ is read"
  private static let built = "built"
  private static let lexicon = "lexicon"

  /// Whether a path without links lies in a collection's folder and not in its `articles/`.
  func close(_ path: String) -> Bool {
    var below = path
    while below != "/" {
      let folder = FileSystem.folder(of: below)
      if FileSystem.name(of: below) != Self.articles,
        includes(folder, hasFolder: { FileSystem.isFolder("\(folder)/\($0)") })
      {
        return true
      }
      below = folder
    }
    return false
  }

  /// Whether a folder is a collection's.
  ///
  /// - Parameters:
  ///   - folder: Its path without links.
  ///   - hasFolder: Whether it has a folder of a name.
  func includes(_ folder: String, hasFolder: (String) -> Bool) -> Bool {
    if folder.utf8.elementsEqual(own.utf8) { return true }
    if hasFolder(Self.built), isBuilt("\(folder)/\(Self.built)") { return true }
    guard hasFolder(Self.lexicon),
      hasFolder(Self.articles) || hasFolder(Self.built)
        || FileSystem.name(of: folder) == ArticleCollection.conventionalName
    else { return false }
    return Lexicon.fileNames.contains {
      FileSystem.status(of: "\(folder)/\(Self.lexicon)/\($0)") != nil
    }
  }

  /// Whether a folder has what a collection builds, or its beginnings.
  private func isBuilt(_ folder: String) -> Bool {
    Generation.isStub("\(folder)/current")
      || ["lock", "sources.json"].allSatisfy { FileSystem.status(of: "\(folder)/\($0)") != nil }
  }
}
