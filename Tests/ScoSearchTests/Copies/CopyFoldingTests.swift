import ScoSearch
import Testing

/// What a search shows where the index has copies.
struct CopyFoldingTests {
  /// Three texts in five, two and one articles; each has the word "bersama" once.
  private static let articles: [Article] = {
    func article(_ id: String, _ prose: Prose, year: Int, source: String) -> Article {
      Article(
        id: id, title: "Kabar \(id)", body: prose.opening("bersama \(id)").text,
        language: .indonesian, date: ArticleDate(year: year), source: source)
    }
    let one = Prose(seed: 1)
    let two = Prose(seed: 2)
    return [
      article("a1", one, year: 2001, source: "Pos"),
      article("a2", one.beginning(0.8), year: 2002, source: "Kabar"),
      article("a3", one.beginning(0.6), year: 2003, source: "Pos"),
      article("a4", one.adding(two), year: 2004, source: "Suara"),
      article("a5", one.changing(oneIn: 25), year: 2005, source: "Kabar"),
      article("b1", two, year: 2002, source: "Pos"),
      article("b2", two.beginning(0.7), year: 2001, source: "Suara"),
      article("c1", Prose(seed: 3), year: 2010, source: "Pos"),
    ]
  }()

  private static func collection() async throws -> SmallCollection {
    try await SmallCollection(articles: articles)
  }

  private static func letters(_ results: SearchResults) -> [String] {
    results.ids.map { String($0.prefix(1)) }.sorted()
  }

  @Test("Copies are one hit that names the others; every article counts")
  func folded() async throws {
    let results = try await Self.collection().search("bersama", .with { $0.countsFacets = true })
    #expect(Self.letters(results) == ["a", "b", "c"])
    #expect(results.total == 8 && results.totalIsExact)
    #expect(results.hits.map(\.rank) == [1, 2, 3])
    for hit in results.hits {
      let all = Self.articles.map(\.id).filter { $0.first == hit.id.first }
      #expect(([hit.id] + hit.copies).sorted() == all)
      #expect(hit.copies == hit.copies.sorted())
    }
    let facets = try #require(results.facets)
    #expect(facets["source"].map { "\($0.value) \($0.count)" } == ["Pos 4", "Kabar 2", "Suara 2"])
    #expect(facets["year"].reduce(0) { $0 + $1.count } == 8)
  }

  @Test("On demand each is a hit of its own")
  func unfolded() async throws {
    let results = try await Self.collection().search("bersama", .with { $0.foldsCopies = false })
    #expect(results.ids.sorted() == Self.articles.map(\.id))
    #expect(results.total == 8)
    #expect(results.hits.allSatisfy { $0.copies == [] })
  }

  @Test("The hit is the best of its copies, by weight or by date")
  func best() async throws {
    let collection = try await Self.collection()
    let unfolded = try await collection.search("bersama", .with { $0.foldsCopies = false }).ids
    let best = "abc".compactMap { letter in unfolded.first { $0.first == letter } }
    #expect(try await collection.ids("bersama").sorted() == best)
    let newest = try await collection.ids("bersama", .with { $0.sort = .date })
    #expect(newest == ["c1", "a5", "b1"])
  }

  @Test("A hit stands for what matches, with its filters, and for no more")
  func filtered() async throws {
    let collection = try await Self.collection()
    let ofSource = try await collection.search(
      "bersama",
      .with {
        $0.source = "Kabar"
        $0.sort = .date
      })
    #expect(ofSource.ids == ["a5"])
    #expect(ofSource.hits[0].copies == ["a2"])
    #expect(ofSource.total == 2)
    let without = try await collection.search("bersama -a2 -a4 -a5", .with { $0.sort = .date })
    #expect(without.ids == ["c1", "a3", "b1"])
    #expect(without.hits.map(\.copies) == [[], ["a1"], ["b2"]])
    #expect(without.total == 5)
    let alone = try await collection.search("+a3 bersama")
    #expect(alone.ids == ["a3"])
    #expect(alone.hits[0].copies == [])
  }

  @Test("No text is on two pages")
  func pages() async throws {
    let collection = try await Self.collection()
    var seen: [String] = []
    for offset in 0..<4 {
      let page = try await collection.search(
        "bersama",
        .with {
          $0.limit = 1
          $0.offset = offset
        })
      #expect(page.total == 8)
      #expect(page.hits.map(\.rank) == (offset < 3 ? [offset + 1] : []))
      seen += page.ids
    }
    #expect(seen == (try await collection.ids("bersama")))
    #expect(try await collection.search("bersama", .with { $0.limit = 0 }).total == 8)
  }

  @Test("Articles like one are not its copies")
  func similar() async throws {
    let collection = try await Self.collection()
    let index = try collection.index()
    let folded = try await index.similar(to: "a3")
    #expect(Self.letters(folded) == ["b", "c"])
    let unfolded = try await index.similar(to: "a3", options: .with { $0.foldsCopies = false })
    #expect(Set(unfolded.ids.prefix(4)) == ["a1", "a2", "a4", "a5"])
    #expect(!unfolded.ids.contains("a3"))
  }

  @Test("A stored article names its copies")
  func stored() async throws {
    let collection = try await Self.collection()
    let index = try collection.index()
    #expect(try await index.article(id: "a2").copies == ["a1", "a3", "a4", "a5"])
    #expect(try await index.article(id: "c1").copies == [])
  }

  @Test("What serves to find copies is no term that statistics count, and no word")
  func hidden() async throws {
    let one = try await SmallCollection(articles: [Self.articles[0]])
    let two = try await SmallCollection(articles: [Self.articles[0], Self.articles[1]])
    let terms = try await one.index().statistics().terms
    // Of the second: its id, its number among the words, its source, its title's.
    #expect(try await two.index().statistics().terms < terms + 12)
    #expect(try await two.search("XC* OR XF*").hits == [])
  }

  @Test("A group of many names a hundred of them")
  func many() async throws {
    let text = Prose(seed: 9).text
    let articles = (0..<130).map { number in
      Article(id: "m\(number)", title: "Sama", body: text, language: .indonesian)
    }
    let collection = try await SmallCollection(articles: articles)
    let results = try await collection.search("sama")
    #expect(results.hits.count == 1)
    #expect(results.hits[0].copies.count == 100)
    #expect(results.total == 130)
  }
}
