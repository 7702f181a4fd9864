import Foundation
import ScoSearch
import TestSupport
import Testing

struct IndexWriterTests {
  private static func article(_ id: String, _ body: String) -> Article {
    Article(id: id, title: "Kabar \(id)", body: body, language: .indonesian)
  }

  @Test("Articles are added, replaced and removed by their id")
  func addReplaceRemove() async throws {
    let collection = try await SmallCollection(articles: [
      Self.article("a", "Padi tumbuh."), Self.article("b", "Jagung tumbuh."),
    ])
    let index = try collection.index()
    #expect(try await Set(index.search("tumbuh").ids) == ["a", "b"])

    try await collection.add([Self.article("a", "Kedelai tumbuh.")])
    #expect(try await index.search("padi").ids == [])
    #expect(try await index.search("kedelai").ids == ["a"])
    #expect(try await index.statistics().articles == 2)

    let writer = try IndexWriter(at: collection.path)
    try await writer.remove(id: "a")
    try await writer.remove(id: "no-such")
    try await writer.commit()
    #expect(try await index.search("tumbuh").ids == ["b"])
  }

  @Test("What was not committed goes with the writer")
  func uncommitted() async throws {
    let collection = try await SmallCollection(articles: [Self.article("a", "Padi tumbuh.")])
    do {
      let writer = try IndexWriter(at: collection.path)
      try await writer.add(Self.article("b", "Padi menguning."))
      try await writer.remove(id: "a")
    }
    #expect(try await collection.ids("padi") == ["a"])
    try await collection.add([Self.article("c", "Padi dipanen.")])
    #expect(try await Set(collection.ids("padi")) == ["a", "c"])
  }

  @Test("After a commit that failed the writer goes on from the last one")
  func failedCommit() async throws {
    let collection = try await SmallCollection(articles: [Self.article("a", "Padi tumbuh.")])
    let generation = try #require(
      try collection.folder.names(in: "index/built").last { $0.hasPrefix("generation-") })
    let writer = try IndexWriter(at: collection.path)
    try await writer.add(Self.article("b", "Padi menguning."))
    // A commit writes a file of this name.
    let obstacle = "\(collection.path)/built/\(generation)/v.tmp"
    try FileManager.default.createDirectory(
      atPath: obstacle, withIntermediateDirectories: false)
    await #expect(throws: SearchError.self) { try await writer.commit() }
    #expect(try await collection.ids("padi") == ["a"])
    try FileManager.default.removeItem(atPath: obstacle)
    try await writer.add(Self.article("c", "Padi dipanen."))
    try await writer.commit()
    #expect(try await Set(collection.ids("padi")) == ["a", "c"])
  }

  @Test("What is not committed is not seen; what is committed an open index sees")
  func visibility() async throws {
    let collection = try await SmallCollection(articles: [Self.article("a", "Padi tumbuh.")])
    let index = try collection.index()
    let writer = try IndexWriter(at: collection.path)
    try await writer.add(Self.article("b", "Padi menguning."))
    #expect(try await index.search("padi").ids == ["a"])
    try await writer.commit()
    #expect(try await index.search("padi").hits.count == 2)
    try await writer.commit()
    #expect(try await index.search("padi").hits.count == 2)
  }

  @Test("What is not committed yet is not lost in a synchronisation", arguments: [true, false])
  func pending(isFull: Bool) async throws {
    let collection = try await SmallCollection(files: ["a.txt": "Kabar desa\n\nPadi tumbuh.\n"])
    let writer = try IndexWriter(at: collection.path)
    try await writer.add(Self.article("code", "Padi menguning."))
    _ = try await writer.synchronize(SyncOptions(isFull: isFull))
    try await writer.commit()
    #expect(try await Set(collection.ids("padi")) == ["a.txt", "code"])
  }

  @Test(
    "What code adds, removes and commits while the index is built is not lost",
    arguments: [(isFirst: true, isFull: false), (false, true), (false, false)])
  func duringBuild(isFirst: Bool, isFull: Bool) async throws {
    let files = Dictionary(
      uniqueKeysWithValues: (0..<600).map {
        ("n\($0).txt", "Kabar \($0)\n\nPetani nomor \($0) menanam padi di lereng.\n")
      })
    let collection = try await SmallCollection()
    if !isFirst {
      try collection.write(files["n0.txt"] ?? "", to: "n0.txt")
      try await collection.synchronize()
    }
    for (name, text) in files { try collection.write(text, to: name) }
    let writer = try IndexWriter(at: collection.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { _ = try await writer.synchronize(SyncOptions(isFull: isFull)) }
      for number in 0..<20 {
        group.addTask {
          try await Task.sleep(for: .milliseconds(number * 10))
          try await writer.add(
            Article(id: "kode\(number)", title: "Dari kode", body: "Jagung nomor \(number)."))
          if number == 7 { try await writer.remove(id: "kode7") }
          if number.isMultiple(of: 5) { try await writer.commit() }
        }
      }
      try await group.waitForAll()
    }
    try await writer.commit()
    let expected = Set((0..<20).filter { $0 != 7 }.map { "kode\($0)" })
    var options = SearchOptions.everyArticle
    options.limit = 100
    #expect(try await Set(collection.ids("jagung", options)) == expected)
    #expect(try await collection.index().statistics().articles == 619)
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test("A part in another language is analysed in that language")
  func languageSpans() async throws {
    let first = "Seorang petani membaca. "
    var article = Self.article("a", first + "The ministries promised harvests.")
    article.languageSpans = [
      LanguageSpan(utf8Range: 0..<first.utf8.count, language: .indonesian),
      LanguageSpan(utf8Range: first.utf8.count..<article.body.utf8.count, language: .english),
    ]
    let collection = try await SmallCollection(articles: [article])
    #expect(try await collection.ids("ministry") == ["a"])
    #expect(try await collection.ids("membacanya") == ["a"])
    #expect(try await collection.ids("panen") == ["a"], "by its translation in the English part")
  }

  @Test("Spans that do not fit the text do no harm")
  func wrongSpans() async throws {
    var article = Self.article("a", "Café padi tumbuh.")
    article.languageSpans = [
      LanguageSpan(utf8Range: 4..<5, language: .english),
      LanguageSpan(utf8Range: 2..<3, language: nil),
      LanguageSpan(utf8Range: 12..<900, language: .indonesian),
      LanguageSpan(utf8Range: 1000..<2000, language: .indonesian),
    ]
    let collection = try await SmallCollection(articles: [article])
    #expect(try await collection.ids("padi") == ["a"])
    #expect(try await collection.index().article(id: "a").article == article)
  }

  @Test("A second writer is told that the first is at work")
  func locked() async throws {
    let collection = try await SmallCollection(articles: [Self.article("a", "Padi.")])
    do {
      let first = try IndexWriter(at: collection.path)
      let error = #expect(throws: SearchError.self) { try IndexWriter(at: collection.path) }
      #expect(error?.code == .locked)
      try await first.add(Self.article("b", "Padi."))
      try await first.commit()
    }
    _ = try IndexWriter(at: collection.path)
  }

  @Test("The collection is made where there is none; its index is empty but there")
  func creates() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "new/index")
    let writer = try IndexWriter(at: path)
    try await writer.commit()
    let index = try SearchIndex(at: path)
    #expect(try await index.search("apa").hits == [])
    #expect(try await index.statistics().articles == 0)
  }

  @Test("A path that is no collection is named in the error")
  func errors() async throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "file")
    func code(_ body: () throws -> Void) -> SearchError.Code? {
      #expect(throws: SearchError.self) { try body() }?.code
    }
    #expect(code { _ = try SearchIndex(at: folder.path(of: "none")) } == .collectionNotFound)
    #expect(code { _ = try SearchIndex(at: folder.path(of: "file")) } == .notACollection)
    #expect(code { _ = try SearchIndex(at: folder.path) } == .notBuilt)
    #expect(code { _ = try IndexWriter(at: folder.path(of: "file")) } == .notACollection)
    #expect(code { _ = try IndexWriter(at: folder.path(of: "file/below")) } != nil)
  }

  @Test("An article without an id is refused, one with an odd id is not")
  func ids() async throws {
    let collection = try await SmallCollection()
    let writer = try IndexWriter(at: collection.path)
    let error = await #expect(throws: SearchError.self) {
      try await writer.add(Self.article("", "Padi."))
    }
    #expect(error?.code == .invalidArgument)
    let ids = ["../a", "a b\nc", "é🎉", String(repeating: "x", count: 3000), "-", "\u{0}"]
    for id in ids { try await writer.add(Self.article(id, "Padi.")) }
    try await writer.commit()
    let index = try collection.index()
    #expect(try await Set(index.search("padi").ids) == Set(ids))
    for id in ids { #expect(try await index.article(id: id).article.id == id) }
  }

  @Test("The language of an article that does not say is found")
  func language() async throws {
    let collection = try await SmallCollection(articles: [
      Article(
        id: "a", title: "The harvest was good",
        body: "The farmers of the valley brought in the harvest and thanked the rain for it.")
    ])
    #expect(try await collection.search("panen").hits.first?.language == .english)
  }

  @Test("Eight tasks search while a writer commits fifty times: no search fails")
  func concurrency() async throws {
    let collection = try await SmallCollection(articles: [
      Self.article("a", "Padi tumbuh di sawah."), Self.article("b", "Jagung tumbuh di ladang."),
    ])
    let index = try collection.index()
    let path = collection.path
    try await withThrowingTaskGroup(of: Int.self) { group in
      group.addTask {
        let writer = try IndexWriter(at: path)
        for number in 0..<50 {
          try await writer.add(Self.article("n\(number % 5)", "Padi nomor \(number) tumbuh."))
          try await writer.commit()
        }
        return 1
      }
      for _ in 0..<8 {
        group.addTask {
          var found = 0
          for _ in 0..<60 {
            let results = try await index.search("padi tumbuh")
            if results.ids.contains("a") { found += 1 }
            await Task.yield()
          }
          return found == 60 ? 1 : 0
        }
      }
      var finished = 0
      for try await result in group { finished += result }
      #expect(finished == 9)
    }
    #expect(try await index.statistics().articles == 7)
    #expect(try IndexChecker.check(at: path).isSound)
  }
}
