import ScoSearch
import Testing

/// What counts as a copy of a text, and what does not.
struct CopyKindsTests {
  private static let whole = Prose(seed: 1)
  private static let other = Prose(seed: 2)

  private static func article(
    _ id: String, _ body: String, title: String = "Kabar dari kota",
    language: Language = .indonesian
  ) -> Article {
    Article(id: id, title: title, body: body, language: language)
  }

  private static func areCopies(_ one: Article, _ two: Article) async throws -> Bool {
    let collection = try await SmallCollection(articles: [one, two])
    let copies = try await collection.index().article(id: one.id).copies
    #expect(
      try await collection.index().article(id: two.id).copies == (copies == [] ? [] : ["one"]))
    return copies == [two.id]
  }

  static let edits: [(String, Prose)] = [
    ("the same", whole),
    ("four fifths of it", whole.beginning(0.8)),
    ("three fifths of it", whole.beginning(0.6)),
    ("half of it", whole.beginning(0.5)),
    ("its second half", whole.end(0.5)),
    ("a paragraph added", whole.adding(other)),
    ("an agency's line before it", whole.opening("Jakarta ( Kantor Berita Sungai ) -")),
    ("one word in twenty changed", whole.changing(oneIn: 20)),
    ("cut and a paragraph added", whole.beginning(0.6).adding(other)),
    ("cut and words changed", whole.beginning(0.8).changing(oneIn: 20)),
    ("paragraph added and words changed", whole.adding(other).changing(oneIn: 20)),
  ]

  @Test("A text that was edited is a copy, under another headline too", arguments: edits)
  func copies(kind: String, edited: Prose) async throws {
    let one = Self.article("one", Self.whole.text)
    #expect(
      try await Self.areCopies(one, Self.article("two", edited.text, title: "Lain lagi")), "\(kind)"
    )
  }

  @Test("Two reports of one event in other words are two articles")
  func retold() async throws {
    let one = """
      Hujan deras semalam merobohkan jembatan gantung di Desa Sukamaju. Tidak ada korban jiwa, \
      tetapi dua ratus keluarga kini harus memutar sejauh lima kilometer untuk mencapai pasar. \
      Kepala desa meminta pemerintah kabupaten mengirim perahu sampai jembatan baru selesai. \
      Menurut dinas pekerjaan umum, perbaikan memerlukan waktu sekitar tiga bulan.
      """
    let two = """
      Jembatan gantung yang menjadi satu-satunya penghubung Desa Sukamaju dengan kota ambruk \
      setelah diguyur hujan sepanjang malam. Seluruh penghuni selamat. Akibatnya, pelajar terpaksa \
      menempuh jalan memutar, dan pedagang kehilangan pembeli. Bupati berjanji akan membangunnya \
      kembali dalam tiga bulan dan menyediakan perahu karet bagi warga selama masa perbaikan.
      """
    #expect(try await !Self.areCopies(Self.article("one", one), Self.article("two", two)))
  }

  @Test("What two articles share besides their subject makes them no copies")
  func notCopies() async throws {
    // Two articles with one paragraph of background in common.
    let background = Prose(seed: 3)
    let one = Self.article("one", Self.whole.adding(background).text)
    let two = Self.article("two", Self.other.adding(background).text)
    #expect(try await !Self.areCopies(one, two))
    // A survey of the day that has one whole report among others.
    let survey = (4..<12).reduce(Self.whole.text) { $0 + "\n\n" + Prose(seed: $1).text }
    #expect(try await !Self.areCopies(one, Self.article("two", survey)))
    // Short texts with a newspaper's own words behind them.
    let boilerplate = "Ikuti kabar terbaru setiap hari di saluran resmi kami dan bagikan."
    let first = Self.article(
      "one", "Harga cabai di pasar induk naik menjadi lima puluh. \(boilerplate)")
    let second = Self.article(
      "two", "Polisi menutup jalan lingkar selatan mulai malam. \(boilerplate)")
    #expect(try await !Self.areCopies(first, second))
    // The same words said to be of two languages.
    let foreign = Self.article("two", Self.whole.text, language: .english)
    #expect(try await !Self.areCopies(Self.article("one", Self.whole.text), foreign))
  }

  @Test("Short texts are copies where they are equal, headline included")
  func short() async throws {
    let body = "Harga cabai di pasar induk naik menjadi lima puluh ribu, kata para pedagang."
    let one = Self.article("one", body, title: "Harga cabai")
    #expect(try await Self.areCopies(one, Self.article("two", body, title: "Harga Cabai")))
    #expect(try await !Self.areCopies(one, Self.article("two", body, title: "Kabar pasar")))
  }

  @Test("Texts that are each like the next are not all one")
  func chain() async throws {
    // Each has half of the one before; the last has nothing of the first.
    let texts = (1...6).map { Prose(seed: $0 + 50, paragraphs: 1, words: 120).text }
    let articles = (0..<5).map { Self.article("\($0)", texts[$0] + "\n\n" + texts[$0 + 1]) }
    let collection = try await SmallCollection(articles: articles)
    let index = try collection.index()
    var copyCount = 0
    for id in 0..<5 {
      let copies = try await index.article(id: "\(id)").copies.compactMap { Int($0) }
      #expect(copies.allSatisfy { abs($0 - id) <= 2 }, "\(id): \(copies)")
      copyCount += copies.count
    }
    #expect(copyCount > 0, "neighbours are copies")
  }
}
