import Foundation
import TestSupport
import Testing
import Xapian

@Suite struct DatabaseMaintenanceTests {
  static func make(_ path: String, _ texts: [String]) throws {
    var writer = try WritableDatabase(path: path, opening: .create)
    for text in texts { try writer.add(text) }
    try writer.setMetadata(texts[0], for: "first")
    try writer.addSpelling("heron", frequency: 2)
    try writer.addSynonym(texts[0], for: "bird")
    try writer.close()
  }

  @Test(arguments: DatabaseMaintenance.Compaction.allCases)
  func compactsSeveralIntoOne(compaction: DatabaseMaintenance.Compaction) throws {
    let folder = try TemporaryFolder()
    try Self.make(folder.path(of: "1.db"), ["heron", "robin"])
    try Self.make(folder.path(of: "2.db"), ["owl"])
    try Self.make(folder.path(of: "3.db"), ["grey heron"])
    try DatabaseMaintenance.compact(
      paths: ["1.db", "2.db", "3.db"].map(folder.path(of:)), to: folder.path(of: "all.db"),
      compaction: compaction)
    let all = try Database(path: folder.path(of: "all.db"))
    #expect(try all.documentCount == 4)
    #expect(try all.documentIDs(withTerm: "heron") == [1, 4])
    #expect(try all.ids(.phrase([.term("grey"), .term("heron")])) == [4])
    #expect(try all.metadata(for: "first") == Array("heron".utf8))
    #expect(try all.wordFrequency("heron") == 6)
    #expect(try all.synonyms(of: "bird") == ["grey heron", "heron", "owl"])
  }

  @Test func keepsNumbersAndMakesOneFile() throws {
    let folder = try TemporaryFolder()
    for (name, id) in [("1.db", DocumentID(5)), ("2.db", 70), ("3.db", 80), ("4.db", 90)] {
      var writer = try WritableDatabase(path: folder.path(of: name), opening: .create)
      try writer.replace(id: id, with: Document("heron \(name)"))
      try writer.close()
    }
    let paths = ["1.db", "2.db", "3.db", "4.db"].map(folder.path(of:))
    try DatabaseMaintenance.compact(
      paths: paths, to: folder.path(of: "one"),
      options: [.keepsDocumentIDs, .multipass, .singleFile])
    #expect(
      try Database(path: folder.path(of: "one")).documentIDs(withTerm: "heron") == [5, 70, 80, 90])
    var isFolder: ObjCBool = true
    #expect(FileManager.default.fileExists(atPath: folder.path(of: "one"), isDirectory: &isFolder))
    #expect(!isFolder.boolValue)
    #expect(
      code {
        try DatabaseMaintenance.compact(
          paths: [paths[1], paths[1]], to: folder.path(of: "two"), options: .keepsDocumentIDs)
      } == .invalidOperation)
  }

  /// Xapian reads beyond its buffers at some damage, which must not end the program that asks.
  @Test func damagedBlocks() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.db")
    var random = SeededGenerator(seed: 3)
    try Self.make(path, (0..<400).map { "heron \($0) \($0 * 7919) stands" })
    let file = URL(filePath: "\(path)/termlist.glass")
    let whole = try Data(contentsOf: file)
    var found = 0
    for _ in 0..<60 {
      var damaged = whole
      for _ in 0..<20 {
        damaged[Int.random(in: 0..<whole.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      try damaged.write(to: file)
      if try DatabaseMaintenance.check(path: path).errorCount > 0 { found += 1 }
    }
    #expect(found > 30)
    try whole.write(to: file)
    #expect(try DatabaseMaintenance.check(path: path).errorCount == 0)
  }

  @Test func compactingNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "a.db")
    #expect(code { try DatabaseMaintenance.compact(paths: [], to: path) } == .invalidArgument)
    #expect(
      code { try DatabaseMaintenance.compact(paths: [folder.path(of: "none")], to: path) }
        == .databaseNotFound)
  }

  @Test func checksSoundDatabase() throws {
    let folder = try TemporaryFolder()
    try Self.make(folder.path(of: "1.db"), ["heron", "robin"])
    let report = try DatabaseMaintenance.check(path: folder.path(of: "1.db"))
    #expect(report.errorCount == 0)
    #expect(report.text.contains("postlist"))
  }

  @Test func findsDamage() throws {
    let folder = try TemporaryFolder()
    try Self.make(folder.path(of: "1.db"), (0..<300).map { "heron number\($0) and its text" })
    let table = URL(filePath: folder.path(of: "1.db") + "/termlist.glass")
    var bytes = try Data(contentsOf: table)
    for offset in stride(from: 100, to: bytes.count, by: 13) { bytes[offset] ^= 0x5A }
    try bytes.write(to: table)
    let report = try DatabaseMaintenance.check(path: folder.path(of: "1.db"))
    #expect(report.errorCount > 0)
    #expect(!report.text.isEmpty)
  }

  @Test func checkingNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "none")
    #expect(
      [.databaseNotFound, .databaseOpening].contains(
        code { _ = try DatabaseMaintenance.check(path: path) }))
  }
}
