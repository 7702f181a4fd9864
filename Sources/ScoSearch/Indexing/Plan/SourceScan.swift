import ArticleText

/// A file of a source as it is now. There may be millions.
struct ScannedFile: Sendable {
  var key: FileKey
  /// Bytes.
  var size: Int
  var stamp: FileStamp

  /// - Parameter mark: That of the options by which it is read.
  init(_ key: FileKey, _ status: FileSystem.Status, mark: UInt64 = 0) {
    self.key = key
    size = status.size
    stamp = FileStamp(status, mark: mark)
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
  /// The path of the source's folder or file, without links in it.
  var root: String
  /// In no order, each once, by its real path; ``FileOwnership`` takes out those that are another
  /// source's.
  var files: [ScannedFile] = []
  /// Where the files really are that a link led to.
  private(set) var realPaths: [FileKey: String] = [:]
  /// What could not be looked into, and why.
  var skipped: [SkippedFile] = []
  var isReachable = true
  /// Folders below the root that could not be looked into, as relative paths.
  var closedFolders: [String] = []
  /// The patterns that something was excluded by.
  var usedExcludes: Set<String> = []
  /// The relative paths of files that are being written: what is known of them stays.
  private var held: Set<String> = []

  init(root: String) { self.root = root }

  /// Whether a file lies in a folder that could not be looked into, and so may still be there.
  func mayHold(_ relativePath: String) -> Bool {
    held.contains(relativePath) || closedFolders.contains { relativePath.hasPrefix($0 + "/") }
  }

  /// Leaves files out that are being written.
  ///
  /// - Parameter paths: Where they really are.
  mutating func hold(_ paths: Set<String>) {
    for file in files where paths.contains(realPath(of: file.key)) {
      held.insert(file.key.relativePath)
    }
    files.removeAll { [held] in held.contains($0.key.relativePath) }
  }

  /// Where a file really is.
  func realPath(of key: FileKey) -> String {
    if let known = realPaths[key] { return known }
    return key.relativePath.isEmpty ? root : FileSystem.path(of: key.relativePath, in: root)
  }

  /// The real paths of the files that lie in a folder, or are it.
  func realPaths(within folder: String) -> Set<ExactText> {
    Set(
      files.lazy.map { realPath(of: $0.key) }.filter { FileSystem.contains(folder, $0) }
        .map(ExactText.init))
  }

  /// Adds the files that links led to: each once, and not those that lie in the source without
  /// links. Of several ways to a file the first in the order of their bytes counts.
  mutating func add(_ linked: [LinkedFile]) {
    if linked.isEmpty { return }
    var seen = realPaths(within: root)
    for link in linked.sorted(by: { $0.file.key < $1.file.key })
    where seen.insert(ExactText(link.realPath)).inserted {
      files.append(link.file)
      realPaths[link.file.key] = link.realPath
    }
  }
}

/// A file that a link led to.
struct LinkedFile: Sendable {
  var file: ScannedFile
  var realPath: String
}

/// Which of several sources a file belongs to that each of them holds.
enum FileOwnership {
  /// Leaves every file to the source that was added first, so that it is one article.
  ///
  /// Since no link is followed out of a source, two sources share files only where one lies in the
  /// other.
  ///
  /// - Parameter scans: In the order in which the sources were added.
  static func settle(_ scans: inout [SourceScan]) {
    for index in scans.indices.dropFirst() where !scans[index].files.isEmpty {
      var taken: Set<ExactText> = []
      for earlier in scans[..<index] where !earlier.files.isEmpty {
        if let area = shared(earlier.root, scans[index].root) {
          taken.formUnion(earlier.realPaths(within: area))
        }
      }
      if taken.isEmpty { continue }
      let scan = scans[index]
      scans[index].files.removeAll { taken.contains(ExactText(scan.realPath(of: $0.key))) }
    }
  }

  /// Where files of two sources may lie: the one that lies in the other, nil where neither does.
  static func shared(_ one: String, _ other: String) -> String? {
    if FileSystem.contains(one, other) { return other }
    return FileSystem.contains(other, one) ? one : nil
  }
}
