public import ArticleText
import FoundationEssentials

extension IndexWriter {
  /// Adds a folder or file as a source, or patterns to exclude from one that is there. Its articles
  /// come with the next ``synchronize(_:progress:)``.
  ///
  /// A file that several sources hold, one within the other, is one article, of the source that was
  /// added first.
  ///
  /// - Parameters:
  ///   - path: The folder or file.
  ///   - excludes: Glob patterns of paths that are not read, relative to the source or absolute. The
  ///     next synchronisation warns of one that excludes nothing.
  ///   - columns: Under which names its records hold what an article has, from now on; nil leaves
  ///     that as it is.
  ///   - recognizingText: Whether the text of pictures is recognised, from now on; nil leaves that as
  ///     it is.
  /// - Throws: ``SearchError`` `.pathNotFound` where there is nothing at the path,
  ///   `.invalidArgument` where it is none that articles are read from.
  public func addSource(
    _ path: String, excluding excludes: [String] = [], columns: RecordColumns? = nil,
    recognizingText: Bool? = nil
  ) throws(SearchError) {
    guard let real = FileSystem.realPath(path) else {
      throw SearchError(
        .pathNotFound, "there is nothing to index", subject: path, remedy: "check the path")
    }
    guard let status = FileSystem.status(of: real), status.kind != .other else {
      throw SearchError(
        .invalidArgument, "a source is a folder or a file", subject: path, remedy: "name one")
    }
    let isOwn = real == FileSystem.absolutePath(collection.articlesFolder)
    if !isOwn, real == collection.path || CollectionFolders(collection).close(real) {
      throw SearchError(
        .invalidArgument, "this \(CollectionFolders.reason)", subject: path,
        remedy: "name another folder for the collection with --index, or put the files elsewhere")
    }
    let number =
      isOwn ? Source.ownNumber : sources.add(path: real, in: collection)
    exclude(excludes, from: [number])
    if let columns { sources.setColumns(columns, of: number) }
    if let recognizingText { sources.setRecognition(recognizingText, of: number) }
    try sources.save(to: collection)
  }

  /// Says for every source under which names its records hold what an article has. Its files are read
  /// again with the next ``synchronize(_:progress:)``.
  ///
  /// - Throws: ``SearchError`` where the list of sources cannot be written.
  public func setColumns(_ columns: RecordColumns) throws(SearchError) {
    for source in sources.sources { sources.setColumns(columns, of: source.number) }
    try sources.save(to: collection)
  }

  /// Says for every source whether the text of pictures is recognised (OCR). With the next
  /// ``synchronize(_:progress:)`` those files are read again that have pictures of text, and no
  /// others.
  ///
  /// - Throws: ``SearchError`` where the list of sources cannot be written.
  public func setRecognition(_ isWanted: Bool) throws(SearchError) {
    for source in sources.sources { sources.setRecognition(isWanted, of: source.number) }
    try sources.save(to: collection)
  }

  /// Excludes files from every source; those that are indexed go with the next
  /// ``synchronize(_:progress:)``, unless another source holds them too.
  ///
  /// - Parameter patterns: Glob patterns of paths, relative to the sources or absolute.
  /// - Throws: ``SearchError`` where the list of sources cannot be written.
  public func exclude(_ patterns: [String]) throws(SearchError) {
    exclude(patterns, from: sources.sources.map(\.number))
    try sources.save(to: collection)
  }

  private func exclude(_ patterns: [String], from numbers: [Int]) {
    for pattern in patterns {
      var given = GivenExclude(pattern: pattern)
      for number in numbers {
        guard let root = sources[number]?.absolutePath(in: collection),
          let kept = ExcludePattern.kept(pattern, ofSourceAt: root)
        else { continue }
        given.kept[number] = kept
        sources.exclude(kept, from: number)
      }
      givenExcludes.append(given)
    }
  }

  /// Takes a source away; its articles go with the next ``synchronize(_:progress:)``, unless another
  /// source holds their files too.
  ///
  /// - Throws: ``SearchError`` `.pathNotFound` where no source has this path.
  public func removeSource(_ path: String) throws(SearchError) {
    guard
      sources.remove(path: FileSystem.absolutePath(path), in: collection)
        || sources.remove(path: path, in: collection)
    else {
      throw SearchError(
        .pathNotFound, "this is no source of the collection", subject: path,
        remedy: "see them with 'sco-search sources'")
    }
    try sources.save(to: collection)
  }
}
