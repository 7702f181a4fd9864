import Foundation
import Testing

/// Whether programs are installed.
private func areInstalled(_ names: String...) -> Bool {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  return names.allSatisfy { name in
    folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}

@Suite("Other programs read what is exported")
struct ExportReadersTests {
  private static let titles = [
    "Garam \"kutip\", koma\ndan baris", "=cmd|' /C calc'!A0", "{}%$&#_\\ garam", "أخبار الملح 🎉",
    "Tanpa tanggal",
  ]

  /// A collection of articles with these titles, some with authors and dates.
  private static func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let dates = ["2016-04-07", "2016-04", "2016", "2020-12-31", nil]
    let authors = ["Aminah, Siti; Santoso, Budi", "Rina", nil, "Dinas A dan B", nil]
    let records = try titles.indices.map { number in
      var record = [
        "id": "artikel \(number)", "title": titles[number], "lang": "id",
        "body": "Petani garam memanen garam di tambak nomor \(number) pada pagi yang cerah.",
        "source": "Kabar & Warta", "url": "https://contoh.test/a_b?n=\(number)&x={1}%20#z",
      ]
      record["date"] = dates[number]
      record["author"] = authors[number]
      return String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
    }
    try sandbox.write(records.joined(separator: "\n"), to: "index/articles/garam.jsonl")
    let run = try await sandbox.run("reindex", "--quiet")
    try #require(run.status == 0, "\(run.error)")
    return sandbox
  }

  private static let built = Task { try await sandbox() }

  /// Runs a line of the shell in a folder of its own below that of the collection.
  private static func shell(_ line: String) async throws -> Run {
    let run = try await built.value.shell("cd \"$(mktemp -d -p .)\" && \(line)")
    #expect(run.status == 0, "\(run.error)")
    return run
  }

  @Test(
    "bibutils reads each entry of RIS and BibTeX",
    .enabled(if: areInstalled("ris2xml", "bib2xml"), "bibutils is not installed"),
    arguments: [("ris", "ris2xml"), ("bibtex", "bib2xml")])
  func bibutils(format: String, reader: String) async throws {
    let run = try await Self.shell("\"$SCO\" garam --export \(format) > out && \(reader) out")
    #expect(run.error.contains("Processed 5 references"))
    for text in [
      "<dateIssued>2016-04", "<dateIssued>2016<", "<namePart type=\"family\">Aminah</namePart>",
      "أخبار الملح 🎉", "<title>Kabar &amp; Warta</title>", "n=1&amp;x=%7B1%7D%20#z</url>",
    ] {
      #expect(run.output.contains(text), "\(text)")
    }
    #expect(run.output.components(separatedBy: "<mods ID=").count == 6)
  }

  @Test(
    "Pandoc reads CSL-JSON and BibTeX as the same items",
    .enabled(if: areInstalled("pandoc"), "pandoc is not installed"),
    arguments: [("csl-json", "csljson"), ("bibtex", "bibtex"), ("bibtex", "biblatex")])
  func pandoc(format: String, reader: String) async throws {
    let run = try await Self.shell(
      "\"$SCO\" garam --export \(format) > out && pandoc -f \(reader) -t csljson out")
    let items = try #require(
      try JSONSerialization.jsonObject(with: run.outputBytes) as? [[String: Any]])
    #expect(items.count == 5)
    // It sets quotes as print does.
    let titles = Set(
      items.compactMap { ($0["title"] as? String)?.replacing(#/[“”]/#, with: "\"") })
    #expect(titles.contains("{}%$&#_\\ garam") && titles.contains("أخبار الملح 🎉"))
    #expect(titles.contains("Garam \"kutip\", koma dan baris"))
    let dates = items.compactMap { ($0["issued"] as? [String: Any])?["date-parts"] as? [[Int]] }
    #expect(Set(dates) == [[[2016, 4, 7]], [[2016, 4]], [[2016]], [[2020, 12, 31]]])
    let authors = items.compactMap { $0["author"] as? [[String: String]] }
    #expect(authors.count == 3)
    #expect(authors.contains([["literal": "Dinas A dan B"]]))
    #expect(
      authors.contains([
        ["family": "Aminah", "given": "Siti"], ["family": "Santoso", "given": "Budi"],
      ]))
  }

  @Test(
    "Pandoc cites them", .enabled(if: areInstalled("pandoc"), "pandoc is not installed"),
    arguments: [("csl-json", "out.json"), ("bibtex", "out.bib")])
  func citeproc(format: String, file: String) async throws {
    let run = try await Self.shell(
      "\"$SCO\" garam --export \(format) > \(file) && printf -- '---\\nnocite: \"@*\"\\n---\\n' "
        + "| pandoc --citeproc --bibliography \(file) -t plain --wrap=none")
    #expect(run.output.contains("Aminah, Siti, and Budi Santoso"))
    #expect(run.output.contains("Kabar & Warta"))
    #expect(run.output.contains("أخبار الملح 🎉"))
    #expect(run.error.isEmpty)
  }

  @Test(
    "A list is one list for Pandoc, with the words that matched in bold",
    .enabled(if: areInstalled("pandoc"), "pandoc is not installed"))
  func markdown() async throws {
    let run = try await Self.shell("\"$SCO\" garam --export md | pandoc -f commonmark -t html")
    #expect(run.output.components(separatedBy: "<ol").count == 2)
    #expect(run.output.components(separatedBy: "<li>").count == 6)
    #expect(run.output.components(separatedBy: "<blockquote>").count == 6)
    #expect(run.output.contains("<strong>garam</strong>"))
  }

  @Test(
    "Python reads CSV as the articles have it",
    .enabled(if: areInstalled("python3"), "python3 is not installed"))
  func csv() async throws {
    let run = try await Self.shell(
      """
      "$SCO" garam --export csv --bom > out && python3 -c '
      import csv, json
      with open("out", encoding="utf-8-sig", newline="") as file:
          text = file.read()
      assert text.count("\\r\\n") == text.count("\\n") == text.count("\\r") == 6
      rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
      assert {len(row) for row in rows} == {15}
      print(json.dumps([dict(zip(rows[0], row)) for row in rows[1:]]))
      '
      """)
    #expect(run.error.isEmpty)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: run.outputBytes) as? [[String: String]])
    #expect(
      Set(rows.compactMap { $0["title"] }) == [
        "Garam \"kutip\", koma dan baris", "'=cmd|' /C calc'!A0", "{}%$&#_\\ garam",
        "أخبار الملح 🎉", "Tanpa tanggal",
      ])
    #expect(rows.compactMap { $0["date"] }.filter(\.isEmpty).count == 1)
    #expect(
      rows.allSatisfy {
        $0["source"] == "Kabar & Warta" && $0["matched"]?.lowercased().contains("garam") == true
      })
  }
}
