import TestSupport
import Testing

@testable import ScoSearch

struct TokenizerTests {
  /// The forms of a text's words.
  static func forms(_ text: String) -> [String] {
    tokens(Array(text.utf8)).map { String(decoding: $0.form, as: UTF8.self) }
  }

  static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokenizer = Tokenizer(bytes)
    var tokens: [Token] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  @Test(
    "Text is cut into words that compare alike however they are written",
    arguments: [
      // Words.
      ("Menteri Luar Negeri", ["menteri", "luar", "negeri"]),
      ("  tab\tand\nnewline  ", ["tab", "and", "newline"]),
      ("", []),
      ("… — !?", []),
      ("kata,kata;kata", ["kata", "kata", "kata"]),
      ("Café São Đà Nẵng", ["cafe", "sao", "da", "nang"]),
      ("e\u{301}lan", ["elan"]),
      ("Straße ŒUVRE", ["strasse", "oeuvre"]),
      ("Россия", ["россия"]),
      // A soft hyphen joins, over the end of a line too.
      ("soft\u{AD}hyphen", ["softhyphen"]),
      ("peme\u{AD}\nrintah kese\u{AD} \r\n  pakatan", ["pemerintah", "kesepakatan"]),
      ("kata\u{AD} \u{AD}", ["kata"]),
      ("20\u{AD}24 a\u{AD}\u{AD}b", ["2024", "ab"]),
      // Other forms of letters and digits.
      ("ﬁnance oﬃce reﬂection ﬆop", ["finance", "office", "reflection", "stop"]),
      ("ＡＳＥＡＮ Ｊａｋａｒｔａ ２０２４", ["asean", "jakarta", "2024"]),
      ("𝐉𝐮𝐝𝐮𝐥 𝓑𝓮𝓼𝓪𝓻 𝟚𝟘𝟚𝟜 Ⓢⓘⓐⓣ", ["judul", "besar", "2024", "siat"]),
      ("CO₂ CO2 H₂O x²", ["co", "2", "co", "2", "h", "2", "o", "x", "2"]),
      ("2024¹ 10⁶ kata³ 5②", ["2024", "1", "10", "6", "kata", "3", "5", "2"]),
      ("１，２５０．５ １．２５０", ["1", "250", "5", "1", "250"]),
      ("３,５ １.２５０.０００", ["3.5", "1250000"]),
      ("30℃ 30°C ㎞ µm μm № 7", ["30", "c", "30", "c", "km", "μm", "μm", "no", "7"]),
      ("Bab Ⅳ ⅷ", ["bab", "iv", "viii"]),
      ("Merek™ Merek℠ ½", ["merek", "merek"]),
      ("ǆ Ǆ ĳ ŉ", ["dz", "dz", "ij", "n"]),
      ("ﻻ ﷲ ﺏ", ["لا", "الله", "ب"]),
      ("ﬡ ｱ 豈 ⼀", ["א", "ア", "豈", "一"]),
      ("и\u{306} й Й ё ὀδός ΟΔΟΣ", ["и", "и", "и", "е", "οδοσ", "οδοσ"]),
      ("ḍād d\u{323}a\u{304}d", ["dad", "dad"]),
      ("❤️ kata", ["kata"]),
      // Apostrophes and possessives.
      ("Mi'raj Mi’raj Miʼraj", ["miraj", "miraj", "miraj"]),
      ("Qur'an", ["quran"]),
      ("Mi`raj Jum´at Ka‘bah Qur＇an", ["miraj", "jumat", "kabah", "quran"]),
      ("Qurʻan Qurʾan Qurʿan Qurʹan Qur′an", ["quran", "quran", "quran", "quran", "quran"]),
      ("`kata` kita´ Iran`s", ["kata", "kita", "iran"]),
      ("Ｉｒａｎ’ｓ Iranʽｓ", ["iran", "iran"]),
      ("Iran's Iran’s IRAN'S", ["iran", "iran", "iran"]),
      ("members' rights", ["members", "rights"]),
      ("'quoted'", ["quoted"]),
      ("don't", ["dont"]),
      // Acronyms and dots.
      ("S.C.O. meets", ["sco", "meets"]),
      ("the U.S. and U.K", ["the", "us", "and", "uk"]),
      ("selesai.Kemudian", ["selesai", "kemudian"]),
      ("kompas.com", ["kompas", "com"]),
      ("a. b.", ["a", "b"]),
      // Numbers, in both notations.
      ("1.455,7 1,455.7", ["1455.7", "1455.7"]),
      ("1.455 1,455 1455", ["1455", "1455", "1455"]),
      ("1.234.567 1,234,567", ["1234567", "1234567"]),
      ("3,5 3.5", ["3.5", "3.5"]),
      ("50%", ["50"]),
      ("1.250.000,00 1,250,000.50 1455,70 4.0", ["1250000", "1250000.5", "1455.7", "4.0"]),
      // Where letters meet digits, two words meet.
      ("G20 3rd Covid-19", ["g", "20", "3", "rd", "covid", "19"]),
      ("$1.2bn Rp1.250.000,- 2,5kg", ["1.2", "bn", "rp", "1250000", "2.5", "kg"]),
      ("H1N1 v1.2.3rc4", ["h", "1", "n", "1", "v", "1", "2", "3", "rc", "4"]),
      ("Iran's2 U.S.2 S.C.O.", ["irans", "2", "u", "s", "2", "sco"]),
      // Dates and versions are no numbers.
      ("07.04.2016", ["07", "04", "2016"]),
      ("2016-04-07", ["2016", "04", "07"]),
      ("15/9/2022", ["15", "9", "2022"]),
      ("1.2.3", ["1", "2", "3"]),
      // Hyphens.
      ("negara-negara", ["negara", "negara"]),
      ("Tashkent–Beijing", ["tashkent", "beijing"]),
      // Ideographs are words by themselves.
      ("上海合作", ["上", "海", "合", "作"]),
      ("abc上def", ["abc", "上", "def"]),
      ("🎉 pesta 🎉", ["pesta"]),
    ])
  func words(text: String, forms: [String]) {
    #expect(Self.forms(text) == forms)
  }

  @Test(
    "One hyphen without spaces links two words",
    arguments: [
      ("negara-negara", [Token.Link.none, .hyphen]),
      ("SCO-nya", [.none, .hyphen]),
      ("a - b", [.none, .none]),
      ("a--b", [.none, .none]),
      ("a b", [.none, .none]),
      ("se-Asia-Tenggara", [.none, .hyphen, .hyphen]),
      ("orang\u{2010}orang negara\u{2011}negara", [.none, .hyphen, .none, .hyphen]),
      ("a－b c﹣d e\u{2212}f", [.none, .hyphen, .none, .hyphen, .none, .hyphen]),
      (
        "a-\u{AD}b a\u{AD}-b a‐-b a—b",
        [.none, .hyphen, .none, .hyphen, .none, .none, .none, .none]
      ),
      // Letters and digits.
      ("16GB 16 GB Rp7", [.none, .glued, .none, .none, .none, .glued]),
      ("16\u{AD}GB CO₂ 10⁶", [.none, .glued, .none, .glued, .none, .glued]),
      ("上a1", [.none, .none, .glued]),
      // Signs within names.
      ("aa_bb.cc/dd@ee", [.none, .sign, .sign, .sign, .sign]),
      ("a:b a__b a. b", [.none, .none, .none, .none, .none, .none]),
    ])
  func links(text: String, links: [Token.Link]) {
    #expect(Self.tokens(Array(text.utf8)).map(\.link) == links)
  }

  @Test(
    "Names of organisations are known by their capitals",
    arguments: [
      ("PBB", true), ("S.C.O.", true), ("AS", true), ("Pbb", false), ("as", false), ("A", false),
      ("ÉÀ", true),
    ])
  func capitals(text: String, isCapitals: Bool) throws {
    let token = try #require(Self.tokens(Array(text.utf8)).first)
    #expect(token.isCapitals == isCapitals)
  }

  @Test("A word's range is where it stands in the text")
  func ranges() {
    let text = "Kata “Mi’raj” – Iran's S.C.O. 1.455,7 上海."
    let bytes = Array(text.utf8)
    let words = Self.tokens(bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(words == ["Kata", "Mi’raj", "Iran's", "S.C.O.", "1.455,7", "上", "海"])
  }

  @Test("Only the given part of a text is cut")
  func part() {
    let bytes = Array("satu dua tiga".utf8)
    var tokenizer = Tokenizer(bytes, in: 5..<8)
    #expect(tokenizer.next()?.form == Array("dua".utf8))
    #expect(tokenizer.next() == nil)
  }

  @Test("A very long word is one word, compared by its beginning")
  func longWord() throws {
    let tokens = Self.tokens(Array((String(repeating: "ab", count: 5000) + " next").utf8))
    #expect(tokens.map(\.form.count) == [Tokenizer.longestWord, 4])
    #expect(tokens.first?.range == 0..<10_000)
    let accents = Self.tokens(Array(("a" + String(repeating: "я", count: 100)).utf8))
    let form = try #require(accents.first?.form)
    #expect(form.count <= Tokenizer.longestWord)
    #expect(String(validating: form, as: UTF8.self) != nil, "cut between letters")
  }

  @Test(
    "Bytes that are no UTF-8 divide words and do no harm",
    arguments: [
      ([0x61, 0xFF, 0x62], ["a", "b"]),
      ([0xC3], []),
      ([0x61, 0xE2, 0x82], ["a"]),
      ([0x80, 0x61], ["a"]),
      ([0x61, 0x00, 0x62], ["a", "b"]),
      ([0xED, 0xA0, 0x80, 0x61], ["a"]),
      ([0xF8, 0x88, 0x80, 0x80, 0x61], ["a"]),
    ] as [([UInt8], [String])])
  func invalid(bytes: [UInt8], forms: [String]) {
    #expect(Self.tokens(bytes).map { String(decoding: $0.form, as: UTF8.self) } == forms)
  }

  @Test(
    "Any bytes give words in order, inside the text, in valid UTF-8",
    arguments: 0..<40 as Range<UInt64>)
  func invariants(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      [0x27], [0xE2, 0x80, 0x99], [0x2E], [0x2C], [0x2D], [0x20], [0xCC, 0x81], [0xE4, 0xB8, 0x8A],
      [0xC3, 0x89], [0xC1, 0xA1], [0xF0, 0x9F, 0x8E, 0x89], [0x73], [0x41], [0x31, 0x2E], [0x39],
      [0xD0, 0xAF],
    ]
    var bytes: [UInt8] = []
    while bytes.count < 2000 {
      if seed.isMultiple(of: 2) || Int.random(in: 0..<8, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      } else {
        bytes += random.pick(pieces)
      }
    }
    var last = 0
    let tokens = Self.tokens(bytes)
    #expect(tokens.count > 100)
    for token in tokens {
      #expect(token.range.lowerBound >= last)
      #expect(!token.range.isEmpty)
      #expect(token.range.upperBound <= bytes.count)
      #expect(!token.form.isEmpty && token.form.count <= Tokenizer.longestWord)
      #expect(String(validating: token.form, as: UTF8.self) != nil)
      last = token.range.upperBound
    }
  }

  @Test(
    "No text takes more than time in proportion to its length",
    .timeLimit(.minutes(5)),
    arguments: [
      ("1.", 50_001), ("a.", 50_001), ("1,2.", 100_001), ("a'", 1), ("9", 2), ("\u{301}", 1),
      ("a-", 50_001), ("’s", 25_000), ("1a", 100_000), ("\u{AD} ", 1), ("a\u{AD} ", 1),
      ("９.", 50_001), ("²", 2), ("a2", 100_001), ("‐", 1), ("a`", 1),
    ])
  func boundedTime(piece: String, count: Int) {
    let text = String(repeating: piece, count: 50_000) + "zz"
    let tokens = Self.tokens(Array(text.utf8))
    #expect(tokens.count == count)
    #expect(tokens.last?.range.upperBound == text.utf8.count)
  }
}
