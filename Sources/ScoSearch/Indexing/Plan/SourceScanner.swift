import ArticleText

/// Finds the files of a source, hidden ones left out; which of them are articles shows when they are
/// read.
///
/// Folders of one level are listed side by side. What links lead to is read where it is, if it is
/// found there, and else by the first link; what lies outside of the source is not. Of a
/// collection's folder only its `articles/` is looked into.
struct SourceScanner: Sendable {
  private let source: Source
  /// The path of the source's folder, without links in it.
  private let root: String
  private let options: ReadingOptions
  private let excludes: [(text: String, pattern: GlobPattern)]
  private let collections: CollectionFolders

  private struct Folder {
    var path: String
    /// Empty for the source itself.
    var relativePath: String
    /// Without links.
    var realPath: String
    /// Whether a link led to it, or to a folder above.
    var isBehindLink = false
    var status: FileSystem.Status
  }

  /// What tells that a folder is the same, so that a link back up is not followed for ever.
  private struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64

    init(_ status: FileSystem.Status) {
      device = status.device
      inode = status.inode
    }
  }

  /// What is in one folder.
  private struct Listing {
    var files: [ScannedFile] = []
    var linked: [LinkedFile] = []
    var folders: [Folder] = []
    var usedExcludes: Set<String> = []
    var skipped: [SkippedFile] = []
    /// Why it could not be looked into.
    var failure: FileSystem.SystemError?
  }

  /// Lists sources.
  ///
  /// - Parameters:
  ///   - commands: What reads the kinds of files that are not read here.
  ///   - jobs: How many folders are listed at once.
  /// - Returns: What lies in each of them and is no earlier one's.
  static func scan(
    _ sources: [Source], of collection: ArticleCollection, _ commands: ReaderCommands, jobs: Int
  ) async -> [SourceScan] {
    var scans: [SourceScan] = []
    for source in sources {
      scans.append(await scan(source, of: collection, source.options(commands), jobs: jobs))
    }
    FileOwnership.settle(&scans)
    return scans
  }

  private static func scan(
    _ source: Source, of collection: ArticleCollection, _ options: ReadingOptions, jobs: Int
  ) async -> SourceScan {
    let path = source.absolutePath(in: collection)
    let scanner = SourceScanner(source: source, path: path, collection, options)
    var scan = SourceScan(root: scanner.root)
    guard let status = FileSystem.status(of: path) else {
      // The collection's own folder may simply not be there.
      scan.isReachable = source.number == Source.ownNumber
      return scan
    }
    if source.number != Source.ownNumber, scanner.collections.close(scanner.root) {
      scan.skipped = [SkippedFile(path: path, reason: CollectionFolders.reason)]
      return scan
    }
    guard status.kind == .folder else {
      let key = FileKey(sourceNumber: source.number, relativePath: "")
      scan.files = [
        ScannedFile(
          key, status, mark: scanner.options.mark(ofFileNamed: path))
      ]
      return scan
    }
    await scanner.scan(
      Folder(path: path, relativePath: "", realPath: scanner.root, status: status), &scan,
      jobs: jobs)
    return scan
  }

  private init(
    source: Source, path: String, _ collection: ArticleCollection, _ options: ReadingOptions
  ) {
    self.source = source
    root = FileSystem.realPath(path) ?? path
    excludes = source.excludes.map { ($0, GlobPattern($0)) }
    self.options = options
    collections = CollectionFolders(collection)
  }

  private func scan(_ root: Folder, _ scan: inout SourceScan, jobs: Int) async {
    var visited: Set<Identity> = []
    var level = [root]
    var links: [Folder] = []
    var linked: [LinkedFile] = []
    while true {
      if level.isEmpty {
        guard let link = links.popLast() else { break }
        level = [link]
      }
      // What links lead to may have been read already.
      let unread = level.filter { visited.insert(Identity($0.status)).inserted }
      level = []
      var linksOfLevel: [Folder] = []
      for (folder, listing) in zip(unread, await listings(of: unread, jobs: jobs)) {
        scan.files += listing.files
        linked += listing.linked
        scan.skipped += listing.skipped
        scan.usedExcludes.formUnion(listing.usedExcludes)
        for below in listing.folders {
          if below.status.isLink { linksOfLevel.append(below) } else { level.append(below) }
        }
        guard let failure = listing.failure else { continue }
        scan.skipped.append(SkippedFile(path: folder.path, reason: failure.message))
        if folder.relativePath.isEmpty {
          scan.isReachable = false
        } else {
          scan.closedFolders.append(folder.relativePath)
        }
      }
      links += linksOfLevel.sorted { $0.path > $1.path }
    }
    scan.add(linked)
  }

  private func listings(of folders: [Folder], jobs: Int) async -> [Listing] {
    let tasks = min(jobs, folders.count)
    if tasks < 2 { return folders.map(listing) }
    var listings = Array(repeating: Listing(), count: folders.count)
    await withTaskGroup { group in
      for task in 0..<tasks {
        group.addTask {
          stride(from: task, to: folders.count, by: tasks).map { ($0, listing(of: folders[$0])) }
        }
      }
      for await part in group {
        for (number, listing) in part { listings[number] = listing }
      }
    }
    return listings
  }

  private func listing(of folder: Folder) -> Listing {
    var listing = Listing()
    do {
      let entries = try FileSystem.entries(of: folder.path)
      let isCollection = collections.includes(folder.realPath) { name in
        entries.contains { $0.name == name && (try? $0.status.get())?.kind == .folder }
      }
      let textOfPDF = entries.first { $0.name == ZoteroText.fileName }.flatMap {
        try? $0.status.get()
      }
      for entry in entries where !isCollection || entry.name == CollectionFolders.articles {
        add(entry, of: folder, beside: textOfPDF, to: &listing)
      }
    } catch {
      listing.failure = error
    }
    return listing
  }

  /// - Parameter textOfPDF: See ``ZoteroText``: where that is another, so is the PDF.
  private func add(
    _ entry: FileSystem.Entry, of folder: Folder, beside textOfPDF: FileSystem.Status?,
    to listing: inout Listing
  ) {
    let below =
      folder.relativePath.isEmpty ? entry.name : "\(folder.relativePath)/\(entry.name)"
    if isExcluded(below, &listing) || entry.name.utf8.first == UInt8(ascii: ".") { return }
    var path: String { "\(folder.path)/\(entry.name)" }
    func skip(_ reason: String) {
      listing.skipped.append(SkippedFile(path: path, reason: reason))
    }
    switch entry.status {
    case .success(let status):
      var target: String?
      if status.isLink {
        target = FileSystem.realPath(path)
        guard let target, FileSystem.contains(root, target) else {
          return skip("a link that leads out of the source")
        }
        if collections.close(target) { return }
      }
      guard status.kind != .other else {
        // A pipe or socket that is not called as articles are is nothing that one would look for.
        return ArticleFormats.reader(forPath: entry.name, options) == nil ? () : skip("not a file")
      }
      let isBehindLink = folder.isBehindLink || status.isLink
      var realPath: String { target ?? FileSystem.path(of: entry.name, in: folder.realPath) }
      if status.kind == .folder {
        listing.folders.append(
          Folder(
            path: path, relativePath: below, realPath: realPath, isBehindLink: isBehindLink,
            status: status))
        return
      }
      let key = FileKey(sourceNumber: source.number, relativePath: below)
      var mark = options.mark(ofFileNamed: entry.name)
      if let textOfPDF, ZoteroText.path(besideFileAt: entry.name) != nil {
        mark ^= FileStamp(textOfPDF).number
      }
      let file = ScannedFile(key, status, mark: mark)
      if isBehindLink {
        listing.linked.append(LinkedFile(file: file, realPath: realPath))
      } else {
        listing.files.append(file)
      }
    case .failure(let error): skip(error.message)
    }
  }

  /// Whether a relative path is excluded; notes by which patterns.
  private func isExcluded(_ path: String, _ listing: inout Listing) -> Bool {
    var isExcluded = false
    for (text, pattern) in excludes where pattern.matches(path: path) {
      listing.usedExcludes.insert(text)
      isExcluded = true
    }
    return isExcluded
  }
}
