import Testing

@testable import ScoSearch

struct SchemaTests {
  @Test("A term is what it says as long as it fits, and never longer than Xapian takes")
  func termLength() {
    #expect(Schema.term("Q", "a.txt") == "Qa.txt")
    let fitting = String(repeating: "a", count: Schema.longestTerm - 1)
    #expect(Schema.term("Q", fitting) == "Q" + fitting)
    for piece in ["a", "é", "上", "👩‍👩‍👧‍👦"] {
      let long = String(repeating: piece, count: 400)
      let (one, other) = (Schema.term("Q", long + "1"), Schema.term("Q", long + "2"))
      #expect(one.utf8.count <= Schema.longestTerm)
      #expect(one != other, "told apart by what was cut")
      #expect(one == Schema.term("Q", long + "1"))
    }
  }

  @Test("No two fields share a name")
  func fieldNames() {
    let names = Field.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(Field.named("Judul")?.name == "title")
    #expect(Field.named("isi") == nil)
  }

  @Test("The example of each field is a query with that field")
  func fieldExamples() {
    for field in Field.all {
      let query = QueryParser.parse(field.example)
      switch query {
      case .field(let parsed, _, _): #expect(parsed == field)
      case .dates: #expect(field.kind == .dates)
      default: Issue.record("\(field.example) is \(query)")
      }
    }
  }
}
