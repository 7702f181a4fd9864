import Testing

@Suite("JSON has the keys that programs rely on")
struct JSONKeysTests {
  private static let hitKeys: Set<String> = [
    "rank", "score", "id", "path", "title", "language", "date", "source", "place", "author",
    "section", "url", "ocr", "snippet", "matches", "copies",
  ]

  @Test("A search's object")
  func search() async throws {
    let sandbox = try await Sandbox.built()
    let object = try await sandbox.run("gunung", "--json").json()
    #expect(
      object.keys == [
        "query", "total", "totalIsExact", "tookMilliseconds", "suggestion", "facets", "hits",
      ])
    #expect(object.string("query") == "gunung")
    #expect(object.integer("total") == 1)
    #expect(object.bool("totalIsExact") != nil)
    #expect(try #require(object.number("tookMilliseconds")) > 0)
    #expect(object.isNull("suggestion"))
    #expect(object.isNull("facets"))
    let hit = try #require(object.objects("hits").first)
    #expect(hit.keys == Self.hitKeys)
    #expect(hit.integer("rank") == 1)
    #expect(try #require(hit.number("score")) > 0)
    #expect(hit.string("id") == "panen.txt")
    #expect(hit.string("path") == "index/articles/panen.txt")
    #expect(hit.string("language") == "id")
    #expect(hit.string("place") == "Wonosobo")
    for key in ["date", "author", "section", "url", "ocr"] { #expect(hit.isNull(key), "\(key)") }
    #expect(hit.strings("copies") == [])
    let fragments = hit.objects("snippet")
    #expect(fragments.allSatisfy { $0.keys == ["text", "highlight"] })
    #expect(fragments.contains { $0.bool("highlight") == true && $0.string("text") == "gunung" })
    let match = try #require(hit.objects("matches").first)
    #expect(match.keys == ["query", "matched", "via"])
    #expect(match.string("query") == "gunung")
  }

  @Test("Nothing found is an object without hits")
  func nothing() async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.run("zzzqqqxxx", "--json")
    #expect(run.status == 1)
    #expect(try run.json().integer("total") == 0)
    #expect(try run.json().objects("hits").isEmpty)
  }

  @Test("Facets count exactly, by language, place, source and year")
  func facets() async throws {
    let sandbox = try await Sandbox.built()
    let object = try await sandbox.run("panen", "--facets", "--translate", "off", "--json").json()
    let facets = try #require(object.object("facets"))
    #expect(facets.keys == ["language", "place", "source", "year"])
    #expect(facets.object("language")?.integer("id") == 1)
    #expect(facets.object("place")?.integer("Wonosobo") == 1)
    #expect(object.bool("totalIsExact") == true)
  }

  @Test("Facets have months where a limit of dates leaves one year")
  func months() async throws {
    let sandbox = try await Sandbox.built([
      "a.jsonl": """
      {"id": "a", "title": "Gunung", "body": "Kabut di gunung.", "date": "2016-04-07"}
      {"id": "b", "title": "Kabar", "body": "Hujan di gunung itu.", "date": "2016"}
      {"id": "c", "title": "Pendaki", "body": "Salju di puncak gunung.", "date": "2018-01"}

      """
    ])
    let year = try await sandbox.run("gunung", "--facets", "--date", "2016", "--json").json()
    let facets = try #require(year.object("facets"))
    #expect(facets.keys == ["language", "month", "place", "source", "year"])
    #expect(facets.object("month")?.keys == ["2016-04"])
    #expect(facets.object("month")?.integer("2016-04") == 1)
    #expect(facets.object("year")?.integer("2016") == 2)
    let all = try await sandbox.run("gunung", "--facets", "--json").json()
    #expect(all.object("facets")?.keys == ["language", "place", "source", "year"])
  }

  @Test("What is explained is added, and nothing else")
  func explanation() async throws {
    let sandbox = try await Sandbox.built()
    let object = try await sandbox.run("gunung", "--explain", "--json").json()
    #expect(try #require(object.string("explanation")).contains("gunung"))
    let plain = try await sandbox.run("gunung", "--json").json()
    #expect(object.keys == plain.keys.union(["explanation"]))
  }

  @Test("A stored article has a hit's fields and its body")
  func show() async throws {
    let sandbox = try await Sandbox.built()
    let object = try await sandbox.run("show", "panen.txt", "--json").json()
    let expected = Self.hitKeys.subtracting(["rank", "score", "snippet", "matches"])
    #expect(object.keys == expected.union(["body"]))
    #expect(try #require(object.string("body")).contains("Kepala desa"))
  }

  @Test("Statistics")
  func stats() async throws {
    let sandbox = try await Sandbox.built()
    let object = try await sandbox.run("stats", "--json").json()
    #expect(
      object.keys.isSuperset(of: ["articles", "languages", "terms", "bytesOnDisk", "generation"]))
    #expect(object.integer("articles") == 3)
    #expect(object.object("languages")?.integer("id") == 2)
    #expect(object.object("languages")?.integer("en") == 1)
    #expect(try #require(object.integer("terms")) > 0)
    #expect(try #require(object.integer("bytesOnDisk")) > 0)
  }

  @Test("Indexing", arguments: [["reindex", "--json"], ["index", "more", "--json"]])
  func indexing(arguments: [String]) async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write("Satu kalimat tentang laut.\n", to: "more/laut.txt")
    let object = try await sandbox.run(arguments).json()
    #expect(
      object.keys.isSuperset(of: [
        "added", "changed", "removed", "unchanged", "skipped", "doubtful", "unread", "seconds",
      ]))
    #expect(object.integer("added") == (arguments[0] == "index" ? 1 : 0))
    #expect(object.integer("unchanged") == 3)
    #expect(object.objects("skipped").isEmpty)
    #expect(object.number("seconds") != nil)
  }

  @Test("Sources and checks")
  func sourcesAndCheck() async throws {
    let sandbox = try await Sandbox.built()
    let source = try await sandbox.run("sources", "--json").json().objects("sources").first
    #expect(source?.string("path") == "index/articles")
    #expect(source?.integer("articles") == 3)
    #expect(source?.bool("isReachable") == true)
    let check = try await sandbox.run("check", "--json").json()
    #expect(check.bool("isSound") == true)
    #expect(check.strings("problems") == [])
  }
}
