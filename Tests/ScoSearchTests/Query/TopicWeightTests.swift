import Foundation
import Testing

@testable import ScoSearch

struct TopicWeightTests {
  /// 1,000 articles: 600 Indonesian, 400 English.
  private static func weight(
    _ terms: [String: (articles: Int, occurrences: Int)]
  ) throws -> TopicWeight<MemoryKnowledge> {
    let statistics = terms.mapValues {
      TermStatistics(articles: $0.articles, occurrences: $0.occurrences)
    }
    return try TopicWeight(MemoryKnowledge(statistics: statistics))
  }

  /// Xapian's weight for a word of so many of the 1,000 articles.
  private static func xapian(_ articles: Double) -> Double {
    let odds = (1000 - articles + 0.5) / (articles + 0.5)
    return log(odds < 2 ? odds * 0.5 + 1 : odds)
  }

  @Test("A word that comes again where it occurs weighs more than one that does not")
  func repetition() throws {
    let weight = try Self.weight(["Zitarif": (60, 300), "Ziwarga": (60, 60)])
    let topic = try weight.factors(of: ["Zitarif"], form: "tarif").stems
    let mention = try weight.factors(of: ["Ziwarga"], form: "warga").stems
    #expect(topic > mention)
    // The difference is the logarithm of how often the word occurs in an article that has it.
    let difference = (topic - mention) * Self.xapian(60)
    #expect(abs(difference - log(301.0 / 61)) < 1e-9)
  }

  @Test("Rarity is counted within the language that most of the word's articles are in")
  func home() throws {
    let weight = try Self.weight([
      "Zereport": (200, 200), "Zilapor": (200, 200), "Zireport": (2, 2),
    ])
    let english = try weight.factors(of: ["Zereport"], form: "report").stems
    let indonesian = try weight.factors(of: ["Zilapor"], form: "laporan").stems
    #expect(english < indonesian, "200 of 400 is more common than 200 of 600")
    let both = try weight.factors(of: ["Zereport", "Zireport"], form: "report").stems
    #expect(abs(both - english) < 0.05, "a few articles elsewhere change little")
  }

  @Test("A word of many translations is as rare as one of them on average")
  func alternatives() throws {
    let weight = try Self.weight(["Zea": (50, 50), "Zeb": (50, 50), "Zec": (50, 50)])
    let one = try weight.factors(ofAlternatives: ["Zea"]).stems * Self.xapian(50)
    let three = try weight.factors(ofAlternatives: ["Zea", "Zeb", "Zec"]).stems * Self.xapian(143)
    #expect(abs(one - three) < 0.05)
    let withAbsent = try weight.factors(ofAlternatives: ["Zea", "Zenot", "Zeheld"]).stems
    #expect(try withAbsent == weight.factors(ofAlternatives: ["Zea"]).stems)
  }

  @Test("Nothing is multiplied where the index knows nothing, or the word is in every article")
  func bounds() throws {
    let weight = try Self.weight(["Zidan": (1000, 9000)])
    #expect(try weight.factors(of: ["Zitiada"], form: "tiada") == WeightFactors())
    #expect(try weight.factors(of: [], form: "") == WeightFactors())
    #expect(try weight.factors(of: ["Zidan"], form: "dan").stems == 1)
    #expect(try weight.factors(ofAlternatives: []).stems == 1)
  }
}
