import Foundation
import TestSupport
import Testing
import Xapian

/// A database made of segments is the one that Xapian's writer would have made.
@Suite(.enabled(if: SegmentWriter.isAvailable, "Xapian's series is not the segment writer's"))
struct SegmentTests {
  static let sizes = [
    SegmentTwin.Size(documents: 0, documentsPerSegment: 1, terms: 1),
    SegmentTwin.Size(documents: 1, documentsPerSegment: 1, terms: 40),
    SegmentTwin.Size(documents: 60, documentsPerSegment: 7, terms: 1),
    SegmentTwin.Size(documents: 300, documentsPerSegment: 45, terms: 90),
    SegmentTwin.Size(documents: 40, documentsPerSegment: 11, terms: 4000),
    // Numbers beyond 2¹⁵ have keys of another length.
    SegmentTwin.Size(documents: 33_000, documentsPerSegment: 9000, terms: 1),
  ]

  @Test(arguments: sizes)
  func isWhatTheWriterMakes(size: SegmentTwin.Size) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: UInt64(size.documents))
    let twin = try SegmentTwin(folder, size, &random)
    try twin.expectSame()
    for _ in 0..<2 {
      try twin.change(&random)
      try twin.expectSame()
    }
  }

  @Test func documentsGetValuesAndTermsWhileTheyAreMerged() throws {
    let folder = try TemporaryFolder()
    var writer = try SegmentWriter(path: folder.path(of: "segments"))
    for text in ["heron stands", "robin sings", "heron eats", ""] {
      try writer.add(Document(words: text, values: [2: "x"], terms: ["M", "Y"]))
    }
    try writer.finish()
    let path = try folder.makeFolder("birds.db")
    let merge = try SegmentMerge(files: [folder.path(of: "segments")], to: path)
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
    let files = [folder.path(of: "first"), folder.path(of: "second")]
    for (file, words) in zip(files, [["heron", "", "robin"], ["wader"]]) {
      var writer = try SegmentWriter(path: file)
      for word in words {
        try writer.add(Document(words: "bird", values: [0: "x", 3: word, 5: "y"]))
        try writer.flush()
      }
      try writer.finish()
    }
    let merge = try SegmentMerge(files: files, to: try folder.makeFolder("birds.db"))
    var found: [DocumentID: String] = [:]
    var places: [DocumentID: SegmentMerge.ValuePlace] = [:]
    try merge.forEachValue(in: 3) { document, value, place in
      found[document] = String(decoding: value, as: UTF8.self)
      places[document] = place
    }
    #expect(found == [1: "heron", 3: "robin", 4: "wader"])
    for (document, place) in places {
      #expect(String(decoding: try merge.value(at: place), as: UTF8.self) == found[document])
    }
    try merge.forEachValue(in: 4) { document, _, _ in found[document] = "none" }
    #expect(found.count == 3)
  }

  @Test func partsAreWrittenSideBySide() async throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 7)
    let size = SegmentTwin.Size(documents: 400, documentsPerSegment: 30, terms: 60)
    let twin = try SegmentTwin(folder, size, &random)
    let path = try folder.makeFolder("parallel.db")
    let merge = try SegmentMerge(files: twin.files, to: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in SegmentMerge.Part.allCases { group.addTask { try merge.write(part) } }
      try await group.waitForAll()
    }
    try merge.finish()
    for file in ["postlist", "docdata", "termlist", "spelling"] {
      let files = [path, twin.segmentsPath].map {
        FileManager.default.contents(atPath: "\($0)/\(file).glass")
      }
      #expect(files[0] != nil && files[0] == files[1], "\(file)")
    }
  }

  @Test func refusedDocumentsLeaveNothingBehind() throws {
    let folder = try TemporaryFolder()
    var writer = try SegmentWriter(path: folder.path(of: "segments"))
    try writer.add(Document(words: "heron"))
    var long = Document(words: "robin robin")
    long.addTerm(String(repeating: "a", count: Document.maximumTermLength + 1))
    var high = Document(words: "owl")
    high.setValue("x", in: 128)
    var placed = Document(words: "owl")
    placed.addPosting("robin", position: 1)
    for refused in [long, high, placed] {
      var thrown: XapianError.Code?
      do { try writer.add(refused) } catch { thrown = error.code }
      #expect(thrown == .invalidArgument)
    }
    try writer.add(Document(words: "robin"))
    try writer.finish()
    let path = try folder.makeFolder("birds.db")
    try SegmentMerge(files: [folder.path(of: "segments")], to: path).writeAll()
    let database = try Database(path: path)
    #expect(try database.terms().map(\.term) == ["heron", "robin"])
    #expect(try database.postings(of: "robin").map(\.wdf) == [1])
    #expect(try database.documentIDs(withTerm: "robin") == [2])
  }

  @Test func whatCannotBeMerged() throws {
    let folder = try TemporaryFolder()
    let path = try folder.makeFolder("a.db")
    #expect(
      code { _ = try SegmentMerge(files: [folder.path(of: "none")], to: path) } == .databaseOpening)
    var unfinished = try SegmentWriter(path: folder.path(of: "unfinished"))
    try unfinished.add(Document(words: "heron"))
    try unfinished.flush()
    #expect(
      code { _ = try SegmentMerge(files: [folder.path(of: "unfinished")], to: path) }
        == .databaseCorrupt)
    #expect(code { _ = try SegmentWriter(path: folder.path(of: "none/segments")) } == .database)

    var writer = try SegmentWriter(path: folder.path(of: "segments"))
    try writer.add(Document(words: "heron", values: [3: "x"]))
    try writer.finish()
    let merge = try SegmentMerge(files: [folder.path(of: "segments")], to: path)
    #expect(code { try merge.amend(2, setting: "x", in: 1, adding: "X") } == .documentNotFound)
    #expect(code { try merge.amend(1, setting: "x", in: 128, adding: "X") } == .invalidArgument)
    try merge.amend(1, setting: "x", in: 3, adding: "X")
    #expect(code { try merge.write(.postings) } == .invalidArgument)
  }
}

extension Document {
  /// A text's words without positions, and values and boolean terms.
  fileprivate init(words text: String, values: [ValueSlot: String] = [:], terms: [String] = []) {
    self.init()
    setData(text)
    for (slot, value) in values { setValue(value, in: slot) }
    for word in text.split(separator: " ") { addTerm(word.utf8) }
    for term in terms { addBooleanTerm(term) }
  }
}
