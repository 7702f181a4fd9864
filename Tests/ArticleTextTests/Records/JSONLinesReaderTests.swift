import Testing

@testable import ArticleText

@Suite("JSON lines")
struct JSONLinesReaderTests {
  private func read(_ text: String) throws -> [ReadEvent] {
    try events("a.jsonl", Array(text.utf8))
  }

  @Test("A record with all its fields is an article with all of them")
  func allFields() throws {
    let found = try read(
      #"{"id": "a1", "title": "Panen Raya", "body": "Petani memanen padi.\nWarga senang.", "#
        + #""lang": "id-ID", "date": "2016-04-07T10:00:00Z", "source": "Kabar Ladang", "#
        + #""place": "Klaten", "author": "Siti", "section": "Desa", "#
        + #""url": "https://ladang.example/1", "votes": {"up": [1, 2]}}"#)
    let expected = Article(
      id: "a1", title: "Panen Raya", body: "Petani memanen padi.\nWarga senang.",
      language: .indonesian, date: ArticleDate(iso: "2016-04-07"), source: "Kabar Ladang",
      place: "Klaten", author: "Siti", section: "Desa", url: "https://ladang.example/1")
    #expect(found == [.article(expected)])
  }

  @Test("A body is never cleaned of furniture: it is a record")
  func bodyIsKept() throws {
    let found = try read(#"{"id": 1, "body": "Panen raya.\r\nBaca juga: Harga Pupuk Turun\r\n"}"#)
    #expect(found.articles.first?.body == "Panen raya.\nBaca juga: Harga Pupuk Turun")
    #expect(found.articles.first?.title == "Panen raya")
  }

  @Test("An id may be a number; without one it is the file's with the line's number")
  func ids() throws {
    let found = try read(
      """
      {"id": 17, "title": "satu"}

      {"title": "dua"}
      {"id": null, "text": "tiga"}
      {"id": "", "content": "empat"}
      """)
    #expect(
      found.articles.map(\.id) == [
        "17", "folder/a.jsonl#3", "folder/a.jsonl#4", "folder/a.jsonl#5",
      ])
    #expect(found.articles.map(\.body) == ["", "", "tiga", "empat"])
    #expect(found.problems.isEmpty)
  }

  @Test(
    "A bad line is a problem with its number, and the rest goes in",
    arguments: [
      "{\"id\": \"b\", \"title\": \"tanpa akhir\"", "[1, 2]", "\"text\"", "42", "null", "{}",
      "nonsense",
      "{\"id\": \"b\"}", "{\"title\": \"\\ud800\"}", "{'id': 'b'}", "\u{1}\u{2}\u{3}",
      String(repeating: "[", count: 100_000),
    ])
  func badLine(line: String) throws {
    let found = try read(
      "{\"id\": \"a\", \"title\": \"satu\"}\n\(line)\n{\"id\": \"c\", \"title\": \"tiga\"}")
    #expect(found.articles.map(\.id) == ["a", "c"])
    #expect(found.problems.map(\.line) == [2])
    let path = try #require(found.problems.first).file
    #expect(try #require(found.problems.first).description.hasPrefix("\(path):2: "))
  }

  @Test("A value of the wrong kind is left out with a remark; the record stands")
  func wrongValues() throws {
    let found = try read(
      #"{"id": "a", "title": "satu", "date": "kemarin", "lang": "?", "source": ["x"], "place": 7}"#)
    let article = try #require(found.articles.first)
    #expect(article.date == nil && article.source == nil && article.place == "7")
    #expect(found.problems.count == 3)
    #expect(found.problems.allSatisfy { $0.line == 1 })
  }

  @Test("Bytes that are no UTF-8 are read as what they are, with a remark")
  func brokenBytes() throws {
    let line = Array(#"{"id": "a", "title": "caf"#.utf8) + [0xE9] + Array(#"!"}"#.utf8)
    let found = try events("a.ndjson", line)
    #expect(found.articles.first?.title == "café!")
    #expect(found.problems.count == 1)
    #expect(found.problems.first?.doubt == .readOtherwise)

    let stray = Array(#"{"id": "b", "title": "Café “Ria” "#.utf8) + [0xFF] + Array(#"!"}"#.utf8)
    let other = try events("b.jsonl", Array("{\"title\": \"a\"}\n".utf8) + stray)
    #expect(other.articles.last?.title == "Café “Ria” \u{FFFD}!")
    #expect(other.problems.map(\.line) == [2])
    #expect(other.problems.first?.reason == "1 place is not UTF-8 and became U+FFFD")
  }

  @Test("A byte order mark and line ends of Windows are no part of the records")
  func marks() throws {
    let text = "{\"id\": \"a\", \"title\": \"satu\"}\r\n{\"id\": \"b\", \"title\": \"dua\"}\r\n"
    let found = try events("a.JSONL", [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(found.articles.map(\.id) == ["a", "b"])
    #expect(found.problems.isEmpty)
  }

  @Test(
    "A line of some megabytes is read; one longer than the limit is left out, and the next is read")
  func longLines() throws {
    let long = String(repeating: "padi ", count: JSONLinesReader.longestLine / 6)
    let tooLong = String(repeating: "padi jagung ", count: JSONLinesReader.longestLine / 12 + 1)
    let found = try read(
      """
      {"id": "a", "title": "satu", "notes": "\(long)"}
      {"id": "b", "title": "dua", "notes": "\(tooLong)"}
      {"id": "c", "title": "tiga"}
      """)
    #expect(found.articles.map(\.id) == ["a", "c"])
    #expect(found.problems.map(\.line) == [2])
  }

  @Test("Reading stops where no more is wanted")
  func stop() throws {
    let text = #"{"id": "a", "title": "satu"}"# + "\n" + #"{"id": "b", "title": "dua"}"#
    try withFile("a.jsonl", Array(text.utf8)) { file in
      var ids: [String] = []
      try JSONLinesReader().read(file) { event in
        if case .article(let article) = event { ids.append(article.id) }
        return .stop
      }
      #expect(ids == ["a"])
    }
  }

  @Test("A file without records says so; one in UTF-16 is refused")
  func noRecords() throws {
    for text in ["", "\n\n  \n"] {
      #expect { try read(text) } throws: { ($0 as? ReadError)?.code == .empty }
    }
    #expect {
      try events("a.jsonl", [0x7B, 0, 0x7D, 0])
    } throws: {
      ($0 as? ReadError)?.code == .binary
    }
  }
}
