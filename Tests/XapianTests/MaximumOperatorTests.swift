import TestSupport
import Testing
import Xapian

/// `max`, which crashes in Xapian 1.4.22 as it is, and adds up what it should not.
@Suite struct MaximumOperatorTests {
  static func makeDatabase(_ path: String) throws -> Database {
    var random = SeededGenerator(seed: 1)
    var writer = try WritableDatabase(path: path, opening: .create)
    var document = Document()
    for length in 0..<600 {
      document.removeAll()
      for (rarity, term) in ["a", "b", "c", "d", "e", "f"].enumerated()
      where Int.random(in: 0...(rarity * rarity), using: &random) == 0 {
        document.addTerm(term, wdf: Int.random(in: 1...5, using: &random))
      }
      for _ in 0..<(length % 50) { document.addTerm("length") }
      try writer.add(document)
    }
    try writer.close()
    return try Database(path: path)
  }

  static func randomQuery(_ depth: Int, _ random: inout SeededGenerator) -> Query {
    let letter = ["a", "b", "c", "d", "e", "f", "nowhere"].randomElement(using: &random) ?? "a"
    if depth == 0 || Int.random(in: 0..<4, using: &random) == 0 { return .term(letter) }
    let operands = (0...Int.random(in: 0...3, using: &random)).map { _ in
      randomQuery(depth - 1, &random)
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1, 2: return .max(operands)
    case 3, 4: return .or(operands)
    default: return .and(operands)
    }
  }

  /// A document's weight as the operators define it, from those of the terms alone.
  @Test func equalsTheDefinition() throws {
    let folder = try TemporaryFolder()
    let database = try Self.makeDatabase(folder.path(of: "max.db"))
    func weights(_ query: Query) throws -> [DocumentID: Double] {
      let found = try database.search(SearchRequest(query, count: 1000))
      return Dictionary(uniqueKeysWithValues: found.matches.map { ($0.documentID, $0.weight) })
    }
    let (a, b, c) = try (weights(.term("a")), weights(.term("b")), weights(.term("c")))
    let nested = try weights(.max([.or([.term("a"), .term("b")]), .term("c")]))
    #expect(nested.keys.count == Set(a.keys).union(b.keys).union(c.keys).count)
    for (id, weight) in nested {
      #expect(abs(weight - max((a[id] ?? 0) + (b[id] ?? 0), c[id] ?? 0)) < 1e-9)
    }
  }

  @Test func doesNotCrash() throws {
    let folder = try TemporaryFolder()
    let database = try Self.makeDatabase(folder.path(of: "max.db"))
    let twice = ["a", "b", "c"].map { Query.max([.term($0), .term($0)]) }
    #expect(try database.search(SearchRequest(.or(twice))).matches.count == 10)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      let query = Self.randomQuery(3, &random)
      // All documents there are, and no other.
      #expect(try database.search(SearchRequest(query)).ids.allSatisfy { $0 <= 600 }, "\(query)")
    }
  }

  @Test func overSeveralDatabases() throws {
    let folder = try TemporaryFolder()
    _ = try Self.makeDatabase(folder.path(of: "1.db"))
    _ = try Self.makeDatabase(folder.path(of: "2.db"))
    let both = try Database(paths: [folder.path(of: "1.db"), folder.path(of: "2.db")])
    let one = try Database(path: folder.path(of: "1.db"))
    let query = Query.max([.term("c"), .term("d")])
    #expect(try both.ids(query).count == 100)
    let count = try one.search(SearchRequest(query, count: 600)).matches.count
    #expect(try both.search(SearchRequest(query, count: 1200)).matches.count == 2 * count)
  }
}
