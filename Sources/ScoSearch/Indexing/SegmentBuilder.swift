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

  private var maker: DocumentMaker
  private let nextPath: @Sendable () -> String
  private var segment: Segment?
  private(set) var paths: [String] = []

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
      }
    } catch {
      throw SearchError(error, subject: paths.last ?? "")
    }
  }

  /// Writes what is still open.
  mutating func finish() throws(SearchError) {
    do {
      try finishSegment()
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
    try finished.database.add(maker.takeVocabulary())
    try finished.database.commit()
  }
}
