import Foundation
import Testing

@Suite("Results are good to read, in every kind of terminal and in none")
struct HumanOutputTests {
  private static let escape = "\u{1B}"

  @Test("Into a pipe a hit's snippet is one line, without color")
  func pipe() async throws {
    let run = try await Sandbox.built().run("gunung")
    #expect(!run.output.contains(Self.escape))
    #expect(run.lines.first == "1. Panen raya di lereng gunung")
    #expect(run.lines.contains { $0.contains("Indonesian") && $0.contains("Wonosobo") })
    #expect(run.lines.contains("   index/articles/panen.txt"))
    let last = try #require(run.lines.last)
    #expect(last.wholeMatch(of: /1 article in [0-9.]+ m?s/) != nil)
  }

  @Test(
    "No line is wider than the terminal, and none wider than is good to read",
    arguments: [(40, 40), (80, 80), (200, 100)])
  func columns(columns: Int, widest: Int) async throws {
    let long = String(
      repeating: "Petani di gunung itu menanam kentang, 土豆, dan wortel. ", count: 20)
    let sandbox = try await Sandbox.built(["a.txt": "Judul \(long)\n\n\(long)\n"])
    let run = try await sandbox.run("gunung", environment: ["COLUMNS": String(columns)])
    #expect(run.status == 0)
    // Of the characters in it only the ideographs are wider than one column.
    let widths = run.lines.map { line in
      line.unicodeScalars.reduce(0) { $0 + ("土豆".unicodeScalars.contains($1) ? 2 : 1) }
    }
    #expect(widths.allSatisfy { $0 <= widest })
    #expect(widths.contains { $0 > widest - 15 })
  }

  @Test(
    "Color comes where it is wanted",
    arguments: [
      (["--color", "always"], [:], true), (["--color", "never"], [:], false), ([], [:], false),
      (["--color", "always"], ["NO_COLOR": "1"], true), (["--color", "auto"], [:], false),
    ])
  func color(options: [String], environment: [String: String], isColored: Bool) async throws {
    let run = try await Sandbox.built().run(["gunung"] + options, environment: environment)
    #expect(run.output.contains("\(Self.escape)[1;31mgunung\(Self.escape)[0m") == isColored)
    #expect(run.output.contains(Self.escape) == isColored)
  }

  @Test(
    "A terminal gets color, and links where it knows them",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"),
      "script is not installed (package bsdutils), which gives the command a terminal"),
    arguments: [
      (["TERM": "xterm"], true, false), (["TERM": "xterm-kitty"], true, true),
      (["TERM": "xterm-kitty", "NO_COLOR": "1"], false, false), (["TERM": "dumb"], false, false),
    ])
  func terminal(environment: [String: String], isColored: Bool, hasLinks: Bool) async throws {
    let sandbox = try await Sandbox.built()
    let run = try await sandbox.shell(
      "script -qec '\"$SCO\" gunung' /dev/null", environment: environment)
    #expect(run.output.contains("\(Self.escape)[1;31mgunung") == isColored)
    let path = sandbox.url("index/articles/panen.txt").path
    #expect(run.output.contains("\(Self.escape)]8;;file://\(path)\(Self.escape)\\") == hasLinks)
    #expect(!run.output.contains("\(Self.escape)]8") || hasLinks)
  }

  @Test(
    "An article full of escape sequences cannot touch the terminal",
    arguments: [
      ["gunung"], ["show", "a.txt"], ["gunung", "--json"], ["gunung", "--explain"],
    ])
  func hostile(arguments: [String]) async throws {
    let sandbox = try await Sandbox.built(["a.txt": Articles.hostile])
    let run = try await sandbox.run(arguments)
    #expect(run.output.contains("gunung"))
    let unsafe = run.output.unicodeScalars.filter {
      $0 != "\n"
        && ($0.properties.generalCategory == .control || $0 == "\u{202E}" || $0 == "\u{2066}")
    }
    #expect(unsafe.isEmpty)
  }

  @Test("Hostile file names and queries cannot either")
  func hostileNames() async throws {
    let sandbox = try await Sandbox.built(["a\u{1B}[2Jb.txt": Articles.harvest])
    let found = try await sandbox.run("gunung")
    #expect(found.output.contains("index/articles/a\\u{1b}[2Jb.txt"))
    let nothing = try await sandbox.run("zzz\u{1B}[2Jqqq")
    #expect(nothing.status == 1)
    let missing = try await sandbox.run("show", "\u{1B}]0;x\u{7}")
    #expect(missing.status == 2)
    for run in [found, nothing, missing] {
      #expect(!(run.output + run.error).contains(Self.escape))
    }
  }

  @Test("The raw article is what came in, byte by byte")
  func raw() async throws {
    let sandbox = try await Sandbox.built(["a.txt": Articles.hostile])
    let run = try await sandbox.run("show", "a.txt", "--raw")
    #expect(run.outputBytes == Data(Articles.hostile.utf8))
  }

  @Test("Nothing found says so and what to try, on standard error")
  func nothingFound() async throws {
    let run = try await Sandbox.built().run("zzzqqqxxx", "--lang", "id")
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("nothing found for 'zzzqqqxxx'"))
    #expect(run.error.contains("without --lang"))
  }

  @Test("For a misspelt word the likely one is shown", arguments: ["gunnung", "jembattan"])
  func suggestion(word: String) async throws {
    let sandbox = try await Sandbox.built()
    try sandbox.write("Jembatan di atas gunung.\n", to: "index/articles/atas.txt")
    try await #require(sandbox.run("reindex").status == 0)
    let run = try await sandbox.run(word)
    #expect((run.output + run.error).contains(word == "gunnung" ? "gunung" : "jembatan"))
    let object = try await sandbox.run(word, "--json").json()
    #expect(object.string("suggestion") == (word == "gunnung" ? "gunung" : "jembatan"))
  }

  @Test("A match by translation says which words it stands for")
  func via() async throws {
    let run = try await Sandbox.built().run("jembatan")
    #expect(run.output.contains("via bridge ← jembatan"))
  }

  @Test("Articles without a date that a filter leaves out are counted")
  func undated() async throws {
    let sandbox = try await Sandbox.built([
      "a.txt": Articles.harvest,
      "b.jsonl": """
      {"id": "b", "title": "Kabar gunung", "body": "Kabut turun di gunung.", "date": "2016-04-07"}

      """,
    ])
    let run = try await sandbox.run("gunung", "--since", "2016")
    #expect(run.lines.last?.contains("1 undated article left out") == true)
    let json = try await sandbox.run("gunung", "--since", "2016", "--json")
    #expect(try json.json().integer("total") == 1)
    #expect(json.error.contains("1 undated article left out"))
  }

  @Test("Facets are shown with bars")
  func facets() async throws {
    let run = try await Sandbox.built().run("pasar", "--facets")
    #expect(run.lines.contains("Language"))
    #expect(run.lines.contains { $0.hasPrefix("  id  1  █") })
  }

  @Test("Paths are printed raw into a pipe, each once")
  func paths() async throws {
    let record = #"{"id": "%", "title": "Gunung", "body": "Kabut turun di gunung nomor %."}"#
    let records = ["r1", "r2"].map { record.replacingOccurrences(of: "%", with: $0) }
    let sandbox = try await Sandbox.built([
      "two\nlines.txt": Articles.harvest, "records.jsonl": records.joined(separator: "\n") + "\n",
    ])
    let run = try await sandbox.run("gunung", "--paths")
    #expect(run.output.contains("index/articles/two\nlines.txt\n"))
    #expect(run.lines.count { $0 == "index/articles/records.jsonl" } == 1)
  }
}
