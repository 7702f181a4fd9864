import ScoSearch
import TestSupport
import Testing

/// Any text is a query: none is an error, none crashes.
struct AnyQueryTests {
  @Test(
    "Long and odd queries are answered", .timeLimit(.minutes(5)),
    arguments: [
      "", " ", "\u{0}", "🎉", "(", String(repeating: "(", count: 1000) + "iran",
      String(repeating: "sanksi ", count: 14_000),
      "\"" + String(repeating: "sanksi panen ", count: 8000) + "\"",
      String(repeating: "sanksi,", count: 14_000),
      String(repeating: "s-", count: 50_000),
      String(repeating: "a", count: 100_000),
      "lang:" + String(repeating: "e", count: 5000),
      "source:" + String(repeating: "e", count: 5000),
      "title:" + String(repeating: "panen,", count: 10_000),
      String(repeating: "a*", count: 300),
      String(repeating: "a* ", count: 300),
      String(repeating: "(a AND (b OR ", count: 40) + "c",
      String(repeating: "-a ", count: 1000),
      String(repeating: "PBB ", count: 500),
      String(repeating: "SCO ", count: 500),
      String(repeating: "keanggotaan penuh ", count: 200),
      String(repeating: "AND OR NOT ", count: 3000),
    ].map(LongText.init))
  func odd(query: LongText) async throws {
    let results = try await NewsArticles.search(query.text)
    #expect(results.hits.count <= 10)
    _ = try await NewsArticles.search(query.text, .with { $0.requiresAllWords = true })
  }

  @Test("Random texts are answered", arguments: 0..<60 as Range<UInt64>)
  func random(seed: UInt64) async throws {
    let text = QueryParserTests.text(seed &+ 10_000)
    let results = try await NewsArticles.search(text, .with { $0.explains = true })
    #expect(results.query == text)
    #expect(results.explanation != nil)
    #expect(results.hits.count <= results.total)
  }
}
