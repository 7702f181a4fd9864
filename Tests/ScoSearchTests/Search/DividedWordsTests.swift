import ScoSearch
import TestSupport
import Testing

/// Searches for words that not all languages divide alike.
struct DividedWordsTests {
  private static let articles = [
    Article(
      id: "kuat", title: "Kabar", body: "Pertemuan SCO-nya kuat sekali.", language: .indonesian),
    Article(
      id: "quoted", title: "News", body: "He said that the SCO-nya kuat again.",
      language: .english),
    Article(
      id: "ekonomi", title: "Kerjasama ekonomi", body: "Petani menanam padi.",
      language: .indonesian),
    Article(
      id: "forum", title: "Forum Kerjasama Teluk", body: "The Forum Kerjasama Teluk met again.",
      language: .english),
    Article(
      id: "anak", title: "Sekolah", body: "Anak-anaknya sekolah di desa.", language: .indonesian),
  ]

  @Test(
    "What an article in a language holds is found as it is written there",
    arguments: [
      // An affix is no word in Indonesian, and one in English.
      ("\"SCO-nya kuat\"", ["kuat", "quoted"]), ("\"SCO kuat\"", ["kuat"]),
      ("\"pertemuan SCO kuat\"", ["kuat"]),
      // A compound is two words in Indonesian, and one in English.
      ("\"kerjasama ekonomi\"", ["ekonomi"]), ("\"kerja sama ekonomi\"", ["ekonomi"]),
      ("\"forum kerjasama teluk\"", ["forum"]), ("title:kerjasama", ["ekonomi", "forum"]),
      ("title:\"kerjasama teluk\"", ["forum"]), ("title:\"kerjasama ekonomi\"", ["ekonomi"]),
      // A name of several words, by its short form.
      ("FKT", ["forum"]),
      // What is a word in some languages only is not required of articles in the others.
      ("+anak-anaknya", ["anak"]), ("anak-anaknya -SCO-nya", ["anak"]),
      ("title:sekolah-nya", ["anak"]),
    ])
  func found(query: String, ids: [String]) async throws {
    let small = try await SmallCollection()
    try small.folder.write("FKT = Forum Kerjasama Teluk", to: "index/lexicon/aliases.txt")
    try await small.add(Self.articles)
    #expect(try await small.ids(query, SearchOptions(foldsCopies: false)).sorted() == ids)
  }

  @Test("With --all a word that a language does not have is not asked of its articles")
  func all() async throws {
    let small = try await SmallCollection(articles: Self.articles)
    let options = SearchOptions(requiresAllWords: true)
    #expect(try await small.ids("anak-anaknya desa", options) == ["anak"])
    #expect(try await small.ids("SCO-nya pertemuan", options) == ["kuat"])
  }

  @Test("Nothing is suggested for the second half of a doubled word")
  func spelling() async throws {
    let small = try await SmallCollection(articles: Self.articles)
    let results = try await small.search("anak-anaknya")
    #expect(results.ids == ["anak"])
    #expect(results.suggestion == nil)
  }
}
