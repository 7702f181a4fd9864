import Testing

@testable import ScoSearch

/// A language that the project does not have is added as a row of its table, and by nothing else.
struct ThirdLanguageTests {
  private static let russian = LanguageRow(
    language: Language(rawValue: "ru"), mark: "r", stemming: .snowball("russian"),
    stopWords: ["в", "во", "и", "на", "о", "с", "что"])

  private static let articles = [
    Article(
      id: "talks", title: "Переговоры прошли во Владивостоке",
      body: "Министры обсудили торговлю и новые железные дороги.",
      language: Language(rawValue: "ru")),
    Article(
      id: "harvest", title: "Panen padi", body: "Petani menanam padi sejak pagi.",
      language: .indonesian),
    Article(id: "rail", title: "Railways", body: "New railways were opened.", language: .english),
  ]

  /// The index of the articles with the language table of a collection that has a row more.
  private static func index(_ rows: [LanguageRow]) async throws -> (SmallCollection, SearchIndex) {
    let small = try await SmallCollection()
    var collection = try ArticleCollection.create(at: small.path)
    let standard = LanguageTable.standard.rows
    collection.languages = LanguageTable(rows: standard.dropLast() + rows + standard.suffix(1))
    let writer = try IndexWriter(collection)
    for article in articles { try await writer.add(article) }
    try await writer.commit()
    return (small, try SearchIndex(collection))
  }

  @Test(
    "Inflected forms of the new language meet, and the two others go on as before",
    arguments: [
      ("переговорах", ["talks"]), ("министрами", ["talks"]), ("железной дороге", ["talks"]),
      ("menanami", ["harvest"]), ("railway", ["rail"]),
    ])
  func meets(query: String, ids: [String]) async throws {
    let (collection, index) = try await Self.index([Self.russian])
    defer { withExtendedLifetime(collection) {} }
    #expect(try await index.search(query).ids == ids)
  }

  @Test("Without the row only the form itself is found")
  func without() async throws {
    let (collection, index) = try await Self.index([])
    defer { withExtendedLifetime(collection) {} }
    #expect(try await index.search("министрами").ids.isEmpty)
    #expect(try await index.search("министры").ids == ["talks"])
  }

  @Test("A stop word of the new language is none where it is the only word")
  func stopWords() async throws {
    let (collection, index) = try await Self.index([Self.russian])
    defer { withExtendedLifetime(collection) {} }
    #expect(try await index.search("во дороги").ids == ["talks"])
    #expect(try await index.search("во").ids == ["talks"])
  }
}
