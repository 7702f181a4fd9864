/// Where the files of a collection's sources are.
struct FilePaths: Sendable {
  private let collection: ArticleCollection
  private let sources: [Int: Source]

  init(_ sources: [Source], of collection: ArticleCollection) {
    self.collection = collection
    self.sources = Dictionary(uniqueKeysWithValues: sources.map { ($0.number, $0) })
  }

  /// The absolute path of a file of one of the sources.
  subscript(key: FileKey) -> String {
    sources[key.sourceNumber]?.path(of: key.relativePath, in: collection) ?? key.relativePath
  }
}
