import ScoSearch
import Testing

struct SnippetTests {
  /// A sentence without any word that is asked for.
  private static let filler = "Angin laut bertiup sepanjang malam dan perahu tetap di dermaga. "

  private static func snippet(_ body: String, _ query: String) async throws -> Snippet {
    let collection = try await SmallCollection(articles: [
      Article(id: "a", title: "Kabar", body: body, language: .indonesian)
    ])
    return try #require(try await collection.search(query).hits.first).snippet
  }

  private static func marked(_ snippet: Snippet) -> [String] {
    snippet.fragments.filter(\.isHighlighted).map(\.text)
  }

  @Test("A short body is shown whole, without an ellipsis")
  func short() async throws {
    let snippet = try await Self.snippet("Petani menanam padi.", "padi")
    #expect(snippet.plainText == "Petani menanam padi.")
    #expect(Self.marked(snippet) == ["padi"])
  }

  @Test("In a long body the passage with the words is shown, from its sentence on")
  func long() async throws {
    let body =
      String(repeating: Self.filler, count: 200) + "Seorang petani menanam padi di lereng. "
      + String(repeating: Self.filler, count: 200)
    let snippet = try await Self.snippet(body, "padi petani")
    #expect(snippet.plainText.contains("Seorang petani menanam padi di lereng."))
    #expect(snippet.plainText.utf8.count < 400)
    #expect(Self.marked(snippet) == ["petani", "padi"])
  }

  @Test("Words that stand far apart are shown in two passages")
  func twoPassages() async throws {
    let body =
      "Padi ditanam di lereng. " + String(repeating: Self.filler, count: 50)
      + "Gudang itu terbakar habis. " + String(repeating: Self.filler, count: 50)
    let snippet = try await Self.snippet(body, "padi gudang")
    #expect(Set(Self.marked(snippet).map { $0.lowercased() }) == ["padi", "gudang"])
    #expect(snippet.plainText.contains(" … "))
    #expect(snippet.plainText.utf8.count < 450)
  }

  @Test("A passage begins and ends between words", arguments: 1..<12)
  func bounds(count: Int) async throws {
    let words = (0..<400).map { "kata\($0)" }
    var body = words
    body.insert("padi", at: count * 33)
    let plain = try await Self.snippet(body.joined(separator: " "), "padi").plainText
    let shown = plain.split { $0 == " " || $0 == "…" }.map(String.init)
    #expect(shown.contains("padi"))
    #expect(shown.allSatisfy { body.contains($0) }, "\(plain)")
  }

  @Test(
    "A word of thousands of letters is shown and named as far as a snippet reaches",
    arguments: ["padi", "é", "ladang"])
  func longWord(part: String) async throws {
    let word = "padi" + String(repeating: part, count: 4000)
    let collection = try await SmallCollection(articles: [
      Article(id: "a", title: "Kabar", body: word, language: .indonesian)
    ])
    let hit = try #require(try await collection.search("padi*").hits.first)
    #expect((100..<1000).contains(hit.snippet.plainText.utf8.count))
    #expect(hit.snippet.plainText.hasPrefix("padi"))
    #expect(Self.marked(hit.snippet).count == 1)
    #expect(!hit.matches.isEmpty)
    #expect(hit.matches.allSatisfy { (4...200).contains($0.matched.utf8.count) })
  }

  @Test("A letter of the query with thousands of accents is named by its beginning")
  func accents() async throws {
    let collection = try await SmallCollection(articles: [
      Article(id: "a", title: "Kabar", body: "Petani menanam padi.", language: .indonesian)
    ])
    let results = try await collection.search("padi" + String(repeating: "\u{301}", count: 5000))
    let hit = try #require(results.hits.first)
    #expect(!hit.matches.isEmpty)
    #expect(hit.matches.allSatisfy { $0.query.utf8.count <= 256 && $0.matched == "padi" })
  }

  @Test("A passage is never cut within a character")
  func characters() async throws {
    let body = String(repeating: "日本語", count: 400) + " padi " + String(repeating: "é", count: 900)
    let plain = try await Self.snippet(body, "padi").plainText
    #expect(plain.contains("padi"))
    #expect(!plain.contains("\u{FFFD}"))
  }

  @Test("Control characters and line ends do not come through")
  func control() async throws {
    let snippet = try await Self.snippet(
      "Baris satu.\n\nBaris\tdua \u{1B}[31m padi\u{7}\u{202E}\r\n\nmerah.", "padi")
    #expect(snippet.plainText == "Baris dua [31m padi merah.")
  }

  @Test("Repeated words are marked each time, and as one across a hyphen")
  func repeated() async throws {
    let snippet = try await Self.snippet("Negara-negara kecil dan negara besar.", "negara")
    #expect(Self.marked(snippet) == ["Negara-negara", "negara"])
  }

  @Test("A body of some megabytes is answered, with the words found near its beginning")
  func huge() async throws {
    let body = "Padi tumbuh. " + String(repeating: "angin ", count: 300_000)
    #expect(Self.marked(try await Self.snippet(body, "padi")) == ["Padi"])
  }

  @Test("An article without a body has an empty snippet")
  func noBody() async throws {
    let collection = try await SmallCollection(articles: [
      Article(id: "a", title: "Padi tumbuh", body: "", language: .indonesian)
    ])
    let hit = try #require(try await collection.search("padi").hits.first)
    #expect(hit.snippet.plainText == "")
  }
}
