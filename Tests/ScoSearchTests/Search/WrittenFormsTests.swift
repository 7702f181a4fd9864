import ScoSearch
import TestSupport
import Testing

/// Searches for words that articles and queries write with other characters, and for figures and
/// names that they put together otherwise.
struct WrittenFormsTests {
  /// What an article says, and queries that find it.
  private static let rows: [(text: String, queries: [String])] = [
    // Apostrophes and hyphens.
    (
      "Warga menyiapkan Isra Mi`raj dan salat Jum´at di Ka`bah buatan.",
      ["miraj", "Mi'raj", "Mi’raj", "jumat", "Jum'at", "kabah", "Ka‘bah", "\"salat jumat\""]
    ),
    (
      "Kepada orang\u{2011}orang gunung dan negara\u{2010}negara pulau.",
      [
        "\"kepada orang-orang gunung\"", "\"negara-negara pulau\"", "\"orang gunung\"",
        "orang\u{2011}orang",
      ]
    ),
    ("Kepada orang-orang gunung.", ["\"kepada orang\u{2011}orang gunung\""]),
    // Ligatures, full width, raised and mathematical forms.
    (
      "The oﬃce of ﬁnance sent a reﬂection.", ["finance", "office", "reflection"]
    ),
    ("The office of finance.", ["ﬁnance", "oﬃce", "\"oﬃce of ﬁnance\""]),
    ("ＡＳＥＡＮ bersidang pada ２０２４ lagi.", ["asean", "2024", "\"asean bersidang\""]),
    ("Kadar CO₂ dan H₂O naik di 40 km² lahan.", ["CO2", "co₂", "H2O", "\"40 km2\"", "㎢"]),
    ("Kadar CO2 di 7 ㎡ kebun.", ["CO₂", "m²", "\"m 2\""]),
    ("Catatan penting¹ tahun 2024² itu.", ["penting", "2024", "\"catatan penting\""]),
    ("𝗞𝗮𝗯𝗮𝗿 𝗯𝗲𝘀𝗮𝗿 dari dermaga.", ["\"kabar besar\""]),
    // Soft hyphens.
    ("Wakil peme\u{AD}\nrintah dan kese\u{AD} pakatan.", ["pemerintah", "kesepakatan"]),
    (
      "Wakil pemerintah.",
      ["peme\u{AD}rintah", "peme\u{AD}\nrintah", "\"wakil peme\u{AD} rintah\""]
    ),
    // Figures and what is glued to them.
    (
      "Anggarannya Rp750 miliar untuk dermaga.",
      ["\"Rp 750 miliar\"", "\"750 miliar\"", "Rp750", "750", "\"Rp. 750 miliar\"", "Rp.750"]
    ),
    ("Anggarannya Rp 750 miliar.", ["Rp750", "\"Rp750 miliar\"", "\"rp750\""]),
    (
      "Harganya Rp1.250.000,00 sebulan.",
      ["1250000", "1.250.000", "1,250,000", "Rp1250000", "\"Rp 1.250.000\"", "IDR 1,250,000.00"]
    ),
    (
      "Memori 16GB dan jarak 10km dari kota.", ["\"16 GB\"", "\"10 km\"", "16GB", "10-km", "16 gb"]
    ),
    ("Memori 16 GB, jarak 2,5 km.", ["16GB", "\"16GB\"", "16-GB", "2.5km"]),
    ("Timnas U-17 naik F-16 saat Covid-19.", ["U17", "F16", "Covid19", "\"timnas U17\"", "u-17"]),
    (
      "Timnas U17 naik F16 saat Covid19.", ["U-17", "F-16", "Covid-19", "\"timnas U-17\"", "covid"]
    ),
    ("KTT G20 pada 1990an.", ["G-20", "G20", "1990-an", "1990", "\"KTT G-20\""]),
    ("Ulang tahun ke17 itu.", ["\"tahun ke-17\"", "17"]),
    ("Kata anak2nya rumah2 itu.", ["\"anak-anaknya\"", "\"rumah-rumah itu\"", "anak2", "anak"]),
    ("Kata anak-anaknya.", ["anak2nya", "anak2", "\"kata anak2nya\""]),
    ("Bab Ⅳ dan suhu 30℃.", ["\"bab IV\"", "\"30 C\"", "30°C"]),
    // Names.
    (
      "Nilai kata_unik_satu disimpan.",
      ["kata_unik_satu", "\"kata unik satu\"", "unik", "satu", "kata_unik", "\"unik_satu\""]
    ),
    (
      "Berkas nama.file_baru-v2.pdf hilang.",
      ["nama.file_baru-v2.pdf", "\"file baru\"", "pdf", "\"nama file_baru v2\"", "v2.pdf"]
    ),
    (
      "Surat ke user@host.or.id dikirim.",
      ["user@host.or.id", "host.or.id", "user", "\"host or id\""]
    ),
    ("Petugas TNI/Polri dan and/or.", ["TNI/Polri", "\"TNI Polri\"", "polri", "and/or"]),
    ("Laju 60km/jam di jalan.", ["\"60 km/jam\"", "km/jam", "\"60km/jam\"", "60km"]),
  ]

  @Test("What is written otherwise in article and query is found", arguments: rows.indices)
  func found(row: Int) async throws {
    let (text, queries) = Self.rows[row]
    let small = try await SmallCollection(articles: [
      Article(id: "a", title: "Kabar", body: text, language: .indonesian),
      Article(id: "other", title: "Lain", body: "Nelayan pulang sore.", language: .indonesian),
    ])
    for query in queries {
      let results = try await small.search(query, .with { $0.translation = .off })
      #expect(results.ids == ["a"], "\(query)")
      let hit = try #require(results.hits.first)
      let marked = hit.snippet.fragments.filter(\.isHighlighted)
      #expect(!marked.isEmpty, "\(query) is not marked")
    }
  }

  @Test(
    "What is glued together is one thing in a query, not its parts",
    arguments: ["U17", "G20", "16GB", "Covid19", "+U17", "\"U17\""])
  func together(query: String) async throws {
    let small = try await SmallCollection(articles: [
      Article(
        id: "parts", title: "Kabar", body: "Ada 17 dan 20 serta 16, juga 19. Covid, U, G, GB.",
        language: .indonesian)
    ])
    let ids = try await small.ids(query)
    #expect(ids == [])
  }

  @Test(
    "A name as a whole comes before its parts, stop words among them included",
    arguments: [
      ("kata_unik_satu", "kata_unik_satu", "kata_unik_dua kata_unik_dua satu"),
      ("TNI/Polri", "Petugas TNI/Polri", "Polri dan TNI serta Polri dan TNI"),
      ("user@host.or.id", "user@host.or.id", "host user id user host id"),
      ("and/or", "clause and/or term", "or this and that or and"),
    ])
  func whole(query: String, text: String, other: String) async throws {
    let filler = " Nelayan pulang sore hari ini."
    let small = try await SmallCollection(
      articles: [
        Article(id: "other", title: "Kabar", body: other + filler, language: .indonesian),
        Article(id: "whole", title: "Kabar", body: text + filler, language: .indonesian),
      ]
        + (0..<8).map { number in
          Article(id: "\(number)", title: "Lain", body: "Padi \(number)." + filler)
        })
    let ids = try await small.ids(query, .everyArticle)
    #expect(ids.first == "whole")
  }

  @Test("What is excluded is the name, not what has its parts")
  func excluded() async throws {
    let small = try await SmallCollection(articles: [
      Article(id: "parts", title: "Kabar", body: "Polri dan TNI datang.", language: .indonesian),
      Article(id: "whole", title: "Kabar", body: "Polri dan TNI/Polri.", language: .indonesian),
    ])
    #expect(try await small.ids("datang polri -TNI/Polri", .everyArticle) == ["parts"])
    let all = SearchOptions(requiresAllWords: true)
    #expect(try await small.ids("TNI/Polri datang", all) == ["parts"])
  }

  @Test(
    "What is marked is the text as it is written",
    arguments: [
      ("finance", "The ﬁnance office.", "ﬁnance"), ("Miraj", "Isra Mi`raj itu.", "Mi`raj"),
      ("16 GB", "Memori 16GB itu.", "16GB"), ("16GB", "Memori 16 GB itu.", "16 GB"),
      ("U17", "Timnas U-17 itu.", "U-17"), ("CO2", "Kadar CO₂ itu.", "CO₂"),
      ("kata_unik_satu", "Nilai kata_unik_satu itu.", "kata_unik_satu"),
      ("\"orang-orang\"", "Kata orang\u{2011}orang itu.", "orang\u{2011}orang"),
      ("\"SCO kuat\"", "Kata SCO\u{2011}nya kuat.", "SCO\u{2011}nya kuat"),
      ("TNI/Polri", "Petugas TNI/Polri itu.", "TNI/Polri"),
      ("2024", "Tahun ２０２４ itu.", "２０２４"), ("Rp 750", "Harga Rp750 itu.", "Rp750"),
    ])
  func marks(query: String, text: String, marked: String) async throws {
    let small = try await SmallCollection(articles: [
      Article(id: "a", title: "Kabar", body: text, language: .indonesian)
    ])
    let hit = try #require(try await small.search(query).hits.first)
    #expect(hit.snippet.plainText == text)
    #expect(hit.snippet.fragments.filter(\.isHighlighted).map(\.text) == [marked])
  }
}
