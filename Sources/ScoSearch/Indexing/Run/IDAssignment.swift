import Xapian

/// Through which articles come into a generation and go from it, each with an id that no other has.
///
/// The ids are a function of the articles and of the order in which their sources were added, and
/// of nothing else. An article asks for its own id first, then for that with its source's name
/// before it, then with the name before it twice, and so on. Of those that ask for one id the first
/// in the order of ``ArticleName/precedes(_:)`` has it; each of the others has the next that it
/// asks for. Since one order decides for every id, there is one outcome, whatever way leads to it:
/// the articles in their order take each the first id that is left. It is a stable matching (Gale
/// and Shapley, 1962), kept as articles come and go: only ids that one of these had or asked for
/// are looked at, and those that follow from them.
///
/// Of the articles of one source with one id of their own only the latest is kept: by path, then by
/// the place in the file.
struct IDAssignment {
  private let writer: GenerationWriter
  /// The names of the sources by their numbers.
  private let sourceNames: [Int: String]
  /// Whether any article asks for an id that another one has.
  private var isAnySetApart: Bool
  /// The files of articles that gave way before.
  private let displaced: DisplacedArticles
  /// The sources that have other names than when their ids were given.
  private let renamed: Set<Int>
  /// The articles that gave way before to others that are gone now: what their file calls them.
  private(set) var vacated: [OwnID: String] = [:]

  /// Keys of ids to be looked at (``Schema/idKey(_:)``), each once, in the order they were noted.
  private var queue: [ExactText] = []
  private var queued: Set<ExactText> = []
  /// The keys that were looked at.
  private var loaded: Set<ExactText> = []
  /// The articles that have or ask for one of these ids.
  private var candidates: [DocumentID: Candidate] = [:]
  /// The articles that have asked for an id, by its key.
  private var asking: [ExactText: Set<DocumentID>] = [:]

  private var repeated = RepeatedIDs()
  /// What files have lost whose articles gave way to later ones of their source.
  private(set) var losses: [FileKey: FileLoss] = [:]

  private struct Candidate {
    let name: ArticleName
    /// The ids it asked for; it has the last.
    var choices: [String]
  }

  /// - Parameters:
  ///   - sources: The sources of the collection.
  ///   - displaced: The files of articles that gave way before.
  init(
    _ writer: GenerationWriter, sources: SourceList,
    displaced: DisplacedArticles = DisplacedArticles(), renamed: Set<Int> = []
  ) throws(SearchError) {
    self.writer = writer
    self.displaced = displaced
    self.renamed = renamed
    sourceNames = Dictionary(uniqueKeysWithValues: sources.sources.map { ($0.number, $0.name) })
    isAnySetApart = try writer.isAnySetApart()
    if isAnySetApart, !renamed.isEmpty { try noteRenamed() }
  }

  /// Looks at the ids of the articles that have a name before them that is their source's no more.
  private mutating func noteRenamed() throws(SearchError) {
    for key in try writer.soughtIDs() {
      for term in Schema.idTerms(ofKey: key) {
        for document in try writer.documents(withTerm: term) {
          guard let name = try writer.name(of: document), renamed.contains(name.file.sourceNumber)
          else { continue }
          for choice in name.choices { note(key: Schema.idKey(choice)) }
        }
      }
    }
  }

  /// Warnings of articles that gave way.
  var warnings: [String] { repeated.warnings }

  // MARK: Articles that come and go

  /// Adds an article, or puts it in the place of the one that the same file has with its id.
  ///
  /// - Parameter notesLoss: Whether to note that the other one gave way.
  mutating func add(_ record: StoredRecord, notesLoss: Bool = true) throws(SearchError) {
    var stale: Set<DocumentID> = []
    try add(record, notesLoss: notesLoss, replacing: &stale)
  }

  /// Adds an article of a file that is read again.
  ///
  /// - Parameter stale: What the index has of the file as it was. The article takes the place of its
  ///   own in it, which is then no longer stale.
  mutating func add(
    _ record: StoredRecord, notesLoss: Bool = true, replacing stale: inout Set<DocumentID>
  ) throws(SearchError) {
    let holders = try writer.documents(withTerm: Schema.idTerm(record.article.id))
    for holder in holders {
      guard let name = try writer.name(of: holder), name.file == record.file,
        name.isSameArticle(as: record.name)
      else { continue }
      try writer.replace(holder, with: record)
      let wasStale = stale.remove(holder) != nil
      if notesLoss, !wasStale, !record.isFromCode { noteLoss(of: name, to: record.file) }
      return
    }
    try writer.add(record)
    let isAskedFor = isAnySetApart ? try writer.isAskedFor(record.ownID) : false
    if record.isSetApart || isAskedFor || !holders.isEmpty {
      note(key: Schema.idKey(record.ownID))
      note(key: Schema.idKey(record.article.id))
    }
  }

  /// Takes articles away.
  mutating func remove(_ documents: [DocumentID]) throws(SearchError) {
    if isAnySetApart || !displaced.isEmpty {
      for document in documents {
        guard let name = try writer.name(of: document) else { continue }
        if isAnySetApart, try writer.isAskedFor(name.id) { note(key: Schema.idKey(name.id)) }
        if displaced.holds(OwnID(name)) { vacated[OwnID(name)] = name.ownID }
      }
    }
    try writer.remove(documents)
  }

  /// The latest file of a source of which the index has an article by what the file calls it.
  func holder(of ownID: String, inSource number: Int) throws(SearchError) -> FileKey? {
    var latest: FileKey?
    let wanted = ArticleName(
      id: ownID, ownID: ownID, file: FileKey(sourceNumber: number, relativePath: ""))
    for term in [Schema.idTerm(ownID), Schema.soughtIDTerm(ownID)] {
      for document in try writer.documents(withTerm: term) {
        guard let name = try writer.name(of: document) else { continue }
        if name.isSameArticle(as: wanted) { latest = max(latest ?? name.file, name.file) }
      }
    }
    return latest
  }

  /// Looks at an id when ids are settled: an article asks for it, or the one that had it is gone.
  mutating func note(key: ExactText) {
    if queued.insert(key).inserted { queue.append(key) }
  }

  private mutating func noteLoss(of name: ArticleName, to later: FileKey) {
    repeated.note(name.ownID, earlier: name.file, later: later)
    losses[name.file, default: FileLoss()].add(name, isToOtherFile: name.file != later)
  }

  // MARK: Settling

  /// Settles the ids that were noted, and writes those that change.
  ///
  /// - Returns: The articles that were in the index by another id, by their documents.
  mutating func settle() throws(SearchError) -> [DocumentID: ArticleName] {
    var next = 0
    while next < queue.count {
      let key = queue[next]
      next += 1
      queued.remove(key)
      try settle(key)
    }
    queue = []
    var renamed: [DocumentID: ArticleName] = [:]
    for (document, candidate) in candidates {
      guard let id = candidate.choices.last, ExactText(id) != ExactText(candidate.name.id) else {
        continue
      }
      try writer.rename(document, to: id)
      renamed[document] = candidate.name
    }
    return renamed
  }

  /// Gives an id to the first of those that ask for it, and the next one to each of the others.
  private mutating func settle(_ key: ExactText) throws(SearchError) {
    if loaded.insert(key).inserted { try load(key) }
    var contenders: [(document: DocumentID, candidate: Candidate, place: Int)] = []
    for document in asking[key] ?? [] {
      guard let candidate = candidates[document],
        let place = candidate.choices.firstIndex(where: { Schema.idKey($0) == key })
      else { continue }
      contenders.append((document, candidate, place))
    }
    contenders.sort { $0.candidate.name.precedes($1.candidate.name) }
    for (rank, contender) in contenders.enumerated() {
      let hasIt = contender.place == contender.candidate.choices.count - 1
      if rank == 0, !hasIt {
        note(key: Schema.idKey(contender.candidate.choices.last ?? ""))
        candidates[contender.document]?.choices.removeLast(
          contender.candidate.choices.count - 1 - contender.place)
      } else if rank > 0, hasIt {
        let source = contender.candidate.name.file.sourceNumber
        let id =
          "\(sourceNames[source] ?? String(source))/\(contender.candidate.choices.last ?? "")"
        candidates[contender.document]?.choices.append(id)
        asking[Schema.idKey(id), default: []].insert(contender.document)
        note(key: Schema.idKey(id))
      }
    }
  }

  /// Finds the articles that have or ask for an id; of those of one source with one id of their own
  /// all but the latest are taken away.
  private mutating func load(_ key: ExactText) throws(SearchError) {
    // One of each source at a time: a file may have a million records of one id.
    var latest: [SourceAndID: DocumentID] = [:]
    for term in Schema.idTerms(ofKey: key) {
      for document in try writer.documents(withTerm: term) {
        if candidates[document] == nil {
          guard let name = try writer.name(of: document) else { continue }
          let isRenamed = renamed.contains(name.file.sourceNumber)
          candidates[document] = Candidate(
            name: name, choices: isRenamed ? [name.ownID] : name.choices)
        }
        asking[key, default: []].insert(document)
        guard let name = candidates[document]?.name else { continue }
        let own = SourceAndID(source: name.file.sourceNumber, id: ExactText(name.ownID))
        guard let other = latest.updateValue(document, forKey: own),
          let otherName = candidates[other]?.name
        else { continue }
        if (name.file, document) < (otherName.file, other) {
          latest[own] = other
          try giveWay(document, to: otherName.file)
          asking[key]?.remove(document)
        } else {
          try giveWay(other, to: name.file)
          asking[key]?.remove(other)
        }
      }
    }
  }

  private struct SourceAndID: Hashable {
    var source: Int
    var id: ExactText
  }

  /// Takes an article away that a later one of its source stands for.
  private mutating func giveWay(_ document: DocumentID, to later: FileKey) throws(SearchError) {
    guard let candidate = candidates.removeValue(forKey: document) else { return }
    noteLoss(of: candidate.name, to: later)
    if let id = candidate.choices.last { note(key: Schema.idKey(id)) }
    try writer.remove([document])
  }
}
