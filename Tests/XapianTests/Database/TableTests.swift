import Foundation
import TestSupport
import Testing
import Xapian

/// Single entries of the tables are read without Xapian, and are what Xapian reads.
@Suite struct TableTests {
  /// How a database came to be what it is.
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case small, large, changed, empty
    var testDescription: String { rawValue }
  }

  private static let slots: [ValueSlot] = [0, 1, 7]

  private static func document(_ number: Int, _ random: inout SeededGenerator) -> Document {
    var document = Document()
    // Of some the data take several blocks, of some they cannot be compressed, and some have none.
    let length = [0, 10, 300, 3000, 60_000][min(4, .random(in: 0...40, using: &random) / 9)]
    let alphabet: ClosedRange<UInt8> = number % 2 == 0 ? 97...99 : 0...255
    document.setData((0..<length).map { _ in .random(in: alphabet, using: &random) })
    for slot in slots where .random(in: 0..<3, using: &random) > 0 {
      let size = slot == 7 ? Int.random(in: 1...3000, using: &random) : 4
      let value = (0..<size).map { _ in UInt8.random(in: 65...90, using: &random) }
      document.setValue(value, in: slot)
    }
    for _ in 0..<5 {
      document.addTerm("w\(Int.random(in: 0...300, using: &random))", wdf: 1 + number % 3)
    }
    document.addTerm([0x61, 0, UInt8(number % 7), 0, 0])
    return document
  }

  private static func make(_ kind: Kind, at path: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var writer = try WritableDatabase(path: path, opening: .create)
    if kind != .empty {
      for number in 0..<500 { try writer.add(document(number, &random)) }
      for number in 0..<2000 {
        let head = ["entry", "entry-of-many", "x"][number % 3]
        let text = String(repeating: "v", count: number % 50 == 0 ? 9000 : number % 90)
        try writer.setMetadata(text, for: "\(head)\(number)")
      }
    }
    if kind == .large {
      // Beyond 2¹⁵ numbers of documents have keys of another length.
      for number in 0..<33_000 { try writer.add("w\(number % 4000)", values: [0: "\(number)"]) }
    }
    try writer.commit()
    if kind == .changed {
      for round in 0..<6 {
        for number in 0..<60 {
          let id = DocumentID.random(in: 1...500, using: &random)
          if number % 3 == 0 {
            try writer.replace(id: id, with: document(number, &random))
          } else if number % 3 == 1, (try? writer.document(id)) != nil {
            try writer.delete(id: id)
          } else {
            try writer.add(document(number, &random))
          }
          try writer.setMetadata("new \(round)", for: "entry\(number * 31)")
        }
        try writer.commit()
      }
    }
    try writer.close()
  }

  private static func compare(_ tables: borrowing Database, _ plain: borrowing Database) throws {
    for prefix in ["", "entry", "entry-of-many1", "x", "zz"] {
      #expect(
        try tables.metadataEntries(prefix: prefix).map { "\($0.key)=\($0.value)" }
          == plain.metadataEntries(prefix: prefix).map { "\($0.key)=\($0.value)" })
    }
    for key in ["entry0", "entry3", "entry", "x1997", "none", "\u{0}"] {
      #expect(try tables.metadata(for: key) == plain.metadata(for: key))
    }
    for term in (0..<320).map({ "w\($0)" }) + ["a\u{0}\u{1}\u{0}\u{0}", "a\u{0}", "v", "zz"] {
      #expect(try tables.termFrequency(term) == plain.termFrequency(term))
      #expect(try tables.termExists(term) == plain.termExists(term))
      #expect(try tables.collectionFrequency(term) == plain.collectionFrequency(term))
    }
    let last = try plain.lastDocumentID
    for id in 1...(last + 2) where id < 900 || id > 32_760 {
      func data(_ database: borrowing Database) -> [[UInt8]]? {
        try? [database.documentData(id)] + slots.map { try database.documentValue(id, in: $0) }
      }
      #expect(data(tables) == data(plain), "document \(id)")
    }
  }

  @Test("Entries are what Xapian reads", arguments: Kind.allCases)
  func entries(kind: Kind) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "tables.db")
    try Self.make(kind, at: path, seed: 4)
    var tables = try Database(path: path)
    let plain = try Database(path: path)
    try tables.prepareSearches(from: path)
    let reads = (tables.readsTables, plain.readsTables)
    #expect(reads == (SegmentWriter.isAvailable, false))
    try Self.compare(tables, plain)
  }

  @Test("A revision is read until it is written over, which is an error")
  func revisions() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "tables.db")
    try Self.make(.small, at: path, seed: 5)
    var tables = try Database(path: path)
    try tables.prepareSearches(from: path)
    let before = try tables.documentData(3)
    var random = SeededGenerator(seed: 6)
    var outcomes: Set<String> = []
    for round in 0..<12 {
      var writer = try WritableDatabase(path: path, opening: .open)
      for id in 1...300 as ClosedRange<DocumentID> {
        try writer.replace(id: id, with: Self.document(round, &random))
      }
      try writer.commit()
      try writer.close()
      for id in 1...300 as ClosedRange<DocumentID> {
        do throws(XapianError) {
          let data = try tables.documentData(id)
          if round == 0, id == 3 { #expect(data == before) }
          outcomes.insert("read")
        } catch {
          #expect(error.code == .databaseModified)
          outcomes.insert("modified")
        }
      }
    }
    #expect(outcomes == ["read", "modified"])
    try tables.reopen()
    let reads = tables.readsTables
    #expect(!reads)
    try tables.prepareSearches(from: path)
    try Self.compare(tables, Database(path: path))
  }

  @Test(
    "What is damaged is an error", .enabled(if: SegmentWriter.isAvailable),
    arguments: ["postlist.glass", "docdata.glass", "iamglass"])
  func damage(name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "tables.db")
    try Self.make(.small, at: path, seed: 7)
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    let intact = try Data(contentsOf: file)
    var random = SeededGenerator(seed: 8)
    var errors = 0
    for round in 0..<40 {
      var tables = try Database(path: path)
      defer { try? intact.write(to: file) }
      var data = intact
      if round % 4 == 0 {
        data.removeLast(.random(in: 1...data.count, using: &random))
      } else {
        for _ in 0..<200 { data[.random(in: data.indices, using: &random)] = UInt8(round) }
      }
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: UInt64(data.count))
      try handle.seek(toOffset: 0)
      try handle.write(contentsOf: data)
      try handle.close()
      do throws(XapianError) {
        try tables.prepareSearches(from: path)
        guard tables.readsTables else { continue }
        for id in 1...500 as ClosedRange<DocumentID> {
          _ = try tables.documentData(id)
          for slot in Self.slots { _ = try tables.documentValue(id, in: slot) }
        }
        for number in 0..<300 { _ = try tables.termFrequency("w\(number)") }
        _ = try tables.metadataEntries(prefix: "")
      } catch {
        let known: [XapianError.Code] = [.databaseCorrupt, .databaseModified, .documentNotFound]
        #expect(known.contains(error.code), "round \(round): \(error)")
        errors += 1
      }
    }
    #expect(name == "iamglass" || errors > 20)
  }
}
