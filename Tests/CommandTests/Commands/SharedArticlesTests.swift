import Foundation
import TestSupport
import Testing

@Suite(
  "Real articles are found as a reader expects",
  .enabled(if: SharedFolder.path != nil, Comment(rawValue: SharedFolder.whySkipped)))
struct SharedArticlesTests {
  private func collection() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let folder = try #require(SharedFolder.path)
    let run = try await sandbox.run("index", folder + "/articles", "--quiet")
    try #require(run.status == 0, "\(run.error)")
    return sandbox
  }

  /// The first three characters of the ids tell the articles apart.
  private func hits(_ sandbox: Sandbox, _ query: String) async throws -> [JSONObject] {
    try await sandbox.run("--json", "--limit", "20", query).json().objects("hits")
  }

  private func number(_ hit: JSONObject) -> String {
    String((hit.string("id") ?? "").prefix(3))
  }

  private func ways(_ hit: JSONObject) -> Set<String> {
    Set(hit.objects("matches").compactMap { $0.string("via") })
  }

  @Test(
    "Articles that come first, and those found as well",
    arguments: [
      ("keanggotaan penuh", ["001"], ["002", "004"]), ("full membership", ["002", "004"], ["001"]),
      ("pertemuan menteri", ["000"], []), ("bertemu menteri", ["000"], []),
      ("negara anggota", ["000"], []), ("sanksi", ["001"], ["002"]),
      ("kerjasama", [], ["000", "001", "002", "003", "004"]),
      ("kerja sama", [], ["000", "001", "002", "003", "004"]),
      ("SCO", [], ["000", "001", "002", "003", "004"]),
    ])
  func found(query: String, first: [String], also: [String]) async throws {
    let found = try await hits(try await collection(), query).map(number)
    #expect(Set(found.prefix(first.count)) == Set(first))
    #expect(Set(found).isSuperset(of: also))
  }

  @Test(
    "Matches in the other language say that they are translations",
    arguments: [
      ("keanggotaan penuh", ["002", "004"]), ("full membership", ["001"]), ("sanksi", ["002"]),
      ("kerja sama", ["002", "004"]), ("kerjasama", ["002", "004"]),
    ])
  func translated(query: String, articles: [String]) async throws {
    let found = try await hits(try await collection(), query)
    for article in articles {
      let hit = try #require(found.first { number($0) == article }, "\(article)")
      #expect(ways(hit).contains("translation"), "\(article)")
      #expect(hit.objects("snippet").contains { $0.bool("highlight") == true })
    }
  }

  @Test("Two spellings of one word find the same articles")
  func spellings() async throws {
    let sandbox = try await collection()
    let together = try await hits(sandbox, "kerjasama").map(number)
    let apart = try await hits(sandbox, "kerja sama").map(number)
    #expect(Set(together) == Set(apart) && together.count == 5)
    let meeting = try await hits(sandbox, "lang:id pertemuan").map(number)
    let met = try await hits(sandbox, "lang:id bertemu").map(number)
    #expect(Set(meeting) == Set(met) && meeting.contains("000"))
  }

  @Test(
    "What surrounded the article on its page is no part of it",
    arguments: ["Baca Juga Hongaria", "webinar", "Komentar", "Roku"])
  func furniture(query: String) async throws {
    let folder = try #require(SharedFolder.path) + "/articles"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let isThere = try files.contains { name in
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      return query.split(separator: " ").allSatisfy(text.contains)
    }
    #expect(isThere, "it is in a file")
    for hit in try await hits(try await collection(), query) {
      #expect(ways(hit).isDisjoint(with: ["exact", "stem"]), "\(number(hit))")
    }
  }

  @Test(
    "Title, date, language and source are known, or unknown, as the article says",
    arguments: [
      ("000", "id", nil, "ANTARA News", "Moskow"), ("001", "id", nil, "MINA", "Samarkand"),
      ("002", "en", "2016-04-07", "presstv.co.uk", nil), ("003", "id", nil, "congluan.vn", nil),
      ("004", "en", "2020-02-25", nil, nil),
    ] as [(String, String, String?, String?, String?)])
  func fields(
    article: String, language: String, date: String?, source: String?, place: String?
  ) async throws {
    let found = try await hits(try await collection(), "SCO")
    let hit = try #require(found.first { number($0) == article })
    #expect(hit.string("language") == language)
    #expect(hit.string("date") == date)
    #expect(hit.string("source") == source)
    #expect(hit.string("place") == place)
    #expect(!(hit.string("title") ?? "").isEmpty)
  }
}
