import ArticleText

/// A file of a source as it is now. There may be millions.
struct ScannedFile: Sendable {
  var key: FileKey
  /// Bytes.
  var size: Int
  var stamp: FileStamp

  init(_ key: FileKey, _ status: FileSystem.Status) {
    self.key = key
    size = status.size
    stamp = FileStamp(status)
  }

  /// A file that is as it was when it was indexed.
  init(_ key: FileKey, _ record: FileRecord) {
    self.key = key
    size = record.size
    stamp = record.stamp
  }
}

/// What lies in a source now.
struct SourceScan: Sendable {
  /// In no order.
  var files: [ScannedFile] = []
  /// What could not be looked into, and why.
  var skipped: [SkippedFile] = []
  var isReachable = true
  /// Folders below the root that could not be looked into, as relative paths.
  var closedFolders: [String] = []

  /// Whether a file lies in a folder that could not be looked into, and so may still be there.
  func mayHold(_ relativePath: String) -> Bool {
    closedFolders.contains { relativePath.hasPrefix($0 + "/") }
  }
}

/// Finds the articles of a source: every file that a reader knows, hidden ones left out.
///
/// Folders of one level are listed side by side. A folder that links lead to is read where it is,
/// if that is within the source, and else by the first link.
struct SourceScanner: Sendable {
  private let source: Source
  /// The path of the source's folder, without links in it.
  private let root: String
  private let excludes: [GlobPattern]

  private struct Folder {
    var path: String
    /// Empty for the source itself.
    var relativePath: String
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
    var folders: [Folder] = []
    var skipped: [SkippedFile] = []
    /// Why it could not be looked into.
    var failure: FileSystem.SystemError?
  }

  /// Lists sources.
  ///
  /// - Parameter jobs: How many folders are listed at once.
  /// - Returns: What lies in each of them.
  static func scan(
    _ sources: [Source], of collection: ArticleCollection, jobs: Int
  ) async -> [SourceScan] {
    var scans: [SourceScan] = []
    for source in sources { scans.append(await scan(source, of: collection, jobs: jobs)) }
    return scans
  }

  private static func scan(
    _ source: Source, of collection: ArticleCollection, jobs: Int
  ) async -> SourceScan {
    let root = source.absolutePath(in: collection)
    guard let status = FileSystem.status(of: root) else {
      // The collection's own folder may simply not be there.
      return SourceScan(isReachable: source.number == Source.ownNumber)
    }
    guard status.kind == .folder else {
      return SourceScan(
        files: [ScannedFile(FileKey(sourceNumber: source.number, relativePath: ""), status)])
    }
    return await SourceScanner(source: source, root: root).scan(
      Folder(path: root, relativePath: "", status: status), jobs: jobs)
  }

  private init(source: Source, root: String) {
    self.source = source
    self.root = FileSystem.realPath(root) ?? root
    excludes = source.excludes.map(GlobPattern.init)
  }

  private func scan(_ root: Folder, jobs: Int) async -> SourceScan {
    var scan = SourceScan()
    var visited: Set<Identity> = []
    var level = [root]
    var links: [Folder] = []
    while true {
      if level.isEmpty {
        guard let link = links.popLast() else { return scan }
        level = [link]
      }
      let unread = level.filter { folder in
        if visited.insert(Identity(folder.status)).inserted { return true }
        scan.skipped.append(
          SkippedFile(
            path: folder.path, reason: "a folder that was read already, reached by a link"))
        return false
      }
      level = []
      var linksOfLevel: [Folder] = []
      for (folder, listing) in zip(unread, await listings(of: unread, jobs: jobs)) {
        scan.files += listing.files
        scan.skipped += listing.skipped
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
      for entry in try FileSystem.entries(of: folder.path) { add(entry, of: folder, to: &listing) }
    } catch {
      listing.failure = error
    }
    return listing
  }

  private func add(_ entry: FileSystem.Entry, of folder: Folder, to listing: inout Listing) {
    if entry.name.utf8.first == UInt8(ascii: ".") { return }
    let below =
      folder.relativePath.isEmpty ? entry.name : "\(folder.relativePath)/\(entry.name)"
    if excludes.contains(where: { $0.matches(path: below) }) { return }
    var path: String { "\(folder.path)/\(entry.name)" }
    var isArticle: Bool { ArticleFormats.reader(forPath: entry.name) != nil }
    switch entry.status {
    case .success(let status) where status.isLink && leadsOut(path):
      guard status.kind == .folder || isArticle else { return }
      listing.skipped.append(
        SkippedFile(path: path, reason: "a link that leads out of the source"))
    case .success(let status) where status.kind == .folder:
      listing.folders.append(Folder(path: path, relativePath: below, status: status))
    case .success(let status) where status.kind == .file:
      guard isArticle else { return }
      listing.files.append(
        ScannedFile(FileKey(sourceNumber: source.number, relativePath: below), status))
    case .success:
      if isArticle { listing.skipped.append(SkippedFile(path: path, reason: "not a file")) }
    case .failure(let error):
      listing.skipped.append(SkippedFile(path: path, reason: error.message))
    }
  }

  /// Whether a link leads to what is not within the source: what comes with strangers' folders may
  /// not bring the user's own files into the index.
  private func leadsOut(_ path: String) -> Bool {
    guard let target = FileSystem.realPath(path) else { return true }
    return target != root && !target.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}
