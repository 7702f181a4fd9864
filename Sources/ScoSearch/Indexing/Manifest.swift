import Xapian

/// What is known of a file that was indexed, or that could not be.
struct FileRecord: Sendable, Hashable {
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int
  var inode: UInt64
  /// How many articles of the index are from it.
  var articles: Int
  /// Why it was skipped; empty where it was not.
  var problem: String

  /// Whether the file is the one that was read, by size, time and identity.
  func isUnchanged(_ status: FileSystem.Status) -> Bool {
    size == status.size && modified == status.modified && inode == status.inode
  }
}

/// Names a file of a collection.
struct FileKey: Sendable, Hashable, Comparable {
  var source: Int
  var relativePath: String

  static func < (left: FileKey, right: FileKey) -> Bool {
    (left.source, left.relativePath) < (right.source, right.relativePath)
  }
}

/// The files an index was made from, as it was made.
///
/// Kept in the index itself, so that both change in one commit: in buckets by the hash of the name,
/// so that a small change writes little and all are read in one sweep. Each bucket has its
/// ``Checksum``: a file that the manifest has lost would keep its articles for ever.
struct Manifest: Sendable {
  static let bucketCount: UInt64 = 256

  private(set) var files: [FileKey: FileRecord] = [:]
  private var changedBuckets: Set<UInt64> = []

  init() {}

  /// Reads the manifest of an index.
  ///
  /// - Throws: `.databaseCorrupt` where it is not as it was written.
  init(of database: borrowing some ReadableDatabase & ~Copyable) throws(XapianError) {
    let buckets = try database.metadataEntries(prefix: Schema.MetadataKey.manifest)
    // A file takes some 40 bytes; a table that grows is hashed anew each time.
    files.reserveCapacity(buckets.reduce(0) { $0 + $1.value.count } / 40)
    for (_, value) in buckets {
      guard Checksum.isIntact(value), read(Array(value.dropLast(Checksum.length))) else {
        throw XapianError(
          code: .databaseCorrupt, message: "the list of its files is not as it was written")
      }
    }
  }

  subscript(key: FileKey) -> FileRecord? {
    get { files[key] }
    set {
      files[key] = newValue
      changedBuckets.insert(Self.bucket(of: key))
    }
  }

  /// Notes that an article of a file is no longer in the index, though the file is unchanged:
  /// another article has taken its id, or it was removed from code.
  mutating func forgetArticle(of key: FileKey) {
    guard let record = files[key], record.articles > 0 else { return }
    self[key]?.articles = record.articles - 1
  }

  /// Forgets the files of a source.
  mutating func removeFiles(ofSource number: Int) {
    for key in files.keys where key.source == number { self[key] = nil }
  }

  /// Writes the buckets that changed.
  mutating func write(to database: inout WritableDatabase) throws(XapianError) {
    var contents: [UInt64: [UInt8]] = [:]
    for (key, record) in files.sorted(by: { $0.key < $1.key }) {
      let bucket = Self.bucket(of: key)
      if changedBuckets.contains(bucket) {
        Self.append(key, record, to: &contents[bucket, default: []])
      }
    }
    for bucket in changedBuckets.sorted() {
      // An empty value takes the key away.
      var value = contents[bucket] ?? []
      if !value.isEmpty { Checksum.append(to: &value) }
      try database.setMetadata(value, for: Schema.MetadataKey.manifest + String(bucket))
    }
    changedBuckets = []
  }

  private static func bucket(of key: FileKey) -> UInt64 {
    (FNV1a.hash(key.relativePath.utf8) ^ UInt64(key.source)) % bucketCount
  }

  private static func append(_ key: FileKey, _ record: FileRecord, to bytes: inout [UInt8]) {
    LEB128.append(UInt64(key.source), to: &bytes)
    LEB128.append(UInt64(record.size), to: &bytes)
    LEB128.append(UInt64(bitPattern: Int64(record.modified)) & UInt64(Int64.max), to: &bytes)
    LEB128.append(record.inode & UInt64(Int64.max), to: &bytes)
    LEB128.append(UInt64(record.articles), to: &bytes)
    for text in [key.relativePath, record.problem] {
      LEB128.append(UInt64(text.utf8.count), to: &bytes)
      bytes.append(contentsOf: text.utf8)
    }
  }

  /// - Returns: Whether the bytes are a bucket.
  private mutating func read(_ bytes: [UInt8]) -> Bool {
    var index = 0
    func number() -> Int? { LEB128.read(bytes, at: &index).map { Int(truncatingIfNeeded: $0) } }
    func text() -> String? {
      guard let length = number(), length >= 0, length <= bytes.count - index else { return nil }
      defer { index += length }
      return String(decoding: bytes[index..<index + length], as: UTF8.self)
    }
    while index < bytes.count {
      guard let source = number(), let size = number(), let modified = number(),
        let inode = number(), let articles = number(), let path = text(), let problem = text()
      else { return false }
      files[FileKey(source: source, relativePath: path)] = FileRecord(
        size: size, modified: modified, inode: UInt64(inode), articles: articles, problem: problem)
    }
    return true
  }
}
