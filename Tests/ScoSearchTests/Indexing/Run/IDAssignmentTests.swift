import ScoSearch
import TestSupport
import Testing

/// What the ids are does not depend on the order in which articles come and go, nor on the way.
struct IDAssignmentTests {
  /// Something that can be there or not.
  enum Item: Sendable {
    /// A text file of a source.
    case file(String, String)
    /// A file of records with these ids.
    case records(String, String, [String])
    /// An article from code.
    case code(String)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let items: [Item]
    /// The ids where all is there, each with the source and path it is of.
    let ids: KeyValuePairs<String, String>
  }

  /// The sources, in the order in which they are added.
  private static let sources = ["satu", "dua", "tiga"]

  static let cases = [
    Case(
      testDescription: "one path in three sources",
      items: [.file("satu", "a.txt"), .file("dua", "a.txt"), .file("tiga", "a.txt")],
      ids: ["a.txt": "satu/a.txt", "dua/a.txt": "dua/a.txt", "tiga/a.txt": "tiga/a.txt"]),
    Case(
      testDescription: "one record in three sources",
      items: [
        .records("satu", "x.jsonl", ["r", "s"]), .records("dua", "y.jsonl", ["r"]),
        .records("tiga", "z.jsonl", ["s", "r"]),
      ],
      ids: [
        "r": "satu/x.jsonl", "s": "satu/x.jsonl", "dua/r": "dua/y.jsonl", "tiga/r": "tiga/z.jsonl",
        "tiga/s": "tiga/z.jsonl",
      ]),
    Case(
      testDescription: "an article from code has its id before a file",
      items: [.file("satu", "a.txt"), .code("a.txt"), .file("dua", "a.txt"), .code("dua/a.txt")],
      ids: [
        "a.txt": "code", "satu/a.txt": "satu/a.txt", "dua/a.txt": "code",
        "dua/dua/a.txt": "dua/a.txt",
      ]),
    Case(
      testDescription: "the id that sets apart is a path of an earlier source",
      items: [
        .records("satu", "x.jsonl", ["r", "dua/r"]), .records("dua", "x.jsonl", ["r"]),
        .file("tiga", "dua/dua/r.txt"),
      ],
      ids: [
        "r": "satu/x.jsonl", "dua/r": "satu/x.jsonl", "dua/dua/r": "dua/x.jsonl",
        "dua/dua/r.txt": "tiga/dua/dua/r.txt",
      ]),
    Case(
      testDescription: "the id that sets apart is one of the same source, and of a later one",
      items: [
        .records("satu", "x.jsonl", ["r"]), .records("dua", "x.jsonl", ["r"]),
        .records("dua", "y.jsonl", ["dua/r"]), .records("tiga", "x.jsonl", ["dua/dua/r", "r"]),
      ],
      ids: [
        "r": "satu/x.jsonl", "dua/r": "dua/y.jsonl", "dua/dua/r": "dua/x.jsonl",
        "tiga/dua/dua/r": "tiga/x.jsonl", "tiga/r": "tiga/x.jsonl",
      ]),
    Case(
      testDescription: "of a source the later by path and line counts",
      items: [
        .records("satu", "m.jsonl", ["r", "s", "r"]), .records("satu", "a.jsonl", ["s", "t"]),
        .records("dua", "z.jsonl", ["r"]), .records("dua", "b.jsonl", ["r", "t"]),
        .records("satu", "z.jsonl", ["r"]),
      ],
      ids: [
        "r": "satu/z.jsonl", "s": "satu/m.jsonl", "t": "satu/a.jsonl", "dua/r": "dua/z.jsonl",
        "dua/t": "dua/b.jsonl",
      ]),
    Case(
      testDescription: "names that are one text and not one file",
      items: [
        .file("satu", "caf\u{E9}.txt"), .file("satu", "cafe\u{301}.txt"),
        .file("dua", "cafe\u{301}.txt"),
      ],
      ids: [
        "caf\u{E9}.txt": "satu/caf\u{E9}.txt", "cafe\u{301}.txt": "satu/cafe\u{301}.txt",
        "dua/cafe\u{301}.txt": "dua/cafe\u{301}.txt",
      ]),
  ]

  // MARK: Tests

  @Test("One by one, and away again, in both orders", arguments: cases, [false, true])
  func oneByOne(_ example: Case, isReversed: Bool) async throws {
    let items = isReversed ? example.items.reversed() : example.items
    let collection = try await Self.collection()
    for (number, item) in items.enumerated() {
      try await Self.add([item], to: collection)
      try await Self.expectFresh(collection, items[...number])
    }
    let ids = try await Self.articles(of: collection).map { Array("\($0.id) \($0.place)".utf8) }
    #expect(Set(ids) == Set(example.ids.map { Array("\($0) \($1)".utf8) }))
    #expect(ids.count == example.ids.count)
    for (number, item) in items.enumerated() {
      try await Self.remove([item], from: collection)
      try await Self.expectFresh(collection, items[(number + 1)...])
    }
  }

  @Test("As a build of its own beside the generation", arguments: cases, [false, true])
  func large(_ example: Case, isReversed: Bool) async throws {
    let items = isReversed ? example.items.reversed() : example.items
    let half = items.count / 2
    let collection = try await Self.collection()
    try await Self.add(Array(items[..<half]), to: collection)
    try Self.writeFiller(510, to: collection)
    let before = try await collection.index().statistics().generation
    try await Self.add(Array(items[half...]), to: collection)
    #expect(try await collection.index().statistics().generation > before)
    try await Self.expectFresh(collection, items[...])

    for number in 0..<505 { try collection.remove("isi-\(number).txt") }
    try await Self.remove(Array(items[..<half]), from: collection)
    try await Self.expectFresh(collection, items[half...])
  }

  @Test("The report counts what became of the articles")
  func report() async throws {
    let collection = try await Self.collection()
    func numbers(_ report: SyncReport) -> [Int] {
      [report.added, report.changed, report.removed, report.unchanged, report.articles]
    }
    try Self.write([.records("dua", "r.jsonl", ["r", "s", "r"])], to: collection)
    #expect(numbers(try await collection.synchronize()) == [2, 0, 0, 0, 2])
    try Self.write([.records("satu", "r.jsonl", ["r"])], to: collection)
    #expect(numbers(try await collection.synchronize()) == [1, 1, 0, 1, 3])
    try Self.write([.records("dua", "z.jsonl", ["r"])], to: collection)
    #expect(numbers(try await collection.synchronize()) == [1, 0, 1, 2, 3])
    try collection.folder.remove("satu/r.jsonl")
    #expect(numbers(try await collection.synchronize()) == [0, 1, 1, 1, 2])
    try collection.folder.remove("dua/z.jsonl")
    #expect(numbers(try await collection.synchronize()) == [1, 0, 1, 1, 2])
    #expect(numbers(try await collection.synchronize()) == [0, 0, 0, 2, 2])
    #expect(numbers(try await collection.synchronize(isFull: true)) == [2, 0, 0, 0, 2])
  }

  @Test(
    "Where the latest of a source's files with an id goes and an earlier one comes, the latest counts",
    arguments: ["b", "d", "f"])
  func goneAndCome(new: String) async throws {
    let collection = try await Self.collection()
    func item(_ name: String) -> Item { .records("satu", "\(name).jsonl", ["r"]) }
    try await Self.add([item("a"), item("c"), item("e")], to: collection)
    try collection.folder.remove("satu/e.jsonl")
    try await Self.add([item(new)], to: collection)
    try await Self.expectFresh(collection, [item("a"), item("c"), item(new)])
    try await Self.remove([item(new)], from: collection)
    try await Self.expectFresh(collection, [item("a"), item("c")])
  }

  @Test("A source that goes gives its ids to the next one")
  func removedSource() async throws {
    let collection = try await Self.collection()
    try await Self.add(
      [.file("satu", "a.txt"), .file("dua", "a.txt"), .file("tiga", "a.txt")], to: collection)
    do {
      let writer = try IndexWriter(at: collection.path)
      try await writer.removeSource(collection.folder.path(of: "satu"))
      let report = try await writer.synchronize()
      #expect([report.added, report.changed, report.removed, report.unchanged] == [0, 1, 1, 1])
    }
    let ids = try await Self.articles(of: collection).map { "\($0.id) \($0.place)" }
    #expect(ids.sorted() == ["a.txt dua/a.txt", "tiga/a.txt tiga/a.txt"])
  }

  @Test("A file's article that was removed from code leaves its id to the next until it is read")
  func removedFromCode() async throws {
    let collection = try await Self.collection()
    let items: [Item] = [
      .records("satu", "a.jsonl", ["r"]), .records("satu", "b.jsonl", ["r"]),
      .records("dua", "r.jsonl", ["r"]),
    ]
    try await Self.add(items, to: collection)
    do {
      let writer = try IndexWriter(at: collection.path)
      try await writer.remove(id: "r")
      try await writer.commit()
    }
    var places = try await Self.articles(of: collection).map { "\($0.id) \($0.place)" }
    #expect(places == ["r dua/r.jsonl"])
    try await collection.synchronize()
    places = try await Self.articles(of: collection).map { "\($0.id) \($0.place)" }
    #expect(places.sorted() == ["dua/r dua/r.jsonl", "r satu/a.jsonl"])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
    try await collection.synchronize(isFull: true)
    try await Self.expectFresh(collection, items[...])
  }

  // MARK: Collections

  private static func collection() async throws -> SmallCollection {
    let collection = try await SmallCollection()
    let writer = try IndexWriter(at: collection.path)
    for name in sources {
      _ = try collection.folder.makeFolder(name)
      try await writer.addSource(collection.folder.path(of: name))
    }
    return collection
  }

  private static func add(_ items: [Item], to collection: SmallCollection) async throws {
    try write(items, to: collection)
    try await collection.synchronize()
    let ids = items.compactMap { if case .code(let id) = $0 { id } else { nil } }
    if ids.isEmpty { return }
    try await collection.add(
      ids.map { Article(id: $0, title: "Kabar", body: "Desa \($0) code.", language: .indonesian) })
  }

  private static func remove(_ items: [Item], from collection: SmallCollection) async throws {
    let writer = try IndexWriter(at: collection.path)
    for item in items {
      switch item {
      case .file(let source, let path), .records(let source, let path, _):
        try collection.folder.remove("\(source)/\(path)")
      case .code(let id): try await writer.remove(id: id)
      }
    }
    try await writer.commit()
    _ = try await writer.synchronize()
  }

  private static func write(_ items: [Item], to collection: SmallCollection) throws {
    for item in items {
      switch item {
      case .file(let source, let path):
        try collection.folder.write(
          "Kabar dari jauh\n\nDesa \(source) \(path).\n", to: "\(source)/\(path)")
      case .records(let source, let path, let ids):
        let lines = ids.enumerated().map { line, id in
          let body = "Desa \(source) \(path) \(line) \(id)."
          return #"{"id": "\#(id)", "title": "Kabar", "body": "\#(body)", "lang": "id"}"#
        }
        try collection.folder.write(
          lines.joined(separator: "\n") + "\n", to: "\(source)/\(path)")
      case .code: break
      }
    }
  }

  /// Files of the collection's own source, so many that they make a large change.
  private static func writeFiller(_ count: Int, to collection: SmallCollection) throws {
    for number in 0..<count { try collection.write("Padi \(number).\n", to: "isi-\(number).txt") }
  }

  // MARK: Comparing

  private struct Found: Hashable, Comparable {
    var id: String
    /// The source and path, or `code`.
    var place: String
    var body: String

    static func < (left: Found, right: Found) -> Bool {
      Array("\(left.id) \(left.place)".utf8)
        .lexicographicallyPrecedes(Array("\(right.id) \(right.place)".utf8))
    }
  }

  /// The collection holds what a full build of the same articles does.
  private static func expectFresh(
    _ collection: SmallCollection, _ items: ArraySlice<Item>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let fresh = try await Self.collection()
    // Articles from code come first: a full build takes them over.
    let code = items.filter { if case .code = $0 { true } else { false } }
    try await add(code, to: fresh)
    try write(Array(items), to: fresh)
    try await fresh.synchronize(isFull: true)
    let (found, expected) = (try await articles(of: collection), try await articles(of: fresh))
    #expect(found == expected, sourceLocation: sourceLocation)
    #expect(
      try IndexChecker.check(at: collection.path).problems == [], sourceLocation: sourceLocation)
  }

  private static func articles(of collection: SmallCollection) async throws -> [Found] {
    let index = try collection.index()
    var options = SearchOptions.everyArticle
    options.limit = 1000
    var found: [Found] = []
    for hit in try await index.search("desa", options: options).hits {
      let place = hit.path.map { $0.dropFirst(collection.folder.path.count + 1) }
      found.append(
        Found(
          id: hit.id, place: place.map(String.init) ?? "code",
          body: try await index.article(id: hit.id).article.body))
    }
    return found.sorted()
  }
}
