import ScoSearch
import TestSupport
import Testing

@Suite("A text that is being typed goes on with the collection's own words and titles")
struct SuggestionsTests {
  private static let long =
    "Rapat tahunan koperasi nelayan di pelabuhan lama membahas harga ikan, sewa perahu, "
    + "perbaikan dermaga, iuran anggota, pembagian hasil, dan rencana pembelian mesin es baru "

  private static let collection = Task {
    try await SmallCollection(articles: [
      article("a", "Panen raya di Garut", "Petani memanen padi. Panen raya dihadiri bupati."),
      article("b", "Panen jagung gagal", "Panen jagung gagal karena hama. Petani meminta bantuan."),
      article("c", "Petani menolak impor", "Petani padi menolak impor beras dan pupuk mahal."),
      article("d", "Café baru: Pantai Indah", "Kafe di pantai itu dibuka. Pantainya bersih."),
      article("e", "Keanggotaan penuh", "Iran memperoleh keanggotaan penuh. Anggotanya setuju."),
      article("f", "COVID-19 di pasar", "Pasar ditutup. Pedagang PBB dan TNI datang."),
      article("g", long + "pertama", "Nelayan berapat."),
      article("h", long + "kedua", "Nelayan berapat lagi."),
      Article(
        id: "k1", title: "Warta pagi",
        body: "Warta yang sama dikirim ke semua koran: air sungai naik dua meter di kota tua, "
          + "dan warga pindah ke balai desa sampai hujan reda pada malam hari itu juga.",
        language: .indonesian),
      Article(
        id: "k2", title: "Warta pagi",
        body: "Warta yang sama dikirim ke semua koran: air sungai naik dua meter di kota tua, "
          + "dan warga pindah ke balai desa sampai hujan reda pada malam hari itu juga.",
        language: .indonesian),
      article("k3", "Warta pagi", "Bukan salinan, hanya judulnya yang serupa."),
    ])
  }

  private static func article(_ id: String, _ title: String, _ body: String) -> Article {
    Article(
      id: id, title: title, body: body, language: .indonesian,
      date: ArticleDate(year: id == "a" ? 2016 : 2020))
  }

  private static func suggestions(_ text: String, limit: Int = 8) async throws -> Suggestions {
    try await collection.value.index().suggestions(for: text, limit: limit)
  }

  @Test(
    "The last word is completed, with how many articles have it and the words before",
    arguments: [
      ("pan", ["panen 2", "pantai 1", "pantainya 1"]),
      ("Pan", ["panen 2", "pantai 1", "pantainya 1"]),
      ("petani pa", ["petani padi 2", "petani panen 2"]),
      ("PETANI  pad", ["PETANI  padi 2"]),
      ("pemanenan pad", ["pemanenan padi 1"]),
      ("padi ira", []),
      ("keanggotaan penu", ["keanggotaan penuh 1"]),
      ("keanggotaan", ["keanggotaan 1"]),
      ("+petani -jagung pad", ["+petani -jagung padi 2"]),
      ("date:2016 pad", ["date:2016 padi 1"]),
      ("title:panen pet", ["title:panen petani 2"]),
      ("title:(panen raya) pet", ["title:(panen raya) petani 1"]),
      ("\"panen raya\" pet", ["\"panen raya\" petani 1"]),
      ("\"panen ra", ["\"panen raya 1"]),
      ("(jagung OR beras) pet", ["(jagung OR beras) petani 2"]),
      ("jagung OR pet", ["jagung OR petani 1"]),
      ("(pad", ["(pada 2", "(padi 2"]),
      ("?! pad", ["?! pada 2", "?! padi 2"]),
      ("di pad", ["di pada 2", "di padi 1"]),
      ("caf", ["cafe 1"]),
      ("covid-1", ["covid-19 1"]),
      ("tn", ["tni 1"]),
    ])
  func completions(text: String, completions: [String]) async throws {
    let found = try await Self.suggestions(text).completions
    #expect(found.map { "\($0.text) \($0.count)" } == completions)
  }

  @Test(
    "Where no word is being typed, none is completed",
    arguments: [
      "", " ", "panen ", "panen,", "panen (", "\"panen raya\"", "pan*", "panen AND", "title:pan",
      "judul:pan", "title:(raya pan", "title:\"raya pan", "date:20", "+", "-", "?", "\u{0}",
      "xyzzyx", String(repeating: "panen ", count: 1000) + "pan",
    ])
  func nothing(text: String) async throws {
    #expect(try await Self.suggestions(text).completions == [])
  }

  @Test(
    "Titles are found by their beginnings",
    arguments: [
      ("pan", ["b", "a"]),
      ("Panen r", ["a"]),
      ("panen ", ["b", "a"]),
      ("panenraya", []),
      ("raya", []),
      ("cafe BARU pantai", ["d"]),
      ("covid 1", ["f"]),
      ("covid-19 di", ["f"]),
      ("keanggotaan penuh", ["e"]),
      ("keanggotaan penuh ", []),
      ("rapat tahunan", ["h", "g"]),
      (long + "ked", ["h"]),
      (long + "ketiga", []),
      ("", []), (" ", []), ("?", []),
    ])
  func titles(text: String, ids: [String]) async throws {
    let found = try await Self.suggestions(text).titles
    #expect(Set(found.map(\.id)) == Set(ids))
    if text == "pan" {
      #expect(found.map(\.title) == ["Panen jagung gagal", "Panen raya di Garut"])
    }
  }

  @Test("Copies of one text are one title; an article of that title is another")
  func copies() async throws {
    let found = try await Self.suggestions("warta").titles
    #expect(found.count == 2)
    #expect(found.contains { $0.id == "k3" } && found.contains { $0.id == "k1" || $0.id == "k2" })
  }

  @Test("No more are given than are wanted", arguments: [Int.min, -1, 0, 1, 2, Int.max])
  func limits(limit: Int) async throws {
    let found = try await Self.suggestions("p", limit: limit)
    let most = max(0, min(limit, 100))
    #expect(found.completions.count <= most && found.titles.count <= most)
    if limit > 1 { #expect(found.completions.count > 1 && found.titles.count > 1) }
    #expect(found.completions == found.completions.sorted { $0.count > $1.count })
  }

  @Test("What is added is suggested at once, what is removed no more")
  func changes() async throws {
    let collection = try await SmallCollection(articles: [Self.article("a", "Padi", "Padi.")])
    let index = try collection.index()
    #expect(try await index.suggestions(for: "p").completions.map(\.count) == [1])
    try await collection.add([Self.article("b", "Padi lagi", "Padi dan pupuk.")])
    #expect(try await index.suggestions(for: "p").completions.map(\.text) == ["padi", "pupuk"])
    #expect(try await index.suggestions(for: "padi").titles.map(\.id) == ["a", "b"])
    let writer = try IndexWriter(at: collection.path)
    try await writer.remove(id: "b")
    try await writer.commit()
    #expect(try await index.suggestions(for: "p").completions.map(\.text) == ["padi"])
    #expect(try await index.suggestions(for: "padi").titles.map(\.id) == ["a"])
  }
}
