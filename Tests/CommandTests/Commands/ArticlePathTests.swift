import Foundation
import Testing

@Suite("A path that is printed names its article")
struct ArticlePathTests {
  private func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Articles.harvest, to: "news/sub/panen.txt")
    try sandbox.write(Articles.bridge, to: "news/dua\nbaris.txt")
    try sandbox.write(
      #"{"id": "r1", "title": "Satu", "body": "Nelayan melaut."}"# + "\n"
        + #"{"id": "r2", "title": "Dua", "body": "Nelayan pulang."}"# + "\n",
      to: "news/banyak.jsonl")
    try sandbox.write(
      #"{"id": "satu", "title": "Satu", "body": "Perahu."}"#, to: "news/satu.json")
    try #require(try await sandbox.run("index", "news", "--quiet").status == 0)
    return sandbox
  }

  @Test("show and similar take the id, and the path in any of its forms")
  func show() async throws {
    let sandbox = try await sandbox()
    let root = sandbox.folder.path
    for name in [
      "sub/panen.txt", "news/sub/panen.txt", "./news/sub/panen.txt", "news/sub/../sub/panen.txt",
      "\(root)/news/sub/panen.txt", "index/../news/sub/panen.txt",
    ] {
      let run = try await sandbox.run("show", "--json", name)
      #expect(try run.json().string("id") == "sub/panen.txt", "\(name)")
      #expect(try await sandbox.run("similar", name, "--translate", "on").status < 2, "\(name)")
    }
    let run = try await sandbox.run("show", "--json", "news/satu.json")
    #expect(try run.json().string("id") == "satu")
    // From below, and after the file is gone.
    let below = try await sandbox.shell("cd news/sub && \"$SCO\" show --json panen.txt")
    #expect(try below.json().string("path") == "panen.txt")
    try sandbox.remove("news/sub/panen.txt")
    #expect(try await sandbox.run("show", "news/sub/panen.txt").status == 0)
  }

  @Test("A name of two lines is found as it is, and as a terminal shows it")
  func escaped() async throws {
    let sandbox = try await sandbox()
    for name in [
      "dua\nbaris.txt", "news/dua\nbaris.txt", #"news/dua\nbaris.txt"#, #"dua\nbaris.txt"#,
      #"dua\u{a}baris.txt"#,
    ] {
      let run = try await sandbox.run("show", "--json", name)
      #expect(try run.json().string("id") == "dua\nbaris.txt", "\(name)")
    }
  }

  @Test("A file of several articles names none of them, and their ids are said")
  func several() async throws {
    let sandbox = try await sandbox()
    for command in ["show", "similar"] {
      let run = try await sandbox.run(command, "news/banyak.jsonl")
      #expect(run.status == 2)
      #expect(run.errorLines.count == 1)
      #expect(run.error.contains("'r1', 'r2'"))
    }
    let none = try await sandbox.run("show", "news/tidak-ada.txt")
    #expect(none.status == 2)
    #expect(none.error.contains("no article with this id or path"))
  }

  @Test("Paths may end with NUL, so that any name is one")
  func nulls() async throws {
    let sandbox = try await sandbox()
    let run = try await sandbox.run("--paths0", "bridge OR panen")
    #expect(
      Set(run.output.split(separator: "\0")) == ["news/dua\nbaris.txt", "news/sub/panen.txt"])
    #expect(run.output.hasSuffix("\0"))
    let shown = try await sandbox.shell(
      "\"$SCO\" --paths0 bridge | xargs -0 -n 1 \"$SCO\" show --json")
    #expect(try shown.json().string("id") == "dua\nbaris.txt")
    #expect(try await sandbox.run("--paths0", "--json", "bridge").status == 64)
    #expect(try await sandbox.run("--paths0", "zzzqqq").status == 1)
  }

  @Test("A pattern that excludes nothing is named")
  func excludes() async throws {
    let sandbox = try await sandbox()
    let run = try await sandbox.run("reindex", "--exclude", "sup", "--exclude", "*.jsonl")
    #expect(run.status == 0)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("the pattern 'sup' excludes nothing"))
    let path = "\(sandbox.folder.path)/news/sub"
    let absolute = try await sandbox.run("index", "news", "--exclude", path, "--json")
    #expect(absolute.error.isEmpty)
    #expect(try absolute.json().integer("removed") == 1)
  }
}
