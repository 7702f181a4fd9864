import Foundation
import ScoSearch
import TestSupport
import Testing

/// Sources beside collections, in them and around them, and folders that are moved.
struct SourcePlacesTests {
  private static func text(_ word: String) -> String { "Kabar \(word)\n\nBebek \(word) pulang.\n" }

  private static func folder(_ files: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(text(file), to: file) }
    // In the place of the built-in lexicon and the dictionaries of the system, which take time; not
    // to be found as articles.
    let index = files.contains { $0.hasPrefix("here/") } ? "here/index" : "index"
    for name in ["aliases", "translations", "stems", "dictionary"] {
      try folder.write("# bebek\n", to: "\(index)/lexicon/\(name).txt")
    }
    return folder
  }

  private static func paths(_ folder: TemporaryFolder, _ index: String) async throws -> [String] {
    let results = try await SearchIndex(at: folder.path(of: index))
      .search("bebek", options: .everyArticle)
    return results.hits.map { String(($0.path ?? "").dropFirst(folder.path.count + 1)) }.sorted()
  }

  // MARK: Collections in sources

  @Test("Of a collection's folder only its articles are read", arguments: [false, true])
  func collectionsInside(isFull: Bool) async throws {
    let folder = try Self.folder([
      "x.txt", "index/articles/own.txt", "index/note.txt", "index/lexicon/aliases.txt",
      "index/built/left.txt", "old/articles/y.txt", "old/note.txt", "old/built/z.txt",
      "old/lexicon/mine.txt", "fresh/articles/new.txt", "fresh/lexicon/stems.txt",
      "fresh/note.md", "plain/articles/a.txt", "plain/note.txt", "plain/built/b.txt",
      "plain/lexicon/c.txt",
    ])
    _ = try await IndexWriter(at: folder.path(of: "old")).synchronize()
    for (link, target) in [("to-built", "old/built"), ("to-old", "old"), ("n.txt", "old/note.txt")]
    {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: link), withDestinationPath: target)
    }
    let writer = try IndexWriter(at: folder.path(of: "index"))
    try await writer.addSource(folder.path)
    let report = try await writer.synchronize(SyncOptions(isFull: isFull))
    #expect(report.skipped.isEmpty)
    #expect(
      try await Self.paths(folder, "index") == [
        "fresh/articles/new.txt", "index/articles/own.txt", "old/articles/y.txt",
        "plain/articles/a.txt", "plain/built/b.txt", "plain/lexicon/c.txt", "plain/note.txt",
        "x.txt",
      ])
    #expect(try await SearchIndex(at: folder.path(of: "index")).hasArticle(id: "own.txt"))
  }

  @Test(
    "What lies in a collection's folder is no source",
    arguments: ["index", "index/lexicon", "index/notes/a.txt", "old/notes"])
  func sourceInside(path: String) async throws {
    let folder = try Self.folder(["index/lexicon/b.txt", "index/notes/a.txt", "old/notes/c.txt"])
    _ = try await IndexWriter(at: folder.path(of: "old")).synchronize()
    let writer = try IndexWriter(at: folder.path(of: "index"))
    let error = await #expect(throws: SearchError.self) {
      try await writer.addSource(folder.path(of: path))
    }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("only articles/ is read") == true)
  }

  @Test("A folder of a collection's articles, and another collection's folder, are sources")
  func articlesInside() async throws {
    let folder = try Self.folder([
      "index/articles/sub/a.txt", "old/articles/b.txt", "old/note.txt", "mine/articles/c/d.txt",
      "mine/note.txt",
    ])
    for old in ["old", "mine"] {
      _ = try await IndexWriter(at: folder.path(of: old)).synchronize()
    }
    let writer = try IndexWriter(at: folder.path(of: "index"))
    for path in ["index/articles/sub", "old", "mine/articles/c"] {
      try await writer.addSource(folder.path(of: path))
    }
    _ = try await writer.synchronize()
    #expect(
      try await Self.paths(folder, "index") == [
        "index/articles/sub/a.txt", "mine/articles/c/d.txt", "old/articles/b.txt",
      ])
    #expect(
      try await SearchIndex(at: folder.path(of: "index")).sources().map(\.articles) == [1, 0, 1, 1])
  }

  @Test("A source that a collection is made around later is no source any more, and that is said")
  func collectionMadeAround() async throws {
    let folder = try Self.folder(["index/articles/a.txt", "b/notes/c.txt"])
    let writer = try IndexWriter(at: folder.path(of: "index"))
    try await writer.addSource(folder.path(of: "b/notes"))
    #expect(try await writer.synchronize().added == 2)
    _ = try await IndexWriter(at: folder.path(of: "b")).synchronize()
    let report = try await writer.synchronize()
    #expect(report.removed == 1)
    #expect(report.skipped.map(\.path) == [folder.path(of: "b/notes")])
  }

  @Test("A collection without articles of its own has a source that is there, and empty")
  func noOwnArticles() async throws {
    let folder = try Self.folder(["news/a.txt"])
    let writer = try IndexWriter(at: folder.path(of: "index"))
    try await writer.addSource(folder.path)
    #expect(try await writer.synchronize().warnings.isEmpty)
    let sources = try await SearchIndex(at: folder.path(of: "index")).sources()
    #expect(sources.map(\.articles) == [0, 1])
    #expect(sources.map(\.isReachable) == [true, true])
  }

  // MARK: Folders that are moved

  @Test(
    "A folder that holds a collection and its sources is moved, with nothing read anew",
    arguments: ["elsewhere", "far/away/from here"])
  func moved(place: String) async throws {
    let folder = try Self.folder([
      "here/x.txt", "here/news/a.txt", "here/one.txt", "here/index/articles/own.txt",
      "other/a.txt",
    ])
    do {
      let writer = try IndexWriter(at: folder.path(of: "here/index"))
      for source in ["here/news", "here/one.txt", "other"] {
        try await writer.addSource(
          folder.path(of: source), excluding: [folder.path(of: "here/news/draf")])
      }
      #expect(try await writer.synchronize().added == 4)
    }
    try folder.makeFolder("far/away")
    try FileManager.default.moveItem(
      atPath: folder.path(of: "here"), toPath: folder.path(of: place))
    let index = "\(place)/index"
    #expect(
      try await Self.paths(folder, index)
        == [
          "\(place)/index/articles/own.txt", "\(place)/news/a.txt", "\(place)/one.txt",
          "other/a.txt",
        ].sorted())
    try folder.write(Self.text("draf"), to: "\(place)/news/draf/d.txt")
    let report = try await IndexWriter(at: folder.path(of: index)).synchronize()
    #expect(report.warnings.isEmpty && report.skipped.isEmpty)
    #expect(report.unchanged == 4 && report.added == 0 && report.changed == 0)
    let sources = try await SearchIndex(at: folder.path(of: index)).sources()
    let paths = ["\(place)/index/articles", "\(place)/news", "\(place)/one.txt", "other"]
    #expect(sources.map(\.path) == paths.map(folder.path(of:)))
    #expect(sources.allSatisfy { $0.isReachable })
  }

  @Test("A collection whose source is the folder that holds it is moved with it")
  func movedWhole() async throws {
    let folder = try Self.folder(["here/x.txt", "here/index/articles/x.txt", "other/x.txt"])
    do {
      let writer = try IndexWriter(at: folder.path(of: "here/index"))
      for source in ["here", "other"] { try await writer.addSource(folder.path(of: source)) }
      _ = try await writer.synchronize()
    }
    try FileManager.default.moveItem(
      atPath: folder.path(of: "here"), toPath: folder.path(of: "there"))
    for isFull in [false, true] {
      let report = try await IndexWriter(at: folder.path(of: "there/index"))
        .synchronize(SyncOptions(isFull: isFull))
      #expect(report.warnings.isEmpty && report.articles == 3)
      let hits = try await SearchIndex(at: folder.path(of: "there/index"))
        .search("bebek", options: .everyArticle).hits
      // As in an index made there.
      #expect(hits.map(\.id).sorted() == ["other/x.txt", "there/x.txt", "x.txt"])
    }
  }

  @Test("Only what lies in the folder that holds the collection is kept relative to it")
  func keptPaths() async throws {
    let folder = try Self.folder(["p/news/a.txt", "pq/a.txt", "a.txt"])
    let writer = try IndexWriter(at: folder.path(of: "p/index"))
    for source in ["p/news", "pq", "p", ""] { try await writer.addSource(folder.path(of: source)) }
    let list = String(
      decoding: try folder.read("p/index/built/sources.json"), as: UTF8.self)
    #expect(list.contains(#""path" : "news""#))
    #expect(list.contains(#""path" : ".""#))
    #expect(list.contains(#""path" : "\#(folder.path)/pq""#))
    #expect(list.contains(#""path" : "\#(folder.path)""#))
  }

  @Test("A list of sources with absolute paths is read as before")
  func absoluteList() async throws {
    let folder = try Self.folder(["news/a.txt"])
    do {
      let writer = try IndexWriter(at: folder.path(of: "index"))
      try await writer.addSource(folder.path(of: "news"))
      _ = try await writer.synchronize()
    }
    let list = String(decoding: try folder.read("index/built/sources.json"), as: UTF8.self)
    let absolute = list.replacing(#""news""#, with: #""\#(folder.path)/news""#)
      .split(separator: "\n").filter { !$0.contains("checksum") }.joined(separator: "\n")
    #expect(absolute != list)
    try folder.write(absolute, to: "index/built/sources.json")
    let writer = try IndexWriter(at: folder.path(of: "index"))
    #expect(try await writer.synchronize().unchanged == 1)
    try await writer.addSource(folder.path(of: "news"))
    #expect(try folder.read("index/built/sources.json") == Array(list.utf8))
  }

  // MARK: Patterns

  @Test(
    "A pattern to exclude is told when it excludes nothing",
    arguments: [
      ("draf", true), ("draf/**", true), ("*.bak", false), ("drafs", false), ("draf/a.txt", true),
      ("news/draf", false), ("ROOT/news/draf", true), ("ROOT/news/draf/", true),
      ("ROOT/n*/draf/*.txt", true), ("ROOT/**/a.txt", true), ("ROOT/news", false),
      ("ROOT/draf", false), ("ROOT/link/draf", true), ("./draf", true), ("./a.txt", false),
      (".git", true), ("/draf", false), ("gambar.png", true),
    ])
  func matchesNothing(pattern: String, isMatch: Bool) async throws {
    let folder = try Self.folder(["news/draf/a.txt", "news/b.txt", "news/.git/c.txt"])
    try folder.write("", to: "news/gambar.png")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "link"), withDestinationPath: "news")
    let writer = try IndexWriter(at: folder.path(of: "index"))
    let given = pattern.replacing("ROOT", with: folder.path)
    try await writer.addSource(folder.path(of: "news"), excluding: [given])
    let report = try await writer.synchronize()
    #expect(report.warnings.contains { $0.contains("'\(given)' excludes nothing") } == !isMatch)
    #expect(report.warnings.count == (isMatch ? 0 : 1))
    let isDraft = isMatch && !pattern.hasPrefix(".git") && pattern != "gambar.png"
    #expect(report.added == (isDraft ? 1 : 2))
    // Said once, and remembered.
    #expect(try await writer.synchronize().warnings.isEmpty)
    try folder.write(Self.text("draf"), to: "news/draf/a.txt")
    #expect(try await writer.synchronize(SyncOptions(isFull: true)).added == (isDraft ? 1 : 2))
  }
}
