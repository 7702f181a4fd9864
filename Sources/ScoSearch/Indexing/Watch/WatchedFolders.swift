import ArticleText

/// The folders of a collection and its sources that are watched.
struct WatchedFolders {
  /// What of a folder counts.
  private enum Interest {
    /// Everything, but for what its source leaves out: the folder's path within it.
    case source(root: String, relativePath: String, excludes: [GlobPattern])
    /// What has one of these names.
    case names(Set<String>)
  }

  private struct Folder {
    var path: String
    var interests: [Interest]
  }

  /// What a change is about.
  enum Meaning {
    /// A file, or what else the index is made of.
    case file(String)
    /// A folder that may have come with much in it.
    case folder(String)
    /// The list of sources.
    case sources
  }

  private let collection: ArticleCollection
  private let collections: CollectionFolders
  private var folders: [Int32: Folder] = [:]
  /// Whether something cannot be watched, so that it must be looked at from time to time.
  private(set) var isPartial = false
  /// Why, each once.
  private(set) var remarks: [String] = []

  init(_ collection: ArticleCollection) {
    self.collection = collection
    collections = CollectionFolders(collection)
  }

  /// Watches all folders of the collection and its sources, those that are watched already included.
  mutating func watch(_ sources: [Source], by watcher: FolderWatcher) {
    folders = [:]
    isPartial = false
    add(
      collection.path, .names(["readers.yaml", "articles", "lexicon", "built"]), watcher,
      isOptional: true)
    add(collection.lexiconFolder, .names([]), watcher, isOptional: true)
    add(collection.builtFolder, .names(["sources.json"]), watcher, isOptional: true)
    for source in sources {
      let path = source.absolutePath(in: collection)
      guard let root = FileSystem.realPath(path), let status = FileSystem.status(of: root) else {
        isPartial = isPartial || source.number != Source.ownNumber
        continue
      }
      if !FolderWatcher.hears(root) {
        isPartial = true
        remark("\(path) is on a file system that tells of no changes: it is looked at each minute")
      }
      if status.kind == .folder {
        let excludes = source.excludes.map { GlobPattern($0) }
        addAll(
          root, .source(root: root, relativePath: "", excludes: excludes), watcher)
      } else {
        add(FileSystem.folder(of: root), .names([FileSystem.name(of: root)]), watcher)
      }
    }
  }

  /// Watches a folder that has come, and those below it.
  mutating func watch(newFolder path: String, in number: Int32, by watcher: FolderWatcher) {
    guard let parent = folders[number] else { return }
    for case .source(let root, let relativePath, let excludes) in parent.interests {
      let name = FileSystem.name(of: path)
      let below = relativePath.isEmpty ? name : "\(relativePath)/\(name)"
      addAll(path, .source(root: root, relativePath: below, excludes: excludes), watcher)
    }
  }

  private mutating func addAll(_ root: String, _ interest: Interest, _ watcher: FolderWatcher) {
    var waiting = [(root, interest)]
    while let (path, interest) = waiting.popLast() {
      add(path, interest, watcher)
      guard case .source(let source, let relativePath, let excludes) = interest,
        let entries = try? FileSystem.entries(of: path)
      else { continue }
      let isCollection = collections.includes(path) { name in
        entries.contains { $0.name == name && (try? $0.status.get())?.kind == .folder }
      }
      for entry in entries where !isCollection || entry.name == CollectionFolders.articles {
        // What links lead to lies in the source too, or is not read.
        guard case .success(let status) = entry.status, status.kind == .folder, !status.isLink,
          entry.name.utf8.first != UInt8(ascii: ".")
        else { continue }
        let below = relativePath.isEmpty ? entry.name : "\(relativePath)/\(entry.name)"
        if excludes.contains(where: { $0.matches(path: below) }) { continue }
        waiting.append(
          (
            FileSystem.path(of: entry.name, in: path),
            .source(root: source, relativePath: below, excludes: excludes)
          ))
      }
    }
  }

  private mutating func add(
    _ path: String, _ interest: Interest, _ watcher: FolderWatcher, isOptional: Bool = false
  ) {
    do throws(FileSystem.SystemError) {
      let number = try watcher.add(path)
      // A folder that was renamed has its number still.
      if folders[number]?.path != path { folders[number] = Folder(path: path, interests: []) }
      folders[number]?.interests.append(interest)
    } catch {
      if isOptional, error.isAbsence { return }
      isPartial = true
      if error.isLimit {
        remark(
          "no more folders can be watched: the rest is looked at each minute; "
            + "'sysctl fs.inotify.max_user_watches' is the limit of the system, which can be raised"
        )
      }
    }
  }

  private mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  // MARK: Meaning

  /// What a change means for the index; nil where it means nothing.
  func meaning(of change: FolderWatcher.Change) -> Meaning? {
    guard let folder = folders[change.folder] else { return nil }
    let path = change.name.isEmpty ? folder.path : FileSystem.path(of: change.name, in: folder.path)
    for interest in folder.interests {
      switch interest {
      case .names(let names):
        if change.name == "sources.json", names.contains(change.name) { return .sources }
        guard names.isEmpty || names.contains(change.name) else { continue }
        // What has come may be a folder that is to be watched.
        return change.what.contains(.folder) ? .sources : .file(path)
      case .source(_, let relativePath, let excludes):
        let isHidden = change.name.utf8.first == UInt8(ascii: ".")
        if isHidden, change.name != ZoteroText.fileName { continue }
        let below = relativePath.isEmpty ? change.name : "\(relativePath)/\(change.name)"
        if excludes.contains(where: { $0.matches(path: below) }) { continue }
        return change.what.contains(.folder) ? .folder(path) : .file(path)
      }
    }
    return nil
  }
}
