/// A file to read articles from.
public struct ArticleFile: Sendable, Hashable {
  /// The path to open.
  public var path: String
  /// The file's id within its collection: its path relative to the source it belongs to.
  public var id: String

  /// A file with the path to open and the id its articles get.
  public init(path: String, id: String) {
    self.path = path
    self.id = id
  }
}
