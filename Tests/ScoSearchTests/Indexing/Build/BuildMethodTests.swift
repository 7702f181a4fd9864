import Testing

@testable import ScoSearch

/// Where Xapian is of another series, an index is built by another way, and answers the same.
struct BuildMethodTests {
  /// News with copies, long and short ones, in two languages.
  private static func texts(_ numbers: Range<Int>, edition: Int) -> [(name: String, text: String)] {
    let crops = ["padi", "jagung", "kedelai", "harvest", "cooperation", "sanksi", "Rusia-China"]
    return numbers.map { number in
      let crop = crops[number % crops.count]
      let other = crops[(number * number + edition) % crops.count]
      let prose = Prose(seed: UInt64(number % 40)).text
      let body =
        number % 3 == 0
        ? prose : "Petani melihat \(other) edisi \(edition) di ladang \(number) kemarin."
      return ("\(number).txt", "Kabar \(crop) nomor \(number)\n\n\(body)\n")
    }
  }

  private static let queries = [
    "padi", "petani melihat jagung", "edisi 2", "\"kabar padi\"", "-kedelai", "harvest", "rusia",
    "panen", "kerjasama sanction", "title:jagung ladang", "lada*",
  ]

  /// Builds an index, and changes much of it.
  private static func collection(by method: BuildMethod, jobs: Int) async throws -> SmallCollection
  {
    let collection = try await SmallCollection()
    for (name, text) in texts(0..<520, edition: 1) { try collection.write(text, to: name) }
    try await collection.synchronize(by: method, jobs: jobs)
    try await collection.add([
      Article(id: "code", title: "Dari kode", body: "Petani melihat padi.", language: .indonesian)
    ])
    for (name, text) in texts(0..<510, edition: 2) { try collection.write(text, to: name) }
    try await collection.synchronize(by: method, jobs: jobs)
    return collection
  }

  @Test(
    "Both ways give the same articles, hits, scores and copies",
    .enabled(if: BuildMethod.preferred == .segments, "There is only one way here"),
    arguments: [1, 3])
  func sameAnswers(jobs: Int) async throws {
    let bySegments = try await Self.collection(by: .segments, jobs: jobs)
    let byDatabases = try await Self.collection(by: .databases, jobs: jobs)
    for collection in [bySegments, byDatabases] {
      #expect(try IndexChecker.check(at: collection.path).problems == [])
    }
    let expected = try bySegments.index()
    let found = try byDatabases.index()
    let statistics = [try await expected.statistics(), try await found.statistics()]
    #expect(statistics[0].articles == 521)
    #expect(statistics[0].articles == statistics[1].articles)
    #expect(statistics[0].terms == statistics[1].terms)
    #expect(statistics[0].generation == statistics[1].generation)
    for query in Self.queries {
      let answer = try await Self.answer(expected, query)
      #expect(!answer.isEmpty, "\(query)")
      #expect(try await Self.answer(found, query) == answer, "\(query)")
    }
    let suggestion = try await expected.search("jagnug").suggestion
    #expect(suggestion != nil)
    #expect(try await found.search("jagnug").suggestion == suggestion)
  }

  /// The score and the copies of each article that a query finds, whatever order they were read in.
  private static func answer(
    _ index: SearchIndex, _ query: String
  ) async throws -> [String: [String]] {
    var answer: [String: [String]] = [:]
    let options = SearchOptions.with {
      $0.limit = 1000
      $0.foldsCopies = false
    }
    for hit in try await index.search(query, options: options).hits {
      answer[hit.id] = ["\(hit.score)"] + (try await index.article(id: hit.id)).copies.sorted()
    }
    return answer
  }

  @Test("Statistics and a check say where Xapian's files are not known")
  func remarks() async throws {
    let collection = try await SmallCollection(files: ["a.txt": "Kabar\n\nPetani menanam padi.\n"])
    let remarks = [
      try await collection.index().statistics().remarks,
      try IndexChecker.check(at: collection.path).remarks,
    ]
    for remarks in remarks {
      #expect(
        remarks.contains { $0.contains("builds an index more slowly") }
          == (BuildMethod.preferred == .databases))
    }
  }
}

extension SmallCollection {
  fileprivate func synchronize(by method: BuildMethod, jobs: Int) async throws {
    var options = SyncOptions(jobs: jobs)
    options.buildMethod = method
    _ = try await IndexWriter(at: path).synchronize(options)
  }
}
