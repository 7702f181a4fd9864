import Testing

@testable import ArticleText

@Suite("Tables: CSV and TSV")
struct TableReaderTests {
  private func read(
    _ text: String, named name: String = "a.csv", columns: RecordColumns = .known
  ) throws -> [ReadEvent] {
    try read(Array(text.utf8), named: name, columns: columns)
  }

  private func read(
    _ bytes: [UInt8], named name: String = "a.csv", columns: RecordColumns = .known
  ) throws -> [ReadEvent] {
    try withFile(name, bytes) { file in
      var file = file
      file.options.columns = columns
      var events: [ReadEvent] = []
      try TableReader().read(file) { event in
        events.append(event)
        return .more
      }
      return events
    }
  }

  static let divided: [(delimiter: String, name: String)] = [
    (",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.csv"),
  ]

  @Test("Rows are articles, whatever divides their fields", arguments: divided)
  func rows(delimiter: String, name: String) throws {
    let header = ["Judul", "Isi", "Tanggal", "Sumber", "Penulis", "Tautan", "Rubrik"]
    let row = [
      "Panen Raya", "\"Petani, yang \"\"sabar\"\"; memanen\tpadi|jagung.\nWarga senang.\"",
      "7 April 2016", "Kabar Ladang", "Siti", "https://ladang.example/1", "Desa",
    ]
    let text = [header, row].map { $0.joined(separator: delimiter) }.joined(separator: "\r\n")
    let article = try #require(try read(text, named: name).articles.first)
    #expect(article.id == "https://ladang.example/1")
    #expect(article.title == "Panen Raya")
    #expect(article.body == "Petani, yang \"sabar\"; memanen padi|jagung.\nWarga senang.")
    #expect(article.date == ArticleDate(iso: "2016-04-07"))
    #expect(article.source == "Kabar Ladang" && article.author == "Siti")
    #expect(article.section == "Desa" && article.url == "https://ladang.example/1")
  }

  @Test("An id is the row's own, else its address, else the file's with the row's number")
  func ids() throws {
    let found = try read(
      """
      id,title,url
      a,satu,https://x.example/1

      ,dua,https://x.example/2
      ,tiga,
      """)
    #expect(found.articles.map(\.id) == ["a", "https://x.example/2", "folder/a.csv#3"])
    #expect(found.problems.isEmpty)
  }

  /// The columns of a program's export, one row of it, and the article that is in it.
  static let exports: [(header: String, row: String, title: String, body: String, date: String)] = [
    (
      "title,url,time_added,tags,status", "Harga Gabah,https://x.example/9,1462060800,padi,unread",
      "Harga Gabah", "", "2016-05-01"
    ),
    (
      "URL,Title,Selection,Folder,Timestamp",
      "https://x.example/8,Pupuk,Stok aman.,Baca,1462060800",
      "Pupuk", "Stok aman.", "2016-05-01"
    ),
    (
      "Highlight,Book Title,Book Author,Note,Highlighted at",
      "The field lay fallow.,Seasons of Rain,R. Wulan,check,2021-03-04 05:06:07+00:00",
      "Seasons of Rain", "The field lay fallow.", "2021-03-04"
    ),
  ]

  @Test("Exports of programs need no names", arguments: exports)
  func exported(
    _ export: (header: String, row: String, title: String, body: String, date: String)
  ) throws {
    let article = try #require(try read("\(export.header)\n\(export.row)\n").articles.first)
    #expect(article.title == export.title && article.body == export.body)
    #expect(article.date == ArticleDate(iso: export.date))
  }

  @Test("Columns are found under the names that the user gives")
  func named() throws {
    let columns = try #require(RecordColumns("title = Kepala, body=Teks 2,date=Hari"))
    #expect(columns.text == "title=Kepala,body=Teks 2,date=Hari")
    let found = try read(
      "kepala;teks 1;TEKS_2;hari;title\nJudul;salah;benar;3/5/2017;bukan", columns: columns)
    let article = try #require(found.articles.first)
    #expect(article.title == "Judul" && article.body == "benar")
    #expect(article.date == ArticleDate(iso: "2017-05-03"))
  }

  @Test(
    "What names no columns is refused",
    arguments: ["", "title", "title=", "=x", "judul=x", "title=a,title=b", "title=!!"])
  func badNames(text: String) {
    #expect(RecordColumns(text) == nil)
  }

  @Test("A table without a column for a title or a body says how to name them")
  func unknownColumns() throws {
    let error = #expect(throws: ReadError.self) { try read("kolom,nilai\na,b") }
    #expect(error?.code == .empty)
    #expect(error?.reason.contains("'kolom, nilai'") == true)
    #expect(error?.reason.contains("--columns title=…,body=…") == true)
  }

  @Test("A quote without an end takes no other row with it")
  func openQuote() throws {
    let found = try read("title,body\n\"Hilang,satu\nAda,dua\nJuga,tiga\n")
    #expect(found.articles.map(\.body).suffix(2) == ["dua", "tiga"])
    #expect(found.problems.map(\.line) == [2])
    #expect(found.problems.allSatisfy { $0.doubt == .readOtherwise })
  }

  @Test("Bytes of other encodings", arguments: ["utf8 mark", "utf16", "windows"])
  func encodings(name: String) throws {
    let text = "title,body\nKafé,Rp10 – murah 🌾\n"
    let bytes: [UInt8] =
      switch name {
      case "utf8 mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case "utf16": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      default: Array("title,body\nKaf".utf8) + [0xE9] + Array(",murah\n".utf8)
      }
    let found = try read(bytes)
    let article = try #require(found.articles.first)
    #expect(article.title == "Kafé")
    #expect(article.body == (name == "windows" ? "murah" : "Rp10 – murah 🌾"))
    #expect(found.problems.isEmpty == (name != "windows"))
  }

  @Test("Rows are the same however the file is cut into pieces")
  func pieces() throws {
    // More than a piece is read at once.
    let row = "\"\(String(repeating: "padi \"\"dan\"\"\n", count: 9000))\",judul\r\n"
    let found = try read("body,title\r\n" + String(repeating: row, count: 14))
    #expect(found.articles.count == 14 && found.problems.isEmpty)
    #expect(Set(found.articles.map(\.body)).count == 1)
    #expect(found.articles.map(\.id) == (1...14).map { "folder/a.csv#\($0)" })
  }

  @Test("What a spreadsheet is told by, and empty rows, are no rows")
  func noRows() throws {
    #expect(try read("sep=;\ntitle;body\n\n;;\na;b\n").articles.map(\.title) == ["a"])
    #expect(throws: ReadError.self) { try read("\n\n") }
    #expect(try read("title,body\n").isEmpty)
  }

  @Test("Records of JSON are found under the same names")
  func json() throws {
    let found = try events(
      "a.json",
      Array(
        """
        [{"judul": "Panen", "isi": "<p>Raya.</p><p>Ramai.</p>", "tanggal": "1 Mei 2016",
          "sumber": "Kabar", "bahasa": "id"},
         {"id": "smith2016", "type": "article-newspaper", "title": "Rain", "abstract": "It rained.",
          "author": [{"family": "Wulan", "given": "Ratna"}], "container-title": "The Field",
          "issued": {"date-parts": [[2016, 4, 7]]}, "URL": "https://x.example/r"}]
        """.utf8))
    let articles = found.articles
    #expect(articles.map(\.title) == ["Panen", "Rain"])
    #expect(articles.map(\.body) == ["Raya.\n\nRamai.", "It rained."])
    #expect(articles.map(\.date?.description) == ["2016-05-01", "2016-04-07"])
    #expect(articles.map(\.source) == ["Kabar", "The Field"])
    #expect(articles[1].author == "Ratna Wulan" && articles[1].id == "smith2016")
    #expect(found.problems.isEmpty)
  }
}
