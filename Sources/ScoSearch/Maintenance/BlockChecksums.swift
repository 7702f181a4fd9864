import Xapian

/// The checksums of a generation's files as they were built, kept in a file beside them.
///
/// Xapian has none of its own: a bit that flips in a stored text, or in a list of postings, is
/// another text, and another list. A database is changed in place, but never a block that its last
/// revision needs: a block begins with the number of the revision that wrote it. So every block of
/// the build's revision or an older one must be as it was; those that later commits wrote have no
/// checksum. The file that tells a database's revision is written anew by every commit, and so is
/// its checksum.
struct BlockChecksums: Sendable, Equatable {
  /// The database's revision when the generation was built.
  var revision: UInt64
  /// By the name of a table's file, its blocks in order.
  var tables: [String: [UInt64]]

  static let fileName = "checksums"
  static let versionFileName = "version-checksum"
  /// The file that tells the revision of a database.
  static let versionFile = "iamglass"
  private static let tableEnding = ".glass"
  /// Xapian's block size where nothing else is asked for, in bytes.
  private static let blockSize = 8192
  /// Magic (14), format (2), UUID (16): the revision follows, as in Xapian 1.4's glass_version.cc.
  private static let revisionOffset = 32

  /// Reads the files of a generation that is whole.
  init(ofBuilt path: String) throws(SearchError) {
    guard let revision = Self.revision(of: path) else {
      throw SearchError.damaged("the index has no revision", subject: path)
    }
    self.revision = revision
    tables = [:]
    do throws(FileSystem.SystemError) {
      for entry in try FileSystem.entries(of: path) where entry.name.hasSuffix(Self.tableEnding) {
        tables[entry.name] = try FileSystem.blocks(
          of: "\(path)/\(entry.name)", size: Self.blockSize
        ).map(\.hash)
      }
    } catch {
      throw SearchError(error, "the index cannot be read again", subject: path)
    }
  }

  /// Whether a generation has checksums.
  static func areThere(for path: String) -> Bool {
    FileSystem.status(of: "\(path)/\(fileName)") != nil
  }

  /// What is wrong with the files of a generation, a sentence each.
  ///
  /// Nothing is wrong where there are no checksums: an index of an earlier version has none.
  ///
  /// - Parameter only: The table to look at; all where none is named.
  static func problems(of path: String, only: String? = nil) -> [String] {
    var problems = versionProblems(of: path)
    guard areThere(for: path) else { return problems }
    let file = FileSystem.contents(of: "\(path)/\(fileName)")
    guard let built = file.flatMap({ BlockChecksums($0) }) else {
      return problems + ["the checksums of the index are damaged"]
    }
    for (table, expected) in built.tables.sorted(by: { $0.key < $1.key })
    where only == nil || only == table {
      guard
        let blocks = try? FileSystem.blocks(of: "\(path)/\(table)", size: blockSize),
        blocks.count >= expected.count
      else {
        problems.append("a table of the index is missing or cut: \(table)")
        continue
      }
      let changed = zip(blocks, expected).count { block, hash in
        UInt64(block.head) <= built.revision && block.hash != hash
      }
      if changed > 0 {
        problems.append(
          "\(changed) of \(expected.count) blocks of \(table) are not as they were written")
      }
    }
    return problems
  }

  /// The database's revision, nil where the file does not tell one.
  private static func revision(of path: String) -> UInt64? {
    guard let bytes = FileSystem.contents(of: "\(path)/\(versionFile)") else { return nil }
    return revision(in: bytes)
  }

  private static func revision(in bytes: [UInt8]) -> UInt64? {
    var index = revisionOffset
    return LEB128.read(bytes, at: &index)
  }
}

// MARK: The file of the revision

extension BlockChecksums {
  /// Notes the checksum of the file that a commit has just written.
  ///
  /// It is not synced: what a power cut leaves of it is no checksum, and says nothing.
  static func noteVersion(of path: String) {
    guard let bytes = FileSystem.contents(of: "\(path)/\(versionFile)"),
      let revision = revision(in: bytes)
    else { return }
    // Without it less is found by a check: no reason to fail a commit that is done.
    FileSystem.write(
      Array("\(revision) \(FNV1a.hash(bytes))\n".utf8), to: "\(path)/\(versionFileName)")
  }

  private static func versionProblems(of path: String) -> [String] {
    guard let noted = FileSystem.contents(of: "\(path)/\(versionFileName)"),
      let bytes = FileSystem.contents(of: "\(path)/\(versionFile)"),
      let revision = revision(in: bytes)
    else { return [] }
    let parts = String(decoding: noted, as: UTF8.self).split(separator: " ")
    // A kill between commit and note leaves the checksum of the revision before.
    guard parts.count == 2, noted.last == UInt8(ascii: "\n"), let known = UInt64(parts[0]),
      known >= revision
    else { return [] }
    let isSame = known == revision && parts[1].dropLast() == String(FNV1a.hash(bytes))
    return isSame ? [] : ["the file that tells the index's revision is not as it was written"]
  }
}

// MARK: The file of the checksums

extension BlockChecksums {
  /// Revision, then for each table the length of its name, its name, the number of its blocks and
  /// their hashes; at the end the hash of all that.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    LEB128.append(revision, to: &bytes)
    for (name, hashes) in tables.sorted(by: { $0.key < $1.key }) {
      LEB128.append(text: name, to: &bytes)
      LEB128.append(UInt64(hashes.count), to: &bytes)
      bytes += LittleEndian.bytes(of: hashes)
    }
    Checksum.append(to: &bytes)
    return bytes
  }

  /// - Returns: nil where the bytes are not what was written.
  init?(_ stored: [UInt8]) {
    guard Checksum.isIntact(stored) else { return nil }
    let bytes = Array(stored.dropLast(Checksum.length))
    var index = 0
    guard let revision = LEB128.read(bytes, at: &index) else { return nil }
    var tables: [String: [UInt64]] = [:]
    while index < bytes.count {
      guard let name = LEB128.readText(bytes, at: &index),
        let count = LEB128.read(bytes, at: &index),
        count <= UInt64((bytes.count - index) / LittleEndian.length)
      else { return nil }
      let hashes = bytes[index..<index + LittleEndian.length * Int(count)]
      index = hashes.endIndex
      tables[String(decoding: bytes[name], as: UTF8.self)] = LittleEndian.numbers(hashes)
    }
    self.revision = revision
    self.tables = tables
  }
}
