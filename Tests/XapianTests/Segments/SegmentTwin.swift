import TestSupport
import Testing
import Xapian

/// The same documents, written by Xapian's writer and as segments.
struct SegmentTwin {
  struct Size: CustomTestStringConvertible {
    var documents: Int
    var documentsPerSegment: Int
    var terms: Int
    var testDescription: String { "\(documents) documents of up to \(terms) terms" }
  }

  let segmentsPath: String
  let files: [String]
  let writerPath: String
  private let last: Int

  init(
    _ folder: TemporaryFolder, _ size: Size, _ random: inout SeededGenerator
  ) throws {
    writerPath = folder.path(of: "writer.db")
    segmentsPath = try folder.makeFolder("segments.db")
    files = (0..<2).map { folder.path(of: "segments-\($0)") }
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
    for number in 0..<Int.random(in: 0...terms, using: &random) {
      var term = "Z" + word(&random)
      if number % 97 == 1 { term += "\0\0" + word(&random) }
      if number % 53 == 2 { term += String(repeating: "x", count: 200) }
      let wdf = number % 40 == 3 ? Int.random(in: 100...400, using: &random) : 1
      document.addTerm(term, wdf: wdf)
    }
    return document
  }

  static func word(_ random: inout SeededGenerator) -> String {
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
  var postings: [String: [Posting]] = [:]

  init(of database: borrowing Database) throws {
    let slots = try (0..<128).map { try database.valueFrequency($0) }
    facts = [
      "\(try database.documentCount) \(try database.lastDocumentID)",
      "\(try database.averageDocumentLength) \(slots)",
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
      postings[term.term] = try database.postings(of: term.term)
      facts.append("\(term) \(try database.collectionFrequency(term.term))")
    }
  }
}

extension SegmentMerge {
  /// Writes every part, and finishes.
  func writeAll() throws(XapianError) {
    for part in Part.allCases { try write(part) }
    try finish()
  }
}
