import ArticleText
import Xapian

/// What has to be done to bring an index up to date, and what came of it.
struct SyncPlan {
  /// Files to be read, in the order of their sources.
  private(set) var changes: [BulkBuild.Item] = []
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

  private let collection: ArticleCollection
  private let names: [Int: String]

  /// A change of fewer files than this goes into the live generation at once.
  private static let smallChange = 500
  /// A change of more than one in so many files of the index builds a generation of its own.
  private static let largeShare = 5

  init(
    collection: ArticleCollection, sources: [Source], previous: LiveGeneration?, lexicon: Lexicon,
    isFull: Bool
  ) throws(SearchError) {
    self.collection = collection
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

    var ids: Set<String> = []
    for source in sources {
      let scan = SourceScanner.scan(source, of: collection)
      report.skipped += scan.skipped
      guard scan.isReachable else {
        unreachable.insert(source.number)
        report.warnings.append(
          "the source \(source.absolutePath(in: collection)) cannot be reached: "
            + "its articles stay as they are")
        keepFiles(of: source.number, from: known)
        continue
      }
      compare(scan, of: source, with: known, ids: &ids)
    }
    let numbers = Set(sources.map(\.number))
    for key in known.files.keys where !numbers.contains(key.source) {
      staleSources.insert(key.source)
      forget(key, known)
    }
    furniture.forget(staleSources)
    stale.sort()
    let changeCount = changes.count + stale.count
    buildsGeneration =
      startsAnew
      || (changeCount > Self.smallChange
        && changeCount * Self.largeShare > manifest.files.count)
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

  private mutating func keepFiles(of source: Int, from known: Manifest) {
    for (key, record) in known.files where key.source == source {
      manifest[key] = record
      report.unchanged += record.articles
    }
  }

  private mutating func compare(
    _ scan: SourceScan, of source: Source, with known: Manifest, ids: inout Set<String>
  ) {
    var found = 0
    ids.reserveCapacity(ids.count + scan.files.count)
    for file in scan.files {
      let plainID =
        file.key.relativePath.isEmpty ? FileSystem.name(of: file.path) : file.key.relativePath
      let isTaken = !ids.insert(plainID).inserted
      let id = isTaken ? "\(source.name)/\(plainID)" : plainID
      let record = known[file.key]
      if record != nil { found += 1 }
      if let record, record.isUnchanged(file.status), !startsAnew {
        report.unchanged += record.articles
        if !record.problem.isEmpty {
          report.skipped.append(SkippedFile(path: file.path, reason: record.problem))
        }
        continue
      }
      if !startsAnew, record != nil { stale.append(file.key) }
      changes.append(BulkBuild.Item(file: file, id: id))
    }
    // Mostly no file is missing, and their names need not be compared.
    if known.files.keys.count(where: { $0.source == source.number }) == found { return }
    let present = Set(scan.files.map(\.key))
    for key in known.files.keys where key.source == source.number && !present.contains(key) {
      if scan.mayHold(key.relativePath) {
        manifest[key] = known[key]
        report.unchanged += known[key]?.articles ?? 0
        outOfReach.append(key)
      } else {
        forget(key, known)
      }
    }
  }

  private mutating func forget(_ key: FileKey, _ known: Manifest) {
    report.removed += known[key]?.articles ?? 0
    manifest[key] = nil
    if !startsAnew { stale.append(key) }
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
      for key in outOfReach.sorted() {
        found.documents += try previous.documents(
          withTerm: Schema.fileTerm(source: key.source, relativePath: key.relativePath))
      }
    } catch {
      guard error.code == .damaged else { throw error }
      report.warnings.append(
        "the index is damaged (\(error.message)): not every article added from code could be kept")
    }
    return found
  }

  /// Takes the articles of stale files away.
  ///
  /// - Parameter last: Documents beyond this number are new and stay.
  func removeStale(from live: LiveGeneration, upTo last: DocumentID) throws(SearchError) {
    for key in stale {
      let term = Schema.fileTerm(source: key.source, relativePath: key.relativePath)
      try live.remove(try live.documents(withTerm: term).filter { $0 <= last })
    }
  }

  /// Enters what a build has learned of its sources.
  mutating func take(_ learned: SourceFurniture) {
    furniture.take(learned, isWhole: startsAnew)
  }

  /// Enters what was read into manifest and report.
  mutating func take(_ outcomes: [FileOutcome]) {
    for outcome in outcomes {
      let key = outcome.file.key
      let before = manifest[key]?.articles ?? 0
      report.changed += min(before, outcome.articles)
      report.added += max(0, outcome.articles - before)
      report.removed += max(0, before - outcome.articles)
      report.skipped += outcome.skipped
      manifest[key] = outcome.record
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
