import Foundation
import Testing

@Suite("The bundled articles make a good first search")
struct DemoCollectionTests {
  private func collection() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let bundled = try Repository.folder().appendingPathComponent("index")
    for part in ["articles", "lexicon"] {
      try FileManager.default.createDirectory(
        at: sandbox.url("index"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: bundled.appendingPathComponent(part), to: sandbox.url("index/\(part)"))
    }
    let run = try await sandbox.run("reindex", "--strict")
    try #require(run.status == 0, "\(run.error)")
    return sandbox
  }

  @Test("Membership is found in both languages, and each snippet shows why")
  func membership() async throws {
    let sandbox = try await collection()
    let object = try await sandbox.run("keanggotaan", "penuh", "--json").json()
    let hits = object.objects("hits")
    #expect(Set(hits.compactMap { $0.string("language") }).isSuperset(of: ["id", "en"]))
    for hit in hits {
      #expect(hit.objects("snippet").contains { $0.bool("highlight") == true })
      #expect(!hit.objects("matches").isEmpty)
    }
  }

  @Test("Every article has a title and a language, and the index is sound")
  func articles() async throws {
    let sandbox = try await collection()
    let stats = try await sandbox.run("stats", "--json").json()
    #expect(try #require(stats.integer("articles")) > 20)
    #expect(stats.object("languages")?.keys == ["id", "en"])
    #expect(try await sandbox.run("check").status == 0)
    #expect(try await sandbox.run("reindex", "--json").json().integer("changed") == 0)
  }
}
