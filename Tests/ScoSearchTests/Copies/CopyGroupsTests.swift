import ScoSearch
import TestSupport
import Testing

/// The same articles make the same groups, however they came into the index.
struct CopyGroupsTests {
  /// For each article its copies.
  private static func groups(_ collection: SmallCollection) async throws -> [String: [String]] {
    let index = try collection.index()
    var groups: [String: [String]] = [:]
    for id in try await index.search(
      "-xyzzy",
      options: .with {
        $0.limit = 1000
        $0.foldsCopies = false
      }
    ).ids {
      groups[id] = try await index.article(id: id).copies
    }
    #expect(try IndexChecker.check(at: collection.path).problems == [])
    return groups
  }

  private static func article(_ id: String, _ prose: Prose) -> Article {
    Article(id: id, title: "Kabar \(id)", body: prose.text, language: .indonesian)
  }

  @Test("Articles that come, change and go take their groups along")
  func gradual() async throws {
    let one = Prose(seed: 1)
    let two = Prose(seed: 2)
    let collection = try await SmallCollection(articles: [Self.article("a", one)])
    #expect(try await Self.groups(collection) == ["a": []])

    try await collection.add([Self.article("b", one.beginning(0.7)), Self.article("c", two)])
    #expect(try await Self.groups(collection) == ["a": ["b"], "b": ["a"], "c": []])

    // A longer one comes.
    try await collection.add([Self.article("d", one.adding(two))])
    #expect(try await Self.groups(collection)["d"] == ["a", "b"])

    // One is replaced by another text, which then has a copy.
    try await collection.add([Self.article("d", two.changing(oneIn: 30))])
    #expect(
      try await Self.groups(collection) == ["a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]])

    // The longest goes, and then the last but one.
    let writer = try IndexWriter(at: collection.path)
    try await writer.add(Self.article("e", one.beginning(0.6)))
    try await writer.remove(id: "a")
    try await writer.commit()
    #expect(try await Self.groups(collection) == ["b": ["e"], "e": ["b"], "c": ["d"], "d": ["c"]])
    try await writer.remove(id: "e")
    try await writer.remove(id: "nobody")
    try await writer.commit()
    #expect(try await Self.groups(collection) == ["b": [], "c": ["d"], "d": ["c"]])

    // What came and went within one commit leaves nothing.
    try await writer.add(Self.article("f", one))
    try await writer.remove(id: "f")
    try await writer.commit()
    #expect(try await Self.groups(collection)["b"] == [])
  }

  @Test("Without copies nothing is folded any more")
  func last() async throws {
    let one = Prose(seed: 1)
    let collection = try await SmallCollection(articles: [
      Self.article("a", one), Self.article("b", one.beginning(0.9)),
    ])
    #expect(try await collection.search("-xyzzy").hits.count == 1)
    let writer = try IndexWriter(at: collection.path)
    try await writer.remove(id: "b")
    try await writer.commit()
    #expect(try await collection.ids("-xyzzy") == ["a"])
  }

  @Test("Files that are built at once, changed and removed are grouped as well", arguments: [1, 3])
  func files(jobs: Int) async throws {
    let collection = try await SmallCollection()
    let prose = (0..<8).map { Prose(seed: UInt64($0)) }
    func write(_ name: String, _ prose: Prose) throws {
      try collection.write("Judul berita \(name)\n\n\(prose.text)\n", to: "\(name).txt")
    }
    for (number, one) in prose.enumerated() {
      try write("\(number)", one)
      try write("\(number)-cut", one.beginning(0.7))
    }
    try await collection.synchronize(jobs: jobs)
    let first = try await Self.groups(collection)
    #expect(first.count == 16)
    #expect(first["3.txt"] == ["3-cut.txt"])

    try write("3-cut", prose[4].end(0.8))
    try write("9", prose[5].adding(prose[6]))
    try collection.remove("7.txt")
    try await collection.synchronize(jobs: jobs)
    let second = try await Self.groups(collection)
    #expect(second["3.txt"] == [])
    #expect(second["4.txt"] == ["3-cut.txt", "4-cut.txt"])
    #expect(second["9.txt"] == ["5-cut.txt", "5.txt"])
    #expect(second["7-cut.txt"] == [])

    try await collection.synchronize(isFull: true, jobs: jobs)
    #expect(try await Self.groups(collection) == second)
  }

  @Test("Any history gives the groups of a build from nothing", arguments: 1...6)
  func anyHistory(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    // Texts that overlap in many ways, chains and bridges included.
    let bases = (0..<4).map { Prose(seed: UInt64(seed * 100 + $0), paragraphs: 4) }
    func text() -> Prose {
      let base = random.pick(bases)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return base
      case 1: return base.beginning(Double.random(in: 0.3...1, using: &random))
      case 2: return base.end(Double.random(in: 0.3...1, using: &random))
      case 3: return base.adding(random.pick(bases))
      case 4: return base.changing(oneIn: Int.random(in: 5...30, using: &random))
      default:
        var joined = base.beginning(0.5)
        joined.paragraphs += random.pick(bases).end(0.6).paragraphs
        return joined
      }
    }
    let collection = try await SmallCollection()
    let writer = try IndexWriter(at: collection.path)
    for _ in 0..<8 {
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let id = "n\(Int.random(in: 0..<30, using: &random))"
        if Int.random(in: 0..<4, using: &random) == 0 {
          try await writer.remove(id: id)
        } else {
          try await writer.add(Self.article(id, text()))
        }
      }
      try await writer.commit()
    }
    let gradual = try await Self.groups(collection)
    #expect(gradual.values.contains { $0.count > 1 })
    _ = try await writer.synchronize(SyncOptions(isFull: true))
    #expect(try await Self.groups(collection) == gradual)
  }
}
