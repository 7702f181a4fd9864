import ArticleText
import Xapian

/// Builds the segments of one task: small databases that are later merged into a generation.
///
/// Xapian's writer slows as its buffers grow, so a segment ends after some hundred articles. It is
/// not synced: the generation is, before it is named.
struct SegmentBuilder {
  /// Articles of a segment; small ones are built faster, but there are more of them to merge.
  private static let articleLimit = 500
  /// Bytes of text of a segment, so that a few large articles end it too.
  private static let byteLimit = 8 << 20
  /// So many segments are merged into one as soon as they are there: all processors then have a part
  /// in it, and the last merging, which is one processor's, has few files to read.
  private static let mergedAtOnce = 24

  private var maker: DocumentMaker
  private let nextPath: @Sendable () -> String
  private var segment: Segment?
  private(set) var paths: [String] = []
  /// How many of ``paths``, at their end, are not yet merged.
  private var unmerged = 0

  private final class Segment {
    var database: WritableDatabase
    var articles = 0
    var bytes = 0

    init(path: String) throws(XapianError) {
      database = try WritableDatabase(
        path: path, opening: .create, options: [.noSync, .dangerous])
    }
  }

  /// - Parameter nextPath: Gives the path for each new segment.
  init(analyzer: Analyzer, nextPath: @escaping @Sendable () -> String) {
    maker = DocumentMaker(analyzer: analyzer)
    self.nextPath = nextPath
  }

  mutating func add(_ record: StoredRecord) throws(SearchError) {
    do throws(XapianError) {
      let segment = try openSegment()
      let document = maker.document(for: record)
      try segment.database.add(document)
      segment.articles += 1
      segment.bytes += record.article.body.utf8.count
      if segment.articles >= Self.articleLimit || segment.bytes >= Self.byteLimit {
        try finishSegment()
        if maker.isVocabularyFull { try writeVocabulary() }
        if unmerged >= Self.mergedAtOnce { try mergeSegments() }
      }
    } catch {
      throw SearchError(error, subject: paths.last ?? "")
    }
  }

  /// Writes what is still open.
  mutating func finish() throws(SearchError) {
    do throws(XapianError) {
      try finishSegment()
      try writeVocabulary()
    } catch {
      throw SearchError(error, subject: paths.last ?? "")
    }
  }

  private mutating func openSegment() throws(XapianError) -> Segment {
    if let segment { return segment }
    let path = nextPath()
    let opened = try Segment(path: path)
    paths.append(path)
    segment = opened
    return opened
  }

  private mutating func finishSegment() throws(XapianError) {
    guard let finished = segment else { return }
    segment = nil
    try finished.database.commit()
    unmerged += 1
  }

  /// Writes the words of all segments so far into one of their own, each once: most of them are in
  /// every segment.
  private mutating func writeVocabulary() throws(XapianError) {
    let segment = try openSegment()
    try maker.takeVocabulary().writeInParts(to: &segment.database)
    try finishSegment()
  }

  /// Merges the last segments into one, in their order.
  private mutating func mergeSegments() throws(XapianError) {
    let sources = Array(paths.suffix(unmerged))
    let merged = nextPath()
    try DatabaseMaintenance.compact(paths: sources, to: merged)
    paths.removeLast(unmerged)
    paths.append(merged)
    unmerged = 0
    for source in sources { FileSystem.remove(source) }
  }
}
