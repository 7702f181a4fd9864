import TestSupport
import Testing

@testable import ScoSearch

struct LexiconEntriesTests {
  private static func entries(
    aliases: String = "", translations: String = ""
  ) throws -> [String: [LexiconTarget]] {
    let folder = try TemporaryFolder()
    try folder.write(aliases, to: "aliases.txt")
    try folder.write(translations, to: "translations.txt")
    try folder.write("kerjasama = kerja sama", to: "stems.txt")
    try folder.write("# none", to: "dictionary.txt")
    let lexicon = try Lexicon(folder: folder.path)
    return LexiconCompiler.compile(lexicon, analyzer: Analyzer(exceptions: lexicon.stems()))
  }

  @Test("What is stored of targets is read back as it was")
  func coding() {
    let targets = [
      LexiconTarget(kind: .alias, text: "Uni Eropa", pattern: .word(["XAue", "Ziue"])),
      LexiconTarget(
        kind: .translation, text: "kerja sama",
        pattern: TermPattern(words: [["Zikerja"], ["Zisama", "Zesama"]])),
    ]
    #expect(LexiconEntries.decode(LexiconEntries.encode(targets)) == targets)
    #expect(LexiconEntries.encode([]).isEmpty)
    #expect(LexiconEntries.decode("").isEmpty)
  }

  @Test(
    "What is no entry is left out",
    arguments: ["x", "a\tb", "q\ttext\tterm", "\t\t", "a\ttext\tterm\tmore"])
  func notEntries(value: String) {
    #expect(LexiconEntries.decode(value).isEmpty)
  }

  @Test("Every name leads to every other; capitals only to capitals")
  func aliases() throws {
    let entries = try Self.entries(aliases: "PBB = Perserikatan Bangsa-Bangsa")
    let full = entries.values.flatMap(\.self).filter { $0.text == "PBB" }
    #expect(full.allSatisfy { $0.pattern == .word(["XApbb"]) && $0.kind == .alias })
    #expect(!full.isEmpty)
    let short = try #require(entries["entry/i pbb"]?.first)
    #expect(short.text == "Perserikatan Bangsa-Bangsa")
    #expect(short.pattern.words.count == 2, "the repeated word stands once, as in articles")
  }

  @Test("Translations lead both ways, each to the terms of the other language alone")
  func translations() throws {
    let entries = try Self.entries(translations: "panen = harvest, crop")
    let indonesian = try #require(entries["entry/i panen"])
    #expect(indonesian.map(\.text) == ["harvest", "crop"])
    #expect(indonesian.map(\.pattern) == [.word(["Zeharvest"]), .word(["Zecrop"])])
    #expect(entries["entry/e harvest"]?.map(\.pattern) == [.word(["Zipanen"])])
    #expect(entries["entry/i harvest"] == nil, "an English word is no Indonesian one")
  }

  @Test("A phrase too long to be looked up is left out")
  func tooLong() throws {
    let long = (1...LexiconEntries.longestPhrase + 1).map { "kata\($0)" }.joined(separator: " ")
    #expect(try Self.entries(aliases: "\(long) = pendek").isEmpty)
  }

  @Test("A name that the languages divide otherwise is looked for as each has it")
  func divided() throws {
    let entries = try Self.entries(aliases: "FKT = Forum Kerjasama Teluk")
    let targets = try #require(entries["entry/i fkt"])
    #expect(targets.map(\.text) == ["Forum Kerjasama Teluk", "Forum Kerjasama Teluk"])
    #expect(
      targets.map(\.pattern.words) == [
        [["Ziforum"], ["Zikerja"], ["Zisama"], ["Ziteluk"]],
        [["Zeforum", "Zxforum"], ["Zekerjasama", "Zxkerjasama"], ["Zeteluk", "Zxteluk"]],
      ])
    #expect(entries["entry/i forum kerja sama teluk"]?.map(\.text) == ["FKT"])
    #expect(entries["entry/e forum kerjasama teluk"]?.map(\.text) == ["FKT"])
  }

  @Test("What an affix makes of a word is found, and the word without it does not lead there")
  func affix() throws {
    let entries = try Self.entries(translations: "ke-4 = fourth")
    #expect(entries.keys.sorted() == ["entry/e fourth"])
    #expect(entries["entry/e fourth"]?.map(\.pattern) == [.word(["Zi4"])])
  }
}
