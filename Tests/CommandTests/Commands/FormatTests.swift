import Foundation
import TestSupport
import Testing

@Suite("Formats of articles")
struct FormatTests {
  /// A PDF about a ship that comes to a place.
  private static func ship(at place: String) -> [UInt8] {
    pdf(["Kapal layar dari Makassar tiba di \(place) kecil pada Senin."])
  }

  private static let record = #"{"id": "r1", "title": "Kabar laut", "body": "Ombak di laut."}"#

  @Test(
    "An article is found whatever file it lies in",
    arguments: [
      ("printf '%s' \"$TEXT\" > a.txt", "a.txt"),
      ("printf '%s' \"$TEXT\" | gzip > a.txt.gz", "a.txt.gz"),
      ("printf '%s' \"$RECORD\" > a.json", "r1"),
      ("printf '[%s]' \"$RECORD\" | gzip > a.json.gz", "r1"),
      ("printf '{\"articles\": [%s]}' \"$RECORD\" > a.JSON", "r1"),
      ("printf '%s\\n' \"$RECORD\" | gzip > a.jsonl.gz", "r1"),
      ("printf '%s\\n' \"$RECORD\" | gzip > a.ndjson.gz", "r1"),
    ])
  func found(command: String, id: String) async throws {
    let sandbox = try Sandbox()
    let made = try await sandbox.shell(
      "mkdir files && cd files && \(command)",
      environment: ["TEXT": "Kabar laut\n\nOmbak tinggi di laut selatan.", "RECORD": Self.record])
    try #require(made.status == 0)
    let run = try await sandbox.run("index", "files")
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    let hits = try await sandbox.run("search", "ombak", "--json").json()
    #expect(hits.objects("hits").map { $0.string("id") } == [id])
  }

  @Test(
    "A file that is broken is named once, and what can be read of it is found",
    arguments: [
      ("printf '%s' \"$RECORD\" | gzip | head -c 40 > a.json.gz", "cut short", 1),
      ("printf '%s' \"$RECORD\" > a.txt.gz", "not compressed", 1),
      ("printf '[%s, {\"id\": \"r2\", \"ti' \"$RECORD\" > a.json", "cut short", 0),
      ("printf '[%s,\\n}' \"$RECORD\" > a.json", "a.json:2: ", 0),
      ("echo '[1, 2]' > a.json", "holds no records", 1),
      ("echo words > a.pdf", "is not a PDF", 1), ("mkfifo a.pdf", "not a file", 1),
      ("mkfifo a.json.gz", "not a file", 1), (": > a.json.gz", "is empty", 1),
      ("ln -s nowhere a.jsonl.gz", "No such file", 1),
    ])
  func broken(command: String, reason: String, status: Int32) async throws {
    let sandbox = try Sandbox()
    let made = try await sandbox.shell(
      "mkdir files && cd files && \(command)", environment: ["RECORD": Self.record])
    try #require(made.status == 0)
    let run = try await sandbox.run("index", "files")
    #expect(run.status == 0 && !run.wasKilled)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains(reason) && run.error.contains("files/a."), "\(run.error)")
    #expect(try await sandbox.run("ombak").status == status)
  }

  @Test(
    "A PDF is read by pdftotext, also when that is installed after the first try",
    .enabled(if: hasPDFPrograms, "pdftotext is not installed (package poppler-utils)"))
  func readByProgram() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.ship(at: "pelabuhan"), to: "files/-kapal.pdf")
    let without = try await sandbox.run("index", "files", environment: ["PATH": "/nonexistent"])
    #expect(without.status == 0)
    #expect(without.errorLines.count == 1)
    #expect(without.error.contains("-kapal.pdf: ") && without.error.contains("poppler-utils"))
    #expect(try await sandbox.run("kapal layar").status == 1)

    let run = try await sandbox.run("reindex")
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    let hits = try await sandbox.run("search", "kapal", "layar", "--json").json()
    #expect(hits.objects("hits").map { $0.string("id") } == ["-kapal.pdf"])
    let again = try await sandbox.run("reindex")
    #expect(again.output.contains("1 unchanged"))
  }

  @Test("Two files whose names differ only in how an accent is written are two")
  func accents() async throws {
    let sandbox = try Sandbox()
    let made = try await sandbox.shell(
      #"""
      mkdir files && cd files
      printf 'Kabar satu\n\nPetani menanam padi.\n' > "$(printf 'caf\303\251').txt"
      printf 'Kabar dua\n\nNelayan membawa padi.\n' > "$(printf 'cafe\314\201').txt"
      """#)
    try #require(made.status == 0)
    #expect(try await sandbox.run("index", "files").output.hasPrefix("2 added"))
    #expect(try await sandbox.run("reindex").output.contains("2 unchanged"))
    let paths = try await sandbox.run("padi", "--paths").output.split(separator: "\n")
    #expect(Set(paths.map { Array($0.utf8) }).count == 2)
  }

  @Test(
    "What a file said stays in the index while the file cannot be read",
    .enabled(if: hasPDFPrograms, "pdftotext is not installed (package poppler-utils)"))
  func outOfReach() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.ship(at: "pelabuhan"), to: "files/kapal.pdf")
    try sandbox.write("Kabar laut\n\nOmbak tinggi di laut selatan.\n", to: "files/laut.txt")
    #expect(try await sandbox.run("index", "files").status == 0)
    try sandbox.write(Self.ship(at: "dermaga"), to: "files/kapal.pdf")
    for arguments in [["reindex"], ["reindex", "--full"], ["reindex"]] {
      let run = try await sandbox.run(arguments, environment: ["PATH": "/nonexistent"])
      #expect(run.status == 0)
      #expect(run.error.contains("kapal.pdf: ") && run.error.contains("poppler-utils"))
      #expect(try await sandbox.run("pelabuhan").status == 0, "\(arguments)")
      #expect(try await sandbox.run("check").status == 0)
    }
    let run = try await sandbox.run("reindex")
    #expect(run.error.isEmpty && run.output.contains("1 changed"))
    #expect(try await sandbox.run("pelabuhan").status == 1)
    #expect(try await sandbox.run("dermaga").status == 0)
  }
}
