import TestSupport
import Testing
import Xapian

/// Documents have terms by their numbers, and segments their places.
@Suite(.enabled(if: SegmentWriter.isAvailable, "Xapian's series is not the segment writer's"))
struct NumberedTermTests {
  /// A document of some terms of a list, by their numbers in it: each comes as often as it is named.
  private static func document(_ numbers: [UInt32], _ random: inout SeededGenerator) -> Document {
    var document = Document()
    document.setData("\(numbers)")
    for number in numbers {
      document.addTerm(number: number, wdf: Int.random(in: 0...3, using: &random))
    }
    // Some that it may have by its number as well.
    document.addTerm("Zpadi", wdf: 2)
    document.addBooleanTerm("Q\(numbers.count)")
    return document
  }

  @Test("They give the database that the terms themselves give, in every segment")
  func sameAsSpelledOut() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 20)
    let files = ["numbers", "terms"].map { folder.path(of: $0) }
    var byNumbers = try SegmentWriter(path: files[0])
    var byTerms = try SegmentWriter(path: files[1])
    for round in 0..<3 {
      var terms = ["Zpadi", "padi", "Zladang", String(repeating: "x", count: 200)]
      for term in terms { try byNumbers.define(term.utf8) }
      for number in 0..<90 {
        // New ones come between the documents.
        terms.append("\(round) \(number / 2)")
        try byNumbers.define(terms[terms.count - 1].utf8)
        #expect(byNumbers.definedTermCount == terms.count)
        let numbers = (0..<Int.random(in: 0...60, using: &random)).map { _ in
          UInt32.random(in: 0..<UInt32(terms.count), using: &random)
        }
        var document = Self.document(numbers, &random)
        try byNumbers.add(document)
        document.spellOutTerms { terms[Int($0)].utf8 }
        try byTerms.add(document)
        if number % 31 == 0 {
          try byNumbers.flush()
          try byTerms.flush()
        }
      }
      byNumbers.forgetTerms()
    }
    try byNumbers.finish()
    try byTerms.finish()
    let paths = try ["numbers.db", "terms.db"].map { try folder.makeFolder($0) }
    for (file, path) in zip(files, paths) {
      try SegmentMerge(files: [file], to: path).writeAll()
      #expect(try DatabaseMaintenance.check(path: path).errorCount == 0)
    }
    let found = try Database(path: paths[0])
    let expected = try Database(path: paths[1])
    #expect(try expected.documentCount == 270)
    #expect(try found.terms() == expected.terms())
    for id in try expected.documentIDs(withTerm: "") {
      #expect(try found.termList(of: id) == expected.termList(of: id))
      #expect(try found.documentLength(id) == expected.documentLength(id))
      #expect(try found.documentData(id) == expected.documentData(id))
    }
    for term in try expected.terms() {
      #expect(try found.postings(of: term.term) == expected.postings(of: term.term))
    }
  }

  @Test("A number that no term has is an error, and the segment is without the document")
  func unknownNumber() throws {
    let folder = try TemporaryFolder()
    var writer = try SegmentWriter(path: folder.path(of: "segments"))
    #expect(throws: XapianError.self) { try writer.define(String(repeating: "x", count: 300).utf8) }
    try writer.define("padi".utf8)
    var good = Document()
    good.addTerm(number: 0)
    var bad = good
    bad.addTerm(number: 1)
    #expect(throws: XapianError.self) { try writer.add(bad) }
    try writer.add(good)
    writer.forgetTerms()
    #expect(throws: XapianError.self) { try writer.add(good) }
    try writer.finish()
    let path = try folder.makeFolder("a.db")
    try SegmentMerge(files: [folder.path(of: "segments")], to: path).writeAll()
    #expect(try Database(path: path).documentIDs(withTerm: "padi") == [1])
    var database = try WritableDatabase(path: path, opening: .open)
    #expect(throws: XapianError.self) { try database.add(good) }
    #expect(throws: XapianError.self) { try database.replace(id: 1, with: good) }
  }

  @Test("Segments are merged in the order of their places, then of their files")
  func places() throws {
    let folder = try TemporaryFolder()
    let files = ["a", "b", "c"].map { folder.path(of: $0) }
    // Each segment by its place and the documents in it.
    let segments: [[(place: Int, words: [String])]] = [
      [(1, ["a1", "a2"]), (4, ["a3"]), (4, ["a4"])], [(2, ["b1"]), (3, []), (4, ["b2"])],
      [(0, ["c1"]), (7, ["c2", "c3"])],
    ]
    for (file, segments) in zip(files, segments) {
      var writer = try SegmentWriter(path: file)
      for (place, words) in segments {
        writer.setPlace(place)
        for word in words {
          var document = Document()
          document.addTerm(word)
          try writer.add(document)
        }
        try writer.setMetadata("\(place)", for: "place")
        try writer.flush()
      }
      try writer.finish()
    }
    let path = try folder.makeFolder("a.db")
    try SegmentMerge(files: files, to: path).writeAll()
    let database = try Database(path: path)
    let order = ["c1", "a1", "a2", "b1", "a3", "a4", "b2", "c2", "c3"]
    for (index, word) in order.enumerated() {
      #expect(try database.documentIDs(withTerm: word) == [DocumentID(index + 1)], "\(word)")
    }
    #expect(try database.metadata(for: "place") == Array("0".utf8))
  }
}
