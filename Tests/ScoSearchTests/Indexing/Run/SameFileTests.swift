import Foundation
import ScoSearch
import TestSupport
import Testing

/// Which files count as changed.
struct SameFileTests {
  private static let text = "Kabar dari desa\n\nPetani menanam padi sejak pagi kemarin.\n"
  private static let sameLength = "Kabar dari desa\n\nPetani menanam ubi. sejak pagi kemarin.\n"
  private static let time = [
    FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)
  ]

  /// Something that is done to a file.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isSeen: Bool
    let change: @Sendable (_ path: String) throws -> Void

    init(_ name: String, isSeen: Bool, _ change: @escaping @Sendable (String) throws -> Void) {
      testDescription = name
      self.isSeen = isSeen
      self.change = change
    }
  }

  static let examples = [
    Change("written over, of its old size and time", isSeen: true) { path in
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      try file.write(contentsOf: Data(sameLength.utf8))
      try file.close()
      try FileManager.default.setAttributes(time, ofItemAtPath: path)
    },
    Change("replaced by another one of its size and time", isSeen: true) { path in
      try Data(sameLength.utf8).write(to: URL(fileURLWithPath: path + ".new"))
      try FileManager.default.setAttributes(time, ofItemAtPath: path + ".new")
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: path + ".new", toPath: path)
    },
    Change("made longer, of its old time", isSeen: true) { path in
      try Data((text + "Ubi.\n").utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes(time, ofItemAtPath: path)
    },
    Change("other rights", isSeen: false) { path in
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    },
    Change("another time", isSeen: false) { path in
      try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
    },
    Change("a second name", isSeen: false) { path in
      try FileManager.default.linkItem(atPath: path, toPath: path + ".bak")
    },
    Change("written anew as it was", isSeen: false) { path in
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    },
    Change("replaced by a copy", isSeen: false) { path in
      try FileManager.default.copyItem(atPath: path, toPath: path + ".new")
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: path + ".new", toPath: path)
    },
  ]

  @Test("A file counts as changed where its bytes are others", arguments: examples)
  func changes(_ example: Change) async throws {
    let collection = try await SmallCollection()
    try collection.write(Self.text, to: "a.txt")
    let path = "\(collection.path)/articles/a.txt"
    try FileManager.default.setAttributes(Self.time, ofItemAtPath: path)
    try await collection.synchronize()
    try example.change(path)
    for isFirst in [true, false] {
      let report = try await collection.synchronize()
      let isChanged = example.isSeen && isFirst
      #expect(report.changed == (isChanged ? 1 : 0))
      #expect(report.unchanged == (isChanged ? 0 : 1))
      #expect(report.added == 0 && report.removed == 0)
      let found: [String] = try await collection.ids("ubi")
      #expect(found == (example.isSeen ? ["a.txt"] : []))
    }
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test("A file that holds what it held is looked into once")
  func lookedIntoOnce() async throws {
    let collection = try await SmallCollection()
    try collection.write(Self.text, to: "a.txt")
    let path = "\(collection.path)/articles/a.txt"
    try await collection.synchronize()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try await collection.synchronize()
    let time = try await collection.index().statistics().lastIndexed
    let files = try collection.folder.names(in: "index/built/generation-1")
    let sizes = try files.map { try collection.folder.read("index/built/generation-1/\($0)") }
    try await collection.synchronize()
    #expect(try await collection.index().statistics().lastIndexed == time)
    #expect(
      try files.map { try collection.folder.read("index/built/generation-1/\($0)") } == sizes)
  }

  @Test("Of many files with other rights none is indexed")
  func manyRights() async throws {
    let collection = try await SmallCollection()
    for number in 0..<600 {
      try collection.write(Self.text + "Nomor \(number).\n", to: "\(number % 7)/\(number).txt")
    }
    try await collection.synchronize()
    let generation = try await collection.index().statistics().generation
    for number in 0..<600 {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o640],
        ofItemAtPath: "\(collection.path)/articles/\(number % 7)/\(number).txt")
    }
    let report = try await collection.synchronize()
    #expect(report.added == 0 && report.changed == 0 && report.unchanged == 600)
    #expect(try await collection.index().statistics().generation == generation)
  }
}
