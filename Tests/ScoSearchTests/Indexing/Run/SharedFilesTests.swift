import Foundation
import ScoSearch
import TestSupport
import Testing

/// A file that several sources hold is one article, by its real path, of the source added first.
struct SharedFilesTests {
  private static func text(_ word: String) -> String { "Kabar \(word)\n\nBebek \(word) pulang.\n" }

  /// What is in the folders of these tests: files, and links with where they lead.
  struct Tree: Sendable {
    var files: [String] = []
    var links: KeyValuePairs<String, String> = [:]
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let tree: Tree
    /// In the order in which they are added.
    let sources: [String]
    /// The ids, each with the path of its file.
    let articles: [String]
    /// After the first source was taken away.
    let left: [String]
  }

  static let cases = [
    Case(
      testDescription: "a folder, then a folder in it",
      tree: Tree(files: ["a/x.txt", "a/sub/y.txt"]), sources: ["a", "a/sub"],
      articles: ["x.txt a/x.txt", "sub/y.txt a/sub/y.txt"], left: ["y.txt a/sub/y.txt"]),
    Case(
      testDescription: "a folder in a folder, then the folder",
      tree: Tree(files: ["a/x.txt", "a/sub/y.txt"]), sources: ["a/sub", "a"],
      articles: ["y.txt a/sub/y.txt", "x.txt a/x.txt"],
      left: ["sub/y.txt a/sub/y.txt", "x.txt a/x.txt"]),
    Case(
      testDescription: "a folder, then a file in it",
      tree: Tree(files: ["a/x.txt", "a/y.txt"]), sources: ["a", "a/x.txt"],
      articles: ["x.txt a/x.txt", "y.txt a/y.txt"], left: ["x.txt a/x.txt"]),
    Case(
      testDescription: "a file, then its folder with a slash behind it",
      tree: Tree(files: ["a/b/x.txt", "a/y.txt"]), sources: ["a/b/x.txt", "a/"],
      articles: ["x.txt a/b/x.txt", "y.txt a/y.txt"], left: ["b/x.txt a/b/x.txt", "y.txt a/y.txt"]),
    Case(
      testDescription: "folders whose names begin alike",
      tree: Tree(files: ["a/x.txt", "a b/x.txt", "ab/x.txt"]), sources: ["a", "a b", "ab"],
      articles: ["x.txt a/x.txt", "a b/x.txt a b/x.txt", "ab/x.txt ab/x.txt"],
      left: ["x.txt a b/x.txt", "ab/x.txt ab/x.txt"]),
    Case(
      testDescription: "a link to a folder as a source",
      tree: Tree(files: ["a/x.txt"], links: ["link": "a"]), sources: ["link", "a"],
      articles: ["x.txt a/x.txt"], left: []),
    Case(
      testDescription: "a link to a file as a source",
      tree: Tree(files: ["a/x.txt", "b/y.txt"], links: ["b/link.txt": "../a/x.txt"]),
      sources: ["b/link.txt", "a"],
      articles: ["x.txt a/x.txt"], left: ["x.txt a/x.txt"]),
    Case(
      testDescription: "links within a source to its own files and folders",
      tree: Tree(
        files: ["a/x.txt", "a/sub/y.txt"],
        links: ["a/0.txt": "x.txt", "a/sub/z.txt": "../x.txt", "a/0": "sub", "a/sub/up": ".."]),
      sources: ["a", "b"], articles: ["x.txt a/x.txt", "sub/y.txt a/sub/y.txt"], left: []),
    Case(
      testDescription: "links to what is hidden",
      tree: Tree(
        files: ["a/.store/1.txt", "a/.store/2.txt"],
        links: ["a/x.txt": ".store/1.txt", "a/b.txt": ".store/1.txt", "a/d": ".store"]),
      sources: ["a", "a/.store"],
      articles: ["b.txt a/b.txt", "d/2.txt a/d/2.txt"],
      left: ["1.txt a/.store/1.txt", "2.txt a/.store/2.txt"]),
    Case(
      testDescription: "hard links are files of their own",
      tree: Tree(files: ["a/x.txt=1", "b/x.txt=1"]), sources: ["a", "b"],
      articles: ["x.txt a/x.txt", "b/x.txt b/x.txt"], left: ["x.txt b/x.txt"]),
    Case(
      testDescription: "three, one in the other",
      tree: Tree(files: ["a/b/c/x.txt"]), sources: ["a/b", "a/b/c", "a"],
      articles: ["c/x.txt a/b/c/x.txt"], left: ["x.txt a/b/c/x.txt"]),
  ]

  @Test("Each file is one article", arguments: cases, [false, true])
  func onlyOnce(_ example: Case, isFull: Bool) async throws {
    let collection = try await Self.collection(example.tree)
    let writer = try IndexWriter(at: collection.path)
    for source in example.sources {
      try collection.folder.makeFolder("b")
      try await writer.addSource(collection.folder.path(of: source))
      _ = try await writer.synchronize()
    }
    let report = try await writer.synchronize(SyncOptions(isFull: isFull))
    #expect(report.skipped.isEmpty && report.warnings.isEmpty)
    #expect(try await Self.articles(of: collection) == example.articles.sorted())
    try await writer.removeSource(collection.folder.path(of: example.sources[0]))
    _ = try await writer.synchronize(SyncOptions(isFull: isFull))
    #expect(try await Self.articles(of: collection) == example.left.sorted())
    // Added again it comes last.
    try await writer.addSource(collection.folder.path(of: example.sources[0]))
    _ = try await writer.synchronize(SyncOptions(isFull: isFull))
    let sources = example.sources.dropFirst() + example.sources.prefix(1)
    let fresh = try await Self.collection(example.tree)
    let other = try IndexWriter(at: fresh.path)
    for source in sources {
      try fresh.folder.makeFolder("b")
      try await other.addSource(fresh.folder.path(of: source))
    }
    _ = try await other.synchronize()
    let expected = try await Self.articles(of: fresh)
    #expect(try await Self.articles(of: collection) == expected)
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  @Test("What the first source excludes is the other's", arguments: [false, true])
  func excluded(isFull: Bool) async throws {
    let collection = try await Self.collection(Tree(files: ["a/x.txt", "a/sub/y.txt"]))
    let writer = try IndexWriter(at: collection.path)
    for source in ["a", "a/sub"] {
      try await writer.addSource(collection.folder.path(of: source))
    }
    _ = try await writer.synchronize()
    try await writer.exclude([collection.folder.path(of: "a/sub")])
    let report = try await writer.synchronize(SyncOptions(isFull: isFull))
    #expect(report.warnings.isEmpty)
    #expect(try await Self.articles(of: collection) == ["x.txt a/x.txt", "y.txt a/sub/y.txt"])
  }

  @Test("What cannot be reached by one source is another's that can", arguments: [false, true])
  func unreachable(isFull: Bool) async throws {
    let collection = try await Self.collection(Tree(files: ["a/x.txt", "c/y.txt"]))
    let writer = try IndexWriter(at: collection.path)
    for source in ["a", "c/y.txt"] {
      try await writer.addSource(collection.folder.path(of: source))
    }
    _ = try await writer.synchronize()
    try FileManager.default.moveItem(
      atPath: collection.folder.path(of: "a"), toPath: collection.folder.path(of: "away"))
    let report = try await writer.synchronize(SyncOptions(isFull: isFull))
    #expect(report.removed == 0 && report.warnings.count == 1)
    #expect(try await Self.articles(of: collection) == ["x.txt a/x.txt", "y.txt c/y.txt"])
  }

  @Test(
    "Sources are named after their folders, whatever was there before", arguments: [false, true])
  func names(isFull: Bool) async throws {
    let collection = try await Self.collection(
      Tree(files: ["a/sub/x.txt", "b/sub/x.txt", "c/sub/x.txt"]))
    let writer = try IndexWriter(at: collection.path)
    for source in ["a/sub", "b/sub", "c/sub"] {
      try await writer.addSource(collection.folder.path(of: source))
    }
    _ = try await writer.synchronize()
    #expect(
      try await Self.articles(of: collection) == [
        "sub-2/x.txt b/sub/x.txt", "sub-3/x.txt c/sub/x.txt", "x.txt a/sub/x.txt",
      ])
    try await writer.removeSource(collection.folder.path(of: "a/sub"))
    let report = try await writer.synchronize(SyncOptions(isFull: isFull))
    if !isFull { #expect(report.changed == 2 && report.removed == 1) }
    #expect(
      try await Self.articles(of: collection) == [
        "sub-2/x.txt c/sub/x.txt", "x.txt b/sub/x.txt",
      ])
    #expect(try IndexChecker.check(at: collection.path).problems == [])
  }

  // MARK: Collections

  private static func collection(_ tree: Tree) async throws -> SmallCollection {
    let collection = try await SmallCollection()
    var first: [Substring: String] = [:]
    for file in tree.files {
      let parts = file.split(separator: "=")
      let path = String(parts[0])
      if parts.count > 1, let other = first[parts[1]] {
        try collection.folder.makeFolder(String(path.prefix { $0 != "/" }))
        try FileManager.default.linkItem(atPath: other, toPath: collection.folder.path(of: path))
        continue
      }
      if parts.count > 1 { first[parts[1]] = collection.folder.path(of: path) }
      try collection.folder.write(text(path), to: path)
    }
    for (link, target) in tree.links {
      try FileManager.default.createSymbolicLink(
        atPath: collection.folder.path(of: link), withDestinationPath: target)
    }
    return collection
  }

  private static func articles(of collection: SmallCollection) async throws -> [String] {
    var options = SearchOptions.everyArticle
    options.limit = 100
    return try await collection.search("bebek", options).hits.map { hit in
      "\(hit.id) \(hit.path?.dropFirst(collection.folder.path.count + 1) ?? "")"
    }.sorted()
  }
}
