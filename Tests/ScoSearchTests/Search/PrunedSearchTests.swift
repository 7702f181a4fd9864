import Foundation
import ScoSearch
import TestSupport
import Testing

/// A search leaves out articles that cannot be among the best; one with exact facets looks at every
/// article. Both must find the same ten.
struct PrunedSearchTests {
  /// More than a search counts one by one.
  private static let articleCount = 5200

  /// Words of both languages with stems, aliases, translations and phrases; the first ones are
  /// frequent.
  private static let words = [
    "yang", "the", "sanksi", "panen", "kerja", "sama", "negara-negara", "meeting", "SCO",
    "anggota", "members", "sanctions", "harvest", "PBB", "kerjasama", "keanggotaan", "penuh",
    "menteri", "minister", "organisasi", "organization", "cooperation", "full", "membership",
    "AS", "United", "States", "Nations", "Perserikatan", "Bangsa-Bangsa", "Amerika", "Serikat",
    "pelabuhan", "harbour", "nelayan", "fishermen", "air", "water", "Samarkand", "2016",
  ]

  private static func word(_ numbers: inout SeededGenerator) -> String {
    words[Int.random(in: 0..<Int.random(in: 1...words.count, using: &numbers), using: &numbers)]
  }

  private static func text(
    _ length: ClosedRange<Int>, _ numbers: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: length, using: &numbers)).map { _ in word(&numbers) }
      .joined(separator: " ")
  }

  private static func collection() async throws -> SmallCollection {
    var numbers = SeededGenerator(seed: 1)
    var records = ""
    for number in 0..<articleCount {
      let title = text(3...6, &numbers)
      let body = text(5...40, &numbers)
      let language = Bool.random(using: &numbers) ? "id" : "en"
      let year = Int.random(in: 2010...2020, using: &numbers)
      let date = Bool.random(using: &numbers) ? #", "date": "\#(year)-04""# : ""
      records += """
        {"id": "a\(number)", "title": "\(title)", "body": "\(body).", "lang": "\(language)"\
        \(date), "source": "\(number % 3 == 0 ? "MINA" : "River Post")"}

        """
    }
    return try await SmallCollection(files: ["all.jsonl": records])
  }

  private static func query(_ kind: Int, _ numbers: inout SeededGenerator) -> String {
    let (one, other) = (word(&numbers), word(&numbers))
    let year = Int.random(in: 2010...2020, using: &numbers)
    switch kind {
    case 0: return one
    case 1, 2: return "\(one) \(other)"
    case 3: return text(3...5, &numbers)
    case 4: return text(6...12, &numbers)
    case 5: return "\"\(one) \(other)\""
    case 6: return "\(one) \"\(text(2...2, &numbers))\" \(other)"
    case 7: return "\(one) OR \"\(other) \(word(&numbers))\""
    case 8: return "(\(one) OR \(other)) AND \(word(&numbers))"
    case 9: return "+\(one) \(other) -\(word(&numbers))"
    case 10: return "\(one) \(other.prefix(4))*"
    case 11: return "title:\(one) \(other)"
    case 12: return "title:\"\(one) \(other)\" OR \(word(&numbers))"
    case 13: return "\(one) \(other) date:\(year)..2020"
    case 14: return "(\(one) AND date:\(year)) OR \(other)"
    case 15: return "(date:\(year) OR \(one)) AND (source:MINA OR \(other))"
    default: return "\(text(2...3, &numbers)) source:MINA lang:id"
    }
  }

  @Test("The ten best are the same when only what may be among them is looked at")
  func sameTen() async throws {
    let collection = try await Self.collection()
    let index = try collection.index()
    var numbers = SeededGenerator(seed: 2)
    var found = 0
    for number in 0..<2000 {
      let query = Self.query(number % 17, &numbers)
      var options = SearchOptions(describesHits: false)
      options.translation = [.auto, .on, .off][number % 3]
      options.requiresAllWords = number % 7 == 0
      options.language = number % 11 == 0 ? .english : nil
      let pruned = try await index.search(query, options: options)
      options.countsFacets = true
      let whole = try await index.search(query, options: options)
      #expect(pruned.hits.count == whole.hits.count, "\(query)")
      for (hit, best) in zip(pruned.hits, whole.hits) {
        // The order of additions decides over the last digits.
        let isSame = abs(hit.score - best.score) < 1e-9 * max(1, best.score)
        #expect(isSame, "\(query): \(hit.id) \(hit.score), \(best.id) \(best.score)")
      }
      let ids = (Set(pruned.hits.map(\.id)), Set(whole.hits.map(\.id)))
      let last = whole.hits.last?.score ?? 0
      for hit in pruned.hits where !ids.1.contains(hit.id) {
        // Of articles with the score of the last one any may stand there.
        #expect(abs(hit.score - last) < 1e-9 * max(1, last), "\(query): \(hit.id)")
      }
      found += whole.hits.count
    }
    // Nearly every query finds ten.
    #expect(found > 15_000)
  }
}
