import Foundation
import TestSupport
import Testing

@Suite("What is passed over, and what lies in archives")
struct UnreadTests {
  private static let story = "Panen raya\n\nPetani di lereng gunung memanen padi sejak pagi hari.\n"

  @Test("Kinds that are not read are counted each time, and named on request")
  func counted() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.story, to: "files/a.txt")
    for name in ["satu.mp3", "dua.MP3", "tabel.xls", "biner"] {
      try sandbox.write([0, 1, 2, 3], to: "files/\(name)")
    }
    try sandbox.write(
      zip([("b.txt", Array(Self.story.utf8)), ("lagu.mp3", [0])]), to: "files/x.zip")
    let run = try await sandbox.run("index", "files")
    #expect(run.status == 0 && run.error.isEmpty)
    #expect(run.output.contains("2 added"))
    #expect(run.output.contains("not read: 3 .mp3, 1 without ending, 1 .xls"), "\(run.output)")
    let again = try await sandbox.run("reindex", "--json").json()
    #expect(again.object("unread")?.keys == ["", "mp3", "xls"])
    #expect(again.object("unread")?.integer("mp3") == 3)
    #expect(again.integer("unchanged") == 2)

    let listed = try await sandbox.run("sources", "--unread")
    #expect(listed.output.contains("3 .mp3") && listed.output.contains("files/tabel.xls"))
    let object = try await sandbox.run("sources", "--unread", "--json").json()
    #expect(object.object("unread")?.integer("xls") == 1)
    #expect(object.objects("kinds").first?.string("ending") == "mp3")
    try sandbox.remove("files/satu.mp3")
    try sandbox.remove("files/x.zip")
    let changed = try await sandbox.run("reindex", "--json").json()
    #expect(changed.object("unread")?.integer("mp3") == 1)
    #expect(try await sandbox.run("check").status == 0)
  }

  @Test("What changes within an archive is taken over, and nothing else changes")
  func archive() async throws {
    let sandbox = try Sandbox()
    func story(_ word: String) -> [UInt8] {
      Array("Kabar \(word)\n\nPetani membawa \(word) ke pasar desa sejak pagi hari ini.\n".utf8)
    }
    func ids(_ word: String) async throws -> [String?] {
      try await sandbox.run("search", word, "--json", "--copies").json().objects("hits")
        .map { $0.string("id") }
    }
    try sandbox.write(
      zip([("a.txt", story("mentimun")), ("desa/b.txt", story("semangka"))]), to: "files/x.zip")
    #expect(try await sandbox.run("index", "files").output.hasPrefix("2 added"))
    #expect(try await ids("semangka") == ["x.zip/desa/b.txt"])
    let show = try await sandbox.run("show", "x.zip/desa/b.txt", "--json").json()
    #expect(show.string("path") == "files/x.zip")
    let raw = try await sandbox.run("show", "x.zip/desa/b.txt", "--raw")
    #expect(Array(raw.outputBytes) == story("semangka"))

    try sandbox.write(
      zip([("a.txt", story("mentimun")), ("c.txt", story("bengkuang"))]), to: "files/x.zip")
    #expect(try await sandbox.run("reindex").status == 0)
    #expect(try await ids("semangka").isEmpty)
    #expect(try await ids("bengkuang") == ["x.zip/c.txt"])
    #expect(try await ids("mentimun") == ["x.zip/a.txt"])
    #expect(try await sandbox.run("check").status == 0)
  }

  @Test(
    "An archive that would grow without bounds is named, and the rest is indexed",
    arguments: [
      (
        "gunzip",
        "yes \"$(printf '%65000s' ' ')\" | head -c 300000000 > b.jsonl; tar czf bom.tgz b.jsonl"
      ),
      (
        "links",
        "ln -s /etc/passwd b.txt; printf 'x' > c.txt; ln c.txt d.txt; tar cf bom.tar b.txt d.txt"
      ),
    ])
  func hostile(name: String, command: String) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.story, to: "files/a.txt")
    let made = try await sandbox.shell("cd files && mkdir w && mv a.txt w && cd w && \(command)")
    try #require(made.status == 0)
    let moved = try await sandbox.shell("cd files && mv w/a.txt w/bom.t* . && rm -r w")
    try #require(moved.status == 0)
    let run = try await sandbox.run("index", "files")
    #expect(run.status == 0 && !run.wasKilled)
    #expect(try await sandbox.run("padi").status == 0)
    #expect(try await sandbox.run("root").status == 1)
    if name == "gunzip" {
      #expect(run.errorLines.count == 1)
      #expect(run.error.contains("bom.tgz: ") && run.error.contains("unpacks to more than"))
    }
  }
}
