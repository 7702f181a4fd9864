import Hashing
import Xapian

/// The files an index was made from, as it was made.
///
/// Kept in the index itself, so that both change in one commit. A file's name gives a hash, the
/// hash's first bits the bucket that the file is in, and within a bucket files are in the order of
/// their hashes. So a small change writes little, and all files are compared with those of a scan
/// in one sweep, without a look-up for each. Each bucket has its ``Checksum``: a file that the
/// manifest has lost would keep its articles for ever.
struct Manifest: Sendable {
  private static let bucketBits = 8
  /// Of so many changes the buckets are made anew, to keep memory bounded.
  private static let mostUpdates = 1 << 16

  /// The entries of each bucket, as they are stored but for the checksum.
  private var buckets = [[UInt8]](repeating: [], count: 1 << bucketBits)
  /// Buckets that are not in the index as they are here.
  private var changed: Set<Int> = []
  /// What is not in the buckets yet, the latest last.
  private var updates: [Update] = []

  private struct Update {
    let hash: UInt64
    let key: FileKey
    /// nil where the file is forgotten.
    let record: FileRecord?
  }

  init() {}

  /// Reads the manifest of an index.
  ///
  /// - Throws: `.databaseCorrupt` where it is not as it was written.
  init(of database: borrowing some ReadableDatabase & ~Copyable) throws(XapianError) {
    let damage = XapianError(
      code: .databaseCorrupt, message: "the list of its files is not as it was written")
    for (key, value) in try database.metadataEntries(prefix: MetadataKey.manifest.prefix) {
      guard let number = MetadataKey.manifest.number(of: key),
        buckets.indices.contains(number), Checksum.isIntact(value)
      else { throw damage }
      buckets[number] = Array(value.dropLast(Checksum.length))
      guard ManifestEntries(buckets[number]).areWhole(inBucket: number) else { throw damage }
    }
  }

  // MARK: Reading

  /// What an index knows of one file; nil where it is not told, for damage too.
  static func record(
    of key: FileKey, in database: borrowing some ReadableDatabase & ~Copyable
  ) throws(XapianError) -> FileRecord? {
    let hash = hash(of: key)
    let value = try database.metadata(for: MetadataKey.manifest[bucket(of: hash)])
    guard Checksum.isIntact(value) else { return nil }
    return ManifestEntries(Array(value.dropLast(Checksum.length))).first {
      $0.hash == hash && $0.isNamed(key)
    }?.record
  }

  /// Every file, in an order that means nothing.
  var files: [(key: FileKey, record: FileRecord)] {
    var all = self
    all.applyUpdates()
    return all.buckets.flatMap { bucket in
      ManifestEntries(bucket).map { ($0.key, $0.record) }
    }
  }

  /// How many files were not read, by their endings.
  var unread: [String: Int] {
    var all = self
    all.applyUpdates()
    var unread: [String: Int] = [:]
    for bucket in all.buckets {
      for entry in ManifestEntries(bucket) where !entry.unread.isEmpty {
        unread.merge(entry.unread, uniquingKeysWith: +)
      }
    }
    return unread
  }

  subscript(key: FileKey) -> FileRecord? {
    get {
      if let update = updates.last(where: { $0.key == key }) { return update.record }
      let hash = Self.hash(of: key)
      return ManifestEntries(buckets[Self.bucket(of: hash)]).first {
        $0.hash == hash && $0.isNamed(key)
      }?.record
    }
    set {
      if updates.count >= Self.mostUpdates { applyUpdates() }
      updates.append(Update(hash: Self.hash(of: key), key: key, record: newValue))
    }
  }

  /// Goes through what is known and what a scan has found.
  ///
  /// - Parameter visit: Takes, in an order that means nothing, each file that either has: the
  ///   manifest's entry, and the number of the scanned file.
  mutating func compare(
    with scanned: [ScannedFile], _ visit: (ManifestEntry?, Int?) -> Void
  ) {
    applyUpdates()
    var order = scanned.indices.map { (hash: Self.hash(of: scanned[$0].key), number: $0) }
    order.sort { $0.hash < $1.hash }
    var next = 0
    for bucket in buckets {
      for entry in ManifestEntries(bucket) {
        while next < order.count, order[next].hash < entry.hash {
          visit(nil, order[next].number)
          next += 1
        }
        // Several names may have one hash.
        let same = order[next...].prefix { $0.hash == entry.hash }
        guard let index = same.firstIndex(where: { entry.isNamed(scanned[$0.number].key) }) else {
          visit(entry, nil)
          continue
        }
        visit(entry, order[index].number)
        order.swapAt(index, next)
        next += 1
      }
    }
    for rest in order[next...] { visit(nil, rest.number) }
  }

  /// Notes that articles of a file are no longer in the index, though the file is unchanged.
  mutating func note(_ loss: FileLoss, of key: FileKey) {
    change(key) { record in
      record.articles = max(0, record.articles - loss.count)
      record.displaced.formUnion(loss.displaced)
    }
  }

  /// Changes what is known of a file, if anything is.
  mutating func change(_ key: FileKey, _ body: (inout FileRecord) -> Void) {
    // There may be as many changes as there are files.
    applyUpdates()
    guard var record = self[key] else { return }
    body(&record)
    self[key] = record
  }

  /// Lets the files that have articles be read again which later ones stood for.
  mutating func readAgain(filesOf articles: Set<OwnID>) {
    applyUpdates()
    for bucket in buckets {
      for entry in ManifestEntries(bucket) where !entry.displaced.isEmpty {
        let isOne = entry.displaced.contains {
          articles.contains(OwnID(sourceNumber: entry.sourceNumber, hash: $0))
        }
        if isOne { change(entry.key) { $0.stamp = .none } }
      }
    }
  }

  // MARK: Writing

  /// Writes the buckets that changed.
  mutating func write(to database: inout WritableDatabase) throws(XapianError) {
    applyUpdates()
    for number in changed.sorted() {
      // An empty value takes the key away.
      var value = buckets[number]
      if !value.isEmpty { Checksum.append(to: &value) }
      try database.setMetadata(value, for: MetadataKey.manifest[number])
    }
    changed = []
  }

  private mutating func applyUpdates() {
    if updates.isEmpty { return }
    var byBucket: [Int: [Int]] = [:]
    for (number, update) in updates.enumerated() {
      byBucket[Self.bucket(of: update.hash), default: []].append(number)
    }
    for (bucket, numbers) in byBucket {
      // Of several of one file the last counts.
      var latest: [FileKey: Int] = [:]
      for number in numbers { latest[updates[number].key] = number }
      let sorted = latest.values.sorted {
        (updates[$0].hash, updates[$0].key) < (updates[$1].hash, updates[$1].key)
      }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(buckets[bucket].count + 64 * sorted.count)
      var rest = sorted[...]
      for entry in ManifestEntries(buckets[bucket]) {
        while let number = rest.first, updates[number].hash < entry.hash {
          Self.append(updates[number], to: &bytes)
          rest = rest.dropFirst()
        }
        let isUpdated = rest.prefix { updates[$0].hash == entry.hash }.contains {
          entry.isNamed(updates[$0].key)
        }
        if !isUpdated { bytes += entry.bytes }
      }
      for number in rest { Self.append(updates[number], to: &bytes) }
      if bytes != buckets[bucket] {
        buckets[bucket] = bytes
        changed.insert(bucket)
      }
    }
    updates = []
  }

  private static func append(_ update: Update, to bytes: inout [UInt8]) {
    guard let record = update.record else { return }
    ManifestEntry.append(update.key, record, to: &bytes)
  }

  static func hash(of key: FileKey) -> UInt64 {
    SplitMix64.mixed(FNV1a.hash(key.relativePath.utf8) ^ UInt64(key.sourceNumber))
  }

  static func bucket(of hash: UInt64) -> Int { Int(hash >> UInt64(64 - bucketBits)) }
}
