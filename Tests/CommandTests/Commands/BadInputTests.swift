import Foundation
import TestSupport
import Testing

@Suite("Nothing that is given to the command breaks it")
struct BadInputTests {
  /// Indexes what is in the sandbox beside one good article, which must be found afterwards.
  private func reindex(_ sandbox: Sandbox, strict: Bool = false) async throws -> Run {
    let run = try await sandbox.run(["reindex"] + (strict ? ["--strict"] : []))
    #expect(!run.wasKilled)
    #expect(try await sandbox.run("gunung").status == 0)
    return run
  }

  @Test(
    "A file that cannot be read is named with its reason, and the rest goes in",
    arguments: ["ln -s nowhere bad.txt", "head -c 1000 /dev/urandom > bad.txt"])
  func unreadable(command: String) async throws {
    let sandbox = try await Sandbox.built()
    _ = try await sandbox.shell("cd index/articles && \(command)")
    let run = try await reindex(sandbox)
    #expect(run.status == 0)
    #expect(run.error.contains("index/articles/bad."))
    #expect(run.output.contains("1 skipped"))
    #expect(try await reindex(sandbox, strict: true).status == 2)
    #expect(try await sandbox.run("check").status == 0)
  }

  @Test(
    "Odd files do no harm",
    arguments: [
      "mkfifo pipe.txt", "ln -s . loop", "mkdir sub && ln -s ../../articles sub/up",
      ": > empty.txt", "head -c 100000 /dev/urandom > binary.txt", "mkdir folder.txt",
      "printf '\\377\\376' > mark.txt", "head -c 1000 /dev/urandom > broken.pdf",
      "head -c 1000 /dev/urandom > broken.txt.gz", "printf '%5000s' x > spaces.txt",
    ])
  func odd(command: String) async throws {
    let sandbox = try await Sandbox.built()
    _ = try await sandbox.shell("cd index/articles && \(command)")
    #expect(try await reindex(sandbox).status == 0)
    #expect(try await sandbox.run("check").status == 0)
  }

  @Test("A file too large to be an article is named, and nothing is lost", .timeLimit(.minutes(5)))
  func large() async throws {
    let sandbox = try await Sandbox.built()
    let line = "Satu baris dari berkas yang besar sekali, dengan kata-kata yang sama.\n"
    try sandbox.write(
      String(repeating: line, count: 50_000_000 / line.utf8.count), to: "index/articles/besar.txt")
    let run = try await reindex(sandbox)
    #expect(run.status == 0)
    #expect(run.error.contains("besar.txt: "))
    #expect(try await sandbox.run("berkas").status == 1)
  }

  @Test("A bad record is named with its line, and the others go in")
  func badRecord() async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write(
      """
      {"id": "r1", "title": "Kabar laut", "body": "Ombak tinggi di laut selatan."}
      {"id": "r2", "title":
      {"id": "r3", "title": "Kabar danau", "body": "Danau tenang di pagi hari."}

      """, to: "index/articles/records.jsonl")
    let run = try await reindex(sandbox)
    #expect(run.status == 0)
    #expect(run.error.contains("records.jsonl:2: "))
    #expect(try await sandbox.run("ombak").status == 0)
    #expect(try await sandbox.run("danau").status == 0)
  }

  private static let queries: [(text: String, status: Int32)] = [
    ("", 1), (" ", 1), ("🎉", 1), ("\u{1}\u{1B}[2J\u{7F}", 1), ("\"", 1), ("((((", 1),
    ("gunung AND", 0), ("NOT", 1), ("OR OR", 1), ("+", 1), ("-", 1), ("*", 1), ("title:", 1),
    ("date:..", 1), ("date:9999999999", 1), ("\u{FFFD}", 1), ("\u{202E}gunung", 0),
    ("gu\u{301}nung", 0), ("--", 1), ("a:b:c:gunung", 0), ("-zzzqqqxxx", 0),
    (String(repeating: "gunung ", count: 15_000), 0), (String(repeating: "x", count: 100_000), 1),
    (String(repeating: "(", count: 20_000), 1),
    (String(repeating: "\"gunung ", count: 10_000), 0),
  ]

  @Test(
    "Any string is a query",
    arguments: queries.map { (LongText($0.text), $0.status) })
  func query(query: LongText, status: Int32) async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.run("search", "--", query.text)
    #expect(run.status == status, "\(run.error)")
    #expect(!run.wasKilled)
    #expect(run.errorLines.count <= 1)
    #expect(run.error.utf8.count < 500)
  }

  @Test("An index that is a plain file is told from a collection")
  func plainFile() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("no index", to: "file")
    for arguments in [["gunung"], ["reindex"], ["index", "file"], ["check"], ["stats"]] {
      let run = try await sandbox.run(arguments + ["--index", "file"])
      #expect(run.status == 2)
      #expect(run.errorLines.count == 1)
      #expect(run.error.contains("file"))
    }
    #expect(try Data(contentsOf: sandbox.url("file")) == Data("no index".utf8))
  }

  @Test(
    "A damaged index is a failure that names the remedy",
    arguments: [
      ": > index/built/current", "rm -r index/built/generation-*",
      "for f in index/built/generation-*/*.glass; do : > $f; done",
      "for f in index/built/generation-*/*.glass; do head -c 3000 $f > t; mv t $f; done",
      "for f in index/built/generation-*/*; do head -c 20000 /dev/urandom > $f; done",
    ])
  func damaged(command: String) async throws {
    let sandbox = try await Sandbox.built()
    _ = try await sandbox.shell(command)
    for arguments in [["gunung"], ["check"], ["stats"]] {
      let run = try await sandbox.run(arguments)
      #expect(!run.wasKilled)
      #expect(run.status == 2, "\(arguments): \(run.output)")
      #expect(run.error.contains("reindex --full"))
    }
    #expect(try await sandbox.run("reindex", "--full").status == 0)
    #expect(try await sandbox.run("gunung").status == 0)
    #expect(try await sandbox.run("check").status == 0)
  }

  @Test("A fault of memory, which damaged blocks lead to, is an error that says so")
  func memoryFault() async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.shell(
      """
      mkfifo queries
      "$SCO" batch - < queries > answers & program=$!
      exec 3> queries
      echo gunung >&3
      tries=0
      while [ ! -s answers ] && [ $tries -lt 300 ]; do sleep 0.1; tries=$((tries + 1)); done
      kill -SEGV $program
      wait $program
      """)
    #expect(run.status == 2 && !run.wasKilled)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("fault of memory") && run.error.contains("sco-search check"))
  }

  @Test(
    "An index of another version is not read, and says what to do",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xapian-metadata"),
      "xapian-metadata is not installed (package xapian-tools)"))
  func otherVersion() async throws {
    let sandbox = try await Sandbox.built()
    let set = try await sandbox.shell("xapian-metadata set index/built/generation-* schema 9999")
    try #require(set.status == 0)
    let run = try await sandbox.run("gunung")
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("sco-search reindex --full"))
    #expect(try await sandbox.run("reindex", "--full").status == 0)
    #expect(try await sandbox.run("gunung").status == 0)
  }
}
