import Testing

@testable import ArticleText

@Suite("Commands that users name for other kinds of files")
struct ReaderCommandsTests {
  @Test("A list, or one under 'readers'; what is left out has its usual value")
  func read() throws {
    let yaml = """
      # What this machine has.
      - endings: [djvu, .DJV]
        command: [djvutxt, "{file}"]
        seconds: 120
        memory: 256
        output: 2
        prints: text
      - type: application/vnd.ms-excel
        command: alat/tabel --baris
      """
    let indented = yaml.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \($0)" }.joined(separator: "\n")
    for text in [yaml, "readers:\n" + indented] {
      let commands = try ReaderCommands(yaml: text, folder: "/koleksi").all
      #expect(commands.count == 2)
      let (first, second) = (commands[0], commands[1])
      #expect(first.endings == ["djvu", "djv"] && first.types.isEmpty)
      #expect(first.words == ["djvutxt", "{file}"] && first.output == .text)
      #expect(first.seconds == 120)
      #expect(first.memory == 256 << 20 && first.outputLimit == 2 << 20)
      #expect(second.types == ["application/vnd.ms-excel"] && second.output == nil)
      #expect(second.words == ["/koleksi/alat/tabel", "--baris"])
      #expect(second.words(for: "/a b.xls") == ["/koleksi/alat/tabel", "--baris", "/a b.xls"])
      #expect(second.seconds == ReaderCommand.usualSeconds)
    }
    #expect(
      ReaderCommand(["x", "--in={file}", "-"]).words(for: "/a") == ["x", "--in=/a", "-"])
  }

  @Test(
    "Nothing named is no command", arguments: ["", "# none yet\n", "readers:\n", "[]", "---\n"])
  func none(text: String) throws {
    #expect(try ReaderCommands(yaml: text, folder: "/").all.isEmpty)
  }

  @Test(
    "What cannot be a command says why",
    arguments: [
      ("halo", "is no list of commands"),
      ("- [a", "is no YAML"),
      ("- djvu", "command 1 is no mapping"),
      ("- {endings: a, command: b}\n- {endings: x}", "command 2 has no 'command'"),
      ("- {command: b}", "has neither 'endings' nor 'types'"),
      ("- {endings: [], command: b}", "has neither 'endings' nor 'types'"),
      ("- {endings: a b, command: b}", "has the ending 'a b'"),
      ("- {endings: tar.gz, command: b}", "has the ending 'tar.gz'"),
      ("- {endings: gz, command: b}", "has the ending 'gz'"),
      ("- {endings: {a: b}, command: b}", "has 'endings' that is no list of texts"),
      ("- {endings: a, command: 'b | c'}", "has '|' in its command, which is run without a shell"),
      ("- {endings: a, command: 'b \"c d\"'}", "has '\"' in its command"),
      ("- {endings: a, command: []}", "has an empty 'command'"),
      ("- {endings: a, command: {b: c}}", "has an empty 'command'"),
      ("- {endings: a, command: [b, [c]]}", "has a word that is no text"),
      ("- {endings: a, command: b, seconds: 0}", "has 'seconds' that is no number from 1 to"),
      ("- {endings: a, command: b, memory: banyak}", "has 'memory' that is no number from 1 to"),
      ("- {endings: a, command: b, prints: pdf}", "prints none of text, html and records"),
      ("- {endings: a, command: b, shell: true}", "has 'shell', which is none of endings"),
    ])
  func failures(text: String, reason: String) {
    #expect {
      try ReaderCommands(yaml: text, folder: "/")
    } throws: {
      ($0 as? ReaderCommands.Failure)?.reason.contains(reason) == true
    }
  }

  @Test("Only the files that a command may read are others by it")
  func marks() throws {
    func mark(_ name: String, _ yaml: String) throws -> UInt64 {
      let commands = try ReaderCommands(yaml: yaml, folder: "/")
      return ReadingOptions(commands: commands).mark(ofFileNamed: name)
    }
    let djvu = "- {endings: djvu, command: djvutxt}"
    let both = "- {endings: xls, command: xls2csv}\n" + djvu
    for name in ["a.txt", "a.html", "a.pdf.gz"] { #expect(try mark(name, djvu) == 0) }
    #expect(try mark("a.djvu", djvu) != 0)
    #expect(try mark("a.djvu.gz", djvu) == mark("folder/a.DJVU", both))
    #expect(try mark("a.djvu", "- {endings: djvu, command: cat}") != mark("a.djvu", djvu))
    for name in ["a.zip", "a.mbox", "a.xyz", "a"] {
      #expect(try mark(name, djvu) != 0 && mark(name, djvu) != mark(name, both))
    }
  }
}
