import Testing

@testable import ScoSearch

struct QueryLexerTests {
  @Test(
    "A query's text is cut into words and signs",
    arguments: [
      ("", []),
      ("  \n\t ", []),
      ("keanggotaan penuh", [.word("keanggotaan"), .word("penuh")]),
      ("+iran -nuklir", [.plus, .word("iran"), .minus, .word("nuklir")]),
      ("anti-teror a+b", [.word("anti-teror"), .word("a+b")]),
      ("a - b", [.word("a"), .word("-"), .word("b")]),
      ("pezesh*", [.word("pezesh"), .star]),
      ("* **", []),
      ("a*b", [.word("a*b")]),
      ("\"kerja sama\"", [.quoted("kerja sama")]),
      ("“kerja sama” «damai»", [.quoted("kerja sama"), .quoted("damai")]),
      ("\"\" \" \"", []),
      ("\"tak ditutup", [.quoted("tak ditutup")]),
      ("a AND b DAN c", [.word("a"), .and, .word("b"), .and, .word("c")]),
      ("a OR b ATAU c", [.word("a"), .or, .word("b"), .or, .word("c")]),
      ("NOT a BUKAN b", [.not, .word("a"), .not, .word("b")]),
      ("dan and Or", [.word("dan"), .word("and"), .word("Or")]),
      ("(a)b", [.open, .word("a"), .close, .word("b")]),
      ("a\u{0}b\u{1B}[31m", [.word("a"), .word("b"), .word("[31m")]),
      ("🎉", [.word("🎉")]),
      ("https://x.id/", [.word("https://x.id/")]),
      ("title: a", [.word("title:"), .word("a")]),
      ("12:30", [.word("12:30")]),
    ] as [(String, [QueryToken])])
  func tokens(text: String, tokens: [QueryToken]) {
    #expect(QueryLexer.tokens(of: text) == tokens)
  }

  @Test("Every field is known by each of its names, in any case")
  func fields() {
    for field in Field.all {
      for name in [field.name] + field.aliases + [field.name.uppercased()] {
        #expect(QueryLexer.tokens(of: "\(name):x") == [.field(field), .word("x")])
      }
    }
  }

  @Test("A pasted book is a query of bounded length")
  func longest() {
    let tokens = QueryLexer.tokens(of: String(repeating: "kata ", count: 20_000))
    #expect(tokens.count == QueryLexer.longestQuery)
  }
}
