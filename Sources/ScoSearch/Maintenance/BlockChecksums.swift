import Hashing
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

  private static func path(for files: GlassFiles) -> String { "\(files.path)/checksums" }

  /// Writes those of a generation that is whole; none where its files are not known.
  static func write(ofBuilt files: GlassFiles) throws(SearchError) {
    guard GlassFiles.areKnown else { return }
    try FileSystem.replace(path(for: files), with: BlockChecksums(ofBuilt: files).encoded())
  }

  /// Reads the files of a generation that is whole.
  private init(ofBuilt files: GlassFiles) throws(SearchError) {
    guard let revision = files.version?.revision else {
      throw SearchError.damaged("the index has no revision", subject: files.path)
    }
    self.revision = revision
    tables = [:]
    do throws(FileSystem.SystemError) {
      for name in try files.tableNames() { tables[name] = try files.blocks(of: name).map(\.hash) }
    } catch {
      throw SearchError(error, "the index cannot be read again", subject: files.path)
    }
  }

  /// Whether a generation has checksums that can be compared.
  static func areThere(for files: GlassFiles) -> Bool {
    GlassFiles.areKnown && FileSystem.status(of: path(for: files)) != nil
  }

  /// What is wrong with the files of a generation, a sentence each.
  ///
  /// Nothing is wrong where there are no checksums: an index of an earlier version has none.
  ///
  /// - Parameter only: The table to look at; all where none is named.
  static func problems(of files: GlassFiles, only: GlassFiles.Table? = nil) -> [String] {
    var problems = versionProblems(of: files)
    guard areThere(for: files) else { return problems }
    let file = FileSystem.contents(of: path(for: files))
    guard let built = file.flatMap({ BlockChecksums($0) }) else {
      return problems + ["the checksums of the index are damaged"]
    }
    for (table, expected) in built.tables.sorted(by: { $0.key < $1.key })
    where only == nil || only?.rawValue == table {
      guard let blocks = try? files.blocks(of: table), blocks.count >= expected.count else {
        problems.append("a table of the index is missing or cut: \(table)")
        continue
      }
      let changed = zip(blocks, expected).count { block, hash in
        block.revision <= built.revision && block.hash != hash
      }
      if changed > 0 {
        problems.append(
          "\(changed) of \(expected.count) blocks of \(table) are not as they were written")
      }
    }
    return problems
  }
}

// MARK: The file of the revision

extension BlockChecksums {
  private static func versionPath(for files: GlassFiles) -> String {
    "\(files.path)/version-checksum"
  }

  /// Notes the checksum of the file that a commit has just written.
  ///
  /// It is not synced: what a power cut leaves of it is no checksum, and says nothing.
  static func noteVersion(of files: GlassFiles) {
    guard GlassFiles.areKnown, let (revision, bytes) = files.version else { return }
    // Without it less is found by a check: no reason to fail a commit that is done.
    FileSystem.write(
      Array("\(revision) \(FNV1a.hash(bytes))\n".utf8), to: versionPath(for: files))
  }

  private static func versionProblems(of files: GlassFiles) -> [String] {
    guard GlassFiles.areKnown, let (revision, bytes) = files.version,
      let noted = FileSystem.contents(of: versionPath(for: files))
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
