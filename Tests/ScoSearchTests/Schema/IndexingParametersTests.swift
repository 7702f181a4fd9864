import ArticleText
import Testing
import Xapian

@testable import ScoSearch

struct IndexingParametersTests {
  @Test("Every parameter is part of what an index says of its analysis")
  func complete() throws {
    let analysis = IndexFacts.current(lexicon: try Lexicon(folder: nil), at: "").analysis
    let parameters = Mirror(reflecting: IndexingParameters.standard).children
    #expect(parameters.count >= 14)
    for (name, value) in parameters {
      #expect(analysis.contains("\(try #require(name)) \(value)"))
    }
    var other = IndexingParameters.standard
    other.titleFrequency += 1
    #expect(
      IndexFacts.current(lexicon: try Lexicon(folder: nil), parameters: other, at: "").analysis
        != analysis)
  }

  @Test("An index that was built with another parameter is built anew, articles from code with it")
  func renewal() async throws {
    let collection = try await SmallCollection(
      files: ["a.txt": "Kabar padi\n\nPetani di desa menanam padi sejak pagi kemarin."],
      articles: [Article(id: "code", title: "Padi", body: "Dari kode.", language: .indonesian)])
    let place = try ArticleCollection(at: collection.path)
    let before = try Generation.live(of: place)
    #expect(try await collection.synchronize().unchanged == 1)
    #expect(try Generation.live(of: place) == before)

    var parameters = IndexingParameters.standard
    parameters.leadWords += 1
    var facts = IndexFacts.current(
      lexicon: try Lexicon(folder: place.lexiconFolder), parameters: parameters, at: before.path)
    do {
      var database = try WritableDatabase(
        path: before.path, opening: .open, options: .waitForLock)
      try facts.write(to: &database)
      try database.commit()
    }
    try await collection.synchronize()
    let after = try Generation.live(of: place)
    #expect(after != before)
    facts = try IndexFacts(of: try Database(path: after.path), at: after.path)
    #expect(facts.analysis.contains("\(IndexingParameters.standard)"))
    #expect(try await Set(collection.ids("padi")) == ["a.txt", "code"])
  }
}
