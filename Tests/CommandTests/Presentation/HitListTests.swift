import ScoSearch
import Testing

@testable import sco_search

@Suite("A hit says what a reader wonders about")
struct HitListTests {
  private func match(_ query: String, _ matched: String, _ way: WordMatch.Way) -> WordMatch {
    WordMatch(query: query, matched: matched, way: way)
  }

  @Test("Words that are found otherwise than typed are named, once")
  func via() {
    #expect(HitList.via([match("penuh", "penuh", .exact)]) == nil)
    #expect(HitList.via([match("keanggotaan", "anggota", .stem)]) == nil)
    #expect(
      HitList.via([match("keanggotaan", "membership", .translation)])
        == "via membership ← keanggotaan")
    let translation = match("penuh", "full", .translation)
    #expect(HitList.via([translation, translation, match("penuh", "penuh", .exact)]) == nil)
    #expect(
      HitList.via([translation, translation, match("iren", "iran", .spelling)])
        == "via full ← penuh, iran ← iren")
    #expect(HitList.via([match("video", "Video", .translation)]) == nil)
    let phrase = match("keanggotaan penuh", "full membership", .translation)
    #expect(
      HitList.via([translation, match("keanggotaan", "member", .translation), phrase])
        == "via full membership ← keanggotaan penuh")
    #expect(
      HitList.via((1...6).map { match("q\($0)", "m\($0)", .alias) })
        == "via m1 ← q1, m2 ← q2, m3 ← q3, m4 ← q4, …")
  }

  @Test("The last line says how much there is")
  func summary() {
    func summary(_ total: Int, exact: Bool, ranks: [Int], undated: Int? = nil) -> String {
      let results = SearchResults(
        query: "q", total: total, totalIsExact: exact, took: .microseconds(1300),
        hits: ranks.map { Hit(rank: $0, score: 1, id: "\($0)", title: "t") },
        undatedLeftOut: undated)
      return HitList.summary(results, offset: (ranks.first ?? 1) - 1).string
    }
    #expect(summary(2, exact: true, ranks: [1, 2]) == "2 articles in 1.3 ms")
    #expect(summary(1, exact: true, ranks: [1]) == "1 article in 1.3 ms")
    #expect(summary(1200, exact: false, ranks: [1, 2]) == "1–2 of about 1,200 articles in 1.3 ms")
    #expect(summary(12, exact: true, ranks: [11, 12]) == "11–12 of 12 articles in 1.3 ms")
    #expect(summary(12, exact: true, ranks: []) == "12 articles in 1.3 ms")
    #expect(
      summary(1, exact: true, ranks: [1], undated: 3)
        == "1 article in 1.3 ms; 3 undated articles left out")
  }

  @Test("Of a hit's facts only the known ones are shown")
  func facts() {
    var hit = Hit(rank: 1, score: 1, id: "a", title: "t")
    #expect(HitList.facts(of: hit).isEmpty)
    hit.language = .indonesian
    hit.date = ArticleDate(year: 2016, month: 4)
    #expect(HitList.facts(of: hit) == "Indonesian · 2016-04")
  }

  @Test("A hit names its file, and its id where the file does not tell it")
  func place() {
    var hit = Hit(rank: 1, score: 1, id: "sub/a.txt", path: "/x/sub/a.txt", title: "t")
    #expect(HitList.place(of: hit) == "/x/sub/a.txt")
    hit.path = "/x/all.jsonl"
    #expect(HitList.place(of: hit) == "/x/all.jsonl  id sub/a.txt")
    hit.path = nil
    #expect(HitList.place(of: hit) == "id sub/a.txt")
  }

  @Test(
    "A batch's lines are an id and a query, or a query alone",
    arguments: [
      ("q1\tiran nuklir", BatchQuery(id: "q1", text: "iran nuklir")),
      ("iran", BatchQuery(id: "4", text: "iran")), ("\tiran", BatchQuery(id: "4", text: "iran")),
      ("q1\ta\tb", BatchQuery(id: "q1", text: "a\tb")), ("", nil), (" \t ", nil),
    ])
  func batchLines(line: String, query: BatchQuery?) {
    #expect(BatchQuery(line: line, number: 4) == query)
  }

  @Test("A TREC run has six columns even where ids have spaces, and whole scores")
  func trec() {
    let hit = Hit(rank: 1, score: 0.1 + 0.2, id: "a b\n.txt", title: "t")
    let lines = BatchFormat.trec.lines(
      for: SearchResults(query: "x", hits: [hit]), of: BatchQuery(id: "q 1", text: "x"))
    #expect(lines == "q%201 Q0 a%20b%0A.txt 1 0.30000000000000004 sco-search\n")
  }
}
