import Foundation
package import ScoSearch

/// A small newspaper in both languages, indexed once with the built-in lexicon for all tests that
/// only read.
package enum NewsArticles {
  /// The articles, as they are added.
  package static let all: [Article] = [
    Article(
      id: "summit-id", title: "Iran menjadi anggota tetap organisasi",
      body: """
        Para pemimpin menyambut keanggotaan penuh Iran di Samarkand. Negara-negara anggotanya \
        bertemu dua hari.

        Seorang menteri mengatakan bahwa kerja sama akan tumbuh.
        """,
      language: .indonesian, date: ArticleDate(year: 2022, month: 9, day: 16),
      source: "Kabar Timur", place: "Samarkand"),
    Article(
      id: "summit-en", title: "Leaders welcome full membership of Iran",
      body: """
        The summit ended with a long dinner. Members of the organization promised closer \
        cooperation against smugglers.
        """,
      language: .english, date: ArticleDate(year: 2022, month: 9), source: "River Post",
      place: "Tashkent"),
    Article(
      id: "sanctions-en", title: "New sanctions on shipping",
      body: """
        The sanctions hit two harbours. A minister of the coastal state called them unjust, and \
        fishermen waited at the quay.
        """,
      language: .english, date: ArticleDate(year: 2016, month: 4, day: 7), source: "River Post",
      place: "London"),
    Article(
      id: "sanksi-id", title: "Nelayan menunggu akhir sanksi",
      body: """
        Sanksi atas pelabuhan itu merugikan nelayan. Harga ikan turun, dan sanksinya tetap berlaku.
        """,
      language: .indonesian, date: ArticleDate(year: 2016), source: "Kabar Timur",
      place: "Makassar"),
    Article(
      id: "minister-id", title: "Pertemuan menteri pertanian",
      body: """
        Menteri pertanian bertemu petani di Garut. Mereka membahas panen padi dan harga pupuk.
        """,
      language: .indonesian, date: ArticleDate(year: 2020, month: 2, day: 25),
      source: "Harian Sawah", place: "Garut"),
    Article(
      id: "ministry-id", title: "Kementerian membuka kantor baru",
      body: "Kantor kementerian di Bandung dibuka kemarin. Warga antre sejak pagi.",
      language: .indonesian, date: ArticleDate(year: 2020), source: "Harian Sawah",
      place: "Bandung"),
    Article(
      id: "sco-id", title: "SCO membahas jalur dagang",
      body: "Delegasi SCO membahas jalur kereta. Rute itu melewati gurun.",
      language: .indonesian, source: "Kabar Timur"),
    Article(
      id: "name-id", title: "Sidang di kota tua",
      body: "Organisasi Kerja Sama Shanghai bersidang di kota tua tanpa wartawan.",
      language: .indonesian),
    Article(
      id: "un-en", title: "United Nations calls for calm",
      body: "The United Nations sent observers. As the night fell, the streets were quiet.",
      language: .english, date: ArticleDate(year: 2021, month: 12, day: 31)),
    Article(
      id: "membership-id", title: "Iuran koperasi",
      body: "Anggota koperasi membayar iuran. Kerjasama warga dipuji camat.",
      language: .indonesian, date: ArticleDate(year: 2019, month: 5, day: 1)),
    Article(
      id: "pezeshkian-en", title: "Pezeshkian visits the museum",
      body: "President Pezeshkian walked through the museum. Pezeshk is a word for physician.",
      language: .english, date: ArticleDate(year: 2024, month: 7, day: 30), source: "River Post"),
    Article(
      id: "russian", title: "Новости порта", body: "Корабли стоят в порту Владивостока.",
      language: Language(rawValue: "ru")),
  ]

  private static let built = Task {
    let path = try folder.get().path(of: "index")
    let writer = try IndexWriter(at: path)
    for article in all { try await writer.add(article) }
    try await writer.commit()
    // Nothing that is static is ever freed.
    atexit {
      if let folder = try? NewsArticles.folder.get() { folder.removeAll() }
    }
    return try SearchIndex(at: path)
  }

  private static let folder = Result { try TemporaryFolder() }

  /// The index of them all.
  package static func index() async throws -> SearchIndex { try await built.value }

  package static func search(
    _ query: String, _ options: SearchOptions = SearchOptions()
  ) async throws -> SearchResults {
    try await index().search(query, options: options)
  }
}
