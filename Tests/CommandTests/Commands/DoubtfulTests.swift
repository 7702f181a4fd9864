import TestSupport
import Testing

@Suite("What is kept and doubtful is said, and skipped is said only of what is skipped")
struct DoubtfulTests {
  private static let sentence =
    "Petani menanam padi di sawah yang luas pada awal musim hujan bersama warga desa tetangga."

  /// A file, and what is said of it; nothing of one that is as it should be.
  private static let files: [(name: String, bytes: [UInt8], reasons: [String])] = [
    ("utuh.html", page("<title>Kabar sawah</title><p>\(sentence)</p>"), []),
    ("utuh.md", Array("# Kabar sawah\n\n\(sentence)\n".utf8), []),
    ("utuh.jsonl", record("r1", sentence), []),
    ("kosong.html", page("<title>Kabar desa</title><p></p>"), ["has no text, only a title"]),
    (
      "memuat.htm", page("<title>Kabar desa</title><p>Memuat halaman</p>"),
      ["has hardly any text: 2 words"]
    ),
    ("judul.md", Array("---\ntitle: Kabar desa\n---\n".utf8), ["has no text, only a title"]),
    ("judul.txt", Array("Kabar\n".utf8), ["has hardly any text: 1 word"]),
    ("kosong.json", record("r2", ""), ["'r2' has no text, only a title"]),
    (
      "bita.txt", Array("Kabar café\n\n\(sentence) ".utf8) + [0xFF] + Array(" lain\n".utf8),
      ["1 place is not UTF-8 and became U+FFFD"]
    ),
    (
      "matter.md", Array("---\ntitle: [x\n---\n\n\(sentence)\n".utf8),
      ["the front matter is not YAML"]
    ),
    (
      "kemarin.jsonl", record("r3", sentence, more: #", "date": "kemarin""#),
      ["'date' is not a date of publication"]
    ),
  ]

  private static func page(_ text: String) -> [UInt8] { Array("<html>\(text)</html>".utf8) }

  private static func record(_ id: String, _ body: String, more: String = "") -> [UInt8] {
    Array(#"{"id": "\#(id)", "title": "Kabar desa", "body": "\#(body)"\#(more)}"#.utf8)
  }

  @Test(
    "Of each format, when it is read and when it is not read again",
    arguments: files.map { ($0.name, $0.bytes, $0.reasons) })
  func reasons(name: String, bytes: [UInt8], reasons: [String]) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(bytes, to: "index/articles/\(name)")
    for arguments in [["reindex"], ["reindex"], ["reindex", "--full"]] {
      let run = try await sandbox.run(arguments + ["--json", "--strict"])
      #expect(run.status == 0)
      #expect(!run.error.contains("skipped"))
      let object = try run.json()
      #expect(object.integer("articles") == 1)
      #expect(object.objects("skipped").isEmpty)
      let doubtful = object.objects("doubtful")
      #expect(doubtful.count == reasons.count, "\(arguments): \(run.output)")
      for (found, reason) in zip(doubtful, reasons) {
        #expect(found.keys == ["path", "line", "reason"])
        #expect(found.string("path") == "index/articles/\(name)")
        #expect(found.string("reason")?.hasPrefix(reason) == true, "\(run.output)")
      }
    }
  }

  @Test("People are told how many, why, and what lists them")
  func counts() async throws {
    let sandbox = try Sandbox()
    for file in Self.files { try sandbox.write(file.bytes, to: "index/articles/\(file.name)") }
    for _ in 1...2 {
      let run = try await sandbox.run("reindex")
      #expect(
        run.lines.last
          == "8 doubtful: 5 with text missing or hardly any, 3 read otherwise than declared; "
          + "'sco-search reindex --json' lists them")
      #expect(run.error.isEmpty)
    }
    #expect(try await sandbox.run("reindex", "--quiet").output.isEmpty)
    for file in Self.files where !file.reasons.isEmpty {
      try sandbox.remove("index/articles/\(file.name)")
    }
    #expect(try await !sandbox.run("reindex").output.contains("doubtful"))
  }

  @Test(
    "An article says so where it is shown",
    arguments: files.filter { !$0.name.contains("json") }.map { ($0.name, $0.bytes, $0.reasons) })
  func shown(name: String, bytes: [UInt8], reasons: [String]) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(bytes, to: "index/articles/\(name)")
    _ = try await sandbox.run("reindex")
    let shown = try await sandbox.run("show", name)
    #expect(shown.status == 0)
    #expect(shown.errorLines.count == reasons.count)
    let stated = try await sandbox.run("show", name, "--json").json().strings("doubtful") ?? []
    #expect(stated.count == reasons.count)
    for reason in reasons {
      #expect(shown.error.contains("doubtful: index/articles/\(name): \(reason)"))
      #expect(stated[0].hasPrefix(reason))
    }
  }

  @Test("A record without text says so, those beside it do not")
  func records() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      """
      {"id": "r1", "title": "Kabar laut", "body": ""}
      {"id": "r2", "title": "Kabar sawah", "body": "\(Self.sentence)"}
      {"id": "r3", "title":

      """, to: "index/articles/records.jsonl")
    let run = try await sandbox.run("reindex")
    #expect(run.lines.first?.hasSuffix("; 1 skipped") == true)
    #expect(run.lines.last?.hasPrefix("1 doubtful: ") == true)
    #expect(run.error.contains("records.jsonl:3: "))
    #expect(try await sandbox.run("reindex", "--strict", "--full").status == 2)
    #expect(try await sandbox.run("show", "r1").error.contains("has no text"))
    #expect(try await sandbox.run("show", "r2").error.isEmpty)
  }
}
