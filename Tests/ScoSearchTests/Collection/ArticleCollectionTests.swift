import ScoSearch
import TestSupport
import Testing

struct ArticleCollectionTests {
  @Test("The collection is the named one, else the environment's, else the nearest upwards")
  func find() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "index/articles/a.txt")
    try folder.write("x", to: "other/lexicon/aliases.txt")
    try folder.write("x", to: "deep/index/something.txt")
    try folder.write("x", to: "deep/er/b.txt")
    let here = folder.path(of: "deep/er")
    func path(_ name: String? = nil, _ variable: String? = nil) throws -> String {
      let environment = variable.map { [ArticleCollection.environmentVariable: $0] } ?? [:]
      return try ArticleCollection.find(
        named: name, environment: environment, currentFolder: here
      ).path
    }
    #expect(try path() == folder.path(of: "index"), "deep/index is no collection")
    #expect(try path(nil, folder.path(of: "other")) == folder.path(of: "other"))
    #expect(try path(nil, "") == folder.path(of: "index"))
    #expect(
      try path(folder.path(of: "index"), folder.path(of: "other")) == folder.path(of: "index"))
  }

  @Test("Where there is none, the error says how to make one")
  func notFound() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: SearchError.self) {
      try ArticleCollection.find(named: nil, environment: [:], currentFolder: folder.path)
    }
    #expect(error?.code == .collectionNotFound)
    #expect(error?.remedy.contains("sco-search index") == true)
  }

  @Test("A collection is built once its index is")
  func built() async throws {
    let folder = try TemporaryFolder()
    let collection = try ArticleCollection.create(at: folder.path(of: "index"))
    #expect(!collection.isBuilt)
    _ = try await IndexWriter(at: collection.path).synchronize()
    #expect(collection.isBuilt)
  }
}
