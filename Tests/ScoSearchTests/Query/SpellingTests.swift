import Testing

@testable import ScoSearch

struct SpellingTests {
  private static func index() async throws -> (SmallCollection, SearchIndex) {
    let collection = try await SmallCollection()
    try collection.write(
      "Kabar dari Afghanistan\n\nKeanggotaan Afghanistan dibahas di Ruku kemarin.\n", to: "a.txt")
    try collection.write("Kabar padi\n\nPanen padi; keanggotaan koperasi naik.\n", to: "b.txt")
    try await collection.synchronize()
    return (collection, try collection.index())
  }

  @Test(
    "A word that no article has is taken for the one near it",
    arguments: [
      ("Afganistan", "afghanistan", "a.txt"), ("keanggotan", "keanggotaan", "a.txt"),
      ("kopperasi", "koperasi", "b.txt"),
    ])
  func corrected(word: String, meant: String, found: String) async throws {
    let (collection, index) = try await Self.index()
    defer { withExtendedLifetime(collection) {} }
    let results = try await index.search(word)
    #expect(results.suggestion == meant)
    #expect(results.hits.map(\.id).contains(found))
    let ways = results.hits.flatMap(\.matches).map(\.way)
    #expect(!ways.isEmpty && ways.allSatisfy { $0 == .spelling })
  }

  @Test(
    "What has matches, is short, or is near nothing stays as it is",
    arguments: ["Roku", "padi", "keanggotaannya", "xylophon", "afghan1stan", "kabar"])
  func kept(word: String) async throws {
    let (collection, index) = try await Self.index()
    defer { withExtendedLifetime(collection) {} }
    let results = try await index.search(word)
    #expect(results.suggestion == nil)
    #expect(!results.hits.flatMap(\.matches).contains { $0.way == .spelling })
  }

  private static func suggestion(_ word: String) async throws -> String? {
    let collection = try await SmallCollection()
    try collection.write(
      "Kabar dari Padang\n\nThe meeting in Padang lasted for hours, Austen said.\n", to: "a.txt")
    try await collection.synchronize()
    return try await collection.index().search(word).suggestion
  }

  @Test(
    "An English word is never taken for another, be it a name",
    .enabled(if: Hunspell.installedDictionary(named: "en_US") != nil),
    arguments: [
      ("melting", nil), ("MELTING", nil), ("meetings", nil), ("Austin", nil), ("hoarse", nil),
      ("meetinf", "meeting"), ("Ausben", "austen"), ("melting lastde", "melting lasted"),
    ] as [(String, String?)])
  func english(word: String, meant: String?) async throws {
    #expect(try await Self.suggestion(word) == meant)
  }

  @Test(
    "Nor is an Indonesian one",
    .enabled(if: Hunspell.installedDictionary(named: "id_ID") != nil),
    arguments: [
      ("pedang", nil), ("pedangnya", nil), ("dipandang", nil), ("padanh", "padang"),
    ] as [(String, String?)])
  func indonesian(word: String, meant: String?) async throws {
    #expect(try await Self.suggestion(word) == meant)
  }
}
