import TestSupport
import Xapian

/// Random databases, and queries of every operator for them.
enum RandomSearches {
  static let sequences: ValueSlot = 3
  static let years: ValueSlot = 0

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
  static func database(
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

  /// Which operators a query may have.
  enum Operators {
    case xapian
    /// Those that ``Matcher/windowed`` answers.
    case windowed
  }

  /// What has no operands but terms.
  private static func leaf(_ operators: Operators, _ numbers: inout SeededGenerator) -> Query {
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
    case 10 where operators == .xapian: return .phrase(words(2...2, &numbers).map { .term($0) })
    case 11 where operators == .xapian:
      return .near(words(2...2, &numbers).map { .term($0) }, window: 4)
    case 10: return .documents((0..<20).map { _ in .random(in: 1...2000, using: &numbers) })
    case 11: return .term(word(&numbers), occurrences: .random(in: 1...3, using: &numbers))
    case 12: return .valueRange(years, from: "\(year)", to: "\(year + 2)")
    case 13: return .valueAtLeast(years, "\(year)")
    case 14: return .valueAtMost(years, "\(year)")
    case 15 where operators == .windowed && Bool.random(using: &numbers):
      return .wildcard(prefix: "w2", limit: 4, on: .mostFrequent, combiner: .synonym)
    default: return .wildcard(prefix: "w1", limit: 5, on: .mostFrequent, combiner: .or)
    }
  }

  static func query(
    depth: Int, of operators: Operators = .xapian, _ numbers: inout SeededGenerator
  ) -> Query {
    if depth == 0 { return leaf(operators, &numbers) }
    func operand() -> Query {
      query(depth: Int.random(in: 0..<depth, using: &numbers), of: operators, &numbers)
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
    case 10 where operators == .xapian: return .eliteSet(operands(), size: 3)
    case 10: return .xor(operands())
    default:
      return .scale(operand(), by: Double.random(in: 0...3, using: &numbers))
    }
  }
}
