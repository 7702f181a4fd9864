import Hashing

/// Articles that are not in the index, since later ones of their sources with their ids are, and
/// the files that have them.
struct DisplacedArticles: Sendable {
  /// Of each article the files, in no order.
  private var files: [OwnID: [FileKey]] = [:]

  var isEmpty: Bool { files.isEmpty }

  func holds(_ article: OwnID) -> Bool { files[article] != nil }

  mutating func add(_ article: OwnID, of file: FileKey) {
    files[article, default: []].append(file)
  }

  /// Takes out the latest file that has an article, nil where there is none.
  mutating func takeLatestFile(of article: OwnID) -> FileKey? {
    guard let latest = files[article]?.max() else { return nil }
    files[article]?.removeAll { $0 == latest }
    return latest
  }
}

/// Stands for what the files of a source call one article.
struct OwnID: Hashable, Sendable {
  var sourceNumber: Int
  /// 63 bits, as ``LEB128`` reads them.
  var hash: UInt64

  init(sourceNumber: Int, hash: UInt64) {
    self.sourceNumber = sourceNumber
    self.hash = hash
  }

  init(_ name: ArticleName) {
    sourceNumber = name.file.sourceNumber
    hash = Self.hash(of: name.ownID)
  }

  static func hash(of id: String) -> UInt64 { FNV1a.hash(id.utf8) >> 1 }
}

/// What a file has lost since its articles gave way to later ones of its source.
struct FileLoss {
  /// How many articles.
  private(set) var count = 0
  /// By ``OwnID/hash``, those that gave way to articles of other files.
  private(set) var displaced: Set<UInt64> = []

  mutating func add(_ name: ArticleName, isToOtherFile: Bool) {
    count += 1
    if isToOtherFile { displaced.insert(OwnID.hash(of: name.ownID)) }
  }
}
