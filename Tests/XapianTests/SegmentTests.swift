import Foundation
import TestSupport
import Testing
import Xapian

/// A database made of segments is the one that Xapian's writer would have made.
@Suite struct SegmentTests {
  struct Size: CustomTestStringConvertible {
    var documents: Int
    var documentsPerSegment: Int
    var terms: Int
    var testDescription: String { "\(documents) documents of up to \(terms) terms" }
  }

  static let sizes = [
    Size(documents: 0, documentsPerSegment: 1, terms: 1),
    Size(documents: 1, documentsPerSegment: 1, terms: 40),
    Size(documents: 60, documentsPerSegment: 7, terms: 1),
    Size(documents: 300, documentsPerSegment: 45, terms: 90),
    Size(documents: 40, documentsPerSegment: 11, terms: 4000),
    // Numbers beyond 2¹⁵ have keys of another length.
    Size(documents: 33_000, documentsPerSegment: 9000, terms: 1),
  ]

  @Test(arguments: sizes)
  func isWhatTheWriterMakes(size: Size) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: UInt64(size.documents))
    let twin = try Twin(folder, size, &random)
    try twin.expectSame()
    for _ in 0..<2 {
      try twin.change(&random)
      try twin.expectSame()
    }
  }

  @Test func documentsGetValuesAndTermsWhileTheyAreMerged() throws {
    let folder = try TemporaryFolder()
    var writer = try SegmentWriter(path: folder("segments"))
    for text in ["heron stands", "robin sings", "heron eats", ""] {
      try writer.add(Document(text, values: [2: "x"], terms: ["M", "Y"]))
    }
    try writer.finish()
    let path = try folder.makeFolder("birds.db")
    let merge = try SegmentMerge(files: [folder("segments")], to: path)
    for (document, group) in [(1, "wader"), (3, "wader"), (4, "none")] as [(DocumentID, String)] {
      try merge.amend(document, setting: group, in: 1, adding: "X\(group)")
    }
    try merge.writeAll()
    var database = try WritableDatabase(path: path, opening: .open)
    #expect(try DatabaseMaintenance.check(path: path).errorCount == 0)
    #expect(try database.documentIDs(withTerm: "Xwader") == [1, 3])
    #expect(try database.document(1).values == [1: "wader", 2: "x"])
    #expect(try database.document(2).values == [2: "x"])
    #expect(try database.termList(of: 3).map(\.term) == ["M", "Xwader", "Y", "eats", "heron"])
    #expect(try database.termList(of: 4).map(\.term) == ["M", "Xnone", "Y"])
    #expect(try database.valueFrequency(1) == 3)
    try database.delete(id: 1)
    try database.commit()
    #expect(try database.documentIDs(withTerm: "Xwader") == [3])
    #expect(try DatabaseMaintenance.check(path: path).errorCount == 0)
  }

  @Test func valuesBeforeMerging() throws {
    let folder = try TemporaryFolder()
    let files = [folder("first"), folder("second")]
    for (file, words) in zip(files, [["heron", "", "robin"], ["wader"]]) {
      var writer = try SegmentWriter(path: file)
      for word in words {
        try writer.add(Document("bird", values: [0: "x", 3: word, 5: "y"]))
        try writer.flush()
      }
      try writer.finish()
    }
    let merge = try SegmentMerge(files: files, to: try folder.makeFolder("birds.db"))
    var found: [DocumentID: String] = [:]
    try merge.forEachValue(in: 3) { found[$0] = String(decoding: $1, as: UTF8.self) }
    #expect(found == [1: "heron", 3: "robin", 4: "wader"])
    try merge.forEachValue(in: 4) { found[$0] = String(decoding: $1, as: UTF8.self) }
    #expect(found.count == 3)
  }

  @Test func partsAreWrittenSideBySide() async throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 7)
    let size = Size(documents: 400, documentsPerSegment: 30, terms: 60)
    let twin = try Twin(folder, size, &random)
    let path = try folder.makeFolder("parallel.db")
    let merge = try SegmentMerge(files: twin.files, to: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in SegmentMerge.Part.allCases { group.addTask { try merge.write(part) } }
      try await group.waitForAll()
    }
    try merge.finish()
    for file in ["postlist", "docdata", "termlist", "position", "spelling"] {
      let files = [path, twin.segmentsPath].map {
        FileManager.default.contents(atPath: "\($0)/\(file).glass")
      }
      #expect(files[0] != nil && files[0] == files[1], "\(file)")
    }
  }

  @Test func refusedDocumentsLeaveNothingBehind() throws {
    let folder = try TemporaryFolder()
    var writer = try SegmentWriter(path: folder("segments"))
    try writer.add(Document("heron"))
    var long = Document("robin robin")
    long.addTerm(String(repeating: "a", count: Document.maximumTermLength + 1))
    var high = Document("owl")
    high.setValue("x", in: 128)
    for refused in [long, high] {
      var thrown: XapianError.Code?
      do { try writer.add(refused) } catch { thrown = error.code }
      #expect(thrown == .invalidArgument)
    }
    try writer.add(Document("robin"))
    try writer.finish()
    let path = try folder.makeFolder("birds.db")
    try SegmentMerge(files: [folder("segments")], to: path).writeAll()
    let database = try Database(path: path)
    #expect(try database.terms().map(\.term) == ["heron", "robin"])
    #expect(try database.postings(of: "robin").map(\.wdf) == [1])
    #expect(try database.documentIDs(withTerm: "robin") == [2])
  }

  @Test func whatCannotBeMerged() throws {
    let folder = try TemporaryFolder()
    let path = try folder.makeFolder("a.db")
    #expect(
      code { _ = try SegmentMerge(files: [folder("none")], to: path) } == .databaseOpening)
    var unfinished = try SegmentWriter(path: folder("unfinished"))
    try unfinished.add(Document("heron"))
    try unfinished.flush()
    #expect(
      code { _ = try SegmentMerge(files: [folder("unfinished")], to: path) } == .databaseCorrupt)
    #expect(code { _ = try SegmentWriter(path: folder("none/segments")) } == .database)

    var writer = try SegmentWriter(path: folder("segments"))
    try writer.add(Document("heron", values: [3: "x"]))
    try writer.finish()
    let merge = try SegmentMerge(files: [folder("segments")], to: path)
    #expect(code { try merge.amend(2, setting: "x", in: 1, adding: "X") } == .documentNotFound)
    #expect(code { try merge.amend(1, setting: "x", in: 128, adding: "X") } == .invalidArgument)
    try merge.amend(1, setting: "x", in: 3, adding: "X")
    #expect(code { try merge.write(.postings) } == .invalidArgument)
  }
}

/// The same documents, written by Xapian's writer and as segments.
struct Twin {
  let segmentsPath: String
  let files: [String]
  private let writerPath: String
  private let last: Int

  init(
    _ folder: borrowing TemporaryFolder, _ size: SegmentTests.Size, _ random: inout SeededGenerator
  ) throws {
    writerPath = folder("writer.db")
    segmentsPath = try folder.makeFolder("segments.db")
    files = (0..<2).map { folder("segments-\($0)") }
    last = size.documents
    var database = try WritableDatabase(path: writerPath, opening: .create)
    for (index, file) in files.enumerated() {
      var segments = try SegmentWriter(path: file)
      for number in 0..<(size.documents + index) / 2 {
        let document = Self.document(terms: size.terms, &random)
        try database.add(document)
        try segments.add(document)
        let key = "key/\(Int.random(in: 0..<50, using: &random))"
        try database.setMetadata("of \(key)", for: key)
        try segments.setMetadata("of \(key)", for: key)
        let word = Self.word(&random)
        try database.addSpelling(word, frequency: number + 1)
        try segments.addSpelling(word, frequency: number + 1)
        if number % size.documentsPerSegment == 0 { try segments.flush() }
      }
      try segments.finish()
    }
    try database.close()
    try SegmentMerge(files: files, to: segmentsPath).writeAll()
  }

  private static func document(terms: Int, _ random: inout SeededGenerator) -> Document {
    var document = Document()
    switch Int.random(in: 0..<20, using: &random) {
    case 0: break
    case 1:
      // Nothing to compress, and longer than a block of a table.
      document.setData(
        (0..<1200).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } })
    case let kind: document.setData(String(repeating: "\(kind) herons ", count: kind * 5))
    }
    for slot in [0, 1, 5, 127] as [ValueSlot] where Bool.random(using: &random) {
      document.setValue("\(Int.random(in: 0...3000, using: &random))", in: slot)
    }
    for position in 0..<Int.random(in: 0...terms, using: &random) {
      var term = "Z" + word(&random)
      if position % 97 == 1 { term += "\0\0" + word(&random) }
      if position % 53 == 2 { term += String(repeating: "x", count: 200) }
      let wdf = position % 40 == 3 ? Int.random(in: 100...400, using: &random) : 1
      if position % 3 == 0 {
        document.addTerm(term, wdf: wdf)
      } else {
        document.addPosting(term, position: position * position, wdf: wdf)
        if position % 7 == 0 { document.addPosting(term, position: position * 3 % 11, wdf: 0) }
      }
    }
    return document
  }

  private static func word(_ random: inout SeededGenerator) -> String {
    let length = Int.random(in: 1...(Bool.random(using: &random) ? 2 : 9), using: &random)
    return String((0..<length).map { _ in "adefg".randomElement(using: &random)! })
  }

  /// Makes the same changes to both.
  func change(_ random: inout SeededGenerator) throws {
    var databases = [
      try WritableDatabaseBox(path: writerPath), try WritableDatabaseBox(path: segmentsPath),
    ]
    for number in 0..<30 {
      let id = DocumentID(Int.random(in: 1...max(1, last), using: &random))
      let document = Self.document(terms: 20, &random)
      let word = Self.word(&random)
      for database in databases {
        if number % 3 == 0, (try? database.value.delete(id: id)) != nil { continue }
        if number % 3 == 1 { try database.value.replace(id: id, with: document) }
        if number % 3 == 2 { try database.value.add(document) }
        try database.value.addSpelling(word)
        try database.value.setMetadata(word, for: "key/\(word)")
      }
    }
    for database in databases { try database.value.commit() }
    databases = []
  }

  func expectSame() throws {
    #expect(try DatabaseMaintenance.check(path: segmentsPath).errorCount == 0)
    let expected = try Contents(of: Database(path: writerPath))
    let found = try Contents(of: Database(path: segmentsPath))
    #expect(found.facts == expected.facts)
    #expect(found.metadata == expected.metadata)
    #expect(found.spellings == expected.spellings)
    #expect(found.suggestions == expected.suggestions)
    #expect(found.documents == expected.documents)
    #expect(found.postings == expected.postings)
  }
}

private final class WritableDatabaseBox {
  var value: WritableDatabase

  init(path: String) throws {
    value = try WritableDatabase(path: path, opening: .open)
  }
}

/// All that can be read of a database.
private struct Contents {
  struct Entry: Equatable {
    var posting: Posting
    var positions: [Int]
  }

  struct Stored: Equatable {
    var document: StoredDocument
    var terms: [DocumentTerm]
    var length: Int
  }

  var facts: [String]
  var metadata: [String: [UInt8]] = [:]
  var spellings: [TermFrequency]
  var suggestions: [String]
  var documents: [DocumentID: Stored] = [:]
  var postings: [String: [Entry]] = [:]

  init(of database: borrowing Database) throws {
    let slots = try (0..<128).map { try database.valueFrequency($0) }
    facts = [
      "\(try database.documentCount) \(try database.lastDocumentID)",
      "\(try database.averageDocumentLength) \(try database.hasPositions) \(slots)",
    ]
    for key in try database.metadataKeys() { metadata[key] = try database.metadata(for: key) }
    spellings = try database.spellingWords()
    suggestions = []
    for word in spellings.prefix(200) {
      suggestions.append(try database.spellingSuggestion(for: word.term + "d") ?? "")
    }
    for id in try database.documentIDs(withTerm: "") {
      documents[id] = Stored(
        document: try database.document(id), terms: try database.termList(of: id),
        length: try database.documentLength(id))
    }
    for term in try database.terms() {
      postings[term.term] = try database.postings(of: term.term).map {
        Entry(
          posting: $0, positions: try database.positions(of: term.term, in: $0.documentID))
      }
      facts.append("\(term) \(try database.collectionFrequency(term.term))")
    }
  }
}

extension SegmentMerge {
  /// Writes every part, and finishes.
  fileprivate func writeAll() throws(XapianError) {
    for part in Part.allCases { try write(part) }
    try finish()
  }
}
