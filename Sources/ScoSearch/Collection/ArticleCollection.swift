import FoundationEssentials

/// A folder with articles, their lexicon and their index.
///
/// ```text
/// index/
///   articles/        a source that is always there
///   lexicon/         the user's aliases, translations and stems
///   readers.yaml     commands that read other kinds of files; need not be there
///   ocr/             text that was recognised in pictures, kept for the next build
///   built/
///     current        names the live generation; replaced in one step
///     generation-7/  a Xapian database
///     sources.json   where articles come from
///     lock           held by the one writer
/// ```
public struct ArticleCollection: Sendable, Hashable {
  /// The absolute path of the folder.
  public let path: String
  /// How its articles and queries are analysed.
  var languages = LanguageTable.standard

  /// The environment variable that names the collection to use.
  public static let environmentVariable = "SCO_SEARCH_INDEX"
  /// The name a collection's folder has where it is looked for.
  static let conventionalName = "index"

  /// The folder that holds the collection's.
  var holder: String { FileSystem.folder(of: path) }
  var articlesFolder: String { path + "/articles" }
  var lexiconFolder: String { path + "/lexicon" }
  var readersFile: String { path + "/readers.yaml" }
  /// What was recognised of pictures, which a build need not read again.
  var recognizedFolder: String { path + "/ocr" }
  var builtFolder: String { path + "/built" }
  var currentFile: String { builtFolder + "/current" }
  var sourcesFile: String { builtFolder + "/sources.json" }
  var lockFile: String { builtFolder + "/lock" }

  /// The collection in a folder, built or not.
  ///
  /// - Throws: ``SearchError`` `.collectionNotFound` where there is no such folder,
  ///   `.notACollection` where the path is something else.
  public init(at path: String) throws(SearchError) {
    let absolute = FileSystem.absolutePath(path)
    guard let status = FileSystem.status(of: absolute) else {
      throw SearchError(
        .collectionNotFound, "there is no collection", subject: absolute,
        remedy: "make one with 'sco-search index FOLDER --index \(path)'")
    }
    guard status.kind == .folder else {
      throw SearchError(
        .notACollection, "the index is not a folder", subject: absolute,
        remedy: "name the folder of a collection, or one that does not exist yet")
    }
    self.path = absolute
  }

  /// Makes the folder where there is none.
  ///
  /// - Throws: ``SearchError`` where the folder cannot be made or the path is something else.
  public static func create(at path: String) throws(SearchError) -> ArticleCollection {
    if FileSystem.status(of: path) == nil { try FileSystem.makeFolder(path) }
    return try ArticleCollection(at: path)
  }

  /// The collection to use: the one that was named, else that of the environment, else the nearest
  /// folder upwards with an `index/` that is a collection.
  ///
  /// - Throws: ``SearchError`` `.collectionNotFound` where there is none.
  public static func find(
    named name: String?, environment: [String: String], currentFolder: String
  ) throws(SearchError) -> ArticleCollection {
    if let name { return try ArticleCollection(at: name) }
    if let name = environment[environmentVariable], !name.isEmpty {
      return try ArticleCollection(at: name)
    }
    var folder = FileSystem.absolutePath(currentFolder)
    while true {
      let candidate = folder == "/" ? "/\(conventionalName)" : "\(folder)/\(conventionalName)"
      if FileSystem.isFolder(candidate) {
        let collection = try ArticleCollection(at: candidate)
        if collection.looksLikeOne { return collection }
      }
      if folder == "/" { break }
      folder = FileSystem.folder(of: folder)
    }
    throw SearchError(
      .collectionNotFound, "no collection here or in a folder above", subject: currentFolder,
      remedy: "make one with 'sco-search index FOLDER --index index', or name one with --index")
  }

  /// Whether its index was ever built. One that cannot be looked at now counts as built.
  public var isBuilt: Bool {
    FileSystem.failure(reading: currentFile).map { !$0.isAbsence } ?? true
  }

  /// Whether the folder has anything of a collection in it.
  private var looksLikeOne: Bool {
    FileSystem.isFolder(builtFolder) || FileSystem.isFolder(articlesFolder)
      || FileSystem.isFolder(lexiconFolder)
  }
}
