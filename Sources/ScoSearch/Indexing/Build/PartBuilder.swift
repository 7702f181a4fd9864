import ArticleText
import Xapian

/// Builds the part of one task: a file or a database of its articles, which is merged with those of
/// the other tasks into a generation.
///
/// It is not synced: the generation is, before it is named.
struct PartBuilder<Part: BuildPart & ~Copyable>: ~Copyable {
  private var maker: DocumentMaker
  private var part: Part
  private let path: String
  /// Where the article stands that comes next: the number of the share that it is of.
  private var place = 0

  init(analyzer: Analyzer, path: String) throws(SearchError) {
    self.path = path
    maker = DocumentMaker(analyzer: analyzer)
    do {
      part = try Part(path: path)
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  /// Begins a share of what is read. Articles of neighbouring shares are kept together; between
  /// others those of other tasks will stand.
  mutating func begin(share: Int) throws(SearchError) {
    defer { place = share }
    if share == place + 1 { return }
    do throws(XapianError) {
      try flush()
    } catch {
      throw SearchError(error, subject: path)
    }
    part.setPlace(share)
  }

  mutating func add(_ record: StoredRecord) throws(SearchError) {
    do throws(XapianError) {
      try part.add(maker.document(for: record), terms: maker.terms)
      if part.isFull || maker.isVocabularyFull { try flush() }
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  /// Writes what is left.
  consuming func finish() throws(SearchError) {
    let path = path
    do throws(XapianError) {
      try flush()
      try part.finish()
    } catch {
      throw SearchError(error, subject: path)
    }
  }

  private mutating func flush() throws(XapianError) {
    try maker.takeVocabulary().write(to: &part)
    try part.flush()
    if maker.terms.isEmpty { part.forgetTerms() }
    part.setPlace(place)
  }
}
