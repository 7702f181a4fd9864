import Testing
import Xapian

@testable import ScoSearch

struct ManifestTests {
  private static func record(_ number: Int, problem: String = "") -> FileRecord {
    FileRecord(
      size: number * 1000, modified: 1_700_000_000_123_456_789 + number, inode: UInt64(number),
      articles: number % 3, problem: problem)
  }

  @Test("The manifest of an index is read as it was written, and changes as files do")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    var database = try WritableDatabase(path: folder.path(of: "db"), opening: .create)
    var manifest = Manifest()
    for number in 1...700 {
      manifest[FileKey(source: number % 4 + 1, relativePath: "desa/berita \(number).txt")] =
        Self.record(number)
    }
    manifest[FileKey(source: 2, relativePath: "")] = Self.record(9, problem: "is empty — really")
    try manifest.write(to: &database)
    #expect(try Manifest(of: database).files == manifest.files)

    var changed = try Manifest(of: database)
    changed[FileKey(source: 2, relativePath: "desa/berita 1.txt")] = nil
    changed[FileKey(source: 3, relativePath: "desa/berita 2.txt")] = Self.record(77)
    try changed.write(to: &database)
    try database.commit()
    let read = try Manifest(of: Database(path: folder.path(of: "db")))
    #expect(read.files == changed.files)
    #expect(read.files.count == manifest.files.count - 1)
    #expect(read[FileKey(source: 3, relativePath: "desa/berita 2.txt")] == Self.record(77))
  }

  @Test("A file is unchanged only where size, time and identity are")
  func unchanged() throws {
    let folder = try TemporaryFolder()
    try folder.write("satu", to: "a.txt")
    let status = try #require(FileSystem.status(of: folder.path(of: "a.txt")))
    let record = FileRecord(
      size: status.size, modified: status.modified, inode: status.inode, articles: 1, problem: "")
    #expect(record.isUnchanged(status))
    for change in [\FileRecord.size, \.modified] as [WritableKeyPath<FileRecord, Int>] {
      var other = record
      other[keyPath: change] += 1
      #expect(!other.isUnchanged(status))
    }
    var other = record
    other.inode += 1
    #expect(!other.isUnchanged(status))
  }

  @Test(
    "A flipped bit in the list of an index's files is damage; a full build mends it and loses nothing"
  )
  func flipped() async throws {
    let collection = try await SmallCollection(
      files: ["a.txt": "Kabar padi dari desa\n\nPetani menanam padi.\n"],
      articles: [Article(id: "c", title: "Kabar", body: "Padi dari kode.", language: .indonesian)])
    do {
      let live = try Generation.live(of: ArticleCollection(at: collection.path))
      var database = try WritableDatabase(path: live.path, opening: .open, options: .waitForLock)
      let entry = try database.metadataEntries(prefix: Schema.MetadataKey.manifest).first
      let (key, value) = try #require(entry)
      for place in value.indices {
        var bytes = value
        bytes[place] ^= 1
        try database.setMetadata(bytes, for: key)
        #expect(throws: XapianError.self) { try Manifest(of: database) }
      }
      try database.commit()
    }
    #expect(try IndexChecker.check(at: collection.path).remedy?.contains("--full") == true)
    let error = await #expect(throws: SearchError.self) { try await collection.synchronize() }
    #expect(error?.code == .damaged)
    try await collection.synchronize(isFull: true)
    #expect(try await collection.ids("padi").sorted() == ["a.txt", "c"])
    #expect(try IndexChecker.check(at: collection.path).isSound)
  }
}
