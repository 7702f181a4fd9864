import ArticleText

/// A folder or file that articles come from.
struct Source: Sendable, Hashable, Codable {
  /// Its number within the collection, never used again; 1 is the collection's own `articles/`.
  var number: Int
  /// Relative to the folder that holds the collection's where it is that or lies below it, so that
  /// all of it may be moved; else absolute. Empty for the collection's own `articles/`.
  var path: String
  /// Patterns of relative paths that are not read: see ``ExcludePattern``.
  var excludes: [String]
  /// The name that sets its articles' ids apart where another source has the same.
  var name: String
  /// Under which names its records hold what an article has: see `RecordColumns`. nil where only the
  /// known ones count.
  var columns: String?

  /// Whether the text of pictures is recognised; nil where it is not.
  var ocr: Bool?

  /// How its files are read, but for what recognises the text of pictures.
  ///
  /// - Parameter commands: What reads the kinds of files that are not read here.
  func options(_ commands: ReaderCommands) -> ReadingOptions {
    ReadingOptions(columns: columns.flatMap { RecordColumns($0) } ?? .known, commands: commands)
  }

  /// The number of the collection's own `articles/`.
  static let ownNumber = 1
  /// The number that stands for no source: that of an article added from code.
  static let codeNumber = 0

  /// Where it is now.
  func absolutePath(in collection: ArticleCollection) -> String {
    if number == Self.ownNumber { return collection.articlesFolder }
    if path == Self.holder { return collection.holder }
    return path.hasPrefix("/") ? path : FileSystem.path(of: path, in: collection.holder)
  }

  /// The path of a source that is the folder that holds the collection's.
  private static let holder = "."

  /// An absolute path as a source keeps it.
  static func kept(_ absolutePath: String, in collection: ArticleCollection) -> String {
    let holder = collection.holder
    guard holder != "/", FileSystem.contains(holder, absolutePath) else { return absolutePath }
    let below = absolutePath.utf8.dropFirst(holder.utf8.count + 1)
    return below.isEmpty ? Self.holder : String(decoding: below, as: UTF8.self)
  }

  /// The path of one of its files.
  func path(of relativePath: String, in collection: ArticleCollection) -> String {
    let root = absolutePath(in: collection)
    return relativePath.isEmpty ? root : FileSystem.path(of: relativePath, in: root)
  }
}
