import Foundation
import Testing

@Suite("Files are found whatever bytes their names are")
struct NameTests {
  private static let name = Data("news/ren".utf8 + [0xE9] + ".txt".utf8)

  /// A sandbox with a file whose name is no UTF-8, one whose name looks like its text, and a source
  /// whose name is none either.
  private func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let made = try await sandbox.shell(
      #"""
      mkdir news && printf 'Judul lama\n\nHarimau sumatra.\n' > "$(printf 'news/ren\351.txt')"
      printf 'Judul baru\n\nGajah sumatra.\n' > 'news/ren\xE9.txt'
      mkdir "$(printf 'bl\344\344')"
      printf 'Judul lain\n\nBadak jawa.\n' > "$(printf 'bl\344\344/a.txt')"
      "$SCO" index news "$(printf 'bl\344\344/')" --quiet
      """#)
    try #require(made.status == 0 && made.error.isEmpty, "\(made.error)")
    return sandbox
  }

  @Test("Paths are printed as the file system has them, and shown with each such byte as \\xE9")
  func printed() async throws {
    let sandbox = try await sandbox()
    #expect(try await sandbox.run("--paths", "harimau").outputBytes == Self.name + Data("\n".utf8))
    #expect(try await sandbox.run("--paths0", "harimau").outputBytes == Self.name + Data([0]))
    let hit = try #require(try await sandbox.run("--json", "harimau").json().objects("hits").first)
    #expect(hit.string("id") == #"ren\xE9.txt"#)
    #expect(hit.string("path") == #"news/ren\xE9.txt"#)
    let other = try #require(try await sandbox.run("--json", "gajah").json().objects("hits").first)
    #expect(other.string("path") == #"news/ren\x5CxE9.txt"#)
    #expect(try await sandbox.run("--paths", "gajah").output == #"news/ren\xE9.txt"# + "\n")
    #expect(try await sandbox.run("harimau").lines.contains(#"   news/ren\xE9.txt"#))
    #expect(try await sandbox.run("sources").output.contains(#"bl\xE4\xE4"#))
  }

  @Test("A path that is printed or shown names its article")
  func named() async throws {
    let sandbox = try await sandbox()
    #expect(try await sandbox.run("show", #"ren\xE9.txt"#).output.hasPrefix("Judul lama"))
    for name in [#"ren\x5CxE9.txt"#, #"news/ren\x5CxE9.txt"#, #"news/ren\xE9.txt"#] {
      #expect(try await sandbox.run("show", name).output.hasPrefix("Judul baru"), "\(name)")
    }
    for line in [
      #""$SCO" show "$(printf 'news/ren\351.txt')""#, #""$SCO" show "$(printf 'ren\351.txt')""#,
      #""$SCO" --paths0 harimau | xargs -0 "$SCO" show"#,
      #""$SCO" --paths harimau | xargs "$SCO" show"#,
    ] {
      #expect(try await sandbox.shell(line).output.hasPrefix("Judul lama"), "\(line)")
    }
    let raw = try await sandbox.shell(#""$SCO" show --raw "$(printf 'bl\344\344/a.txt')""#)
    #expect(raw.output == "Judul lain\n\nBadak jawa.\n")
    #expect(try await sandbox.run("similar", #"bl\xE4\xE4/a.txt"#).status < 2)
  }

  @Test("What is shown is understood where nothing else is called so")
  func shown() async throws {
    let sandbox = try await sandbox()
    #expect(try await sandbox.shell("rm news/*xE9*").status == 0)
    #expect(try await sandbox.run("reindex", "--quiet").status == 0)
    for name in [#"ren\xE9.txt"#, #"./news/ren\xE9.txt"#, #"news/ren\xE9.txt"#] {
      #expect(try await sandbox.run("show", name).output.hasPrefix("Judul lama"), "\(name)")
    }
  }

  @Test("Patterns know such a byte as one character")
  func patterns() async throws {
    for pattern in ["ren?.txt", #"ren\351.*"#, #"ren[!a-z].txt"#, #"ren\\xE9.txt"#] {
      let sandbox = try await sandbox()
      let run = try await sandbox.shell(
        #""$SCO" index news --quiet --exclude "$(printf '\#(pattern)')""#)
      #expect(run.status == 0 && run.error.isEmpty, "\(pattern)")
      #expect(try await sandbox.run("--paths", "harimau").status == 1, "\(pattern)")
      #expect(try await sandbox.run("--paths", "gajah").status == 0, "\(pattern)")
    }
  }

  @Test("A source with such a name is taken away by what is shown of it, or by its bytes")
  func removed() async throws {
    for argument in [#"'bl\xE4\xE4'"#, #""$(printf 'bl\344\344')""#] {
      let sandbox = try await sandbox()
      #expect(
        try await sandbox.shell(#""$SCO" index --quiet --remove \#(argument)"#).status == 0)
      #expect(try await sandbox.run("--paths", "badak").status == 1)
    }
  }

  @Test("A collection may lie in a folder with such a name")
  func collection() async throws {
    let sandbox = try Sandbox()
    let made = try await sandbox.shell(
      #"""
      folder="$(printf 'dunia \377')" && mkdir "$folder" && cd "$folder" && mkdir news &&
      printf 'Judul\n\nHarimau sumatra.\n' > news/a.txt && "$SCO" index news --quiet &&
      printf 'Judul\n\nHarimau jawa.\n' > news/b.txt && "$SCO" reindex --quiet &&
      "$SCO" reindex --full --quiet && "$SCO" check && cd news && "$SCO" --paths harimau jawa
      "$SCO" show --json a.txt | grep -c '"path":"a.txt"'
      """#)
    #expect(made.lines.suffix(3) == ["b.txt", "a.txt", "1"])
    for index in [#"'dunia \xFF/index'"#, #""$(printf 'dunia \377/index')""#] {
      let run = try await sandbox.shell(#""$SCO" --index \#(index) --paths jawa"#)
      #expect(run.outputBytes == Data("dunia ".utf8 + [0xFF] + "/news/b.txt\n".utf8))
    }
    let environment = try await sandbox.shell(
      #"SCO_SEARCH_INDEX="$(printf 'dunia \377/index')" "$SCO" jawa"#)
    #expect(environment.status == 0)
  }

  @Test("A word of a query that is no UTF-8 is searched for what is text of it")
  func query() async throws {
    let sandbox = try await sandbox()
    let run = try await sandbox.shell(#""$SCO" --json "$(printf 'harimau\351')""#)
    #expect(try run.json().string("query") == "harimau\u{FFFD}")
    #expect(try run.json().integer("total") == 1)
  }
}
