import TestSupport
import Testing

@testable import ArticleText

@Suite("Archives")
struct ArchiveReaderTests {
  private static let story = Array(
    "Panen raya\n\nPetani di lereng gunung memanen padi bersama-sama sejak pagi hari.\n".utf8)
  private static let page = Array(
    "<!DOCTYPE html><title>Nelayan</title><p>Nelayan pulang dari laut dengan ikan yang banyak."
      .utf8)
  private static let record = Array(
    #"{"id": "r1", "title": "Kabar", "body": "Ombak tinggi."}"#.utf8)

  private static func ids(_ events: [ReadEvent]) -> [String] { events.articles.map(\.id) }

  @Test("An archive is a folder of articles, whose ids are its own, a slash and their paths")
  func folder() throws {
    let files: [ArchivedFile] = [
      ("a.txt", Self.story), ("./desa/b.html", Self.page), ("desa/tanpa", Self.page),
      ("rekaman.jsonl", Self.record), ("desa/c.txt.gz", gzip(Self.story)),
    ]
    let expected = [
      "folder/x/a.txt", "folder/x/desa/b.html", "folder/x/desa/tanpa", "r1",
      "folder/x/desa/c.txt.gz",
    ]
    for (name, bytes) in [
      ("x.zip", zip(files)), ("x.tar", tar(files)), ("x.tar.gz", gzip(tar(files))),
      ("x.tgz", gzip(tar(files))),
    ] {
      let found = try events(name, bytes)
      #expect(found.problems.isEmpty, "\(found.problems)")
      #expect(Self.ids(found) == expected.map { $0.replacing("/x/", with: "/\(name)/") })
      #expect(found.articles.first?.title == "Panen raya")
    }
  }

  @Test("What lies in an archive is what its content is, and what no reader knows is counted")
  func kinds() throws {
    let found = try events(
      "x.zip",
      zip([
        ("a.txt", Self.page), ("lagu.MP3", [0xFF, 0xFB, 0x90, 0x44]), (".rahasia", Self.story),
        ("__MACOSX/._a.txt", Self.story), ("b.sheet", Self.page),
      ]))
    #expect(found.articles.map(\.title) == ["Nelayan", "Nelayan"])
    #expect(found.contains(.passedOver(name: "lagu.MP3")))
    #expect(found.count == 3)
  }

  @Test("Archives lie within each other to a depth that is said")
  func nested() throws {
    var archive = zip([("a.txt", Self.story)])
    var path = "a.txt"
    for level in 1..<ArchiveReader.greatestDepth {
      archive =
        level % 2 == 0 ? zip([("x\(level).zip", archive)]) : tar([("x\(level).zip", archive)])
      path = "x\(level).zip/\(path)"
    }
    #expect(Self.ids(try events("x.tar", archive)) == ["folder/x.tar/\(path)"])
    let deeper = try events("y.zip", zip([("x.tar", archive), ("b.txt", Self.story)]))
    #expect(Self.ids(deeper) == ["folder/y.zip/b.txt"])
    #expect(deeper.problems.count == 1)
    #expect(deeper.problems.first?.reason.contains("within each other") == true)
  }

  @Test(
    "A name that leads out of the archive is a name within it",
    arguments: [
      ("../../a.txt", "a.txt"), ("/etc/a.txt", "etc/a.txt"), ("b/../../c/a.txt", "b/c/a.txt"),
      ("./a.txt", "a.txt"), ("b//a.txt", "b/a.txt"),
    ])
  func names(name: String, path: String) throws {
    for (file, bytes) in [
      ("x.zip", zip([(name, Self.story)])), ("x.tar", tar([(name, Self.story)])),
    ] {
      #expect(Self.ids(try events(file, bytes)) == ["folder/\(file)/\(path)"])
    }
  }

  @Test("Links in archives are not followed")
  func links() throws {
    let archive = tar([("jalan.txt", [])], kind: "2", target: "/etc/passwd")
    #expect {
      try events("x.tar", archive)
    } throws: {
      ($0 as? ReadError)?.code == .empty
    }
  }

  @Test("One file that is broken or locked is a problem, and the others are read")
  func problems() throws {
    let pdf = Array("%PDF-1.4 and no more".utf8)
    let found = try events("x.zip", zip([("a.pdf", pdf), ("b.txt", Self.story), ("c.txt", [])]))
    #expect(Self.ids(found) == ["folder/x.zip/b.txt"])
    #expect(found.problems.map { $0.reason.prefix(7) } == ["'a.pdf'", "'c.txt'"])
    #expect(found.problems.allSatisfy { $0.file.hasSuffix("x.zip") })
    let locked = try events("x.zip", zip([("b.txt", Self.story)], isLocked: true))
    #expect(locked.articles.isEmpty)
    #expect(locked.problems.first?.reason.contains("password") == true)
  }

  @Test("Of an archive that is cut short, what is whole goes in, and the cut is named")
  func cut() throws {
    let archive = tar([("a.txt", Self.story), ("b.txt", Self.story), ("c.txt", Self.story)])
    var found: [ReadEvent] = []
    #expect(throws: ReadError.self) {
      try withFile("x.tar", Array(archive.prefix(512 * 5 + 20))) { file in
        try ArchiveReader().read(file) { event in
          found.append(event)
          return .more
        }
      }
    }
    #expect(Self.ids(found) == ["folder/x.tar/a.txt", "folder/x.tar/b.txt"])
    #expect(found.problems.isEmpty)
  }

  @Test(
    "What is no archive is said to be none",
    arguments: ["x.zip", "x.tar", "x.7z", "x.xz", "x.zst", "x.bz2"])
  func noArchive(name: String) {
    #expect {
      try events(name, Array("Hanya beberapa kata saja di sini, bukan arsip.".utf8))
    } throws: {
      ($0 as? ReadError)?.code == .damaged
    }
  }

  @Test("A file that would grow without bounds is left out, and the others are read")
  func bomb() throws {
    let bomb = gzipOfZeros(20 * PlainTextReader.largestFile)
    let found = try events("x.zip", zip([("b.txt.gz", bomb), ("a.txt", Self.story)]))
    #expect(Self.ids(found) == ["folder/x.zip/a.txt"])
    #expect(found.problems.count == 1)
  }

  @Test("What lies in a file shares what may be unpacked of it")
  func budget() throws {
    let budget = ContainerBudget(path: "x.zip", size: 100 << 20)
    try budget.take(bytes: ContainerBudget.largestRatio * 100 << 20)
    #expect(budget.failure == nil)
    #expect(throws: ReadError.self) { try budget.take(bytes: 1) }
    #expect(budget.failure?.code == .tooLarge)
    let entries = ContainerBudget(path: "x.zip", size: 1)
    for _ in 0..<ContainerBudget.mostEntries { try entries.takeEntry() }
    #expect(throws: ReadError.self) { try entries.takeEntry() }
  }

  @Test("A file that goes by no name is known by what it begins with")
  func unnamed() throws {
    #expect(Self.ids(try events("arsip", zip([("a.txt", Self.story)]))) == ["folder/arsip/a.txt"])
    #expect(Self.ids(try events("arsip.gz", gzip(Self.page))) == ["folder/arsip.gz"])
  }
}

@Suite("An entry of an archive as it was put there")
struct ArchiveEntryBytesTests {
  @Test("It is found by its path, in archives within as well")
  func bytes() throws {
    let story = Array("Panen raya di lembah".utf8)
    let inner = zip([("b.txt", story), ("c/d.jsonl", [1, 2, 3])])
    let archive = zip([("a.txt", [7]), ("dalam.zip", inner), ("a.txt.zip", inner)])
    try withFile("x.zip", archive) { file in
      func bytes(_ path: String) throws -> [UInt8]? {
        try ArchiveReader.bytes(ofEntry: path, in: file)
      }
      #expect(try bytes("a.txt") == [7])
      #expect(try bytes("dalam.zip") == inner)
      #expect(try bytes("dalam.zip/b.txt") == story)
      #expect(try bytes("a.txt.zip/c/d.jsonl") == [1, 2, 3])
      #expect(try bytes("dalam.zip/c/d.jsonl#2") == [1, 2, 3])
      for path in ["b.txt", "a.tx", "dalam.zip/x", "c", ""] {
        let found = try bytes(path)
        #expect(found == nil)
      }
    }
    try withFile("a.txt", story) { file in
      let found = try ArchiveReader.bytes(ofEntry: "a.txt", in: file)
      #expect(found == nil)
    }
  }
}
