import ScoSearch
import SearchExport
import Testing

/// Hits that hold what formats act upon.
enum ExportedHits {
  static let plain = Hit(
    rank: 1, score: 1, id: "001.txt", path: "/berita/001.txt", title: "Panen garam",
    language: .indonesian, date: ArticleDate(year: 2016, month: 4, day: 7), source: "MINA",
    place: "Rembang", author: "Siti Aminah", section: "Ekonomi", url: "https://contoh.test/1",
    snippet: Snippet(fragments: [
      .init(text: "Petani ", isHighlighted: false), .init(text: "garam", isHighlighted: true),
      .init(text: " memanen", isHighlighted: false),
    ]),
    matches: [WordMatch(query: "salt", matched: "garam", way: .translation)])

  /// Of this one only the title is known.
  static func titled(_ title: String, id: String = "a") -> Hit {
    Hit(rank: 1, score: 1, id: id, title: title)
  }

  static func text(_ hit: Hit, _ format: ExportFormat) -> String {
    var export = SearchExport(format)
    return export.beginning + export.text(of: hit) + export.end
  }
}

@Suite("What an export says of a hit")
struct ExportFormatTests {
  @Test(
    "All that is known",
    arguments: [
      (
        ExportFormat.csv,
        "rank,id,title,author,date,source,place,section,language,url,path,snippet,matched,matches,"
          + "copies\r\n1,001.txt,Panen garam,Siti Aminah,2016-04-07,MINA,Rembang,Ekonomi,id,"
          + "https://contoh.test/1,/berita/001.txt,Petani garam memanen,garam,"
          + "salt → garam (translation),\r\n"
      ),
      (
        .ris,
        "TY  - NEWS\r\nID  - 001.txt\r\nTI  - Panen garam\r\nAU  - Siti Aminah\r\nPY  - 2016\r\n"
          + "DA  - 2016/04/07/\r\nT2  - MINA\r\nSE  - Ekonomi\r\nLA  - id\r\n"
          + "UR  - https://contoh.test/1\r\nL1  - file:///berita/001.txt\r\n"
          + "AB  - Petani garam memanen\r\nN1  - Place: Rembang\r\n"
          + "N1  - salt → garam (translation)\r\nER  - \r\n\r\n"
      ),
      (
        .bibtex,
        """
        @article{001.txt,
          title = {{Panen garam}},
          author = {{Siti Aminah}},
          journal = {MINA},
          year = {2016},
          month = apr,
          date = {2016-04-07},
          place = {Rembang},
          section = {Ekonomi},
          language = {id},
          langid = {indonesian},
          url = {https://contoh.test/1},
          file = {file:///berita/001.txt},
          abstract = {Petani garam memanen},
          matches = {salt → garam (translation)},
        }


        """
      ),
      (
        .cslJSON,
        "[\n"
          + #"{"id":"001.txt","type":"article-newspaper","title":"Panen garam","#
          + #""author":[{"literal":"Siti Aminah"}],"issued":{"date-parts":[[2016,4,7]]},"#
          + #""container-title":"MINA","event-place":"Rembang","section":"Ekonomi","#
          + #""language":"id","URL":"https://contoh.test/1","abstract":"Petani garam memanen","#
          + #""custom":{"path":"/berita/001.txt","matches":[{"query":"salt","matched":"garam","#
          + #""via":"translation"}]}}"# + "\n]\n"
      ),
      (
        .markdown,
        """
        1. [Panen garam](<https://contoh.test/1>) · Siti Aminah · MINA · Rembang · 2016-04-07 · Ekonomi

           > Petani **garam** memanen

           id · salt → garam (translation) · /berita/001.txt


        """
      ),
    ])
  func all(format: ExportFormat, text: String) {
    #expect(ExportedHits.text(ExportedHits.plain, format) == text)
  }

  @Test("Nothing that is not known", arguments: ExportFormat.allCases)
  func unknown(format: ExportFormat) {
    let text = ExportedHits.text(ExportedHits.titled("Judul"), format)
    #expect(text.contains("Judul"))
    for name in ["AU", "DA", "PY", "T2", "author =", "year", "date =", "issued", "journal"] {
      #expect(!text.contains(name), "\(name)")
    }
  }

  @Test(
    "As much of a date as is known",
    arguments: [
      ("2016", "DA  - 2016///", "year = {2016},\n}", "[[2016]]"),
      ("2016-04", "DA  - 2016/04//", "date = {2016-04}", "[[2016,4]]"),
      ("2016-04-07", "DA  - 2016/04/07/", "date = {2016-04-07}", "[[2016,4,7]]"),
      ("0800", "PY  - 0800", "year = {800}", "[[800]]"),
    ])
  func dates(iso: String, ris: String, bibtex: String, csl: String) {
    var hit = ExportedHits.titled("Judul")
    hit.date = ArticleDate(iso: iso)
    #expect(ExportedHits.text(hit, .ris).contains(ris))
    #expect(ExportedHits.text(hit, .bibtex).contains(bibtex))
    #expect(ExportedHits.text(hit, .cslJSON).contains(csl))
  }

  @Test(
    "A name is taken apart only where that is sure",
    arguments: [
      ("Siti Aminah", ["Siti Aminah"], "{Siti Aminah}", #"[{"literal":"Siti Aminah"}]"#),
      ("Aminah, Siti", ["Aminah, Siti"], "{Aminah, Siti}", #"[{"literal":"Aminah, Siti"}]"#),
      (
        "Siti Aminah; Budi", ["Siti Aminah", "Budi"], "{Siti Aminah} and {Budi}",
        #"[{"literal":"Siti Aminah"},{"literal":"Budi"}]"#
      ),
      (
        "Aminah, Siti; Santoso, Budi;", ["Aminah, Siti", "Santoso, Budi"],
        "{Aminah}, {Siti} and {Santoso}, {Budi}",
        #"[{"family":"Aminah","given":"Siti"},{"family":"Santoso","given":"Budi"}]"#
      ),
      (
        "Kelautan and Perikanan", ["Kelautan and Perikanan"], "{Kelautan and Perikanan}",
        #"[{"literal":"Kelautan and Perikanan"}]"#
      ),
    ])
  func authors(text: String, ris: [String], bibtex: String, csl: String) {
    var hit = ExportedHits.titled("Judul")
    hit.author = text
    let lines = ExportedHits.text(hit, .ris).split(separator: "\r\n").filter {
      $0.hasPrefix("AU  - ")
    }
    #expect(lines.map { String($0.dropFirst(6)) } == ris)
    #expect(ExportedHits.text(hit, .bibtex).contains("author = {\(bibtex)},"))
    #expect(ExportedHits.text(hit, .cslJSON).contains("\"author\":\(csl)"))
  }

  @Test(
    "What spreadsheets act upon is harmless in a cell",
    arguments: [
      ("=1+2", "'=1+2"), ("+62 21", "'+62 21"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\t=1", "'=1"), ("\r=1", "'=1"), ("＝1", "'＝1"),
      ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
      ("Kata \"kutip\", koma", "\"Kata \"\"kutip\"\", koma\""), ("satu\r\ndua", "satu dua"),
      ("a;b", "\"a;b\""), ("أخبار 🎉", "أخبار 🎉"), ("a = b", "a = b"),
      ("\u{1B}[31mmerah\u{0}", "\u{FFFD}[31mmerah\u{FFFD}"),
    ])
  func cells(title: String, cell: String) {
    #expect(ExportedHits.text(ExportedHits.titled(title), .csv).contains("\r\n1,a,\(cell),,"))
  }

  @Test("CSV begins with a byte order mark only where that is asked for")
  func byteOrderMark() {
    #expect(SearchExport(.csv, hasByteOrderMark: true).beginning.hasPrefix("\u{FEFF}rank,"))
    #expect(SearchExport(.csv).beginning.hasPrefix("rank,"))
  }

  @Test(
    "What TeX acts upon is written out, with braces in pairs",
    arguments: [
      ("100% $5 & #1 _x_", ##"100\% \$5 \& \#1 \_x\_"##), ("a {b} c", #"a \{b\} c"#),
      ("a { b", #"a \textbraceleft{} b"#), ("} {", #"\textbraceright{} \textbraceleft{}"#),
      (#"C:\n~^"#, #"C:\textbackslash{}n\textasciitilde{}\textasciicircum{}"#),
      ("أخبار 🎉", "أخبار 🎉"), ("\"q\" @x, = y", "\"q\" @x, = y"), ("a\nb\u{7}", "a b\u{FFFD}"),
    ])
  func tex(title: String, escaped: String) {
    let text = ExportedHits.text(ExportedHits.titled(title), .bibtex)
    #expect(text.contains("title = {{\(escaped)}},\n"))
    #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
  }

  @Test("Each id has a key of its own, always the same, of signs that BibTeX takes")
  func keys() throws {
    let ids = ["a", "A", "a b", "a_b", "a,b", "a/b.txt", "é", "e\u{301}", "", "{", "%", "ä/ö"]
    let long = (0..<3).map { String(repeating: "x", count: 100) + "\($0)" }
    let keys = try (ids + long).map { id in
      let entry = ExportedHits.text(ExportedHits.titled("t", id: id), .bibtex)
      return String(try #require(entry.firstMatch(of: #/^@misc\{([a-z0-9.:\/_-]+),/#)).1)
    }
    #expect(Set(keys).count == keys.count)
    #expect(keys[0] == "a" && keys[5] == "a/b.txt")
  }

  @Test(
    "Nothing in a list means anything to Markdown",
    arguments: [
      ("*a* _b_ `c` [d](e) <f>", #"\*a\* \_b\_ \`c\` \[d\](e) \<f\>"#),
      ("a | b ~c~ & $d$ @e", #"a \| b \~c\~ \& \$d\$ \@e"#), ("a\n# b", "a # b"),
    ])
  func markdown(title: String, escaped: String) {
    let text = ExportedHits.text(ExportedHits.titled(title), .markdown)
    #expect(text.hasPrefix("1. \(escaped)\n"))
  }

  @Test(
    "A title leads to an address of the web, else to the file",
    arguments: [
      ("https://a.test/x y?<q>(1)", "(<https://a.test/x%20y?%3Cq%3E(1)>)"),
      ("javascript:alert(1)", "(<file:///berita/001.txt>)"), (nil, "(<file:///berita/001.txt>)"),
    ] as [(String?, String)])
  func links(url: String?, link: String) {
    var hit = ExportedHits.plain
    hit.url = url
    #expect(ExportedHits.text(hit, .markdown).hasPrefix("1. [Panen garam]\(link) · "))
  }

  @Test("A quoted passage begins nothing", arguments: ["# satu", "- satu", "12. satu", "1) satu"])
  func quoted(text: String) {
    var hit = ExportedHits.plain
    hit.snippet = Snippet(fragments: [.init(text: text, isHighlighted: false)])
    let quote = ExportedHits.text(hit, .markdown).split(separator: "\n")[1]
    #expect(quote.contains("\\"))
    #expect(quote.replacing("\\", with: "") == "   > \(text)")
  }

  @Test("No control character goes out raw", arguments: ExportFormat.allCases)
  func controls(format: ExportFormat) {
    var hit = ExportedHits.plain
    let hostile = "a\u{1B}[2J\u{0}\u{9B}\u{7F}\u{202E}b\u{85}\u{2028}c"
    (hit.id, hit.title, hit.author, hit.source) = (hostile, hostile, hostile, hostile)
    (hit.url, hit.path, hit.place, hit.section) = (hostile, "/\(hostile)", hostile, hostile)
    hit.snippet = Snippet(fragments: [.init(text: hostile, isHighlighted: true)])
    hit.matches = [WordMatch(query: hostile, matched: hostile, way: .exact)]
    hit.copies = [hostile]
    var export = SearchExport(format, hasQueries: true)
    let query = ExportedQuery(id: hostile, text: hostile)
    let text = export.beginning + export.text(of: hit, query: query) + export.end
    #expect(!text.isEmpty)
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\r" {
      let isControl = scalar.properties.generalCategory == .control
      #expect(!isControl && scalar.value != 0x202E && scalar.value != 0x2028, "\(scalar.value)")
    }
  }

  @Test("Of several queries each hit says which found it; a bibliography has it once")
  func queries() {
    for format in ExportFormat.allCases {
      var export = SearchExport(format, hasQueries: true)
      let texts = ["satu", "dua"].map {
        export.text(of: ExportedHits.plain, query: ExportedQuery(id: "q-\($0)", text: $0))
      }
      if [.ris, .bibtex, .cslJSON].contains(format) {
        #expect(!texts[0].isEmpty && texts[1].isEmpty)
      } else {
        #expect(texts[0].contains("satu") && texts[1].contains("dua"))
      }
    }
  }
}
