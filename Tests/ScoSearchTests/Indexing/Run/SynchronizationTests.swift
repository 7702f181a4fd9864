import Foundation
import ScoSearch
import TestSupport
import Testing

struct SynchronizationTests {
  /// A text file: a headline and a sentence.
  private static func text(_ words: String) -> String {
    "Kabar \(words) dari desa\n\nPetani di desa melihat \(words) sejak pagi kemarin.\n"
  }

  private static func numbers(_ report: SyncReport) -> [Int] {
    [report.added, report.changed, report.removed, report.unchanged]
  }

  @Test("New, changed and deleted files are found, and nothing else is done")
  func changes() async throws {
    let collection = try await SmallCollection()
    for name in ["a", "b", "sub/c"] { try collection.write(Self.text("padi"), to: "\(name).txt") }
    try collection.write("no article", to: "picture.png")
    try collection.write(Self.text("padi"), to: ".hidden.txt")
    try collection.write(Self.text("padi"), to: ".hidden/d.txt")
    let first = try await collection.synchronize()
    #expect(Self.numbers(first) == [3, 0, 0, 0])
    #expect(first.articles == 3 && first.skipped.isEmpty && first.warnings.isEmpty)
    let index = try collection.index()
    #expect(
      try await Set(index.search("padi", options: .everyArticle).ids) == [
        "a.txt", "b.txt", "sub/c.txt",
      ])

    #expect(Self.numbers(try await collection.synchronize()) == [0, 0, 0, 3])

    try collection.write(Self.text("jagung manis"), to: "a.txt")
    try collection.remove("b.txt")
    try collection.write(Self.text("kedelai"), to: "d.txt")
    let second = try await collection.synchronize()
    #expect(Self.numbers(second) == [1, 1, 1, 1])
    #expect(second.articles == 3)
    #expect(try await index.search("padi", options: .everyArticle).ids == ["sub/c.txt"])
    #expect(try await index.search("jagung").ids == ["a.txt"])
    #expect(try await index.search("kedelai").ids == ["d.txt"])
    let hit = try #require(try await index.search("kedelai").hits.first)
    #expect(hit.path == "\(collection.path)/articles/d.txt")
    #expect(try await index.rawBytes(id: "d.txt") == Array(Self.text("kedelai").utf8))
  }

  @Test("Articles from code survive every synchronisation, also a full one")
  func fromCode() async throws {
    let collection = try await SmallCollection(
      files: ["a.txt": Self.text("padi")],
      articles: [Article(id: "code", title: "Dari kode", body: "Padi.", language: .indonesian)])
    try collection.write(Self.text("jagung"), to: "b.txt")
    try await collection.synchronize()
    #expect(try await Set(collection.ids("padi", .everyArticle)) == ["a.txt", "code"])
    let full = try await collection.synchronize(isFull: true)
    #expect(full.articles == 3)
    #expect(try await Set(collection.ids("padi", .everyArticle)) == ["a.txt", "code"])
    #expect(try await collection.index().article(id: "code").article.title == "Dari kode")
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test("An article from code has its id before that of a file, which is set apart")
  func codeBeforeFile() async throws {
    let collection = try await SmallCollection(
      files: ["a.txt": Self.text("padi")],
      articles: [Article(id: "a.txt", title: "Dari kode", body: "Jagung.", language: .indonesian)])
    #expect(try await collection.ids("jagung") == ["a.txt"])
    #expect(try await collection.ids("padi") == ["articles/a.txt"])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
    let again = try await collection.synchronize()
    #expect(Self.numbers(again) == [0, 0, 0, 1])
    #expect(again.articles == 2)
    let writer = try IndexWriter(at: collection.path)
    try await writer.remove(id: "a.txt")
    try await writer.commit()
    #expect(try await collection.ids("padi") == ["a.txt"])
  }

  @Test("An article of a file that was removed from code is no damage")
  func codeRemovesFile() async throws {
    let collection = try await SmallCollection(
      files: ["a.txt": Self.text("padi"), "b.txt": Self.text("padi")])
    let writer = try IndexWriter(at: collection.path)
    try await writer.remove(id: "a.txt")
    try await writer.commit()
    #expect(try await collection.ids("padi") == ["b.txt"])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
    #expect(try await writer.synchronize(SyncOptions(isFull: true)).articles == 2)
  }

  @Test("Excluded files are not read, and go where they were indexed")
  func excludes() async throws {
    let collection = try await SmallCollection(files: [
      "a.txt": Self.text("padi"), "draf/b.txt": Self.text("padi"),
      "x/y/c.txt": Self.text("padi"),
    ])
    let writer = try IndexWriter(at: collection.path)
    try await writer.exclude(["draf", "**/c*.txt"])
    let report = try await writer.synchronize()
    #expect(report.removed == 2)
    #expect(try await collection.ids("padi") == ["a.txt"])
    #expect(try await collection.index().sources().first?.excludes == ["draf", "**/c*.txt"])
  }

  @Test("A file that cannot be read is named with its reason, the rest goes in")
  func skipped() async throws {
    let collection = try await SmallCollection()
    try collection.write(Self.text("padi"), to: "a.txt")
    try collection.write("", to: "empty.txt")
    try collection.folder.write([0, 1, 2, 0, 0, 3, 0xFF, 0], to: "index/articles/binary.txt")
    try FileManager.default.createSymbolicLink(
      atPath: "\(collection.path)/articles/broken.txt", withDestinationPath: "nowhere")
    for isFirst in [true, false] {
      let report = try await collection.synchronize()
      #expect(report.articles == 1)
      let names = Set(
        report.skipped.map { $0.path.split(separator: "/").last.map(String.init) ?? "" })
      #expect(names == ["empty.txt", "binary.txt", "broken.txt"], "first time: \(isFirst)")
      #expect(report.skipped.allSatisfy { !$0.reason.isEmpty })
    }
  }

  @Test("Records of one file are articles; a bad line is named by its number")
  func records() async throws {
    let lines = """
      {"id": "r1", "title": "Satu", "body": "Padi tumbuh di sawah.", "lang": "id", "date": "2016-04"}
      not JSON
      {"id": "r2", "title": "Two", "text": "Maize grows in the field.", "lang": "en", "x": 1}
      {"title": "Tiga", "body": "Padi tanpa nama.", "lang": "id"}

      """
    let collection = try await SmallCollection()
    try collection.write(lines, to: "all.jsonl")
    let report = try await collection.synchronize()
    #expect(report.added == 3)
    #expect(report.skipped.map(\.line) == [2])
    #expect(try await Set(collection.ids("padi", .everyArticle)) == ["r1", "all.jsonl#4"])
    #expect(try await collection.search("maize").hits.first?.language == .english)
    let shorter = lines.replacingOccurrences(of: "not JSON\n", with: "")
      .replacingOccurrences(of: "tumbuh", with: "menguning")
    try collection.write(shorter, to: "all.jsonl")
    let second = try await collection.synchronize()
    #expect(Self.numbers(second) == [0, 3, 0, 0])
    #expect(second.articles == 3)
    #expect(try await Set(collection.ids("padi", .everyArticle)) == ["r1", "all.jsonl#3"])
  }

  @Test(
    "Of thousands of bad records, and of repeated ids, a thousand are named and the others counted",
    arguments: [true, false])
  func manyProblems(isFull: Bool) async throws {
    let collection = try await SmallCollection(files: ["x.txt": Self.text("ubi")])
    try collection.write(String(repeating: "{}\n", count: 3000), to: "bad.jsonl")
    try collection.write(
      String(repeating: #"{"id": "r", "title": "Kabar", "body": "Padi."}"# + "\n", count: 1500),
      to: "same.jsonl")
    let report = try await collection.synchronize(isFull: isFull)
    #expect(report.articles == 2)
    #expect(report.skipped.count == 1001)
    #expect(report.skipped.prefix(1000).map(\.line) == (1...1000).map { $0 })
    #expect(report.skipped.last?.line == nil && report.skipped.last?.count == 2000)
    #expect(report.skipped.last?.reason == "2000 more problems of this file are not named")
    #expect(report.warnings.count == 1001)
    #expect(
      report.warnings.last == "499 more articles have given way to later ones with their ids")
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test("Of thousands of doubtful records ten are remembered, and the others counted")
  func manyDoubts() async throws {
    let collection = try await SmallCollection()
    let lines = (1...1200).map { #"{"id": "r\#($0)", "title": "Kabar", "body": ""}"# }
    try collection.write(lines.joined(separator: "\n"), to: "doubtful.jsonl")
    for named in [1000, 10] {
      let report = try await collection.synchronize()
      #expect(report.doubtful.count == named + 1)
      #expect(report.doubtful.first?.reason == "'r1' has no text, only a title")
      #expect(report.doubtful.reduce(0) { $0 + $1.count } == 1200)
      #expect(
        report.doubtful.last?.reason
          == "\(1200 - named) more problems of this file are not named")
      #expect(report.skipped.isEmpty)
    }
  }

  @Test("Of two records with one id the later counts, with a warning", arguments: [true, false])
  func repeatedIDs(isFull: Bool) async throws {
    let collection = try await SmallCollection(files: ["x.txt": Self.text("ubi")])
    try collection.write(
      """
      {"id": "r", "title": "Satu", "body": "Padi lama.", "lang": "id"}
      {"id": "r", "title": "Dua", "body": "Padi baru.", "lang": "id"}

      """, to: "a.jsonl")
    try collection.write(
      #"{"id": "s", "title": "Tiga", "body": "Jagung lama.", "lang": "id"}"#, to: "b.jsonl")
    try collection.write(
      #"{"id": "s", "title": "Empat", "body": "Jagung baru.", "lang": "id"}"#, to: "c.jsonl")
    let report = try await collection.synchronize(isFull: isFull)
    #expect(report.articles == 3)
    #expect(report.warnings.count == 2, "\(report.warnings)")
    #expect(try await collection.search("padi").hits.map(\.title) == ["Dua"])
    #expect(try await collection.search("jagung").hits.map(\.title) == ["Empat"])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test(
    "A link within a source is the file it leads to; one that leads out is skipped, and said so")
  func linksOut() async throws {
    let collection = try await SmallCollection()
    try collection.write(Self.text("padi"), to: "sub/a.txt")
    try collection.folder.write(Array(Self.text("jagung").utf8), to: "outside/rahasia.txt")
    let articles = "\(collection.path)/articles"
    for (link, target) in [
      ("b.txt", "sub/a.txt"), ("rahasia.txt", "../../outside/rahasia.txt"),
      ("luar", "../../outside"), ("akar", "/"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(articles)/\(link)", withDestinationPath: target)
    }
    let report = try await collection.synchronize()
    #expect(report.articles == 1)
    #expect(try await collection.search("padi").ids == ["sub/a.txt"])
    #expect(
      Set(report.skipped.map(\.path))
        == Set(["rahasia.txt", "luar", "akar"].map { "\(articles)/\($0)" }))
    #expect(report.skipped.allSatisfy { $0.reason == "a link that leads out of the source" })
    #expect(try await collection.ids("jagung").isEmpty)
  }

  @Test("A link back up is not followed for ever")
  func loops() async throws {
    let collection = try await SmallCollection()
    try collection.write(Self.text("padi"), to: "sub/a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: "\(collection.path)/articles/sub/up", withDestinationPath: "..")
    let report = try await collection.synchronize()
    #expect(report.articles == 1)
    #expect(try await collection.ids("padi") == ["sub/a.txt"])
  }

  @Test(
    "What was added from code stays when a synchronisation is cancelled", arguments: [true, false])
  func cancelledAfterAdding(isFull: Bool) async throws {
    let collection = try await SmallCollection(files: ["a.txt": Self.text("padi")])
    try collection.write(Self.text("padi muda"), to: "b.txt")
    let writer = try IndexWriter(at: collection.path)
    try await writer.add(Article(id: "c", title: "Kabar", body: "Padi.", language: .indonesian))
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await writer.synchronize(SyncOptions(isFull: isFull))
    }
    let error = await #expect(throws: SearchError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    #expect(try await Set(collection.ids("padi", .everyArticle)) == ["a.txt", "c"])
  }

  @Test("A synchronisation that is cancelled leaves the index as it was", arguments: [true, false])
  func cancelled(isFull: Bool) async throws {
    let collection = try await SmallCollection(files: ["a.txt": Self.text("padi")])
    for number in 0..<5 { try collection.write(Self.text("jagung"), to: "n\(number).txt") }
    let path = collection.path
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await IndexWriter(at: path).synchronize(SyncOptions(isFull: isFull))
    }
    let error = await #expect(throws: SearchError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    #expect(try await collection.ids("jagung") == [])
    #expect(try await collection.ids("padi") == ["a.txt"])
    #expect(try IndexChecker.check(at: path).isSound)
    #expect(try await collection.synchronize().added == 5)
    #expect(try await collection.ids("jagung", .everyArticle).count == 5)
  }

  @Test("A change of the lexicon alone is taken up")
  func lexicon() async throws {
    let collection = try await SmallCollection(files: ["a.txt": Self.text("padi")])
    #expect(try await collection.ids("rice") == [])
    try collection.folder.write("padi = rice\n", to: "index/lexicon/translations.txt")
    let report = try await collection.synchronize()
    #expect(Self.numbers(report) == [0, 0, 0, 1])
    #expect(try await collection.ids("rice") == ["a.txt"])
    try collection.folder.write("no line\n", to: "index/lexicon/translations.txt")
    let second = try await collection.synchronize()
    #expect(second.warnings.contains { $0.contains("translations.txt:1") })
    #expect(try await collection.ids("rice") == [])
  }

  @Test("A change of stems builds anew, articles from code with it")
  func stems() async throws {
    let collection = try await SmallCollection(
      files: ["a.txt": Self.text("zabrak")],
      articles: [Article(id: "code", title: "Zabrak", body: "Dari kode.", language: .indonesian)])
    #expect(try await collection.ids("qwerty") == [])
    try collection.folder.write("zabrak, qwerty = zabrak\n", to: "index/lexicon/stems.txt")
    let report = try await collection.synchronize()
    #expect(report.articles == 2)
    #expect(try await Set(collection.ids("qwerty")) == ["a.txt", "code"])
  }

  @Test("Progress is told from scanning to the last file")
  func progress() async throws {
    let collection = try await SmallCollection()
    for number in 0..<4 { try collection.write(Self.text("padi"), to: "\(number).txt") }
    let (stream, continuation) = AsyncStream.makeStream(of: IndexingProgress.self)
    _ = try await IndexWriter(at: collection.path).synchronize { continuation.yield($0) }
    continuation.finish()
    var steps: [IndexingProgress] = []
    for await step in stream { steps.append(step) }
    #expect(steps.first?.stage == .scanning)
    #expect(steps.filter { $0.stage == .reading }.map(\.done).max() == 4)
    #expect(steps.last?.stage == .merging)
    #expect(steps.allSatisfy { $0.done <= $0.total })
  }
}
