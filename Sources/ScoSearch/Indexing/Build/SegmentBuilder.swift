import ArticleText
import Xapian

/// Builds the segments of one task: the sorted postings of some thousand articles each, in a file
/// that is merged with those of the other tasks into a generation.
///
/// It is not synced: the generation is, before it is named.
struct SegmentBuilder: ~Copyable {
  /// Memory of a segment. Larger ones leave fewer lists to merge; each task has one.
  private static let memoryLimit = 32 << 20

  private var maker: DocumentMaker
  private var writer: SegmentWriter
  private let path: String

  init(analyzer: Analyzer, path: String) throws(SearchError) {
    self.path = path
    maker = DocumentMaker(analyzer: analyzer)
    do {
      writer = try SegmentWriter(path: path)
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  mutating func add(_ record: StoredRecord) throws(SearchError) {
    do throws(XapianError) {
      try writer.add(maker.document(for: record))
      if writer.byteCount >= Self.memoryLimit || maker.isVocabularyFull { try finishSegment() }
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  /// Writes what is left.
  consuming func finish() throws(SearchError) {
    let path = path
    do throws(XapianError) {
      try finishSegment()
      try writer.finish()
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  private mutating func finishSegment() throws(XapianError) {
    try maker.takeVocabulary().write(to: &writer)
    try writer.flush()
  }
}
