import ScoSearch
import TestSupport
import Testing

@Suite("The state of an index says whether it is still what it was")
struct IndexStateTests {
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 0x2C && $0 < 0x7B && $0 != 0x5C && $0 != 0x2F }
  }

  @Test("Each commit, each generation and each lexicon is another state; nothing else is")
  func changes() async throws {
    let collection = try await SmallCollection(files: ["a.txt": "Padi\n\nHarga padi naik di desa."])
    let index = try collection.index()
    var seen = [try index.state()]
    func isNew() throws -> Bool {
      let state = try index.state()
      defer { seen.append(state) }
      return !seen.contains(state) && !seen.map(\.description).contains(state.description)
    }
    #expect(try index.state() == seen[0])
    #expect(try collection.index().state().description == seen[0].description)
    _ = try await index.search("padi")
    try await collection.synchronize()
    #expect(try index.state() == seen[0], "nothing had changed")

    try await collection.add([Article(id: "b", title: "Pasar", body: "Pasar pagi.")])
    #expect(try isNew())
    try collection.write("Padi\n\nHarga padi turun di desa.", to: "a.txt")
    try await collection.synchronize()
    #expect(try isNew())
    try collection.folder.write("pasar = market", to: "index/lexicon/translations-mine.txt")
    try await collection.synchronize()
    #expect(try isNew())
    try await collection.synchronize(isFull: true)
    #expect(try isNew())
    try collection.folder.remove("index/built")
    try await collection.synchronize()
    #expect(try isNew(), "a first generation once more")
    #expect(seen.allSatisfy { Self.isPlain($0.description) })
  }

  @Test("Where there is no index any more, that is said")
  func gone() async throws {
    let collection = try await SmallCollection(files: ["a.txt": "Padi\n\nHarga padi naik."])
    let index = try collection.index()
    try collection.folder.remove("index/built")
    let error = #expect(throws: SearchError.self) { try index.state() }
    #expect(error?.code == .notBuilt)
  }
}
