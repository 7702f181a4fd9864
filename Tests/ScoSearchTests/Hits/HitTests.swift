import ScoSearch
import TestSupport
import Testing

struct HitTests {
  private static func hit(_ query: String, _ id: String) async throws -> Hit {
    let results = try await NewsArticles.search(query)
    return try #require(results.hits.first { $0.id == id }, "\(query) finds \(results.ids)")
  }

  @Test("A hit has all that is known of its article")
  func fields() async throws {
    let hit = try await Self.hit("keanggotaan", "summit-id")
    #expect(hit.title == "Iran menjadi anggota tetap organisasi")
    #expect(hit.language == .indonesian)
    #expect(hit.date == ArticleDate(year: 2022, month: 9, day: 16))
    #expect(hit.source == "Kabar Timur" && hit.place == "Samarkand")
    #expect(hit.path == nil && hit.url == nil && hit.author == nil && hit.section == nil)
    #expect(hit.score > 0 && hit.rank == 1)
  }

  @Test(
    "A hit says by which way each word was found",
    arguments: [
      ("menteri", "minister-id", "Menteri", WordMatch.Way.exact),
      ("pertemuan", "minister-id", "bertemu", .stem),
      ("sanksi", "sanctions-en", "sanctions", .translation),
      ("PBB", "un-en", "United Nations", .alias),
      ("SCO", "name-id", "Organisasi Kerja Sama Shanghai", .alias),
      ("keanggotaan penuh", "summit-en", "full membership", .translation),
      ("kerjasama", "summit-id", "kerja sama", .stem),
      ("kerja sama", "membership-id", "Kerjasama", .stem),
      ("museu*", "pezeshkian-en", "museum", .prefix),
    ])
  func ways(query: String, id: String, matched: String, way: WordMatch.Way) async throws {
    let matches = try await Self.hit(query, id).matches
    #expect(
      matches.contains { $0.matched.lowercased() == matched.lowercased() && $0.way == way },
      "\(matches)")
  }

  /// Each word of a phrase is a form of a stem in each language: were all ways through them followed
  /// by themselves, they would be three times as many with each word.
  @Test("A long quoted phrase is found as one, once for each way", .timeLimit(.minutes(5)))
  func longPhrase() async throws {
    let words = (0..<40).map { "nelayan\(["satu", "dua", "tiga"][$0 % 3]) harbour" }
      .joined(separator: " ")
    let article = Article(
      id: "long", title: "Panjang", body: "Awal kalimat. \(words) lalu selesai.")
    let collection = try await SmallCollection(articles: [article])
    let hits = try await collection.index().search("\"\(words)\"").hits
    #expect(hits.map(\.id) == ["long"])
    let marked = hits[0].matches.filter { $0.matched.hasPrefix("nelayan") }
    #expect(Set(marked.map(\.way)).count == marked.count)
    #expect(!marked.isEmpty)
  }

  @Test("What is marked is a word that matched, in the form the article has")
  func highlights() async throws {
    for query in ["pertemuan menteri", "sanksi nelayan", "full membership", "SCO", "kerja sama"] {
      var marked = 0
      for hit in try await NewsArticles.search(query).hits {
        let words = Set(
          hit.matches.flatMap { $0.matched.lowercased().split { $0 == " " || $0 == "-" } })
        for fragment in hit.snippet.fragments where fragment.isHighlighted {
          marked += 1
          for word in fragment.text.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }) {
            #expect(words.contains(word), "\(query): \(fragment.text) in \(words)")
          }
        }
      }
      #expect(marked > 1, "\(query)")
    }
    let marked = try await Self.hit("pertemuan", "minister-id").snippet.fragments
      .filter(\.isHighlighted).map(\.text)
    #expect(marked == ["bertemu"])
  }

  @Test("A match in the title alone still shows the article's beginning")
  func titleOnly() async throws {
    let hit = try await Self.hit("visits", "pezeshkian-en")
    #expect(hit.snippet.plainText.hasPrefix("President Pezeshkian walked"))
    #expect(hit.snippet.fragments.allSatisfy { !$0.isHighlighted })
    #expect(hit.matches.map(\.matched) == ["visits"])
  }

  @Test("The explanation says how the query was understood")
  func explanation() async throws {
    let results = try await NewsArticles.search("sanksi -iran", .with { $0.explains = true })
    let explanation = try #require(results.explanation)
    #expect(explanation.hasPrefix("sanksi -iran"))
    #expect(explanation.contains("~sanction"))
    #expect(try await NewsArticles.search("sanksi").explanation == nil)
  }

  @Test("Similar articles are found in either language, the article itself left out")
  func similar() async throws {
    let index = try await NewsArticles.index()
    let results = try await index.similar(to: "sanksi-id")
    #expect(results.ids.first == "sanctions-en")
    #expect(!results.ids.contains("sanksi-id"))
    let limited = try await index.similar(to: "sanksi-id", options: SearchOptions(limit: 1))
    #expect(limited.hits.count == 1)
    await #expect(throws: SearchError.self) { try await index.similar(to: "no-such") }
  }

  @Test("An article is there whole, or the error says that it is not")
  func article() async throws {
    let index = try await NewsArticles.index()
    let stored = try await index.article(id: "summit-id")
    #expect(stored.article == NewsArticles.all[0])
    #expect(stored.path == nil)
    let raw = String(decoding: try await index.rawBytes(id: "summit-id"), as: UTF8.self)
    #expect(raw == "\(stored.article.title)\n\n\(stored.article.body)")
    for id in ["", "no-such", "summit", String(repeating: "x", count: 5000)] {
      let error = await #expect(throws: SearchError.self) { try await index.article(id: id) }
      #expect(error?.code == .articleNotFound)
    }
  }

  @Test("The numbers of the index are right")
  func statistics() async throws {
    let numbers = try await NewsArticles.index().statistics()
    #expect(numbers.articles == NewsArticles.all.count)
    #expect(numbers.languages.map { "\($0.value) \($0.count)" } == ["id 7", "en 4", "ru 1"])
    #expect(numbers.terms > 200 && numbers.bytesOnDisk > 10_000 && numbers.generation >= 1)
  }
}
