import TestSupport
import Testing
import Xapian

/// A search that looks for ten leaves out what cannot be among them. What it finds must be the ten
/// best all the same.
@Suite struct PruningTests {
  private static let sequences: ValueSlot = 3
  private static let years: ValueSlot = 0

  /// A word; the first ones are common.
  private static func word(_ numbers: inout SeededGenerator) -> String {
    let most = Int.random(in: 1...40, using: &numbers)
    return "w\(Int.random(in: 0..<most, using: &numbers))"
  }

  private static func words(
    _ count: ClosedRange<Int>, _ numbers: inout SeededGenerator
  ) -> [String] {
    (0..<Int.random(in: count, using: &numbers)).map { _ in word(&numbers) }
  }

  /// Documents of random words and lengths, with positions, sequences, and years for most.
  private static func database(
    _ path: String, _ numbers: inout SeededGenerator
  ) throws -> Database {
    var writer = try WritableDatabase(path: path, opening: .create)
    var document = Document()
    var sequence = TermSequence()
    for _ in 0..<1500 {
      document.removeAll()
      sequence.removeAll()
      for (position, word) in words(1...80, &numbers).enumerated() {
        document.addPosting(word.utf8, position: position + 1)
        sequence.append(TermSequence.Code(word.utf8))
      }
      document.setValue(sequence.encoded, in: sequences)
      if Bool.random(using: &numbers) || Bool.random(using: &numbers) {
        document.setValue("\(Int.random(in: 2010...2020, using: &numbers))", in: years)
      }
      try writer.add(document)
    }
    try writer.close()
    return try Database(path: path)
  }

  /// What has no operands but terms.
  private static func leaf(_ numbers: inout SeededGenerator) -> Query {
    let year = Int.random(in: 2010...2020, using: &numbers)
    switch Int.random(in: 0..<16, using: &numbers) {
    case 0..<6: return .term(word(&numbers))
    case 6, 7:
      let phrases = (0...Int.random(in: 0...2, using: &numbers)).map { _ in
        words(2...3, &numbers).map { [$0] }
      }
      return .group(
        words(0...2, &numbers).map { [[$0]] } + phrases, in: sequences,
        countsAllPhrases: Bool.random(using: &numbers))
    case 8: return .synonym(words(1...3, &numbers).map { .term($0) })
    case 9: return .sequence(words(2...2, &numbers).map { [$0] }, in: sequences)
    case 10: return .phrase(words(2...2, &numbers).map { .term($0) })
    case 11: return .near(words(2...2, &numbers).map { .term($0) }, window: 4)
    case 12: return .valueRange(years, from: "\(year)", to: "\(year + 2)")
    case 13: return .valueAtLeast(years, "\(year)")
    case 14: return .valueAtMost(years, "\(year)")
    default: return .wildcard(prefix: "w1", limit: 5, on: .mostFrequent, combiner: .or)
    }
  }

  private static func query(depth: Int, _ numbers: inout SeededGenerator) -> Query {
    if depth == 0 { return leaf(&numbers) }
    func operand() -> Query {
      query(depth: Int.random(in: 0..<depth, using: &numbers), &numbers)
    }
    func operands() -> [Query] {
      (0...Int.random(in: 0...4, using: &numbers)).map { _ in operand() }
    }
    switch Int.random(in: 0..<12, using: &numbers) {
    case 0..<5: return .or(operands())
    case 5, 6: return .andMaybe(operand(), operand())
    case 7: return .and(operands())
    case 8: return .filter(operand(), operand())
    case 9: return .andNot(operand(), operand())
    case 10: return .eliteSet(operands(), size: 3)
    default:
      return .scale(operand(), by: Double.random(in: 0...3, using: &numbers))
    }
  }

  /// What two searches for ten of all matches disagree about, as text.
  private static func difference(
    _ query: Query, in database: borrowing Database
  ) throws -> String? {
    let count = try database.documentCount
    let pruned = try database.search(SearchRequest(query)).matches
    var request = SearchRequest(query, count: count)
    request.checkAtLeast = count
    let all = try database.search(request).matches
    if pruned.count != min(10, all.count) { return "\(pruned.count) found by \(query)" }
    let weights = Dictionary(uniqueKeysWithValues: all.map { ($0.documentID, $0.weight) })
    for (match, best) in zip(pruned, all) {
      let own = weights[match.documentID] ?? -1
      // The order of additions decides over the last digits.
      if abs(match.weight - best.weight) > 1e-9 || abs(match.weight - own) > 1e-9 {
        return "\(match.documentID): \(match.weight), best \(best.weight), own \(own) by \(query)"
      }
    }
    return nil
  }

  /// Xapian 1.4.22 loses one document where an AND_MAYBE becomes an AND while its right side is
  /// ahead (`AndMaybePostList::next` goes on behind that document): here one query in a thousand.
  @Test("The best ten are the ten best of all, with the weights they have there")
  func bestTen() throws {
    var differences: [String] = []
    for seed in 1...20 as ClosedRange<UInt64> {
      var numbers = SeededGenerator(seed: seed)
      let folder = try TemporaryFolder()
      let database = try Self.database(folder.path(of: "pruning.db"), &numbers)
      for _ in 0..<100 {
        let query = Self.query(depth: 4, &numbers)
        if let difference = try Self.difference(query, in: database) {
          differences.append(difference)
        }
      }
    }
    #expect(differences.count <= 2, "\(differences.joined(separator: "\n"))")
  }

  @Test("What only adds to the weight of an excluded document does not decide over it")
  func excludedOptional() throws {
    var numbers = SeededGenerator(seed: 1)
    let folder = try TemporaryFolder()
    let database = try Self.database(folder.path(of: "pruning.db"), &numbers)
    let both = Query.and([.andMaybe(.term("w1"), .term("w9")), .andMaybe(.term("w2"), .term("w8"))])
    let expected = try database.search(
      SearchRequest(.andNot(.term("w0"), .and([.term("w1"), .term("w2")])), count: 1500)
    ).ids
    for _ in 0..<50 {
      let found = try database.search(SearchRequest(.andNot(.term("w0"), both), count: 1500)).ids
      #expect(found == expected)
      let excluded = Query.andNot(.term("w0"), both)
      #expect(try Self.difference(excluded, in: database) == nil)
    }
  }
}
