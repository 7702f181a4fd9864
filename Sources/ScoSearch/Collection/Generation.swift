import Xapian

/// One build of a collection's index: a Xapian database in a numbered folder.
///
/// The live one is named by a Xapian stub file, so that Xapian's own tools open it too. A build
/// goes on beside the live generation and takes its place by one rename of the stub.
struct Generation: Sendable, Hashable {
  let number: Int
  /// The absolute path of its folder.
  let path: String

  private static let namePrefix = "generation-"

  init(number: Int, in collection: ArticleCollection) {
    self.number = number
    path = "\(collection.builtFolder)/\(Self.namePrefix)\(number)"
  }

  /// The live generation of a collection.
  ///
  /// - Throws: ``SearchError`` `.notBuilt` where there is none yet, `.damaged` where the stub says
  ///   nothing that can be used (Xapian opens an empty stub as an index of no articles),
  ///   `.permissionDenied` where one of its files cannot be read (Xapian takes some for empty
  ///   then).
  static func live(of collection: ArticleCollection) throws(SearchError) -> Generation {
    guard collection.isBuilt else {
      throw SearchError(
        .notBuilt, "the collection has no index yet", subject: collection.path,
        remedy: "build it with 'sco-search reindex --index \(collection.path)'")
    }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(collection.currentFile)
    } catch {
      throw SearchError(error, "the index cannot be read", subject: collection.currentFile)
    }
    let line = String(decoding: bytes, as: UTF8.self)
    guard line.hasSuffix("\n"), line.hasPrefix("auto \(namePrefix)"),
      let number = Int(line.dropFirst(5 + namePrefix.count).dropLast()), number > 0
    else {
      throw SearchError.damaged(
        "the file that names the live generation is damaged", subject: collection.currentFile)
    }
    let generation = Generation(number: number, in: collection)
    for path in generation.files.paths { try checkReadable(path) }
    return generation
  }

  /// Whether a file is one that names a live generation.
  static func isStub(_ path: String) -> Bool {
    FileSystem.contents(of: path)?.starts(with: "auto \(namePrefix)".utf8) ?? false
  }

  /// The files of its database.
  var files: GlassFiles { GlassFiles(path: path) }

  /// - Throws: ``SearchError`` where a file is there and cannot be read.
  private static func checkReadable(_ path: String) throws(SearchError) {
    if let failure = FileSystem.failure(reading: path), !failure.isAbsence {
      throw SearchError(failure, "the index cannot be read", subject: path)
    }
  }

  /// Creates its database, without articles.
  func create() throws(SearchError) {
    do {
      try WritableDatabase(path: path, opening: .createOrOverwrite).close()
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  /// Makes this the live generation, in one step that survives a power cut.
  func makeLive(in collection: ArticleCollection) throws(SearchError) {
    try BlockChecksums.write(ofBuilt: files)
    try FileSystem.syncFiles(of: path)
    try FileSystem.sync(collection.builtFolder)
    try FileSystem.replace(
      collection.currentFile, with: Array("auto \(Self.namePrefix)\(number)\n".utf8))
  }

  /// The number for a new generation: beyond every one that is or was there.
  static func next(in collection: ArticleCollection) -> Generation {
    let numbers = all(in: collection).map(\.number)
    let live = (try? live(of: collection))?.number ?? 0
    return Generation(number: max(numbers.max() ?? 0, live) + 1, in: collection)
  }

  /// Takes away every generation and unfinished build except one; only while the lock is held.
  static func removeLeftovers(in collection: ArticleCollection, keeping live: Generation?) {
    guard let entries = try? FileSystem.entries(of: collection.builtFolder) else { return }
    for entry in entries {
      let isGeneration = entry.name.hasPrefix(namePrefix) && entry.name != live.map(\.name)
      let isDraft = entry.name.hasPrefix(BulkBuild.folderPrefix) || entry.name.hasSuffix(".new")
      if isGeneration || isDraft { FileSystem.remove("\(collection.builtFolder)/\(entry.name)") }
    }
  }

  private var name: String { FileSystem.name(of: path) }

  private static func all(in collection: ArticleCollection) -> [Generation] {
    let entries = (try? FileSystem.entries(of: collection.builtFolder)) ?? []
    return entries.compactMap { entry in
      guard entry.name.hasPrefix(namePrefix),
        let number = Int(entry.name.dropFirst(namePrefix.count))
      else { return nil }
      return Generation(number: number, in: collection)
    }
  }
}

extension SearchError {
  /// An index that cannot be read.
  static func damaged(_ message: String, subject: String) -> SearchError {
    SearchError(
      .damaged, message, subject: subject, remedy: "renew it with 'sco-search reindex --full'")
  }
}
