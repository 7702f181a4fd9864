import ScoSearch
import SearchJSON
import Testing

@Suite("The objects that are printed and served have the keys that programs rely on")
struct ResultObjectsTests {
  @Test("A search that was broken off says so, another does not")
  func cut() {
    var results = SearchResults(query: "padi", total: 3, totalIsExact: false)
    #expect(!ResultObjects.object(results).text.contains("isCut"))
    results.isCut = true
    #expect(ResultObjects.object(results).text.contains(#""totalIsExact":false,"isCut":true,"#))
  }

  @Test("A stored article with the places that a query leads to")
  func highlights() {
    let stored = StoredArticle(article: Article(id: "a", title: "Padi", body: "Harga padi naik."))
    #expect(!ResultObjects.object(stored).text.contains("highlights"))
    let place = Highlights.Place(field: .body, utf8Range: 6..<10, query: "padi", way: .exact)
    #expect(
      ResultObjects.object(stored, highlights: Highlights(places: [place])).text.hasSuffix(
        #""highlights":[{"field":"body","start":6,"length":4,"query":"padi","via":"exact"}]}"#))
    #expect(
      ResultObjects.object(stored, highlights: Highlights(isCut: true)).text.hasSuffix(
        #""highlights":[],"isCut":true}"#))
  }

  @Test("How a text may go on")
  func suggestions() {
    let suggestions = Suggestions(
      completions: [Suggestions.Completion(text: "keanggotaan penuh", count: 12)],
      titles: [Suggestions.Title(id: "001.txt", title: "Iran")])
    #expect(
      ResultObjects.object(suggestions).text
        == #"{"suggestions":[{"text":"keanggotaan penuh","count":12}],"#
        + #""titles":[{"id":"001.txt","title":"Iran"}]}"#)
    #expect(ResultObjects.object(Suggestions()).text == #"{"suggestions":[],"titles":[]}"#)
  }

  @Test("A word with its translations")
  func translations() {
    let word = WordTranslations(
      word: "keanggotaan", stem: "anggota", translations: ["membership"])
    #expect(
      ResultObjects.object(word).text
        == #"{"word":"keanggotaan","stem":"anggota","translations":["membership"]}"#)
  }
}
