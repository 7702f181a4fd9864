import Testing

@testable import ScoSearch

/// What meets and what differs, by the analysis that the index and the query share.
struct StemmingTests {
  private static let exceptions = (try? Lexicon(folder: nil).stems()) ?? [:]

  /// The stems of a word or compound in one language, as articles are analysed.
  private static func stems(
    _ text: String, in language: Language, by analyzer: Analyzer
  ) -> [String] {
    let bytes = Array(text.utf8)
    var stems: [String] = []
    var vocabulary = Vocabulary(analyzer: analyzer)
    var words = WordSequence(
      bytes, in: 0..<bytes.count, row: analyzer.languages.row(for: language),
      of: analyzer.languages)
    while let (_, key) = words.nextWord(in: &vocabulary) {
      stems += vocabulary[key].stems.map {
        String(decoding: vocabulary.bytes(ofStem: $0), as: UTF8.self)
      }
    }
    return stems
  }

  /// The groups of a table whose words would not all be found by the barest of them, each with what
  /// the words became.
  private static func broken(_ table: String, _ language: Language) throws -> [String] {
    let analyzer = Analyzer(exceptions: exceptions)
    return try WordTable.groups(table).compactMap { group in
      let stems = group.map { Self.stems($0, in: language, by: analyzer) }
      let barest = stems.min { $0.count < $1.count } ?? []
      if !barest.isEmpty, stems.allSatisfy({ $0.contains(barest) }) { return nil }
      return zip(group, stems).map { "\($0)→\($1.joined(separator: " "))" }.joined(separator: "  ")
    }
  }

  @Test(
    "Forms of one word meet",
    .enabled(if: Analyzer.remarks.isEmpty, "needs the Indonesian dictionary"),
    arguments: [
      ("indonesian-words-that-meet.txt", Language.indonesian),
      ("borrowed-roots-that-meet.txt", .indonesian), ("english-words-that-meet.txt", .english),
    ])
  func meet(table: String, language: Language) throws {
    let broken = try Self.broken(table, language)
    let count = try WordTable.groups(table).count
    #expect(broken == [], "\(broken.count) of \(count) groups")
    #expect(count > 50)
  }

  @Test(
    "Words that only look alike stay apart",
    .enabled(if: Analyzer.remarks.isEmpty, "needs the Indonesian dictionary"),
    arguments: ["indonesian-words-that-differ.txt", "borrowed-roots-that-differ.txt"])
  func differ(table: String) throws {
    let analyzer = Analyzer(exceptions: Self.exceptions)
    let row = analyzer.languages.row(for: .indonesian)
    func stems(_ word: String) -> [[UInt8]] {
      var tokenizer = Tokenizer(word)
      return tokenizer.next().map { analyzer.stems(of: $0.form, row: row) } ?? []
    }
    let pairs = try WordTable.groups(table)
    #expect(pairs.count > 20)
    for pair in pairs {
      try #require(pair.count == 2)
      #expect(stems(pair[0]) != stems(pair[1]), "\(pair[0]) and \(pair[1])")
    }
  }

  @Test(
    "Clitics, passives and old short forms lead to the same stem",
    .enabled(if: Analyzer.remarks.isEmpty, "needs the Indonesian dictionary"),
    arguments: [
      ("anak2", ["anak"]), ("negara-negara", ["negara"]), ("SCO-nya", ["sco"]),
      ("se-ASEAN", ["asean"]), ("keanggotaannya", ["anggota"]), ("kerjasama", ["kerja", "sama"]),
      ("2016", ["2016"]), ("Bali", ["bali"]),
    ])
  func indonesian(text: String, expected: [String]) {
    let analyzer = Analyzer(exceptions: Self.exceptions)
    #expect(Self.stems(text, in: .indonesian, by: analyzer) == expected)
  }

  @Test("A language without a row of its own is not stemmed")
  func others() {
    let russian = Language(rawValue: "ru")
    #expect(Self.stems("встречи", in: russian, by: Analyzer()) == ["встречи"])
  }
}
