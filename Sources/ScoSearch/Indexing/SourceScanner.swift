import ArticleText

/// A file of a source as it is now. There may be millions.
struct ScannedFile: Sendable {
  var key: FileKey
  /// Bytes.
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int
  var inode: UInt64

  init(_ key: FileKey, _ status: FileSystem.Status) {
    self.key = key
    size = status.size
    modified = status.modified
    inode = status.inode
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
struct SourceScanner {
  private let source: Source
  /// The path of the source's folder, without links in it.
  private let root: String
  private let excludes: [GlobPattern]
  private var scan = SourceScan()
  /// Folders on the way down, so that a link back up is not followed for ever.
  private var visited: Set<Folder> = []

  private struct Folder: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// Lists a source.
  static func scan(_ source: Source, of collection: ArticleCollection) -> SourceScan {
    let root = source.absolutePath(in: collection)
    var scanner = SourceScanner(source: source, root: root)
    guard let status = FileSystem.status(of: root) else {
      // The collection's own folder may simply not be there.
      scanner.scan.isReachable = source.number == Source.ownNumber
      return scanner.scan
    }
    if status.kind == .folder {
      scanner.visit(root, relativePath: "", status: status, isRoot: true)
    } else {
      scanner.scan.files.append(
        ScannedFile(FileKey(source: source.number, relativePath: ""), status))
    }
    return scanner.scan
  }

  private init(source: Source, root: String) {
    self.source = source
    self.root = FileSystem.realPath(root) ?? root
    excludes = source.excludes.map(GlobPattern.init)
  }

  private mutating func visit(
    _ path: String, relativePath: String, status: FileSystem.Status, isRoot: Bool
  ) {
    let folder = Folder(device: status.device, inode: status.inode)
    guard visited.insert(folder).inserted else {
      scan.skipped.append(
        SkippedFile(path: path, reason: "a folder that was read already, reached by a link"))
      return
    }
    let entries: [FileSystem.Entry]
    do {
      entries = try FileSystem.entries(of: path)
    } catch {
      if isRoot {
        scan.isReachable = false
      } else {
        scan.closedFolders.append(relativePath)
      }
      scan.skipped.append(SkippedFile(path: path, reason: error.message))
      return
    }
    for entry in entries where entry.name.utf8.first != UInt8(ascii: ".") {
      let below = relativePath.isEmpty ? entry.name : "\(relativePath)/\(entry.name)"
      if excludes.contains(where: { $0.matches(path: below) }) { continue }
      var entryPath: String { "\(path)/\(entry.name)" }
      switch entry.status {
      case .success(let status) where status.isLink && leadsOut(entryPath):
        guard status.kind == .folder || ArticleFormats.reader(forPath: entry.name) != nil else {
          continue
        }
        scan.skipped.append(
          SkippedFile(path: entryPath, reason: "a link that leads out of the source"))
      case .success(let status) where status.kind == .folder:
        visit(entryPath, relativePath: below, status: status, isRoot: false)
      case .success(let status) where status.kind == .file:
        guard ArticleFormats.reader(forPath: entry.name) != nil else { continue }
        scan.files.append(
          ScannedFile(FileKey(source: source.number, relativePath: below), status))
      case .success:
        guard ArticleFormats.reader(forPath: entry.name) != nil else { continue }
        scan.skipped.append(SkippedFile(path: entryPath, reason: "not a file"))
      case .failure(let error):
        scan.skipped.append(SkippedFile(path: entryPath, reason: error.message))
      }
    }
  }

  /// Whether a link leads to what is not within the source: what comes with strangers' folders may
  /// not bring the user's own files into the index.
  private func leadsOut(_ path: String) -> Bool {
    guard let target = FileSystem.realPath(path) else { return true }
    return target != root && !target.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}
