import Testing

@testable import ArticleText

@Suite("JSON")
struct JSONReaderTests {
  private func read(_ text: String) throws -> [ReadEvent] {
    try events("a.json", Array(text.utf8))
  }

  @Test(
    "Records are found wherever they stand",
    arguments: [
      (#"{"id": "a", "title": "satu"}"#, ["a"]),
      (#"{"title": "satu", "body": "x"}"#, ["folder/a.json"]),
      (#"[{"id": "a", "title": "satu"}, {"id": "b", "title": "dua"}]"#, ["a", "b"]),
      (#"[{"title": "satu"},{"title": "dua"}]"#, ["folder/a.json#1", "folder/a.json#2"]),
      ("[\n {\"id\": 1, \"title\": \"satu\"}\n,\n{\"id\": 2, \"title\": \"dua\"} ]\n", ["1", "2"]),
      (
        #"{"count": 2, "articles": [{"id": "a", "title": "x"}, {"id": "b", "title": "y"}]}"#,
        ["a", "b"]
      ),
      (#"{"title": "Feed", "items": [ {"title": "x"} ], "next": null}"#, ["folder/a.json#1"]),
      (#"{"data": [{"id": "a", "title": "x"}], "meta": {"items": [{"title": "y"}]}}"#, ["a"]),
      (#"{"data": [], "articles": [{"id": "a", "title": "x"}]}"#, ["a"]),
      (#"{"body": "story", "items": [{"title": "x"}]}"#, ["folder/a.json"]),
      (#"{"title": "x", "items": ["kapal", {"title": "y"}]}"#, ["folder/a.json"]),
      (
        #"{"title": "x", "tags": [{"title": "y"}], "deep": [[{"data": [{"id": 1}]}]]}"#,
        ["folder/a.json"]
      ),
      (#"{"id": "a", "title": "x"}{"id": "b", "title": "y"}"#, ["a", "b"]),
      ("{\"id\": \"a\", \"title\": \"x\"}\n{\"title\": \"y\"}\n", ["a", "folder/a.json#2"]),
      (#"[{"id": "a", "title": "\"}]{[\\"}, {"id": "b", "title": "]"}]"#, ["a", "b"]),
      ("\u{FEFF}[{\"id\": \"a\", \"title\": \"x\"},]", ["a"]),
    ] as [(String, [String])])
  func records(text: String, ids: [String]) throws {
    let found = try read(text)
    #expect(found.articles.map(\.id) == ids)
    #expect(found.problems.isEmpty)
  }

  @Test(
    "What is wrong is told with its line, once, and the other records go in",
    arguments: [
      ("[{\"id\": \"a\", \"title\": \"x\"},\n{\"id\": \"b\", \"tit", ["a"], [2]),
      ("[{\"id\": \"a\", \"title\": \"x\"},\n\n", ["a"], [3]),
      ("{\"articles\": [{\"id\": \"a\", \"title\": \"x\"}]\n", ["a"], [2]),
      (
        "[{\"id\": \"a\", \"title\": \"x\"},\n{\"id\" \"b\"},\n{\"id\": \"c\", \"title\": \"y\"}]",
        ["a", "c"], [2]
      ),
      (
        "[{\"id\": \"a\", \"title\": \"x\"},\n{\"id\": \"b\"},\n{\"id\": \"c\", \"title\": \"y\"}]",
        ["a", "c"], [2]
      ),
      (
        "[{\"id\": \"a\", \"title\": \"x\"},\n{\"id\": ]},\n{\"id\": \"c\", \"title\": \"y\"}]",
        ["a"], [2]
      ),
      ("[{\"id\": \"a\", \"title\": \"x\"}]\n]", ["a"], [2]),
      ("[{\"id\": \"a\", \"title\": \"x\"},\n1, \"dua\", [3, {}],\nnull]", ["a"], [2]),
      (
        "[{\"id\": \"a\", \"title\": \"x\"},\n{\"title\": \"two\nlines\"},{\"id\": \"c\", \"title\": \"y\"}]",
        ["a", "c"], [2]
      ),
      ("{\"id\": \"a\", \"title\": \"x", [], [1]),
      ("{}", [], [1]),
    ] as [(String, [String], [Int])])
  func broken(text: String, ids: [String], lines: [Int]) throws {
    let found = try read(text)
    #expect(found.articles.map(\.id) == ids)
    #expect(found.problems.map(\.line) == lines)
  }

  @Test(
    "A file that holds no records says so",
    arguments: [
      "", " \n ", "[]", "[1, 2, 3]", "kapal", "\"kapal\"", "42\n43", "[[], []]", "[null]",
    ])
  func noRecords(text: String) throws {
    #expect { try read(text) } throws: { ($0 as? ReadError)?.code == .empty }
  }

  @Test("JSON in UTF-16 is refused; a zero byte spoils its own record alone")
  func zeros() throws {
    #expect {
      try events("a.json", Array("{}".utf8).flatMap { [$0, 0] })
    } throws: {
      ($0 as? ReadError)?.code == .binary
    }
    let found = try read(
      "[{\"id\": \"a\", \"title\": \"\u{0}\"}, {\"id\": \"b\", \"title\": \"x\"}]")
    #expect(found.articles.map(\.id) == ["b"])
    #expect(found.problems.count == 1)
  }

  @Test("A record that is too large is left out, and the next is read")
  func tooLarge() throws {
    let long = String(repeating: "padi jagung ", count: JSONReader.largestRecord / 12 + 1)
    let found = try read(
      """
      [{"id": "a", "title": "satu"},
      {"id": "b", "title": "dua", "notes": "\(long)"},
      {"id": "c", "title": "tiga"}]
      """)
    #expect(found.articles.map(\.id) == ["a", "c"])
    #expect(found.problems.map(\.line) == [2])
  }

  @Test("Brackets without end are a problem, not a crash")
  func nesting() throws {
    for bracket in ["[", "{\"a\":", "{", "[{"] {
      let text = String(repeating: bracket, count: 200_000)
      let found = try read(text)
      #expect(found.articles.isEmpty && found.problems.count == 1)
    }
    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    let found = try read(#"[{"id": "a", "x": \#(deep)}, {"id": "b", "title": "dua"}]"#)
    #expect(found.articles.map(\.id) == ["b"])
    #expect(found.problems.count == 1)
  }

  @Test("It is the same however the text is cut into pieces")
  func pieces() {
    let text = Array(
      """
      {"meta": {"a": "}]"}, "articles": [{"id": 1, "t": "\\"]"},
      {"id": 2, "n": [1, {"x": []}]}, 7], "body": "x"} [{"id": 3}] "end
      """.utf8)
    func findings(ofPieces size: Int) -> [JSONRecordSplitter.Finding] {
      var splitter = JSONRecordSplitter(limit: 1000)
      var found: [JSONRecordSplitter.Finding] = []
      for start in stride(from: 0, to: text.count, by: size) {
        _ = splitter.take(text[start..<min(start + size, text.count)]) {
          found.append($0)
          return .more
        }
      }
      return found
    }
    let whole = findings(ofPieces: text.count)
    #expect(whole.count == 5)
    for size in 1..<text.count { #expect(findings(ofPieces: size) == whole) }
  }

  @Test("No event follows the one at which no more is wanted, of the same record neither")
  func stopWithinRecord() throws {
    let text = #"[{"id": "a", "title": "x", "date": "kemarin"}, {"id": "b", "title": "y"}]"#
    try withFile("a.json", Array(text.utf8)) { file in
      var events: [ReadEvent] = []
      try JSONReader().read(file) { event in
        events.append(event)
        return .stop
      }
      #expect(events.count == 1)
      #expect(events.problems.count == 1)
    }
  }

  @Test("Reading stops where no more is wanted")
  func stop() throws {
    let text = #"[{"id": "a", "title": "satu"}, {"id": "b", "title": "dua"}"#
    try withFile("a.json", Array(text.utf8)) { file in
      var count = 0
      try JSONReader().read(file) { _ in
        count += 1
        return .stop
      }
      #expect(count == 1)
    }
  }
}
