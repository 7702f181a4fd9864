import TestSupport
import Testing
import Xapian

/// Phrases that are found in sequences of terms, beside what Xapian's own operators find by
/// positions.
@Suite struct TermSequenceTests {
  /// The slot of the sequence.
  private static let slot: ValueSlot = 3

  /// Adds texts as documents, with positions and as sequences; `|` is a gap, and `x*3` stands for a
  /// word that counts three times.
  private static func database(
    of texts: [String], in folder: TemporaryFolder
  ) throws -> Database {
    let path = folder.path(of: "sequences.db")
    var writer = try WritableDatabase(path: path, opening: .create)
    for text in texts {
      var document = Document()
      var sequence = TermSequence()
      var position = 1
      for word in text.split(separator: " ") {
        if word == "|" {
          sequence.appendGap()
          position += 100
        } else {
          sequence.append(TermSequence.Code(word.utf8))
          document.addPosting(word.utf8, position: position)
          position += 1
        }
      }
      document.setValue(sequence.encoded, in: slot)
      try writer.add(document)
    }
    try writer.close()
    return try Database(path: path)
  }

  private static func any(of terms: [String]) -> Query { .or(terms.map { .term($0) }) }

  private static func phrase(_ places: [[String]], isHeadOnly: Bool = false) -> Query {
    .filter(
      .and(places.map(any(of:))),
      .sequence(places, in: slot, isHeadOnly: isHeadOnly))
  }

  static let birds = [
    "grey heron | the heron stands in grey water",
    "heron | a grey heron",
    "heron grey | heron",
    "",
    "robin",
    "grey | heron",
  ]

  static let found: [(places: [[String]], anywhere: [DocumentID], head: [DocumentID])] = [
    ([["grey"], ["heron"]], [1, 2], [1]),
    ([["heron"], ["grey"]], [3], [3]),
    ([["heron"]], [1, 2, 3, 6], [1, 2, 3]),
    ([["grey", "the"], ["heron", "water"]], [1, 2], [1]),
    ([["a", "in"], ["grey"], ["heron", "water"]], [1, 2], []),
    ([["robin"], ["robin"]], [], []),
    ([["robin"], ["sings"]], [], []),
    ([["robin"], []], [], []),
  ]

  @Test("A phrase is words in a row, and none reaches over a gap", arguments: found)
  func phrases(places: [[String]], anywhere: [DocumentID], head: [DocumentID]) throws {
    let folder = try TemporaryFolder()
    let database = try Self.database(of: Self.birds, in: folder)
    #expect(Set(try database.ids(Self.phrase(places))) == Set(anywhere))
    #expect(Set(try database.ids(Self.phrase(places, isHeadOnly: true))) == Set(head))
    // By itself it goes through all sequences.
    #expect(Set(try database.ids(.sequence(places, in: Self.slot))) == Set(anywhere))
    #expect(
      Set(try database.ids(.andNot(.all, .sequence(places, in: Self.slot))))
        == Set(1...6).subtracting(anywhere))
  }

  /// A word; the first ones are common.
  private static func word(_ random: inout SeededGenerator) -> String {
    let most = Int.random(in: 1...14, using: &random)
    return "w\(Int.random(in: 0..<most, using: &random))"
  }

  private static func pattern(_ random: inout SeededGenerator, places: ClosedRange<Int>)
    -> [[String]]
  {
    (0..<Int.random(in: places, using: &random)).map { _ in
      let words = Set(
        (0..<Int.random(in: 1...2, using: &random)).map { _ in word(&random) })
      return words.sorted()
    }
  }

  private static func weights(
    _ query: Query, in database: borrowing Database
  ) throws -> [DocumentID: Double] {
    Dictionary(
      uniqueKeysWithValues: try database.search(SearchRequest(query, count: 1000)).matches
        .map { ($0.documentID, $0.weight) })
  }

  @Test("Phrases and groups match and weigh as Xapian's own do by positions", arguments: 1...5)
  func asXapianDoes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let texts = (0..<300).map { _ in
      (0..<Int.random(in: 0...40, using: &random)).map { _ in Self.word(&random) }
        .joined(separator: " ")
    }
    let database = try Self.database(of: texts, in: folder)
    var matches = 0
    for _ in 0..<60 {
      let places = Self.pattern(&random, places: 2...4)
      let byPositions = Query.phrase(places.map(Self.any(of:)))
      #expect(
        try Self.weights(Self.phrase(places), in: database)
          == Self.weights(byPositions, in: database), "\(places)")

      let phrases = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.pattern(&random, places: 2...3)
      }
      let terms = (0..<Int.random(in: 0...3, using: &random)).map { "w\($0 * 4)" }
      let group = Query.group(terms.map { [[$0]] } + phrases, in: Self.slot)
      let sparingGroup = Query.group(
        terms.map { [[$0]] } + phrases, in: Self.slot, countsAllPhrases: false)
      let synonym = Query.synonym(
        terms.map { Query.term($0) } + phrases.map { places in .phrase(places.map(Self.any(of:))) })
      let withTerms = Set(try Self.weights(.or(terms.map { .term($0) }), in: database).keys)
      for wrapped: (Query) -> Query in [
        { $0 }, { .filter(.scale($0, by: 2), .term("w1")) }, { .and([.term("w2"), $0]) },
        { .or([.term("w3"), $0]) }, { .andNot(.term("w0"), $0) }, { .andMaybe(.term("w5"), $0) },
      ] {
        let mine = try Self.weights(wrapped(group), in: database)
        let xapians = try Self.weights(wrapped(synonym), in: database)
        let sparing = try Self.weights(wrapped(sparingGroup), in: database)
        matches += mine.count
        #expect(Set(mine.keys) == Set(xapians.keys), "\(group)")
        #expect(Set(mine.keys) == Set(sparing.keys), "\(group)")
        // Xapian rounds the frequency of each part, and a group that of the whole: of what nearly
        // all documents have one more or less makes a difference.
        for (document, weight) in mine {
          let other = try #require(xapians[document])
          let difference = abs(weight - other)
          #expect(difference <= 0.01 + 0.02 * max(weight, other), "\(group) in \(document)")
          let spared = try #require(sparing[document])
          let isSame = withTerms.contains(document) ? spared <= weight : spared == weight
          #expect(isSame, "\(group) in \(document)")
        }
      }
    }
    #expect(matches > 10_000)
  }

  @Test("The best few are those of all, though most are left out on the way", arguments: 1...5)
  func best(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let texts = (0..<2000).map { _ in
      (0..<Int.random(in: 1...60, using: &random)).map { _ in Self.word(&random) }
        .joined(separator: " ")
    }
    let database = try Self.database(of: texts, in: folder)
    for _ in 0..<40 {
      let groups = (0..<3).map { _ in
        Query.group(
          [Self.pattern(&random, places: 1...1), Self.pattern(&random, places: 2...2)],
          in: Self.slot)
      }
      for query in [Query.or(groups), .andMaybe(groups[0], .or(Array(groups[1...])))] {
        let all = try database.search(SearchRequest(query, count: 3000)).matches.map(\.weight)
        let best = try database.search(SearchRequest(query, count: 5)).matches.map(\.weight)
        #expect(best.count == 5 && all.count > 100)
        for (weight, other) in zip(best, all) { #expect(abs(weight - other) < 1e-9) }
      }
    }
  }

  @Test("What cannot be weighed or matched is an error, not a crash")
  func failing() throws {
    let folder = try TemporaryFolder()
    let database = try Self.database(of: Self.birds, in: folder)
    for query in [
      Query.sequence([], in: Self.slot), .sequence([[""]], in: Self.slot),
      .group([[["heron"]]], in: Self.slot, k1: -1), .group([[["heron"]]], in: Self.slot, b: .nan),
      .group([[]], in: Self.slot),
    ] {
      let error = #expect(throws: XapianError.self) { try database.ids(query) }
      #expect(error?.code == .invalidArgument)
    }
    #expect(try database.ids(.group([], in: Self.slot)) == [])
    #expect(try database.ids(.group([[["unknown"]]], in: Self.slot)) == [])
    // A slot that holds no sequence, and a value that is none.
    #expect(try database.ids(Query.sequence([["heron"]], in: 9)) == [])
  }

  @Test("A query tells what it looks for")
  func description() {
    #expect(
      Query.sequence([["a", "b"], ["c"]], in: 0, isHeadOnly: true).description
        == "Query(PostingSource(head \"a|b c\"))")
    #expect(
      Query.group([[["a"]], [["b"], ["c", "d"]]], in: 0).description
        == "Query(PostingSource(group a \"b c|d\"))")
  }
}
