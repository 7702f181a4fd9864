import ArticleText
import Hashing

/// What is known of a file that was indexed, or that could not be.
struct FileRecord: Sendable, Hashable {
  var size: Int
  var stamp: FileStamp
  /// The hash of its bytes, and of the options by which it was read.
  var content: UInt64
  /// How many articles of the index are from it.
  var articles: Int
  /// By ``OwnID/hash``, its articles that are not in the index, since later ones of the source are.
  var displaced: Set<UInt64> = []
  /// Why it was skipped; empty where it was not.
  var problem: String
  /// What of it is in the index and doubtful.
  var doubts: [FileDoubt] = []
  /// What of it no reader knows, or cannot be read here: how many files there are by their endings.
  /// Most are the file itself.
  var unread: [String: Int] = [:]
  /// What became of pictures in it that may be of text; nil where there were none.
  var pictures: PictureUse?

  /// What ``content`` is of a file now; nil where it cannot be read.
  static func content(at path: String, by options: ReadingOptions) -> UInt64? {
    guard let hash = FileSystem.contentHash(of: path) else { return nil }
    let beside = ZoteroText.path(besideFileAt: path).flatMap { FileSystem.contentHash(of: $0) }
    return hash ^ options.mark(ofFileNamed: path) ^ (beside.map(SplitMix64.mixed) ?? 0)
  }
}

/// What tells without a look into a file that it is the one that was read: its times and identity,
/// as one number.
///
/// The time at which anything of it changed is among them, which no program can set back: a file
/// that is written over keeps its inode, and may have its old size and date.
struct FileStamp: Sendable, Hashable {
  /// 63 bits, as ``LEB128`` reads them.
  let number: UInt64

  /// That of no file: it is read when the index is next brought up to date.
  static let none = FileStamp(number: 0)

  init(number: UInt64) { self.number = number }

  /// - Parameter mark: See `ReadingOptions`: read by others it is another file.
  init(_ status: FileSystem.Status, mark: UInt64 = 0) {
    var mixed = mark
    for part in [
      UInt64(bitPattern: Int64(status.modified)), status.inode,
      UInt64(bitPattern: Int64(status.changed)),
    ] {
      mixed = SplitMix64.mixed(mixed ^ part &+ SplitMix64.goldenGamma)
    }
    number = max(1, mixed >> 1)
  }
}

/// Why an article of a file is doubtful, or so many of its articles.
struct FileDoubt: Sendable, Hashable {
  /// The line of the record, counted from 1, where it is one of several.
  var line: Int?
  var doubt: Doubt
  var reason: String
  var count = 1
}

/// Names a file of a collection.
///
/// Names are compared byte by byte, as the file system does: one that is written with combined
/// characters is another file than one with separate ones, though as texts they are equal.
struct FileKey: Sendable, Hashable, Comparable {
  var sourceNumber: Int
  var relativePath: String

  static func == (left: FileKey, right: FileKey) -> Bool {
    left.sourceNumber == right.sourceNumber
      && left.relativePath.utf8.elementsEqual(right.relativePath.utf8)
  }

  static func < (left: FileKey, right: FileKey) -> Bool {
    left.sourceNumber != right.sourceNumber
      ? left.sourceNumber < right.sourceNumber
      : left.relativePath.utf8.lexicographicallyPrecedes(right.relativePath.utf8)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(sourceNumber)
    hasher.combine(FNV1a.hash(relativePath.utf8))
  }
}
