import Testing

@testable import ScoSearch

/// What is a word is one thing for an article that goes in, a query that asks for it, and a line of
/// the lexicon that leads to it.
struct WordSequenceTests {
  private static let exceptions: [[UInt8]: [[UInt8]]] = [
    "kerjasama": ["kerja", "sama"], "bekerjasama": ["kerja", "sama"],
    "tanggungjawab": ["tanggung", "jawab"], "olahraga": ["olah", "raga"],
  ].reduce(into: [:]) { stems, line in
    stems[Array(line.key.utf8)] = line.value.map { Array($0.utf8) }
  }

  /// The stems of a text as an article in the language of a row has them.
  private static func article(_ text: String, row: Int, _ analyzer: Analyzer) -> [String] {
    let bytes = Array(text.utf8)
    var vocabulary = Vocabulary(analyzer: analyzer)
    var words = WordSequence(bytes, in: 0..<bytes.count, row: row, of: analyzer.languages)
    var stems: [String] = []
    while let (_, key) = words.nextWord(in: &vocabulary) {
      stems += vocabulary[key].stems.map {
        String(decoding: vocabulary.bytes(ofStem: $0), as: UTF8.self)
      }
    }
    return stems
  }

  /// The words of a text as a query has them, with the analyzer's stems.
  private static func query(_ text: String, _ analyzer: Analyzer) throws -> [QueryWord] {
    var knowledge = MemoryKnowledge()
    var tokenizer = Tokenizer(text)
    while let token = tokenizer.next() {
      knowledge.stemsByForm[token.form] = analyzer.languages.rows.indices.map {
        analyzer.stems(of: token.form, row: $0)
      }
    }
    return try QueryWord.words(of: text, by: knowledge)
  }

  private static func strings(_ stems: [[UInt8]]) -> [String] {
    stems.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "In each language, article, query and lexicon have the same words of a text",
    arguments: [
      // Doubled words.
      "negara-negara", "Negara-Negara", "NEGARA-NEGARA", "negara-negara-negara", "negara negara",
      "negara - negara", "negara--negara", "kupu-kupu", "well-well", "mata-mata", "1-1", "10-10",
      // Doubled with affixes.
      "negara-negaranya", "anak-anaknya", "anak-anakku", "kerja-bekerja", "bantu-membantu",
      "perundang-undangan", "sayur-mayur", "run-running", "states-state", "hari-harian",
      // Affixes that a hyphen sets off, and what only looks like them.
      "SCO-nya", "SCO-NYA", "se-ASEAN", "ke-4", "ke-empat", "se-Asia-nya", "buku-ku", "nya-SCO",
      "SCO nya", "ASEAN-se", "se- ASEAN", "ke-nya", "se-se", "nya-nya", "negara-nya-negara",
      "padi se-padi", "bus-an", "well-an",
      // Capitals and names.
      "AS", "AS-Iran", "PBB-PBB", "PDI-P", "G-20", "COVID-19", "Al-Qaeda-nya", "U.S.-led", "S.C.O.",
      // Numbers.
      "2016-2016", "1.455,7", "2016-04-07", "anak2", "anak2-anak", "3rd-3rd", "v1.2.3",
      // Figures and what is glued to them.
      "anak2nya", "anak2-anak", "anak²", "SMP2", "CO2", "m2", "kata2kata", "2nya", "ke2", "ke-2",
      "1990an", "1990-an", "80an-an", "Rp750nya", "G20nya", "U17", "U-17", "16GB", "100²", "anak22",
      "Rp1.250.000,00", "covid19-covid19", "ke17nya", "se2se",
      // Names.
      "kata_unik_satu", "nama.file_baru-v2.pdf", "user@host.or.id", "TNI/Polri", "and/or", "a/a",
      // Other forms of characters.
      "orang\u{2011}orang", "SCO\u{2010}nya", "se\u{2010}ＡＳＥＡＮ", "ke－４", "ﬁnance-finance", "CO₂",
      "Jum`at-Jum´at", "kerja\u{AD}sama", "kerja\u{AD}\nsama-kerjasama", "㎡", "㎡-m²",
      // Compounds written as one word.
      "kerjasama", "kerjasama-kerjasama", "bekerjasama-kerjasama", "kerja-kerjasama",
      "kerjasama-nya", "tanggungjawab-nya", "se-kerjasama", "olahraga-olahraga kerjasama",
      // Apostrophes and accents.
      "Iran's", "Jum'at-Jum’at", "Mi’raj-nya", "naïve-naive", "café-cafe", "states'-state's",
      // Mixed.
      "Negara-negara se-ASEAN bekerjasama, kata SCO-nya, anak-anaknya 2016-2016.",
      "The member states' self-self and well-known co-operation", "上海-上海合作", "", "-", "- -nya",
    ])
  func sides(text: String) throws {
    let analyzer = Analyzer(exceptions: Self.exceptions)
    let query = try Self.query(text, analyzer)
    let phrase = PhraseWords(text, analyzer: analyzer)
    for row in analyzer.languages.rows.indices {
      let article = Self.article(text, row: row, analyzer)
      #expect(Self.strings(query.flatMap { $0.stems[row] }) == article, "query, row \(row)")
      #expect(Self.strings(phrase.stems.flatMap { $0[row] }) == article, "lexicon, row \(row)")
    }
  }

  @Test(
    "Which words a text has is decided by the language that it is read in",
    arguments: [
      ("SCO-nya", "sco", "sco nya", "sco nya"),
      ("se-ASEAN", "asean", "se asean", "se asean"),
      ("Bali-bali", "bali", "bali", "bali"),
      ("runs-running", "runs running", "run", "runs running"),
      ("kerjasama", "kerja sama", "kerjasama", "kerjasama"),
      ("bekerjasama-kerjasama", "kerja sama", "bekerjasama kerjasama", "bekerjasama kerjasama"),
      ("Bali-nya-Bali", "bali", "bali nya bali", "bali nya bali"),
      ("Bali - Bali", "bali bali", "bali bali", "bali bali"),
      ("anak2", "anak", "anak 2", "anak 2"), ("anak2nya", "anak", "anak 2 nya", "anak 2 nya"),
      ("ANAK2", "anak 2", "anak 2", "anak 2"), ("pm2", "pm 2", "pm 2", "pm 2"),
      ("1990an", "1990", "1990 an", "1990 an"), ("ke2", "2", "ke 2", "ke 2"),
      ("㎡", "m 2", "m 2", "m 2"),
      ("G20nya", "g 20", "g 20 nya", "g 20 nya"), ("100²", "100 2", "100 2", "100 2"),
    ])
  func languages(text: String, indonesian: String, english: String, other: String) {
    let analyzer = Analyzer(exceptions: Self.exceptions)
    let found = (0...2).map { row in
      Self.article(text, row: row, analyzer).joined(separator: " ")
    }
    #expect(found == [indonesian, english, other])
  }

  @Test("Words that some languages do not have are no names, no subject, and lead nowhere there")
  func partial() throws {
    let analyzer = Analyzer(exceptions: Self.exceptions)
    let words = try Self.query("SCO-NYA", analyzer)
    #expect(words.map(\.text) == ["SCO", "NYA"])
    #expect(words.map(\.isWordEverywhere) == [true, false])
    #expect(words.map(\.isCapitals) == [true, false])
    #expect(words.map(\.isStopWord) == [false, true])
    #expect(try Self.query("negara-negara", analyzer).map(\.text) == ["negara-negara"])
  }
}
