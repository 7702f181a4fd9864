import Foundation
import TestSupport
import Testing

@Suite("Sources that are followed", .serialized)
struct WatchTests {
  private static func story(_ word: String) -> String {
    "Kabar \(word)\n\nPetani membawa \(word) ke pasar desa sejak pagi hari ini.\n"
  }

  /// Follows the sources of a collection while a closure runs.
  ///
  /// - Returns: What was printed, and the exit status behind it.
  private func watching(
    _ sandbox: Sandbox, _ body: () async throws -> Void
  ) async throws -> (output: String, error: String) {
    async let run = sandbox.shell(
      "echo $$ >nomor; exec \"$SCO\" reindex --watch >keluaran 2>galat")
    try await sandbox.until { FileManager.default.fileExists(atPath: $0.url("nomor").path) }
    do {
      try await body()
    } catch {
      _ = try await sandbox.shell("kill $(cat nomor)")
      _ = try await run
      throw error
    }
    _ = try await sandbox.shell("kill $(cat nomor)")
    #expect(try await run.status == 0)
    func text(_ name: String) throws -> String {
      try String(contentsOf: sandbox.url(name), encoding: .utf8)
    }
    return (try text("keluaran"), try text("galat"))
  }

  private func collection() async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Self.story("semangka"), to: "f/a.txt")
    #expect(try await sandbox.run("index", "f").status == 0)
    return sandbox
  }

  @Test("What comes, changes, moves and goes is found, in folders that come as well")
  func followed() async throws {
    let sandbox = try await collection()
    let (output, error) = try await watching(sandbox) {
      try sandbox.write(Self.story("mentimun"), to: "f/b.txt")
      try await sandbox.untilFound("mentimun", ["b.txt"])
      try sandbox.write(Self.story("bengkuang"), to: "f/baru/dalam/c.txt")
      try await sandbox.untilFound("bengkuang", ["baru/dalam/c.txt"])
      try sandbox.write(Self.story("rambutan"), to: "f/baru/dalam/d.txt")
      try await sandbox.untilFound("rambutan", ["baru/dalam/d.txt"])
      _ = try await sandbox.shell("mv f/baru f/lama; rm f/a.txt; mv f/b.txt f/e.txt")
      try await sandbox.untilFound("rambutan", ["lama/dalam/d.txt"])
      try await sandbox.untilFound("mentimun", ["e.txt"])
      try await sandbox.untilFound("semangka", [])
      try sandbox.write(Self.story("kedondong"), to: "f/lama/dalam/c.txt")
      try await sandbox.untilFound("kedondong", ["lama/dalam/c.txt"])
      #expect(try await sandbox.run("check").status == 0)
    }
    #expect(output.contains("1 added"), "\(output)")
    #expect(error.isEmpty, "\(error)")
  }

  @Test("Many files that come at once are one change; a source that another call adds is followed")
  func many() async throws {
    let sandbox = try await collection()
    let (output, _) = try await watching(sandbox) {
      try await Task.sleep(for: .seconds(1))
      let made = try await sandbox.shell(
        "mkdir g h; for i in $(seq 2000); do echo \"Kabar nomor $i\" >f/n$i.txt; done")
      #expect(made.status == 0)
      try await sandbox.until { try await $0.articles() == 2001 }
      #expect(try await sandbox.run("index", "h").status == 0)
      try sandbox.write(Self.story("kedondong"), to: "h/a.txt")
      try await sandbox.untilFound("kedondong", ["h/a.txt"])
    }
    let changes = output.split(separator: "\n").filter { $0.contains(" added, ") }
    #expect(changes.first?.hasPrefix("2,000 added") == true, "\(output)")
  }

  @Test("A file that is being written is left alone until it is quiet; a writer comes first")
  func held() async throws {
    let sandbox = try await collection()
    _ = try await watching(sandbox) {
      try await Task.sleep(for: .seconds(1))
      let written = try await sandbox.shell(
        """
        exec 3>f/b.txt; printf 'Kabar mentimun\\n\\nPetani ' >&3
        for i in 1 2 3 4 5 6; do sleep 0.5; printf 'membawa mentimun ' >&3; done
        "$SCO" --json mentimun >selama; printf 'ke pasar sejak pagi.\\n' >&3; exec 3>&-
        """)
      #expect(written.status == 0, "\(written.error)")
      let during = try String(contentsOf: sandbox.url("selama"), encoding: .utf8)
      #expect(during.contains("\"total\":0"), "\(during)")
      try await sandbox.untilFound("+mentimun +\"sejak pagi\"", ["b.txt"])
    }
  }

  @Test("A unit of systemd names program and collection; a word that is wrong is said")
  func unit() async throws {
    let sandbox = try await collection()
    let run = try await sandbox.run(
      "reindex", "--watch", "--install-unit",
      environment: ["XDG_CONFIG_HOME": sandbox.url("atur").path])
    #expect(
      run.status == 0 && run.output.contains("systemctl --user enable --now sco-search-watch"))
    let folder = sandbox.url("atur/systemd/user").path
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let unit = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    #expect(
      unit.contains("\" reindex --watch --index \"\(sandbox.url("index").path)\"\n"), "\(unit)")
    #expect(try await sandbox.run("reindex", "--install-unit").status == 64)
  }
}

extension Sandbox {
  /// Waits until something is so; that it takes long is no failure, that it never is ends the wait.
  fileprivate func until(_ isSo: (Sandbox) async throws -> Bool) async throws {
    for _ in 0..<300 {
      if try await isSo(self) { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("it was waited for in vain")
  }

  fileprivate func untilFound(_ query: String, _ ids: [String]) async throws {
    try await until { sandbox in
      let hits = try await sandbox.run("search", query, "--json").json().objects("hits")
      return hits.compactMap { $0.string("id") } == ids
    }
  }

  fileprivate func articles() async throws -> Int? {
    try await run("stats", "--json").json().integer("articles")
  }
}
