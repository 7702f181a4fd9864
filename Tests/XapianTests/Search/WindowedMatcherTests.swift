import Foundation
import TestSupport
import Testing
import Xapian

/// The matcher of the shim must find what an unpruned Xapian finds.
@Suite struct WindowedMatcherTests {
  /// Of each a hundred queries; `SCO_SEARCH_RANDOM_SEEDS=100` tries 10,000.
  private static let seedCount =
    ProcessInfo.processInfo.environment["SCO_SEARCH_RANDOM_SEEDS"].flatMap { UInt64($0) } ?? 4

  /// A search for all, of which nothing is left out.
  private static func all(
    _ query: Query, in database: borrowing Database, _ matcher: Matcher,
    by weighting: WeightingScheme = .bm25()
  ) throws -> MatchSet {
    let count = try database.documentCount
    var request = SearchRequest(query, count: count)
    request.checkAtLeast = count + 1
    request.weighting = weighting
    request.matcher = matcher
    return try database.search(request)
  }

  /// What the matcher of the shim finds otherwise than Xapian, as text.
  private static func difference(
    _ query: Query, in database: borrowing Database, by weighting: WeightingScheme
  ) throws -> String? {
    let expected = try all(query, in: database, .xapian, by: weighting).matches
    let found = try all(query, in: database, .windowed, by: weighting)
    if found.matches.count != expected.count || found.lowerBound != expected.count
      || found.upperBound != expected.count
    {
      return "\(found.matches.count) of \(expected.count) found by \(query)"
    }
    let weights = Dictionary(uniqueKeysWithValues: expected.map { ($0.documentID, $0.weight) })
    for match in found.matches where abs(match.weight - (weights[match.documentID] ?? -1)) > 1e-9 {
      return "\(match.documentID): \(match.weight) by \(query)"
    }
    for count in [1, 10, 31] {
      var request = SearchRequest(query, count: count)
      request.matcher = .windowed
      request.weighting = weighting
      let page = try database.search(request)
      if page.matches.map(\.documentID) != found.matches.prefix(count).map(\.documentID) {
        return "the best \(count) of \(query)"
      }
      if !(page.lowerBound...page.upperBound).contains(expected.count) {
        return "\(expected.count) are not \(page.lowerBound) to \(page.upperBound) of \(query)"
      }
    }
    return nil
  }

  /// Opens a database with what the matcher needs.
  private static func open(_ path: String, packsPostings: Bool) throws -> Database {
    var database = try Database(path: path)
    try database.writeMatcherFiles(to: path, packsPostings: packsPostings)
    #expect(try database.prepareSearches(from: path))
    return database
  }

  @Test(
    "Queries of every operator find what Xapian finds", arguments: 1...seedCount, [false, true])
  func everyOperator(seed: UInt64, packsPostings: Bool) throws {
    var numbers = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let path = folder.path(of: "windows.db")
    _ = try RandomSearches.database(path, &numbers)
    let database = try Self.open(path, packsPostings: packsPostings)
    var differences: [String] = []
    for _ in 0..<100 {
      let query = RandomSearches.query(depth: 4, of: .windowed, &numbers)
      #expect(try Self.all(query, in: database, .windowed).matcher == .windowed)
      for weighting in [WeightingScheme.bm25(), .boolean] {
        if let difference = try Self.difference(query, in: database, by: weighting) {
          differences.append(difference)
        }
      }
    }
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }
}
