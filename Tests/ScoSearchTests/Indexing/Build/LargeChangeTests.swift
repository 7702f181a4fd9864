import ScoSearch
import Testing

/// A change of many files builds a generation of its own, with what is kept of the old one.
struct LargeChangeTests {
  private static let crops = ["padi", "jagung", "kedelai", "ubi", "cabai", "tomat", "bayam"]

  private static func text(_ number: Int, _ edition: Int) -> String {
    let crop = crops[number % crops.count]
    let other = crops[(number * number + edition) % crops.count]
    return "Kabar \(crop) nomor \(number)\n\nPetani melihat \(other) edisi \(edition) kemarin.\n"
  }

  @Test("It gives the articles and scores of a full build")
  func sameAsFull() async throws {
    let collection = try await SmallCollection()
    for number in 0..<600 { try collection.write(Self.text(number, 1), to: "\(number).txt") }
    try await collection.synchronize()
    try await collection.add([
      Article(id: "code", title: "Dari kode", body: "Petani melihat padi.", language: .indonesian)
    ])
    let before = try await collection.index().statistics()
    let open = try collection.index()
    #expect(before.articles == 601)

    for number in 0..<450 { try collection.write(Self.text(number, 22), to: "\(number).txt") }
    for number in 580..<600 { try collection.remove("\(number).txt") }
    for number in 600..<700 { try collection.write(Self.text(number, 1), to: "\(number).txt") }
    let report = try await collection.synchronize()
    #expect(report.added == 100 && report.changed == 450 && report.removed == 20)
    #expect(report.unchanged == 130)
    #expect(report.articles == 681)
    #expect(try await collection.index().statistics().generation > before.generation)
    // With as many answers as there are articles of each kind.
    let queries = [
      ("padi", 98), ("petani melihat jagung", 681), ("edisi 22", 680), ("\"edisi 22\"", 450),
      ("\"jagung edisi\"", 97), ("-kedelai", 390),
    ]
    let gradual = try await Self.answers(open, queries.map(\.0))
    #expect(gradual.map(\.count) == queries.map(\.1))

    try await collection.synchronize(isFull: true)
    #expect(try await Self.answers(open, queries.map(\.0)) == gradual)
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test(
    "It loses no article where the first or the last document had gone before",
    arguments: [["first.txt"], ["last.txt"], ["first.txt", "last.txt"]])
  func afterRemovals(removed: [String]) async throws {
    let collection = try await SmallCollection()
    let numbered = (0..<8).map { "\($0).txt" }
    // One after the other, so that their documents are in this order.
    for names in [["first.txt"], numbered, ["last.txt"]] {
      for name in names {
        try collection.write("Kabar \(name)\n\nPetani melihat padi.\n", to: name)
      }
      try await collection.synchronize()
    }
    for name in removed { try collection.remove(name) }
    try await collection.synchronize()

    for number in 0..<540 { try collection.write(Self.text(number, 3), to: "\(number).txt") }
    let report = try await collection.synchronize(jobs: 1)
    #expect(report.changed == 8 && report.added == 532)
    #expect(report.articles == 542 - removed.count)
    #expect(try await collection.ids("title:\"nomor 0\"").contains("0.txt"))
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  /// A file of as many records.
  private static func records(_ count: Int, _ edition: Int) -> String {
    (0..<count).map { number in
      let crop = crops[number % crops.count]
      return #"{"id": "r\#(number)", "title": "Kabar \#(crop) \#(number)", "#
        + #""body": "Petani melihat \#(crop) edisi \#(edition)."}"#
    }.joined(separator: "\n")
  }

  @Test("A file of many records is a large change, one of few is not")
  func manyRecords() async throws {
    let collection = try await SmallCollection(files: [
      "a.txt": Self.text(1, 1), "many.jsonl": Self.records(510, 1),
    ])
    func generation() async throws -> Int {
      try await collection.index().statistics().generation
    }
    var generations = [try await generation()]
    func synchronize() async throws -> SyncReport {
      let report = try await collection.synchronize()
      generations.append(try await generation())
      return report
    }
    try collection.write(#"{"id": "few", "title": "Kabar ubi"}"#, to: "few.jsonl")
    #expect(try await synchronize().added == 1)
    try collection.write(Self.text(1, 2), to: "a.txt")
    #expect(try await synchronize().changed == 1)
    #expect(Set(generations).count == 1)
    try collection.write(Self.records(510, 2), to: "many.jsonl")
    #expect(try await synchronize().changed == 510)
    #expect(Set(generations).count == 2)
    // So much of a file that was never read may hold as many.
    let notes = String(repeating: "catatan ", count: 270_000)
    try collection.write(#"{"id": "new", "title": "Baru", "notes": "\#(notes)"}"#, to: "new.jsonl")
    #expect(try await synchronize().added == 1)
    #expect(Set(generations).count == 3)
    #expect(try await collection.index().statistics().articles == 513)
    #expect(try await collection.ids("\"edisi 1\"") == [])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  /// For each query the scores by id, rounded where addition in another order may differ.
  private static func answers(
    _ index: SearchIndex, _ queries: [String]
  ) async throws -> [[String: Double]] {
    var answers: [[String: Double]] = []
    for query in queries {
      var options = SearchOptions.everyArticle
      options.limit = 1000
      let hits = try await index.search(query, options: options).hits
      answers.append(
        Dictionary(uniqueKeysWithValues: hits.map { ($0.id, ($0.score * 1e9).rounded() / 1e9) }))
    }
    return answers
  }
}
