import ArticleText
import Hashing
import Xapian

/// The lines that stand in many articles of one source, and are left out of those that are read.
///
/// They are learned when a generation is built (``LineCounts``) and kept in the index as hashes, so
/// that they are left out of what is read from then on. What was read before they were known keeps
/// them until it is read again.
struct SourceFurniture: Sendable, Hashable {
  /// Hashes of lines by the number of the source.
  private(set) var lines: [Int: Set<UInt64>] = [:]

  init(_ lines: [Int: Set<UInt64>] = [:]) {
    self.lines = lines
  }

  /// What an index has noted.
  init(of database: borrowing some ReadableDatabase & ~Copyable) throws(XapianError) {
    for (key, value) in try database.metadataEntries(prefix: MetadataKey.furniture.prefix) {
      guard let source = MetadataKey.furniture.number(of: key) else { continue }
      lines[source] = Set(LittleEndian.numbers(value[...]))
    }
  }

  func write(to database: inout WritableDatabase) throws(XapianError) {
    for key in try database.metadataKeys(prefix: MetadataKey.furniture.prefix) {
      try database.setMetadata([], for: key)
    }
    for (source, hashes) in lines.sorted(by: { $0.key < $1.key }) where !hashes.isEmpty {
      try database.setMetadata(
        LittleEndian.bytes(of: hashes.sorted()), for: MetadataKey.furniture[source])
    }
  }

  /// Enters what was learned of sources.
  ///
  /// - Parameter isWhole: Everything of these sources was read, so that nothing else counts.
  mutating func take(_ learned: SourceFurniture, isWhole: Bool) {
    for (source, hashes) in learned.lines {
      lines[source] = isWhole ? hashes : hashes.union(lines[source] ?? [])
    }
  }

  /// Forgets sources that are no longer there.
  mutating func forget(_ sources: Set<Int>) {
    for source in sources { lines[source] = nil }
  }

  /// The record without the lines that are its source's furniture.
  func cleaned(_ record: StoredRecord) -> StoredRecord {
    guard let hashes = lines[record.sourceNumber], !hashes.isEmpty else { return record }
    var record = record
    let publisher = Self.publisher(of: record.article)
    record.article = record.article.removingLines { line in
      Self.canCount(line.utf8) && hashes.contains(Self.hash(of: line.utf8, publisher: publisher))
    }
    return record
  }

  // MARK: Lines

  /// Stands for the publisher of an article: a folder may hold articles of many, each with lines of
  /// its own.
  static func publisher(of article: Article) -> UInt64 {
    FNV1a.hash((article.source ?? "").lowercased().utf8)
  }

  /// - Parameter line: In UTF-8.
  static func hash(of line: some Collection<UInt8>, publisher: UInt64) -> UInt64 {
    FNV1a.hash(line) ^ publisher
  }

  /// Whether a line can be furniture: not a heading of one or two words, which articles of a kind
  /// may well share, and not a long paragraph.
  ///
  /// - Parameter line: In UTF-8.
  static func canCount(_ line: some Collection<UInt8>) -> Bool {
    lengths.contains(line.count) && line.count { $0 == 0x20 } >= leastSpaces
  }

  private static let lengths = 12...600
  private static let leastSpaces = 2
}
