import Testing

@Suite("The index follows its sources")
struct SyncTests {
  private func counts(_ object: JSONObject) -> [Int?] {
    ["added", "changed", "removed", "unchanged"].map { object.integer($0) }
  }

  @Test("New, changed and deleted files arrive, and a second run finds nothing to do")
  func reindex() async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write("Nelayan pulang dengan perahu layar.\n", to: "index/articles/baru.txt")
    try sandbox.write(
      Articles.harvest + "Helikopter terbang rendah.\n", to: "index/articles/panen.txt")
    try sandbox.remove("index/articles/jembatan.txt")
    #expect(counts(try await sandbox.run("reindex", "--json").json()) == [1, 1, 1, 1])
    #expect(try await sandbox.run("--paths", "perahu").output == "index/articles/baru.txt\n")
    #expect(try await sandbox.run("--paths", "helikopter").output == "index/articles/panen.txt\n")
    #expect(try await sandbox.run("--paths", "mayor").status == 1)
    #expect(counts(try await sandbox.run("reindex", "--json").json()) == [0, 0, 0, 3])
    #expect(
      counts(try await sandbox.run("reindex", "--full", "--json").json()) == [3, 0, 0, 0])
    #expect(try await sandbox.run("stats", "--json").json().integer("articles") == 3)
    #expect(try await sandbox.run("--paths", "perahu").status == 0)
  }

  @Test("The summary is one line")
  func summary() async throws {
    let run = try await Sandbox.built().run("reindex")
    #expect(run.error.isEmpty)
    #expect(run.lines.count == 1)
    #expect(
      run.output.wholeMatch(
        of: /0 added, 0 changed, 0 removed, 3 unchanged in [0-9]+\.[0-9] s\n/) != nil)
    #expect(try await Sandbox.built().run("reindex", "--quiet").output.isEmpty)
  }

  @Test("A folder is added as a source, makes the collection, and is taken away again")
  func sources() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Articles.harvest, to: "news/panen.txt")
    try sandbox.write(Articles.bridge, to: "news/drafts/jembatan.txt")
    try sandbox.write(Articles.meeting, to: "one.txt")
    let added = try await sandbox.run(
      "index", "news", "one.txt", "--exclude", "drafts/**", "--json")
    #expect(added.status == 0)
    #expect(counts(try added.json()) == [2, 0, 0, 0])
    #expect(try await sandbox.run("--paths", "gunung").output == "news/panen.txt\n")
    #expect(try await sandbox.run("--paths", "nelayan").output == "one.txt\n")
    // What is left out is remembered.
    #expect(counts(try await sandbox.run("reindex", "--json").json()) == [0, 0, 0, 2])
    let listed = try await sandbox.run("sources")
    #expect(listed.output.contains("1 article   news"))
    let removed = try await sandbox.run("index", "--remove", "news", "--json")
    #expect(counts(try removed.json())[2] == 1)
    #expect(try await sandbox.run("gunung").status == 1)
    #expect(try await sandbox.run("nelayan").status == 0)
  }

  @Test("A source that cannot be reached keeps its articles, with a warning")
  func unreachable() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Articles.harvest, to: "disk/panen.txt")
    try await #require(sandbox.run("index", "disk").status == 0)
    _ = try await sandbox.shell("mv disk away")
    let run = try await sandbox.run("reindex")
    #expect(run.status == 0)
    #expect(run.error.contains("disk"))
    #expect(try await sandbox.run("gunung").status == 0)
    #expect(try await sandbox.run("sources").output.contains("cannot be reached"))
  }

  @Test("Hidden files are not read")
  func hidden() async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write("Rahasia di balik layar.\n", to: "index/articles/.rahasia.txt")
    try sandbox.write("Rahasia di balik layar.\n", to: "index/articles/.map/rahasia.txt")
    #expect(counts(try await sandbox.run("reindex", "--json").json()) == [0, 0, 0, 3])
  }
}
