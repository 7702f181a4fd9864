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

  @Test("Brackets a thousand deep are still a query")
  func nested() {
    let deep = String(repeating: "(", count: 1000) + "a" + String(repeating: ")", count: 1000)
    #expect(QueryParser.parse(deep) == .empty || QueryParser.parse(deep).description == "a")
    for field in ["date:(", "title:(", "lang:("] {
      let fields = String(repeating: field, count: 200) + "kata lain"
      #expect(QueryParser.parse(fields).description.utf8.count < 100)
    }
    let operators = String(repeating: "(a AND (b OR ", count: 120) + "c"
    #expect(QueryParser.parse(operators).description.contains("a"))
  }

  @Test(
    "A hundred thousand characters are a query", .timeLimit(.minutes(5)),
    arguments: ["a", "a ", "(", "\"", "a-b ", "+-", ":", "a:", "title:", "*", "\u{301}"])
  func long(piece: String) {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    #expect(QueryParser.parse(text).description.utf8.count <= 200_000)
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

  @Test("Any text is a query, and its printed form is one too", arguments: 0..<300 as Range<UInt64>)
  func anyText(seed: UInt64) {
    let once = QueryParser.parse(Self.text(seed)).description
    let twice = QueryParser.parse(once).description
    let thrice = QueryParser.parse(twice).description
    #expect(thrice.utf8.count <= 2 * twice.utf8.count + 16, "\(once) → \(twice) → \(thrice)")
  }
}
