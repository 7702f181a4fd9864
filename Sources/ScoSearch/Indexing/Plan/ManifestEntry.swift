import ArticleText
import Hashing

/// What a manifest knows of a file, as it is stored. The texts are read only where they are needed.
struct ManifestEntry {
  private let bucket: [UInt8]
  private let range: Range<Int>
  private let path: Range<Int>
  private let problemText: Range<Int>
  let sourceNumber: Int
  let size: Int
  let stamp: FileStamp
  /// See ``FileRecord/content``.
  let content: UInt64
  let articles: Int
  /// See ``FileRecord/displaced``.
  let displaced: Set<UInt64>
  let doubts: [FileDoubt]
  /// See ``FileRecord/unread``.
  let unread: [String: Int]
  /// See ``FileRecord/pictures``.
  let pictures: PictureUse?
  /// Of the file's name: see ``Manifest``.
  let hash: UInt64

  /// nil where there is no entry.
  fileprivate init?(_ bucket: [UInt8], at start: Int) {
    var index = start
    func number() -> Int? { LEB128.read(bucket, at: &index).map { Int(truncatingIfNeeded: $0) } }
    func text() -> Range<Int>? { LEB128.readText(bucket, at: &index) }
    guard let sourceNumber = number(), sourceNumber >= 0, let size = number(),
      let stamp = LEB128.read(bucket, at: &index), let content = LEB128.read(bucket, at: &index),
      let articles = number(), let path = text(), let problem = text(),
      let displaced = Self.numbers(of: bucket, at: &index),
      let doubts = Self.doubts(of: bucket, at: &index),
      let unread = Self.counts(of: bucket, at: &index), let pictures = number()
    else { return nil }
    self.bucket = bucket
    range = start..<index
    self.path = path
    problemText = problem
    self.sourceNumber = sourceNumber
    self.size = size
    self.stamp = FileStamp(number: stamp)
    self.content = content
    self.articles = articles
    self.displaced = displaced
    self.doubts = doubts
    self.unread = unread
    self.pictures = PictureUse(rawValue: pictures)
    hash = SplitMix64.mixed(FNV1a.hash(bucket[path]) ^ UInt64(sourceNumber))
  }

  /// Its bytes.
  var bytes: ArraySlice<UInt8> { bucket[range] }
  fileprivate var end: Int { range.upperBound }

  var relativePath: String { String(decoding: bucket[path], as: UTF8.self) }
  var problem: String { String(decoding: bucket[problemText], as: UTF8.self) }
  var hasProblem: Bool { !problemText.isEmpty }
  var key: FileKey { FileKey(sourceNumber: sourceNumber, relativePath: relativePath) }
  var record: FileRecord {
    FileRecord(
      size: size, stamp: stamp, content: content, articles: articles, displaced: displaced,
      problem: problem, doubts: doubts, unread: unread, pictures: pictures)
  }

  /// Whether it is the file of this name.
  func isNamed(_ key: FileKey) -> Bool {
    sourceNumber == key.sourceNumber && bucket[path].elementsEqual(key.relativePath.utf8)
  }

  /// Whether the file is the one that was read, as far as its status tells: by size, times and
  /// identity.
  func isUnchanged(_ file: ScannedFile) -> Bool { size == file.size && stamp == file.stamp }

  /// Whether the file has pictures that are to be read now and were left out, or the other way round.
  ///
  /// - Parameter options: By which it is read now.
  func hasOtherPictures(than options: ReadingOptions) -> Bool {
    pictures == (options.recognition == nil ? .read : .leftOut)
  }

  /// Whether the file, though it is not known by its status, holds the bytes that were read.
  ///
  /// - Parameter options: By which it is read now.
  func holdsSame(_ file: ScannedFile, at path: String, by options: ReadingOptions) -> Bool {
    guard size == file.size, stamp != .none, let now = FileRecord.content(at: path, by: options)
    else {
      return false
    }
    return content == Self.stored(now)
  }

  static func append(_ key: FileKey, _ record: FileRecord, to bytes: inout [UInt8]) {
    LEB128.append(UInt64(key.sourceNumber), to: &bytes)
    LEB128.append(UInt64(record.size), to: &bytes)
    LEB128.append(record.stamp.number, to: &bytes)
    LEB128.append(stored(record.content), to: &bytes)
    LEB128.append(UInt64(record.articles), to: &bytes)
    LEB128.append(text: key.relativePath, to: &bytes)
    LEB128.append(text: record.problem, to: &bytes)
    LEB128.append(UInt64(record.displaced.count), to: &bytes)
    for hash in record.displaced.sorted() { LEB128.append(hash, to: &bytes) }
    LEB128.append(UInt64(record.doubts.count), to: &bytes)
    for doubt in record.doubts {
      LEB128.append(UInt64(doubt.line ?? 0), to: &bytes)
      LEB128.append(UInt64(doubt.doubt.rawValue), to: &bytes)
      LEB128.append(UInt64(doubt.count), to: &bytes)
      LEB128.append(text: doubt.reason, to: &bytes)
    }
    LEB128.append(UInt64(record.unread.count), to: &bytes)
    for (ending, count) in record.unread.sorted(by: { ExactText($0.key) < ExactText($1.key) }) {
      LEB128.append(text: ending, to: &bytes)
      LEB128.append(UInt64(count), to: &bytes)
    }
    LEB128.append(UInt64(record.pictures?.rawValue ?? 0), to: &bytes)
  }

  /// Numbers behind their count, nil where there are none.
  private static func numbers(of bucket: [UInt8], at index: inout Int) -> Set<UInt64>? {
    guard let count = LEB128.read(bucket, at: &index) else { return nil }
    var numbers: Set<UInt64> = []
    for _ in 0..<count {
      guard let number = LEB128.read(bucket, at: &index) else { return nil }
      numbers.insert(number)
    }
    return numbers
  }

  /// Doubts behind their count, nil where there are none.
  private static func doubts(of bucket: [UInt8], at index: inout Int) -> [FileDoubt]? {
    guard let count = LEB128.read(bucket, at: &index) else { return nil }
    var doubts: [FileDoubt] = []
    for _ in 0..<count {
      guard let line = LEB128.read(bucket, at: &index),
        let doubt = LEB128.read(bucket, at: &index).flatMap({ Doubt(rawValue: Int($0)) }),
        let number = LEB128.read(bucket, at: &index),
        let reason = LEB128.readText(bucket, at: &index)
      else { return nil }
      doubts.append(
        FileDoubt(
          line: line == 0 ? nil : Int(line), doubt: doubt,
          reason: String(decoding: bucket[reason], as: UTF8.self), count: Int(number)))
    }
    return doubts
  }

  /// Numbers by texts behind their count, nil where there are none.
  private static func counts(of bucket: [UInt8], at index: inout Int) -> [String: Int]? {
    guard let count = LEB128.read(bucket, at: &index) else { return nil }
    var counts: [String: Int] = [:]
    for _ in 0..<count {
      guard let text = LEB128.readText(bucket, at: &index),
        let number = LEB128.read(bucket, at: &index)
      else { return nil }
      counts[String(decoding: bucket[text], as: UTF8.self)] = Int(number)
    }
    return counts
  }

  /// As ``LEB128`` reads it again.
  private static func stored(_ hash: UInt64) -> UInt64 { hash & UInt64(Int64.max) }
}

/// The entries of a bucket of a manifest, up to the first that is none.
struct ManifestEntries: Sequence, IteratorProtocol {
  private let bucket: [UInt8]
  private var start = 0

  init(_ bucket: [UInt8]) { self.bucket = bucket }

  mutating func next() -> ManifestEntry? {
    guard start < bucket.count, let entry = ManifestEntry(bucket, at: start) else { return nil }
    start = entry.end
    return entry
  }

  /// Whether all bytes are entries that belong in a bucket, in order.
  func areWhole(inBucket number: Int) -> Bool {
    var entries = self
    var last: UInt64 = 0
    while let entry = entries.next() {
      if Manifest.bucket(of: entry.hash) != number || entry.hash < last { return false }
      last = entry.hash
    }
    return entries.start == bucket.count
  }
}
