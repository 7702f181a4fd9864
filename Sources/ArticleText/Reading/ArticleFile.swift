/// A file to read articles from.
public struct ArticleFile: Sendable, Hashable {
  /// The path to open, as `PathText` writes it.
  public var path: String
  /// The file's id within its collection, which its article gets: its path within the folder that
  /// was indexed. Articles of a file that holds many have a number behind it.
  public var id: String

  /// A file by its path and id.
  public init(path: String, id: String) {
    self.path = path
    self.id = id
  }
}
