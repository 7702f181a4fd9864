import TestSupport
import Testing

@testable import ScoSearch

@Suite("The list of sources says what was written, or that it is damaged")
struct SourceListTests {
  /// Paths of sources, and what is excluded of each.
  private static let lists: [[(path: String, excludes: [String])]] = [
    [],
    [("/data/news", [])],
    [("/data/news", ["**/draft*", "*.tmp"]), ("/data/arsip", [])],
    [("/data/new \"s\"", ["a\\b", "]", "}", ","]), ("/data/berita, lama", ["\"path\" : \"x\""])],
    [("/data/é\u{301}/新聞", ["*\u{1F600}"]), ("/", []), ("/data/line\nend\ttab", ["\n", " "])],
    [("/data/news", []), ("/more/news", []), ("/more/articles", [])],
  ]

  private static func written(
    _ list: Int, in folder: TemporaryFolder
  ) throws -> (SourceList, ArticleCollection) {
    try folder.write("", to: "index/built/lock")
    let collection = try ArticleCollection(at: folder.path(of: "index"))
    var sources = try SourceList(of: collection)
    for (path, excludes) in lists[list] {
      let number = sources.add(path: path, in: collection)
      for pattern in excludes { sources.exclude(pattern, from: number) }
    }
    try sources.save(to: collection)
    return (sources, collection)
  }

  @Test("Whatever paths and patterns hold", arguments: lists.indices)
  func readAgain(list: Int) throws {
    let folder = try TemporaryFolder()
    let (sources, collection) = try Self.written(list, in: folder)
    #expect(sources.sources.count == Self.lists[list].count + 1)
    #expect(try SourceList(of: collection) == sources)
  }

  @Test("Whichever byte of it is another, or missing", arguments: lists.indices)
  func damage(list: Int) throws {
    let folder = try TemporaryFolder()
    let (sources, collection) = try Self.written(list, in: folder)
    let bytes = try FileSystem.read(collection.sourcesFile)
    var refused = 0
    for index in bytes.indices {
      for change in [0x01, 0x20, 0xFF] as [UInt8] {
        var damaged = bytes
        if change == 0xFF { damaged.remove(at: index) } else { damaged[index] ^= change }
        try FileSystem.replace(collection.sourcesFile, with: damaged)
        do throws(SearchError) {
          let found = try SourceList(of: collection)
          #expect(found == sources, "byte \(index)")
        } catch {
          #expect(error.code == .damaged)
          refused += 1
        }
      }
    }
    #expect(refused > bytes.count / 4)
  }

  @Test("A list that was written by hand may look otherwise")
  func byHand() throws {
    let folder = try TemporaryFolder()
    let text = #"""
      {"nextNumber": 3, "sources": [{"path": "", "number": 1, "name": "articles", "excludes": []},
       {"number": 2, "name": "x", "excludes": ["\u002a.tmp"], "path": "\/data\/news"}]}
      """#
    try folder.write(text, to: "index/built/sources.json")
    let list = try SourceList(of: ArticleCollection(at: folder.path(of: "index")))
    #expect(list.sources.map(\.path) == ["", "/data/news"])
    #expect(list.sources.map(\.name) == ["articles", "news"])
    #expect(list[2]?.excludes == ["*.tmp"])
  }
}
