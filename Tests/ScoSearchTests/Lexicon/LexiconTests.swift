import TestSupport
import Testing

@testable import ScoSearch

struct LexiconTests {
  /// A lexicon of the given files alone, by name; what is not given is empty.
  private static func lexicon(_ files: [String: String]) throws -> Lexicon {
    let folder = try TemporaryFolder()
    for name in ["aliases.txt", "translations.txt", "stems.txt"] where files[name] == nil {
      try folder.write("", to: name)
    }
    for (name, text) in files { try folder.write(text, to: name) }
    return try Lexicon(folder: folder.path)
  }

  @Test("Names, translations and stems are read; comments and blank lines are not")
  func lines() throws {
    let lexicon = try Self.lexicon([
      "aliases.txt": "# names\n\nPBB = UN = Perserikatan Bangsa-Bangsa # a comment\r\n",
      "translations.txt": "kerja sama , kerjasama=cooperation,  collaboration\n",
      "stems.txt": "Kerjasama, bekerjasama = kerja sama\n",
    ])
    let entries = lexicon.entries()
    #expect(
      entries.aliases == [
        Lexicon.AliasGroup(names: ["PBB", "UN", "Perserikatan Bangsa-Bangsa"])
      ])
    #expect(
      entries.translations == [
        Lexicon.Translation(
          indonesian: ["kerja sama", "kerjasama"], english: ["cooperation", "collaboration"])
      ])
    let stem = ["kerja", "sama"].map { Array($0.utf8) }
    #expect(
      lexicon.stems() == [Array("kerjasama".utf8): stem, Array("bekerjasama".utf8): stem])
    #expect(lexicon.problems() == [])
  }

  @Test(
    "A line that cannot be used is named by its file and number, and the rest counts",
    arguments: [
      ("aliases.txt", "PBB"), ("aliases.txt", "PBB = "), ("aliases.txt", "= PBB"),
      ("translations.txt", "a = b = c"), ("translations.txt", "damai"),
      ("stems.txt", "kerja sama = kerjasama"), ("stems.txt", "kata = "), ("stems.txt", "kata = !"),
    ])
  func badLines(file: String, line: String) throws {
    let lexicon = try Self.lexicon([file: "# first\n\(line)\ndua = two\n"])
    let problems = lexicon.problems()
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("\(file):2:") == true)
    let entries = lexicon.entries()
    #expect(entries.aliases.count + entries.translations.count + lexicon.stems().count == 1)
  }

  @Test("A file of the name of a built-in one replaces it, any other adds to it")
  func replacing() throws {
    let builtIn = try Lexicon(folder: nil)
    #expect(!builtIn.entries().aliases.isEmpty)
    #expect(!builtIn.entries().translations.isEmpty)
    #expect(!builtIn.stems().isEmpty)
    #expect(builtIn.problems() == [])

    let folder = try TemporaryFolder()
    try folder.write("A1 = B1\n", to: "aliases-mine.txt")
    let added = try Lexicon(folder: folder.path).entries().aliases
    #expect(added.count == builtIn.entries().aliases.count + 1)
    #expect(added.last == Lexicon.AliasGroup(names: ["A1", "B1"]))

    try folder.write("A2 = B2\n", to: "aliases.txt")
    let replaced = try Lexicon(folder: folder.path).entries().aliases
    #expect(replaced.map(\.names).sorted { $0[0] < $1[0] } == [["A1", "B1"], ["A2", "B2"]])

    try folder.write("A3 = B3\n", to: ".aliases-hidden.txt")
    try folder.write("A4 = B4\n", to: "aliases.txt~")
    #expect(try Lexicon(folder: folder.path).entries().aliases == replaced)
  }

  @Test("A folder that is not there adds nothing")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    let lexicon = try Lexicon(folder: folder.path(of: "none"))
    #expect(lexicon.entriesVersion == (try Lexicon(folder: nil)).entriesVersion)
  }

  @Test("Versions change with what they stand for, and with nothing else")
  func versions() throws {
    let base = try Self.lexicon([:])
    let alias = try Self.lexicon(["aliases.txt": "a = b"])
    let stem = try Self.lexicon(["stems.txt": "a = b"])
    #expect(alias.entriesVersion != base.entriesVersion)
    #expect(alias.stemsVersion == base.stemsVersion)
    #expect(stem.stemsVersion != base.stemsVersion)
    #expect(stem.entriesVersion == base.entriesVersion)
    #expect(try Self.lexicon([:]).entriesVersion == base.entriesVersion)
  }

  @Test("Any bytes in a file of the lexicon are read", arguments: 0..<20 as Range<UInt64>)
  func anyBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    var bytes: [UInt8] = []
    for _ in 0..<600 {
      bytes.append(
        random.pick([0x3D, 0x0A, 0x2C, 0x61, 0x20, .random(in: 0...255, using: &random)]))
    }
    for name in ["aliases.txt", "translations.txt", "stems.txt"] {
      try folder.write(bytes, to: name)
    }
    let lexicon = try Lexicon(folder: folder.path)
    let entries = LexiconCompiler.compile(
      lexicon, analyzer: Analyzer(exceptions: lexicon.stems()))
    #expect(!entries.isEmpty)
    for targets in entries.values {
      #expect(LexiconEntries.decode(LexiconEntries.encode(targets)) == targets)
    }
  }
}
