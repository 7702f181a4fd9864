import Hashing
import Xapian

/// What tells what an index holds now from what it held before, and from every other index.
///
/// It is another one after each commit, in each generation and with each lexicon that was taken over:
/// a result that was kept is the one of now as long as the state is the same.
public struct IndexState: Sendable, Hashable, CustomStringConvertible {
  /// The number of the live generation.
  public var generation: Int
  /// The commits to it, counted.
  public var revision: UInt64
  /// A hash of what identifies the generation among all that were ever built, and of the version of
  /// the lexicon in it.
  public var identity: UInt64

  public init(generation: Int, revision: UInt64, identity: UInt64) {
    self.generation = generation
    self.revision = revision
    self.identity = identity
  }

  init(of reader: Reader) throws(XapianError) {
    let lexicon = try reader.database.metadata(for: MetadataKey.lexicon)
    self.init(
      generation: reader.generation.number, revision: try reader.database.revision,
      identity: FNV1a.hash(Array(try reader.database.uuid.utf8) + lexicon))
  }

  /// The state as letters of ASCII, digits and hyphens, the same for the same state.
  public var description: String { "\(generation)-\(revision)-\(String(identity, radix: 36))" }
}

extension SearchIndex {
  /// What the index holds now; it takes microseconds.
  ///
  /// - Throws: ``SearchError`` where the index cannot be read.
  public func state() throws(SearchError) -> IndexState {
    try readers.withReader { (reader) throws(XapianError) in try IndexState(of: reader) }
  }
}
