import Xapian

/// Puts the articles of one file into the live generation, each under an id of its own.
struct LiveIntake {
  let live: GenerationWriter
  let source: Source?
  private var repeated = RepeatedIDs()
  /// The files whose articles gave way, each as often as it lost one.
  private(set) var displaced: [FileKey] = []

  /// What those should know who wrote the records.
  var warnings: [String] { repeated.warnings }

  /// The file's articles as they were, which go with the first new one.
  private var stale: [DocumentID]

  init(live: GenerationWriter, source: Source?, stale: [DocumentID]) {
    self.live = live
    self.source = source
    self.stale = stale
  }

  mutating func removeStale() throws(SearchError) {
    try live.remove(stale)
    stale = []
  }

  /// Of two articles of one source with one id the later counts; one whose id another source has
  /// is set apart by its source's name.
  mutating func put(_ record: StoredRecord) throws(SearchError) {
    try removeStale()
    var record = record
    let term = Schema.term(Schema.Prefix.id, record.article.id)
    let others = try live.records(withTerm: term)
    if others.contains(where: { $0.sourceNumber != record.sourceNumber }) {
      record.article.id = "\(source?.name ?? String(record.sourceNumber))/\(record.article.id)"
    } else if let other = others.first {
      repeated.note(record.article.id, earlier: other.file, later: record.file)
      displaced.append(other.file)
    }
    try live.put(record)
  }
}
