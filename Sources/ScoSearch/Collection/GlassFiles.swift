import Xapian

/// The files of one database of Xapian's format glass: all that the engine knows of them.
///
/// Xapian has no calls for what is needed of them here. It is known of the series whose databases
/// `CXapianShim` writes itself, 1.4; of another one nothing is taken for granted.
struct GlassFiles {
  /// Whether the Xapian below is of that series.
  static var areKnown: Bool { SegmentWriter.isAvailable }

  /// What users should know where it is not, a sentence each.
  static var remarks: [String] {
    if areKnown { return [] }
    return [
      "the files of Xapian \(XapianLibrary.version) are not known to this program: it builds an "
        + "index more slowly, and without checksums"
    ]
  }

  /// The tables, by the names of their files. Not every one is there in every database.
  enum Table: String, CaseIterable {
    case postings = "postlist.glass"
    case data = "docdata.glass"
    case termLists = "termlist.glass"
    case positions = "position.glass"
    case spellings = "spelling.glass"
    case synonyms = "synonym.glass"
  }

  /// A block of a table as it is in the file.
  struct Block {
    var hash: UInt64
    /// The revision of the database that wrote it, which its first four bytes tell.
    var revision: UInt64
  }

  /// The folder of the database.
  let path: String

  /// The files that may be there.
  var paths: [String] { [versionPath] + Table.allCases.map(path(of:)) }

  func has(_ table: Table) -> Bool { FileSystem.status(of: path(of: table)) != nil }

  private func path(of table: Table) -> String { "\(path)/\(table.rawValue)" }
}

// MARK: Revisions and blocks

extension GlassFiles {
  /// Magic (14), format (2), UUID (16): the revision follows, as in Xapian 1.4's glass_version.cc.
  private static let revisionOffset = 32
  /// Xapian's block size where nothing else is asked for, in bytes.
  private static let blockSize = 8192

  private var versionPath: String { "\(path)/iamglass" }

  /// The revision of the database, and the file that tells it, which every commit writes anew; nil
  /// where there is none.
  var version: (revision: UInt64, bytes: [UInt8])? {
    guard let bytes = FileSystem.contents(of: versionPath) else { return nil }
    var index = Self.revisionOffset
    return LEB128.read(bytes, at: &index).map { ($0, bytes) }
  }

  /// The names of the tables' files that are there.
  func tableNames() throws(FileSystem.SystemError) -> [String] {
    let names = try FileSystem.entries(of: path).map(\.name)
    return names.filter { Table(rawValue: $0) != nil }
  }

  /// The blocks of a table's file, in order.
  func blocks(of name: String) throws(FileSystem.SystemError) -> [Block] {
    try FileSystem.blocks(of: "\(path)/\(name)", size: Self.blockSize).map {
      Block(hash: $0.hash, revision: UInt64($0.head))
    }
  }
}

// MARK: Room for a commit

extension GlassFiles {
  /// What a changed article may add to the values that a commit writes, besides its words, in
  /// bytes: two blocks for each of its values.
  static let bytesOfChange = 2 * Schema.slots.count * blockSize
  /// What a commit may write besides.
  private static let bytesOfCommit = 1 << 18

  /// Makes sure that the disk has room for the values of a commit: without it Xapian 1.4.22 ends
  /// the program.
  ///
  /// - Parameter bytes: How much the changed articles may add; nil where each article may change.
  /// - Throws: ``SearchError`` `.diskFull`.
  func requireRoom(forChange bytes: Int?) throws(SearchError) {
    let table = Self.areKnown ? path(of: .postings) : path
    let size =
      Self.areKnown ? FileSystem.status(of: table)?.size ?? 0 : FileSystem.size(ofTree: path)
    // The copies that are found change as well; and no more than the whole table is written anew.
    let changed = bytes.map { min(2 * $0, size + $0) } ?? size
    try FileSystem.requireRoom(changed + Self.bytesOfCommit, for: table)
  }
}
