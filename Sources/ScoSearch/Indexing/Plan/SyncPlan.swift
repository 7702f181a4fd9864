import ArticleText
import Xapian

/// What has to be done to bring an index up to date, and what came of it.
struct SyncPlan {
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
  /// The index does not hold the lexicon as it is now.
  private(set) var lexiconChanged = false
  /// Nothing of the previous generation is taken over but stored articles.
  private(set) var startsAnew = false
  /// The change is large enough for a generation of its own.
  private(set) var buildsGeneration = false
  var manifest = Manifest()
  /// Lines that are left out of what is read.
  var furniture = SourceFurniture()
  var report = SyncReport()

  /// Where the files are.
  let paths: FilePaths
  private let names: [Int: String]

  /// A change of fewer files than this goes into the live generation at once.
  private static let smallChange = 500
  /// A change of more than one in so many files of the index builds a generation of its own.
  private static let largeShare = 20

  /// - Parameter scans: What lies in each of the sources.
  init(
    collection: ArticleCollection, sources: [Source], scans: [SourceScan],
    previous: LiveGeneration?, lexicon: Lexicon, isFull: Bool
  ) throws(SearchError) {
    paths = FilePaths(sources, of: collection)
    names = Dictionary(uniqueKeysWithValues: sources.map { ($0.number, $0.name) })
    var known = Manifest()
    if let previous {
      let facts = try previous.facts
      let current = IndexFacts.current(lexicon: lexicon, at: previous.generation.path)
      startsAnew = isFull || facts.analysis != current.analysis
      lexiconChanged = facts.lexicon != current.lexicon
      known = try manifest(of: previous)
      furniture = try previous.furniture()
    } else {
      startsAnew = true
    }
    manifest = startsAnew ? Manifest() : known

    var files: [ScannedFile] = []
    for (source, scan) in zip(sources, scans) {
      report.skipped += scan.skipped
      if !scan.isReachable {
        unreachable.insert(source.number)
        report.warnings.append(
          "the source \(source.absolutePath(in: collection)) cannot be reached: "
            + "its articles stay as they are")
      } else if files.isEmpty {
        // Most collections have one source of many files, of which no copy should be made.
        files = scan.files
      } else {
        files += scan.files
      }
    }
    let count = compare(
      known, with: files, of: Dictionary(uniqueKeysWithValues: zip(sources.map(\.number), scans)))
    nameChanges(among: files)
    furniture.forget(staleSources)
    stale.sort()
    // A changed file is in both.
    let changeCount = max(changes.count, stale.count)
    buildsGeneration =
      startsAnew || (changeCount > Self.smallChange && changeCount * Self.largeShare > count)
  }

  /// Nothing has changed since the index was last brought up to date.
  var isNothing: Bool { !startsAnew && changes.isEmpty && stale.isEmpty && !lexiconChanged }

  /// A generation that is built anew needs no list of files, and must not fail for a damaged one: the
  /// articles from code would be lost.
  private mutating func manifest(of previous: LiveGeneration) throws(SearchError) -> Manifest {
    do {
      return try previous.manifest()
    } catch {
      guard startsAnew, error.code == .damaged else { throw error }
      report.warnings.append("\(error.message): every file is read again")
      return Manifest()
    }
  }

  // MARK: Comparing

  /// Compares what the index was made from with what is there now.
  ///
  /// - Returns: How many files the index is going to hold.
  private mutating func compare(
    _ known: Manifest, with files: [ScannedFile], of scans: [Int: SourceScan]
  ) -> Int {
    var count = files.count
    var problems: [ManifestEntry] = []
    var known = known
    known.compare(with: files) { entry, number in
      guard let number else {
        guard let entry else { return }
        if stays(entry, scans) {
          count += 1
          if startsAnew { manifest[entry.key] = entry.record }
          report.unchanged += entry.articles
        } else {
          report.removed += entry.articles
          if startsAnew { return }
          manifest[entry.key] = nil
          stale.append(entry.key)
        }
        return
      }
      let file = files[number]
      guard let entry, !startsAnew else {
        changes.append(IntakeFile(file: file, id: ""))
        return
      }
      if entry.isUnchanged(file) {
        report.unchanged += entry.articles
        if entry.hasProblem { problems.append(entry) }
      } else {
        stale.append(file.key)
        changes.append(IntakeFile(file: file, id: "", articlesBefore: entry.articles))
      }
    }
    report.skipped += problems.sorted { $0.key < $1.key }.map {
      SkippedFile(path: paths[$0.key], reason: $0.problem)
    }
    return count
  }

  /// Whether the articles stay of a file that was not found.
  private mutating func stays(_ entry: ManifestEntry, _ scans: [Int: SourceScan]) -> Bool {
    guard names.keys.contains(entry.source) else {
      staleSources.insert(entry.source)
      return false
    }
    if unreachable.contains(entry.source) { return true }
    guard let scan = scans[entry.source], scan.mayHold(entry.relativePath) else { return false }
    outOfReach.append(entry.key)
    return true
  }

  /// Puts the files that are read in order, and gives each the id of its article: its relative path,
  /// after the source's name where an earlier source has the same.
  private mutating func nameChanges(among files: [ScannedFile]) {
    changes.sort { $0.file.key < $1.file.key }
    guard let last = changes.last?.file.key.source else { return }
    var first: [String: Int] = [:]
    for file in files where file.key.source < last {
      let id = plainID(of: file)
      first[id] = min(first[id] ?? .max, file.key.source)
    }
    for index in changes.indices {
      let source = changes[index].file.key.source
      let id = plainID(of: changes[index].file)
      let isTaken = first[id].map { $0 < source } ?? false
      changes[index].id = isTaken ? "\(names[source] ?? String(source))/\(id)" : id
    }
  }

  private func plainID(of file: ScannedFile) -> String {
    file.key.relativePath.isEmpty ? FileSystem.name(of: paths[file.key]) : file.key.relativePath
  }

  // MARK: Carrying out

  /// The articles that a generation built anew takes over as they are stored: those from code, which
  /// are committed for that, and those of sources that cannot be reached.
  ///
  /// What damage keeps from being found is left out, with a warning.
  mutating func carriedOver(from previous: LiveGeneration?) throws(SearchError) -> CarriedOver {
    guard let previous else { return CarriedOver() }
    var found = CarriedOver(path: previous.generation.path)
    do throws(SearchError) {
      try previous.commit()
      for number in [0] + unreachable.sorted() {
        found.documents += try previous.documents(
          withTerm: "\(Schema.Prefix.sourceNumber)\(number)")
      }
      for key in outOfReach.sorted() { found.documents += try previous.documents(of: key) }
    } catch {
      guard error.code == .damaged else { throw error }
      report.warnings.append(
        "the index is damaged (\(error.message)): not every article added from code could be kept")
    }
    return found
  }

  /// Takes the articles of stale files away.
  ///
  /// - Parameters:
  ///   - last: Documents beyond this number are new and stay.
  ///   - kept: Files whose articles stay.
  func removeStale(
    from live: LiveGeneration, upTo last: DocumentID, except kept: Set<FileKey>
  ) throws(SearchError) {
    for key in stale where !kept.contains(key) {
      try live.remove(try live.documents(of: key).filter { $0 <= last })
    }
  }

  /// The files of some outcomes that could not be read now.
  func filesOutOfReach(_ outcomes: [FileOutcome]) -> Set<FileKey> {
    Set(outcomes.filter(\.isOutOfReach).map { changes[$0.number].file.key })
  }

  /// Takes the articles of files that could not be read now over from the previous generation.
  mutating func keep(
    _ outcomes: [FileOutcome], from previous: LiveGeneration, in live: LiveGeneration
  ) throws(SearchError) {
    for outcome in outcomes where outcome.isOutOfReach {
      let records = try previous.records(of: changes[outcome.number].file.key)
      for record in records { try live.put(record) }
      changes[outcome.number].articlesBefore = records.count
    }
  }

  /// Enters what a build has learned of its sources.
  mutating func take(_ learned: SourceFurniture) {
    furniture.take(learned, isWhole: startsAnew)
  }

  /// Enters what was read into manifest and report.
  mutating func take(_ outcomes: [FileOutcome]) {
    for outcome in outcomes {
      let file = changes[outcome.number].file
      let before = changes[outcome.number].articlesBefore
      var record = outcome.record(of: file)
      if outcome.isOutOfReach {
        record.articles = before
        report.unchanged += before
      } else {
        report.changed += min(before, outcome.articles)
        report.added += max(0, outcome.articles - before)
        report.removed += max(0, before - outcome.articles)
      }
      report.skipped += outcome.skipped
      manifest[file.key] = record
    }
  }

  /// Settles ids that more than one article has, after segments were built side by side: of one
  /// source the later article counts; that of a later source is set apart by the source's name.
  ///
  /// - Parameter last: Documents up to this number were there before.
  mutating func resolveDuplicates(
    in live: LiveGeneration, after last: DocumentID
  ) throws(SearchError) {
    var repeated = RepeatedIDs()
    for term in try live.repeatedTerms(prefix: Schema.Prefix.id) {
      // One of each source at a time: a file may have a million records of one id.
      var counted: [Int: (file: FileKey, document: DocumentID)] = [:]
      for document in try live.documents(withTerm: term) {
        guard let record = try live.record(document) else { continue }
        var (earlier, later) = (counted[record.source], (file: record.file, document: document))
        if let other = earlier, later < other { (earlier, later) = (later, other) }
        counted[record.source] = later
        if let earlier {
          repeated.note(record.article.id, earlier: earlier.file, later: later.file)
          try live.remove([earlier.document])
          manifest.forgetArticle(of: earlier.file)
        }
      }
      for (source, holder) in counted.sorted(by: { $0.key < $1.key }).dropFirst() {
        guard var record = try live.record(holder.document) else { continue }
        record.article.id = "\(names[source] ?? String(source))/\(record.article.id)"
        try live.remove([holder.document])
        try live.put(record)
      }
    }
    report.warnings += repeated.warnings
  }
}
