import ScoSearch
import TestSupport
import Testing

/// Any text is a query: none is an error, none crashes.
struct AnyQueryTests {
  private static let oddQueries: [(text: String, ids: [String])] = [
    ("", []), (" ", []), ("\u{0}", []), ("🎉", []), ("(", []),
    (String(repeating: "(", count: 1000) + "iran", []),
    (String(repeating: "(", count: 100) + "iran", ["summit-id", "summit-en"]),
    // A query of so many words is asked without translations and other names.
    (String(repeating: "sanksi ", count: 14_000), ["sanksi-id"]),
    ("\"" + String(repeating: "sanksi panen ", count: 8000) + "\"", []),
    (String(repeating: "sanksi,", count: 14_000), ["sanksi-id"]),
    (String(repeating: "s-", count: 50_000), []),
    (String(repeating: "a", count: 100_000), []),
    ("lang:" + String(repeating: "e", count: 5000), []),
    ("source:" + String(repeating: "e", count: 5000), []),
    ("title:" + String(repeating: "pertemuan,", count: 6000), ["minister-id"]),
    (String(repeating: "museu*", count: 300), []),
    (String(repeating: "museu* ", count: 300), ["pezeshkian-en"]),
    (String(repeating: "(gurun AND (rute OR ", count: 40) + "c", ["sco-id"]),
    ("iran " + String(repeating: "-samarkand ", count: 400), ["summit-en"]),
    (String(repeating: "PBB ", count: 500), []),
    (String(repeating: "SCO ", count: 500), ["sco-id"]),
    (String(repeating: "keanggotaan penuh ", count: 200), ["summit-id"]),
    (String(repeating: "AND OR NOT ", count: 3000), ["sanksi-id"]),
    // Names that signs join, as in a pasted list.
    ("iran " + String(repeating: "user@host.or.id TNI/Polri and/f ", count: 80), ["summit-id"]),
  ]

  @Test(
    "Long and odd queries find what their words say, or nothing", .timeLimit(.minutes(5)),
    arguments: oddQueries.map { (LongText($0.text), $0.ids) })
  func odd(query: LongText, ids: [String]) async throws {
    let results = try await NewsArticles.search(query.text)
    #expect(
      Set(results.ids).isSuperset(of: ids) && results.ids.isEmpty == ids.isEmpty, "\(results.ids)")
    let all = try await NewsArticles.search(query.text, .with { $0.requiresAllWords = true })
    #expect(Set(all.ids).isSubset(of: results.ids))
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
