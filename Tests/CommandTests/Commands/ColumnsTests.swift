import Foundation
import TestSupport
import Testing

@Suite("Tables, and records under names of their own")
struct ColumnsTests {
  private static let table =
    "kepala;uraian;hari\r\nPanen raya;\"Petani memanen\npadi.\";3/5/2017\r\n"
  private static let records = #"{"kepala": "Hujan", "uraian": "Sungai meluap di hilir."}"#

  @Test("Names are remembered with the source; what is named anew is read again")
  func remembered() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.table, to: "files/a.csv")
    try sandbox.write(Self.records, to: "files/b.jsonl")
    let unnamed = try await sandbox.run("index", "files")
    #expect(unnamed.error.contains("files/a.csv: has no column that is known as a title"))
    #expect(unnamed.error.contains("'--columns title=…,body=…'"))

    let named = try await sandbox.run("index", "files", "--columns", "title=kepala,body=Uraian")
    #expect(named.status == 0 && named.error.isEmpty, "\(named.error)")
    let hit = try await sandbox.run("padi", "--json").json().objects("hits").first
    #expect(hit?.string("id") == "a.csv#1" && hit?.string("title") == "Panen raya")
    #expect(hit?.string("date") == nil)
    let source = try await sandbox.run("sources", "--json").json().objects("sources")
      .first { $0.string("name") == "files" }
    #expect(source?.string("columns") == "title=kepala,body=Uraian")
    #expect(try await sandbox.run("reindex", "--json").json().integer("unchanged") == 2)

    let dated = try await sandbox.run("reindex", "--columns", "title=kepala,body=uraian,date=hari")
    #expect(dated.status == 0 && dated.error.isEmpty, "\(dated.error)")
    let again = try await sandbox.run("padi", "--json").json().objects("hits").first
    #expect(again?.string("date") == "2017-05-03")
    #expect(try await sandbox.run("check").status == 0)

    let forgotten = try await sandbox.run("reindex", "--columns", "known")
    #expect(forgotten.error.contains("files/a.csv: has no column"))
    #expect(try await sandbox.run("padi", "--json").json().objects("hits").isEmpty)
  }

  @Test("What names no columns is wrong usage", arguments: ["", "judul=x", "title"])
  func usage(names: String) async throws {
    let sandbox = try Sandbox()
    let run = try await sandbox.run("index", ".", "--columns", names)
    #expect(run.status == 64 && run.error.contains("title=kepala,body=teks"), "\(run.error)")
  }
}
