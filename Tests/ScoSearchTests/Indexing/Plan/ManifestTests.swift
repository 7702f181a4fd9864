import TestSupport
import Testing
import Xapian

@testable import ScoSearch

struct ManifestTests {
  private static func record(_ number: Int, problem: String = "") -> FileRecord {
    FileRecord(
      size: number * 1000, stamp: FileStamp(number: UInt64(number)), content: UInt64(number) << 40,
      articles: number % 3, problem: problem)
  }

  private static func files(_ manifest: Manifest) -> [FileKey: FileRecord] {
    Dictionary(uniqueKeysWithValues: manifest.files.map { ($0.key, $0.record) })
  }

  @Test("The manifest of an index is read as it was written, and changes as files do")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    var database = try WritableDatabase(path: folder.path(of: "db"), opening: .create)
    var manifest = Manifest()
    for number in 1...700 {
      manifest[FileKey(sourceNumber: number % 4 + 1, relativePath: "desa/berita \(number).txt")] =
        Self.record(number)
    }
    manifest[FileKey(sourceNumber: 2, relativePath: "")] = Self.record(
      9, problem: "is empty — really")
    var doubtful = Self.record(10)
    doubtful.doubts = [
      FileDoubt(doubt: .textMissing, reason: "has no text — really"),
      FileDoubt(line: 7, doubt: .readOtherwise, reason: "", count: 300),
    ]
    manifest[FileKey(sourceNumber: 3, relativePath: "ragu.html")] = doubtful
    try manifest.write(to: &database)
    #expect(Self.files(try Manifest(of: database)) == Self.files(manifest))

    var changed = try Manifest(of: database)
    changed[FileKey(sourceNumber: 2, relativePath: "desa/berita 1.txt")] = nil
    changed[FileKey(sourceNumber: 3, relativePath: "desa/berita 2.txt")] = Self.record(77)
    try changed.write(to: &database)
    try database.commit()
    let read = try Manifest(of: Database(path: folder.path(of: "db")))
    #expect(Self.files(read) == Self.files(changed))
    #expect(read.files.count == manifest.files.count - 1)
    #expect(read[FileKey(sourceNumber: 2, relativePath: "desa/berita 1.txt")] == nil)
    #expect(read[FileKey(sourceNumber: 3, relativePath: "desa/berita 2.txt")] == Self.record(77))
    #expect(
      try Manifest.record(
        of: FileKey(sourceNumber: 3, relativePath: "ragu.html"), in: database) == doubtful)
    #expect(
      try Manifest.record(
        of: FileKey(sourceNumber: 2, relativePath: "ragu.html"), in: database) == nil)
  }

  @Test("Each file of a manifest and of a scan is met once, with what is known of it")
  func compared() throws {
    let folder = try TemporaryFolder()
    try folder.write("satu", to: "a.txt")
    let status = try #require(FileSystem.status(of: folder.path(of: "a.txt")))
    func file(
      _ path: String, source: Int = 1, _ change: (inout FileSystem.Status) -> Void = { _ in }
    ) -> ScannedFile {
      var status = status
      change(&status)
      return ScannedFile(FileKey(sourceNumber: source, relativePath: path), status)
    }
    func record(of file: ScannedFile) -> FileRecord {
      var outcome = FileOutcome(number: 0)
      outcome.articles = 1
      return outcome.record(of: file)
    }
    var manifest = Manifest()
    // The same letters, written in two ways.
    let names = (1...500).map { "berita-\($0).txt" } + ["caf\u{E9}.txt", "cafe\u{301}.txt"]
    for name in names {
      manifest[FileKey(sourceNumber: 1, relativePath: name)] = record(of: file(name))
    }
    let here = names.dropFirst(100).map { file($0) }
    let new = [file("baru.txt"), file("berita-1.txt", source: 2)]
    let changes = [
      file("berita-200.txt") { $0.size += 1 }, file("berita-300.txt") { $0.modified -= 1 },
      file("berita-400.txt") { $0.changed += 1 }, file("cafe\u{301}.txt") { $0.inode += 1 },
    ]
    let scanned =
      here.filter { file in !changes.contains { $0.key == file.key } } + new + changes

    var met: [FileKey: String] = [:]
    manifest.compare(with: scanned.shuffled()) { _, _ in }
    manifest.compare(with: scanned) { entry, number in
      guard let key = number.map({ scanned[$0].key }) ?? entry?.key else {
        Issue.record("a visit of nothing")
        return
      }
      if let entry { #expect(entry.key == key) }
      let what =
        switch (entry, number) {
        case (nil, _): "new"
        case (_, nil): "gone"
        case (let entry?, let number?):
          entry.isUnchanged(scanned[number]) ? "unchanged" : "changed"
        }
      #expect(met.updateValue(what, forKey: key) == nil)
    }
    #expect(met.count == 504)
    for (what, count) in ["new": 2, "gone": 100, "changed": 4, "unchanged": 398] {
      #expect(met.values.count { $0 == what } == count, "\(what)")
    }
    #expect(changes.allSatisfy { met[$0.key] == "changed" })
    #expect(new.allSatisfy { met[$0.key] == "new" })
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
      let entry = try database.metadataEntries(prefix: MetadataKey.manifest.prefix).first
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
