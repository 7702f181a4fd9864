import ArticleText

/// What has to be done to bring an index up to date, from what it was made from and what its
/// sources hold now.
struct SyncPlan: Sendable {
  /// Files to be read, in the order of their sources.
  private(set) var changes: [IntakeFile] = []
  /// Files whose articles go, those that are read again included.
  private(set) var stale: [FileKey] = []
  /// Sources that are no longer there.
  private(set) var staleSources: Set<Int> = []
  /// Sources that cannot be reached: their articles stay.
  private(set) var unreachable: Set<Int> = []
  /// Files of sources within reach that cannot be looked at: their articles stay too.
  private(set) var outOfReach: [FileKey] = []
  /// Files of the two kinds above that another source holds, and within reach.
  private(set) var givenAway: [FileKey] = []
  /// Sources that have other names than when their ids were given.
  let renamed: Set<Int>
  /// Files that are as they were when they could not be read.
  private(set) var problems: [(file: FileKey, reason: String)] = []
  /// What was doubtful of files that are as they were when they were read.
  private(set) var doubts: [(file: FileKey, doubts: [FileDoubt])] = []
  /// Whether files were written again, or their rights changed, and hold what they held.
  private(set) var isAnyRefreshed = false
  /// How many articles stay as they are.
  private(set) var unchanged = 0
  /// How many articles were of files that are gone.
  private(set) var removed = 0
  /// The files of the index once the files that are gone are taken away.
  private(set) var manifest: Manifest
  /// Nothing of the previous generation is taken over but stored articles.
  let startsAnew: Bool
  /// The index does not hold the lexicon as it is now.
  let lexiconChanged: Bool
  /// The change is large enough for a generation of its own.
  private(set) var buildsGeneration = false

  /// Articles that are not in the index, since later ones with their ids are, and the files that
  /// have them and are unchanged.
  private(set) var displaced = DisplacedArticles()

  /// Where the files are.
  let paths: FilePaths
  private let names: [Int: String]
  /// How the files of the sources are read.
  private let options: [Int: ReadingOptions]
  /// The real paths of files within reach that sources out of reach may hold as well.
  private let heldElsewhere: Set<ExactText>

  /// A change of fewer articles than this goes into the live generation at once.
  private static let smallChange = 500
  /// A change of more than one in so many articles of the index builds a generation of its own.
  private static let largeShare = 20
  /// Of a file of records that was not read yet, about so many bytes are an article.
  private static let bytesOfRecord = 4096

  /// - Parameters:
  ///   - known: The files the index was made from.
  ///   - scans: What lies in each of the sources.
  ///   - recognition: Recognises the text of pictures, for the sources that want it.
  init(
    collection: ArticleCollection, sources: [Source], commands: ReaderCommands = .none,
    scans: [SourceScan], known: Manifest, startsAnew: Bool, lexiconChanged: Bool,
    renamed: Set<Int> = [], recognition: TextRecognition? = nil
  ) {
    self.startsAnew = startsAnew
    self.lexiconChanged = lexiconChanged
    self.renamed = renamed
    paths = FilePaths(sources, of: collection)
    names = Dictionary(uniqueKeysWithValues: sources.map { ($0.number, $0.name) })
    options = Dictionary(
      uniqueKeysWithValues: sources.map { source in
        var options = source.options(commands)
        if source.ocr == true { options.recognition = recognition }
        return (source.number, options)
      })
    manifest = startsAnew ? Manifest() : known
    heldElsewhere = Self.heldElsewhere(scans)

    var files: [ScannedFile] = []
    for (source, scan) in zip(sources, scans) {
      if !scan.isReachable {
        unreachable.insert(source.number)
      } else if files.isEmpty {
        // Most collections have one source of many files, of which no copy should be made.
        files = scan.files
      } else {
        files += scan.files
      }
    }
    let extent = compare(
      known, with: files, of: Dictionary(uniqueKeysWithValues: zip(sources.map(\.number), scans)))
    foreseeIDs(among: files)
    stale.sort()
    problems.sort { $0.file < $1.file }
    doubts.sort { $0.file < $1.file }
    // What has changed is in both.
    let changed = max(extent.read, extent.stale)
    buildsGeneration =
      startsAnew || (changed > Self.smallChange && changed * Self.largeShare > extent.all)
  }

  /// Nothing has changed since the index was last brought up to date.
  var isNothing: Bool {
    !startsAnew && changes.isEmpty && stale.isEmpty && !lexiconChanged && !isAnyRefreshed
      && renamed.isEmpty
  }

  // MARK: Comparing

  /// How large a change is, in articles: every file has one at least, and how many others have that
  /// hold records is known or estimated.
  private struct Extent {
    var read = 0
    var stale = 0
    /// What the index is going to hold.
    var all = 0

    mutating func keep(_ entry: ManifestEntry) { all += max(1, entry.articles) }

    mutating func remove(_ entry: ManifestEntry) { stale += max(1, entry.articles) }

    mutating func read(_ articles: Int) {
      read += articles
      all += articles
    }
  }

  /// Compares what the index was made from with what is there now.
  private mutating func compare(
    _ known: Manifest, with files: [ScannedFile], of scans: [Int: SourceScan]
  ) -> Extent {
    var extent = Extent()
    var known = known
    known.compare(with: files) { entry, number in
      guard let number else {
        guard let entry else { return }
        if stays(entry, scans) {
          extent.keep(entry)
          if startsAnew { manifest[entry.key] = entry.record }
          unchanged += entry.articles
          noteDisplaced(entry)
        } else {
          removed += entry.articles
          if startsAnew { return }
          manifest[entry.key] = nil
          stale.append(entry.key)
          extent.remove(entry)
        }
        return
      }
      let file = files[number]
      guard let entry, !startsAnew else {
        changes.append(intake(of: file))
        extent.read(articles(ofNew: file))
        return
      }
      if !entry.hasOtherPictures(than: options(of: file)),
        entry.isUnchanged(file) || isRefreshed(entry, file)
      {
        unchanged += entry.articles
        extent.keep(entry)
        noteDisplaced(entry)
        if entry.hasProblem { problems.append((entry.key, entry.problem)) }
        if !entry.doubts.isEmpty { doubts.append((entry.key, entry.doubts)) }
      } else {
        stale.append(file.key)
        changes.append(intake(of: file, articlesBefore: entry.articles))
        extent.remove(entry)
        extent.read(articles(of: file, after: entry))
      }
    }
    return extent
  }

  /// About how many articles a file has that was not read yet.
  private func articles(ofNew file: ScannedFile) -> Int {
    guard file.size > Self.bytesOfRecord,
      ArticleFormats.reader(forPath: paths[file.key], options(of: file)) is any RecordReader
    else { return 1 }
    return file.size / Self.bytesOfRecord
  }

  /// About how many articles a file has that has changed: more where it has grown.
  private func articles(of file: ScannedFile, after entry: ManifestEntry) -> Int {
    if entry.articles == 0 { return articles(ofNew: file) }
    return max(1, Int(Double(entry.articles) * Double(file.size) / Double(max(entry.size, 1))))
  }

  /// Whether a file that is not known by its status holds what it held; notes it as it is now.
  private mutating func isRefreshed(_ entry: ManifestEntry, _ file: ScannedFile) -> Bool {
    guard entry.holdsSame(file, at: paths[file.key], by: options(of: file)) else { return false }
    var record = entry.record
    record.stamp = file.stamp
    manifest[file.key] = record
    isAnyRefreshed = true
    return true
  }

  private mutating func noteDisplaced(_ entry: ManifestEntry) {
    for hash in entry.displaced {
      displaced.add(OwnID(sourceNumber: entry.sourceNumber, hash: hash), of: entry.key)
    }
  }

  private func options(of file: ScannedFile) -> ReadingOptions {
    options[file.key.sourceNumber] ?? .usual
  }

  /// A file to be read, its article by its own id.
  func intake(of file: ScannedFile, articlesBefore: Int = 0) -> IntakeFile {
    let path = file.key.relativePath
    let id = path.isEmpty ? FileSystem.name(of: paths[file.key]) : path
    return IntakeFile(
      file: file, id: id, assignedID: id, options: options(of: file),
      articlesBefore: articlesBefore)
  }

  /// Whether the articles stay of a file that was not found.
  private mutating func stays(_ entry: ManifestEntry, _ scans: [Int: SourceScan]) -> Bool {
    guard names.keys.contains(entry.sourceNumber) else {
      staleSources.insert(entry.sourceNumber)
      return false
    }
    guard let scan = scans[entry.sourceNumber],
      !scan.isReachable || scan.mayHold(entry.relativePath)
    else { return false }
    let key = entry.key
    if heldElsewhere.contains(ExactText(scan.realPath(of: key))) {
      givenAway.append(key)
      return false
    }
    if scan.isReachable { outOfReach.append(key) }
    return true
  }

  /// The real paths of what lies in places that another source could not look into.
  private static func heldElsewhere(_ scans: [SourceScan]) -> Set<ExactText> {
    var held: Set<ExactText> = []
    for scan in scans where !scan.isReachable || !scan.closedFolders.isEmpty {
      for other in scans where other.root != scan.root {
        if let area = FileOwnership.shared(scan.root, other.root) {
          held.formUnion(other.realPaths(within: area))
        }
      }
    }
    return held
  }

  /// Puts the files that are read in order, and foresees the ids of their articles: most that are
  /// set apart are of files of one name. What comes otherwise ``IDAssignment`` puts right.
  private mutating func foreseeIDs(among files: [ScannedFile]) {
    changes.sort { $0.file.key < $1.file.key }
    guard let last = changes.last?.file.key.sourceNumber else { return }
    var first: [ExactText: Int] = [:]
    for file in files where file.key.sourceNumber < last {
      let id = ExactText(intake(of: file).id)
      first[id] = min(first[id] ?? .max, file.key.sourceNumber)
    }
    for index in changes.indices {
      let number = changes[index].file.key.sourceNumber
      guard let name = names[number], let holder = first[ExactText(changes[index].id)],
        holder < number
      else { continue }
      changes[index].assignedID = "\(name)/\(changes[index].id)"
    }
  }
}
