/// A folder or file that articles come from.
struct Source: Sendable, Hashable, Codable {
  /// Its number within the collection, never used again; 1 is the collection's own `articles/`.
  var number: Int
  /// The absolute path; empty for the collection's own `articles/`.
  var path: String
  /// Patterns of relative paths that are not read.
  var excludes: [String]
  /// The name that sets its articles' ids apart where another source has the same.
  var name: String

  /// The number of the collection's own `articles/`.
  static let ownNumber = 1
  /// The number that stands for no source: that of an article added from code.
  static let codeNumber = 0

  /// Where it is now.
  func absolutePath(in collection: ArticleCollection) -> String {
    number == Self.ownNumber ? collection.articlesFolder : path
  }

  /// The path of one of its files.
  func path(of relativePath: String, in collection: ArticleCollection) -> String {
    let root = absolutePath(in: collection)
    return relativePath.isEmpty ? root : "\(root)/\(relativePath)"
  }
}
