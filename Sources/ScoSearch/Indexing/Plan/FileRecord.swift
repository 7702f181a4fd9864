import ArticleText
import Hashing

/// What is known of a file that was indexed, or that could not be.
struct FileRecord: Sendable, Hashable {
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int
  var inode: UInt64
  /// How many articles of the index are from it.
  var articles: Int
  /// By ``OwnID/hash``, its articles that are not in the index, since later ones of the source are.
  var displaced: Set<UInt64> = []
  /// Why it was skipped; empty where it was not.
  var problem: String
  /// What of it is in the index and doubtful.
  var doubts: [FileDoubt] = []

  /// The number of no file: it counts as changed when the index is next brought up to date.
  static let noInode: UInt64 = 0
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
