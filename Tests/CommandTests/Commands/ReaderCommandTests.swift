import Foundation
import TestSupport
import Testing

/// Commands of the tests are shell scripts, which every machine can run.
@Suite("Files that a command reads, which the user has named")
struct ReaderCommandTests {
  private static func script(_ lines: String) -> String { "#!/bin/sh\n\(lines)\n" }

  /// A collection with a file `index/readers.yaml`, and scripts beside it that can be run.
  private func sandbox(
    _ yaml: String, scripts: [String: String] = [:]
  ) async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(yaml, to: "index/readers.yaml")
    for (name, lines) in scripts { try sandbox.write(Self.script(lines), to: "index/\(name)") }
    if !scripts.isEmpty {
      let run = try await sandbox.shell("chmod 700 index/*.sh")
      #expect(run.status == 0, "\(run.error)")
    }
    return sandbox
  }

  @Test(
    "Text, a page and records that it prints are read as such",
    arguments: [
      ("sed s/#//", nil, "a.xyz", "Panen raya di lembah"),
      ("echo '<!DOCTYPE html><title>Pasar ikan</title><p>'; cat", nil, "a.xyz", "Pasar ikan"),
      (#"echo '{"title": "Jembatan", "body": "panen"}'"#, nil, "a.xyz", "Jembatan"),
      (#"echo '{"id": "j", "title": "Jembatan", "body": "panen"}'"#, nil, "j", "Jembatan"),
      (
        #"echo '{"title": "Satu", "body": "x"}'; echo '{"title": "Dua", "body": "panen"}'"#, nil,
        "a.xyz#2", "Dua"
      ),
      (#"echo '[{"title": "Tiga", "body": "panen"}]'"#, "records", "a.xyz#1", "Tiga"),
    ])
  func outputs(lines: String, prints: String?, id: String, title: String) async throws {
    let sandbox = try await sandbox(
      "- endings: xyz\n  command: [./baca.sh, '{file}']\n"
        + (prints.map { "  prints: \($0)\n" } ?? ""),
      scripts: ["baca.sh": "exec <\"$1\"\n\(lines)"])
    try sandbox.write(
      "#Panen raya di lembah\n\nPetani memulai panen padi hari ini.\n", to: "f/a.xyz")
    let run = try await sandbox.run("index", "f")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let hit = try await sandbox.run("panen", "--json").json().objects("hits").first
    #expect(hit?.string("id") == id && hit?.string("title") == title, "\(hit as Any)")
    #expect(hit?.string("path") == "f/a.xyz")
    #expect(try await sandbox.run("reindex", "--json").json().integer("added") == 0)
  }

  @Test("It has no shell, an empty current folder that goes again, and names as they are")
  func surroundings() async throws {
    let sandbox = try await sandbox(
      "- endings: [xyz]\n  command: [./baca.sh, \"$(satu); dua\", '{file}']\n",
      scripts: [
        "baca.sh":
          #"ls -A; pwd >"$TMPDIR/pwd"; touch sisa; echo "Petani membawa $1 ke pasar desa sejak pagi."; cat "$2""#
      ])
    try sandbox.write("panen", to: "f/-a;b $x.xyz")
    try sandbox.write("", to: "sementara/kosong")
    let temporary = sandbox.url("sementara").path
    let run = try await sandbox.run("index", "f", environment: ["TMPDIR": temporary])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let hit = try await sandbox.run("show", "--json", "--", "-a;b $x.xyz").json()
    #expect(hit.string("body")?.contains("Petani membawa $(satu); dua ke pasar") == true)
    let left = try FileManager.default.contentsOfDirectory(atPath: temporary).sorted()
    #expect(left == ["kosong", "pwd"])
    let folder = try String(contentsOf: sandbox.url("sementara/pwd"), encoding: .utf8)
    #expect(folder.hasPrefix(temporary + "/sco-search-"))
  }

  @Test("What lies in an archive, or is compressed, is read by it too, under its own ending")
  func archives() async throws {
    let sandbox = try await sandbox(
      "- {endings: xyz, command: [./baca.sh]}\n",
      scripts: ["baca.sh": #"case "$1" in *.xyz) ;; *) exit 3 ;; esac; cat "$1""#])
    try sandbox.write("Panen raya di lembah\n", to: "f/dalam/a.xyz")
    try sandbox.write("Panen kopi di bukit\n", to: "g/b.xyz")
    let tools = try await sandbox.shell(
      "tar cf f/a.tar -C f dalam && gzip g/b.xyz && rm -r f/dalam")
    #expect(tools.status == 0, "\(tools.error)")
    let run = try await sandbox.run("index", "f", "g")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let ids = try await sandbox.run("panen", "--json").json().objects("hits")
      .compactMap { $0.string("id") }
    #expect(Set(ids) == ["a.tar/dalam/a.xyz", "b.xyz.gz"])
  }

  @Test("One that fails, hangs, writes for ever or is not there costs its file, and says so")
  func failures() async throws {
    let sandbox = try await sandbox(
      """
      - {endings: gagal, command: ./gagal.sh}
      - {endings: diam, command: ./diam.sh, seconds: 1}
      - {endings: banyak, command: ./banyak.sh, output: 1}
      - {endings: kosong, command: "true"}
      - {endings: hilang, command: sco-search-none}
      """,
      scripts: [
        "gagal.sh": "echo halaman rusak >&2; exit 4", "diam.sh": "sleep 86413 & sleep 86413",
        "banyak.sh": "yes",
      ])
    for ending in ["gagal", "diam", "banyak", "kosong", "hilang", "lain"] {
      try sandbox.write("x", to: "f/a.\(ending)")
    }
    try sandbox.write("Panen raya di lembah", to: "f/b.txt")
    let run = try await sandbox.run("index", "f")
    #expect(run.status == 0)
    for reason in [
      "a.gagal: cannot be read by 'gagal.sh', which ended with status 4: halaman rusak",
      "a.diam: takes 'diam.sh' more than 1 seconds",
      "a.banyak: holds more than 1 MB of text", "a.kosong: holds no words: 'true' prints none",
      "a.hilang: is read by 'sco-search-none', as readers.yaml says, which is not installed",
    ] {
      #expect(run.error.contains(reason), "\(reason) in \(run.error)")
    }
    #expect(try await sandbox.run("panen", "--json").json().integer("total") == 1)
    let unread = try await sandbox.run("sources", "--unread", "--json").json()
    #expect(unread.object("unread")?.integer("hilang") == 1)
    #expect(unread.object("unread")?.integer("lain") == 1)
    // The other process of the one that hung is gone too.
    let processes = try await sandbox.shell(
      "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -c 'sleep[ ]86413'")
    #expect(processes.output == "0\n")
  }

  @Test("A command that is named anew reads the files that were passed over, and no others")
  func changes() async throws {
    let sandbox = try Sandbox()
    for name in ["a.xyz", "b.txt", "c.xyz"] {
      try sandbox.write("Panen raya di lembah \(name)", to: "f/\(name)")
    }
    let before = try await sandbox.run("index", "f")
    #expect(before.output.contains("not read: 2 .xyz"), "\(before.output)")
    try sandbox.write("- {endings: xyz, command: cat}", to: "index/readers.yaml")
    let named = try await sandbox.run("reindex", "--json").json()
    #expect(named.integer("added") == 2 && named.integer("unchanged") == 1)

    // One that cannot be used takes nothing away.
    try sandbox.write("- {endings: xyz, comand: cat}", to: "index/readers.yaml")
    let broken = try await sandbox.run("reindex")
    #expect(broken.status == 2)
    #expect(
      broken.error.contains("command 1 has 'comand'") && broken.error.contains("readers.yaml"))
    #expect(try await sandbox.run("panen", "--json").json().integer("total") == 3)

    try sandbox.remove("index/readers.yaml")
    let without = try await sandbox.run("reindex", "--json").json()
    #expect(without.integer("removed") == 2 && without.object("unread")?.integer("xyz") == 2)
  }

  @Test("A kind may be named by its type, which the program 'file' finds")
  func types() async throws {
    let sandbox = try await sandbox(
      "- {types: [application/x-sharedlib, image/gif], command: ./baca.sh}\n",
      scripts: ["baca.sh": "echo Panen raya di lembah"])
    try sandbox.write("GIF89a\u{1}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0};", to: "f/gambar")
    try sandbox.write("\u{1}\u{2}lain", to: "f/lain.bin")
    let hasFile = try await sandbox.shell("command -v file").status == 0
    let run = try await sandbox.run("index", "f")
    if hasFile {
      #expect(
        try await sandbox.run("panen", "--json").json().objects("hits").first?.string("id")
          == "gambar")
      #expect(run.output.contains("not read: 1 .bin"), "\(run.output)")
    } else {
      #expect(run.error.contains("apt-get install file"), "\(run.error)")
    }
  }

  @Test("A file of commands that every user may write runs none")
  func trust() async throws {
    let sandbox = try await sandbox("- {endings: xyz, command: cat}")
    try sandbox.write("Panen", to: "f/a.xyz")
    _ = try await sandbox.shell("chmod 666 index/readers.yaml")
    let run = try await sandbox.run("index", "f")
    #expect(run.status == 2 && run.error.contains("every user may write it"), "\(run.error)")
  }
}
