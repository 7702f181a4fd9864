import TestSupport
import Testing

@testable import ScoSearch

struct QueryParserTests {
  @Test(
    "Every form of the query language is understood",
    arguments: [
      // Words and phrases.
      ("keanggotaan penuh", "keanggotaan penuh"),
      ("  banyak   spasi ", "banyak spasi"),
      ("\"kerja sama\"", "\"kerja sama\""),
      ("iran \"kerja sama\" rusia", "iran \"kerja sama\" rusia"),
      ("pezesh*", "pezesh*"),
      ("a b* c", "a b* c"),
      // Signs.
      ("+iran -nuklir", "+iran -nuklir"),
      ("sanksi -nuklir", "sanksi -nuklir"),
      ("-nuklir", "-nuklir"),
      ("+\"kerja sama\" damai", "+\"kerja sama\" damai"),
      ("-\"kerja sama\" damai", "damai -\"kerja sama\""),
      ("damai -(iran irak)", "damai -(iran irak)"),
      ("+(a OR b) c", "+(a OR b) c"),
      ("-title:nuklir damai", "damai -title:nuklir"),
      // Operators.
      ("a AND b", "(a AND b)"),
      ("a DAN b", "(a AND b)"),
      ("a OR b", "(a OR b)"),
      ("a ATAU b", "(a OR b)"),
      ("a NOT b", "a -b"),
      ("a BUKAN b", "a -b"),
      ("NOT a", "-a"),
      ("a AND NOT b", "+a -b"),
      ("a AND b OR c", "((a AND b) OR c)"),
      ("a OR b AND c", "(a OR (b AND c))"),
      ("a AND (b OR c)", "(a AND (b OR c))"),
      ("a b AND c d", "(a b AND c d)"),
      ("(a OR b) AND (c OR d)", "((a OR b) AND (c OR d))"),
      ("a dan b", "a dan b"),
      // A headline in capitals.
      ("JAKARTA DAN BANDUNG BUKAN KOTA KECIL", "JAKARTA dan BANDUNG bukan KOTA KECIL"),
      ("FLOODS AND FIRES: WHAT NOW?", "FLOODS and FIRES: WHAT NOW?"),
      ("SCO AND NATO OR PBB", "SCO and NATO or PBB"),
      ("PEMILU 2024 ATAU 2029 NANTI", "PEMILU 2024 atau 2029 NANTI"),
      ("GARUT, 7/3 - HUJAN DAN ANGIN", "GARUT, 7/3 - HUJAN dan ANGIN"),
      ("AND OR NOT DAN ATAU", "AND OR NOT DAN ATAU"),
      ("SCO AND NATO", "(SCO AND NATO)"),
      ("SCO AND NATO 2024", "(SCO AND NATO 2024)"),
      ("SCO AND NATO - 2024", "(SCO AND NATO - 2024)"),
      ("SCO AND NATO OR Iran", "((SCO AND NATO) OR Iran)"),
      ("SCO AND \"NATO\" OR PBB DI", "((SCO AND \"NATO\") OR PBB DI)"),
      ("(SCO AND NATO) OR PBB DI", "((SCO AND NATO) OR PBB DI)"),
      ("SCO AND NATO OR PBB TITLE:IRAN", "((SCO AND NATO) OR PBB title:IRAN)"),
      // Fields.
      ("title:sanksi", "title:sanksi"),
      ("judul:sanksi", "title:sanksi"),
      ("TITLE:sanksi", "title:sanksi"),
      ("title:\"kerja sama\"", "title:\"kerja sama\""),
      ("title:(damai perang)", "(title:damai AND title:perang)"),
      ("title:(damai OR perang)", "(title:damai OR title:perang)"),
      ("sumber:MINA", "source:MINA"),
      ("tempat:Samarkand", "place:Samarkand"),
      ("bahasa:en", "lang:en"),
      ("sanksi lang:en source:MINA", "sanksi lang:en source:MINA"),
      // Dates.
      ("date:2016", "date:2016"),
      ("tanggal:2016-04", "date:2016-04"),
      ("date:2016-04-07", "date:2016-04-07"),
      ("date:2016-04..2020", "date:2016-04..2020"),
      ("date:2016..", "date:2016.."),
      ("date:..2020", "date:..2020"),
      ("date:\"2016\"", "date:2016"),
      ("date:2016-13", "date 2016-13"),
      ("date:kemarin", "date kemarin"),
      ("date:2020..2016..", "date 2020..2016.."),
      ("date:(2016 OR 2020)", "(date:2016 OR date:2020)"),
      ("date:(\"2016\")", "date:2016"),
      ("date:(kemarin)", "kemarin"),
      ("date:(\"kemarin sore\")", "\"kemarin sore\""),
      // What is left over has no meaning, or the meaning of a word.
      ("", ""),
      ("AND", "AND"), ("AND OR AND OR", "AND OR"),
      ("OR NOT", "OR NOT"),
      ("a AND", "a"),
      ("AND a", "a"),
      ("a OR OR b", "(a OR b)"),
      ("a AND AND b", "(a AND b)"),
      ("a NOT", "a"),
      ("+ -", "+ -"),
      ("a +", "a +"),
      ("(", ""),
      (")", ""),
      ("()", ""),
      ("((a)", "a"),
      ("a))) b", "a b"),
      ("(a", "a"),
      ("a) b", "a b"),
      ("\"", "\""),
      ("\"a", "\"a\""),
      ("a\"", "a"),
      ("title:", "title:"),
      ("title:()", ""),
      ("title:title:a", "title:a"),
      (":", ":"),
      ("a\u{0}b", "a b"),
      ("\u{1B}[31mmerah\u{7}", "[31mmerah"),
      ("🎉", "🎉"),
      ("*", "*"),
    ])
  func parse(text: String, description: String) {
    #expect(QueryParser.parse(text).description == description)
  }

  @Test(
    "What is printed means what was asked",
    arguments: [
      "a b", "\"a b\"", "a*", "+a -b c", "a AND b", "a OR (b AND c)", "title:a", "date:2016..2020",
      "a -(b c)", "title:\"a b\"", "(a OR b) AND c -d",
    ])
  func parseAgain(text: String) {
    let query = QueryParser.parse(text)
    #expect(QueryParser.parse(query.description) == query)
  }

  /// The tables have types of their own: they are too long to be guessed.
  private static let nestedTexts: [(text: LongText, description: String)] = [
    (
      LongText(String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)), "a"
    ),
    // More signs than a query may have stand before the word.
    (LongText(String(repeating: "(", count: 1000) + "a"), ""),
    (LongText(String(repeating: "date:(", count: 200) + "kata lain"), "(kata AND lain)"),
    (
      LongText(String(repeating: "title:(", count: 200) + "kata lain"),
      "(title:kata AND title:lain)"
    ),
    (LongText(String(repeating: "lang:(", count: 200) + "kata lain"), "(lang:kata AND lang:lain)"),
  ]

  @Test(
    "Brackets nested deeper than anybody means are left out, and the words within stay",
    arguments: nestedTexts)
  func nested(text: LongText, description: String) {
    #expect(QueryParser.parse(text.text).description == description)
  }

  @Test("Operators nested deeper than anybody means keep their words, in their order")
  func nestedOperators() {
    let text = String(repeating: "(a AND (b OR ", count: 120) + "c"
    let words = QueryParser.parse(text).description.filter("abc".contains)
    // Each `a` and `b` has two signs behind it; the last but one is cut off from its `b`.
    #expect(words == String(repeating: "ab", count: QueryLexer.longestQuery / 6) + "a")
  }

  /// What becomes of a text of one piece over and over; `nil`: it is one word as it stands.
  private static let longTexts: [(piece: String, description: String?)] = [
    ("a ", Array(repeating: "a", count: 512).joined(separator: " ")),
    ("a-b ", Array(repeating: "a-b", count: 256).joined(separator: " ")),
    ("a:", String(repeating: "a:", count: 512)),
    ("(", ""), ("+-", ""), ("title:", ""),
    ("a", nil), ("\"", nil), (":", nil), ("*", nil), ("\u{301}", nil),
  ]

  @Test(
    "A hundred thousand characters are a query, of as many words as one may have",
    .timeLimit(.minutes(5)), arguments: longTexts)
  func long(piece: String, description: String?) {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    // Compared by hand: a report of texts so long would take minutes.
    let isExpected = QueryParser.parse(text).description == description ?? text
    #expect(isExpected, "\(piece)")
  }

  /// A random text of what means something in a query.
  static func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "kata", "\"", "“", "(", ")", "+", "-", "*", ":", "..", "title:", "date:", "2016", "AND ",
      " OR ", "NOT ", " ", " ", "\u{0}", "🎉", "é", "\u{301}", "上", "lang:", "1.5", "'", "\n",
    ]
    let count = Int.random(in: 1..<40, using: &random)
    return (0..<count).map { _ in random.pick(pieces) }.joined()
  }

  @Test(
    "Any text is a query of its own words, and its printed form is one of the same",
    arguments: 0..<300 as Range<UInt64>)
  func anyText(seed: UInt64) {
    let text = Self.text(seed)
    let printed = QueryParser.parse(text).description
    let again = QueryParser.parse(printed).description
    #expect(Self.words(printed) == Self.words(text), "\(text) → \(printed)")
    #expect(Self.words(again) == Self.words(text), "\(printed) → \(again)")
  }

  /// What a query asks for, without the signs of its language.
  private static func words(_ query: String) -> Set<String> {
    Set(TokenizerTests.forms(query)).subtracting(["and", "or", "not", "title", "date", "lang"])
  }
}
