import ScoSearch
import TestSupport
import Testing

struct RelevanceTests {
  @Test(
    "The best article comes first",
    arguments: [
      ("keanggotaan penuh", "summit-id"),
      ("full membership", "summit-en"),
      ("pertemuan menteri", "minister-id"),
      ("negara anggota", "summit-id"),
      ("kementerian", "ministry-id"),
      ("sanctions", "sanctions-en"),
      ("sanksi", "sanksi-id"),
      ("SCO", "sco-id"),
      ("panen", "minister-id"),
      ("Владивостока", "russian"),
    ])
  func first(query: String, id: String) async throws {
    #expect(try await NewsArticles.search(query).ids.first == id)
  }

  @Test(
    "Inflected forms, the other language, and other names are found",
    arguments: [
      ("bertemu", ["minister-id", "summit-id"]),
      ("pertemuan", ["minister-id", "summit-id"]),
      ("sanksi", ["sanksi-id", "sanctions-en"]),
      ("sanction", ["sanksi-id", "sanctions-en"]),
      ("keanggotaan penuh", ["summit-id", "summit-en"]),
      ("membership", ["summit-en", "summit-id"]),
      ("SCO", ["sco-id", "name-id"]),
      ("Organisasi Kerja Sama Shanghai", ["name-id", "sco-id"]),
      ("PBB", ["un-en"]),
      ("kerjasama", ["membership-id", "summit-id", "name-id", "summit-en"]),
      ("kerja sama", ["membership-id", "summit-id", "name-id", "summit-en"]),
    ])
  func found(query: String, ids: [String]) async throws {
    let found = try await NewsArticles.search(query).ids
    for id in ids { #expect(found.contains(id), "\(query): \(found)") }
  }

  @Test(
    "What only looks alike is not found",
    arguments: [
      ("AS", "un-en"), ("gurun", "minister-id"), ("london", "un-en"),
      ("\"sama kerja\"", "summit-id"), ("\"kerja tumbuh\"", "summit-id"),
    ])
  func notFound(query: String, id: String) async throws {
    #expect(try await !NewsArticles.search(query).ids.contains(id))
  }

  @Test("The very form comes before other forms of the word")
  func exactForm() async throws {
    let collection = try await SmallCollection(articles: [
      Article(id: "a", title: "Satu", body: "Kami bertemu lama sekali.", language: .indonesian),
      Article(id: "b", title: "Dua", body: "Kami menemui lama sekali.", language: .indonesian),
    ])
    #expect(try await collection.ids("bertemu") == ["a", "b"])
    #expect(try await collection.ids("menemui") == ["b", "a"])
  }

  @Test("More of the words is better; with --all all are needed")
  func all() async throws {
    let any = try await NewsArticles.search("menteri panen")
    #expect(any.ids.first == "minister-id")
    #expect(any.ids.contains("summit-id"))
    let all = try await NewsArticles.search(
      "menteri panen", .with { $0.requiresAllWords = true })
    #expect(all.ids == ["minister-id"])
  }

  @Test("Words near each other count more than words apart")
  func nearness() async throws {
    let filler = "Di sana angin bertiup dan hujan turun sepanjang malam. "
    let collection = try await SmallCollection(articles: [
      Article(
        id: "apart", title: "Satu", body: "Harga naik. \(filler)Beras habis. \(filler)",
        language: .indonesian),
      Article(
        id: "near", title: "Dua", body: "\(filler)Harga beras naik. Habis. \(filler)",
        language: .indonesian),
    ])
    #expect(try await collection.ids("harga beras") == ["near", "apart"])
  }

  @Test("Whatever the page, an article has the same rank, by nearness and behind it")
  func pages() async throws {
    let filler = "Di sana angin bertiup dan hujan turun sepanjang malam. "
    let collection = try await SmallCollection(
      articles: (0..<60).map { number in
        let words = number % 4 == 0 ? "Harga beras naik." : "Harga naik, begitu pula beras."
        return Article(
          id: "\(number)", title: "Kabar \(number)",
          body: String(repeating: filler, count: 1 + number % 7) + words, language: .indonesian)
      })
    let index = try SearchIndex(ArticleCollection(at: collection.path))
    func hits(limit: Int, offset: Int = 0) async throws -> [Hit] {
      let options = SearchOptions.with {
        ($0.limit, $0.offset, $0.foldsCopies) = (limit, offset, false)
      }
      let results = try await index.search("harga beras", options: options)
      #expect(results.total == 60)
      return results.hits
    }
    let all = try await hits(limit: 60)
    #expect(all.map(\.rank) == Array(1...60))
    for limit in [1, 7, 20, 25] {
      var paged: [Hit] = []
      for offset in stride(from: 0, to: 60, by: limit) {
        paged += try await hits(limit: limit, offset: offset)
      }
      #expect(paged == all, "pages of \(limit)")
    }
    #expect(try await hits(limit: 10, offset: 60).isEmpty)
    for offset in [0, 5, 25, Int.max] {
      let rest = try await hits(limit: Int.max, offset: offset)
      #expect(rest == Array(all.dropFirst(offset)), "all from \(offset)")
    }
  }

  @Test("What an article is about counts more than what it mentions, in long ones as in short ones")
  func topic() async throws {
    let filler = "Di sana angin bertiup dan hujan turun sepanjang malam. "
    var articles = (0..<8).map { number in
      Article(
        id: "mention-\(number)", title: "Kabar \(number)",
        body: "Warga berkumpul di pasar. \(filler)", language: .indonesian)
    }
    for number in 0..<4 {
      articles.append(
        Article(
          id: "tariff-\(number)", title: "Tarif \(number)",
          body: "Tarif naik. \(filler)Tarif itu berlaku besok. Warga menolak tarif baru.",
          language: .indonesian))
    }
    let collection = try await SmallCollection(articles: articles)
    let ids = try await collection.ids("tarif warga")
    #expect(Set(ids.prefix(4)) == Set((0..<4).map { "tariff-\($0)" }), "\(ids)")
  }

  @Test("A common word stays common when articles of the other language join the index")
  func otherLanguage() async throws {
    let english =
      [
        Article(
          id: "rail", title: "One", body: "The report says the railway is open.", language: .english
        ),
        Article(
          id: "report", title: "Two", body: "A report on a report, the report says.",
          language: .english),
      ]
      + (0..<6).map { number in
        Article(
          id: "other-\(number)", title: "Other", body: "The report says it is number \(number).",
          language: .english)
      }
    let indonesian = (0..<40).map { number in
      Article(
        id: "id-\(number)", title: "Kabar", body: "Hujan turun di kota nomor \(number).",
        language: .indonesian)
    }
    let alone = try await SmallCollection(articles: english)
    let joined = try await SmallCollection(articles: english + indonesian)
    let expected = try await alone.ids("railway report")
    #expect(expected.first == "rail")
    #expect(try await joined.ids("railway report") == expected)
  }

  @Test("A phrase finds its words in this order, in any form")
  func phrase() async throws {
    #expect(try await NewsArticles.search("\"menteri pertanian\"").ids == ["minister-id"])
    #expect(try await NewsArticles.search("\"jalur kereta\"").ids == ["sco-id"])
    #expect(try await NewsArticles.search("\"kereta jalur\"").ids == [])
    let other = try await NewsArticles.search("\"negara anggota\"").ids
    #expect(other.contains("summit-id"), "negara-negara anggotanya")
  }

  @Test("No phrase spans title and body")
  func titleGap() async throws {
    #expect(
      try await NewsArticles.search("\"pertanian menteri\"", .with { $0.translation = .off }).ids
        == [])
  }

  @Test("+ must be there, - must not")
  func signs() async throws {
    #expect(try await NewsArticles.search("sanksi +nelayan").ids.first == "sanksi-id")
    #expect(try await NewsArticles.search("+gurun sanksi").ids == ["sco-id"])
    let without = try await NewsArticles.search("iran -samarkand")
    #expect(without.ids == ["summit-en"])
    let rest = try await NewsArticles.search("-iran", .with { $0.limit = 100 })
    #expect(rest.hits.count == NewsArticles.all.count - 2)
  }

  @Test("An excluded word takes away its forms and other names, not its translations")
  func excluded() async throws {
    let collection = try await SmallCollection(articles: [
      Article(id: "form", title: "Satu", body: "Ikan dan sanksinya.", language: .indonesian),
      Article(id: "english", title: "Two", body: "Ikan and sanctions.", language: .english),
      Article(id: "short", title: "Tiga", body: "Ikan dan PBB.", language: .indonesian),
      Article(id: "long", title: "Four", body: "Ikan and United Nations.", language: .english),
    ])
    #expect(try await Set(collection.ids("ikan -sanksi")) == ["english", "short", "long"])
    #expect(try await Set(collection.ids("ikan -PBB")) == ["form", "english"])
  }

  @Test("A prefix finds the words that begin so")
  func prefix() async throws {
    let results = try await NewsArticles.search("pezesh*")
    #expect(results.ids == ["pezeshkian-en"])
    #expect(Set(results.hits[0].matches.map(\.matched)).isSuperset(of: ["Pezeshkian", "Pezeshk"]))
    #expect(results.hits[0].matches.allSatisfy { $0.way == .prefix })
    #expect(try await NewsArticles.search("xyzzy*").ids == [])
  }

  @Test("Translations can be left out, or stand on equal terms")
  func translation() async throws {
    let off = try await NewsArticles.search("sanksi", .with { $0.translation = .off }).ids
    #expect(off == ["sanksi-id"])
    let on = try await NewsArticles.search("sanksi", .with { $0.translation = .on })
    let auto = try await NewsArticles.search("sanksi")
    let english = try #require(on.hits.first { $0.id == "sanctions-en" })
    let beside = try #require(auto.hits.first { $0.id == "sanctions-en" })
    #expect(english.score > beside.score)
  }
}
