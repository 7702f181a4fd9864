import ScoSearch
import TestSupport
import Testing

struct FilterTests {
  private static func ids(_ query: String, _ change: (inout SearchOptions) -> Void = { _ in })
    async throws -> Set<String>
  {
    var options = SearchOptions(limit: 100)
    change(&options)
    return Set(try await NewsArticles.search(query, options).ids)
  }

  @Test(
    "Fields limit a search",
    arguments: [
      ("title:sanksi", ["sanksi-id"]),
      ("judul:pertemuan", ["minister-id"]),
      ("title:\"anggota tetap\"", ["summit-id"]),
      ("title:(iran OR museum)", ["summit-id", "summit-en", "pezeshkian-en"]),
      ("source:River", ["summit-en", "sanctions-en", "pezeshkian-en"]),
      ("sumber:\"harian sawah\"", ["minister-id", "ministry-id"]),
      ("place:samarkand", ["summit-id"]),
      ("tempat:GARUT", ["minister-id"]),
      ("lang:ru", ["russian"]),
      ("bahasa:RU", ["russian"]),
      ("iran lang:en", ["summit-en"]),
      ("source:river date:2016", ["sanctions-en"]),
      ("place:garut place:bandung", ["minister-id", "ministry-id"]),
      ("sanksi -lang:en", ["sanksi-id"]),
      ("lang:xx", []),
    ])
  func fields(query: String, ids: [String]) async throws {
    #expect(try await Self.ids(query) == Set(ids))
  }

  @Test(
    "A date means the whole of what it names",
    arguments: [
      ("date:2016", ["sanctions-en", "sanksi-id"]),
      ("date:2016-04", ["sanctions-en"]),
      ("date:2016-04-07", ["sanctions-en"]),
      ("date:2016-04-08", []),
      ("date:2022-09", ["summit-id", "summit-en"]),
      ("date:2019..2020", ["membership-id", "minister-id", "ministry-id"]),
      ("date:2020-02-25..2020-02-25", ["minister-id"]),
      ("date:2022..", ["summit-id", "summit-en", "pezeshkian-en"]),
      ("date:..2016", ["sanctions-en", "sanksi-id"]),
      ("tanggal:2021-12", ["un-en"]),
      ("date:2023..2019", []),
    ])
  func dates(query: String, ids: [String]) async throws {
    #expect(try await Self.ids(query) == Set(ids))
  }

  @Test("Options limit a search as fields do")
  func options() async throws {
    #expect(try await Self.ids("iran") { $0.language = .english } == ["summit-en"])
    #expect(try await Self.ids("iran") { $0.source = "kabar timur" } == ["summit-id"])
    #expect(try await Self.ids("iran") { $0.source = "Nowhere" } == [])
    #expect(try await Self.ids("iran") { $0.place = "sAMARKAND" } == ["summit-id"])
    #expect(try await Self.ids("iran") { $0.place = "Nowhere" } == [])
    #expect(try await Self.ids("iran") { $0.place = "?" } == [])
    let since = try await Self.ids("sanksi") { $0.since = ArticleDate(year: 2016, month: 4) }
    #expect(since == ["sanctions-en"])
    let until = try await Self.ids("sanksi") { $0.until = ArticleDate(year: 2016) }
    #expect(until == ["sanctions-en", "sanksi-id"])
  }

  @Test("A date filter says how many undated articles it left out")
  func undated() async throws {
    let dated = try await NewsArticles.search(
      "jalur OR sidang OR iran", .with { $0.since = ArticleDate(year: 2000) })
    #expect(Set(dated.ids) == ["summit-id", "summit-en"])
    #expect(dated.undatedLeftOut == 2)
    #expect(try await NewsArticles.search("jalur").undatedLeftOut == nil)
  }

  @Test("By date means newest first, undated last")
  func sortByDate() async throws {
    let results = try await NewsArticles.search(
      "-xyzzy",
      .with {
        $0.sort = .date
        $0.limit = 100
      })
    #expect(results.hits.count == NewsArticles.all.count)
    let dates = results.hits.map { $0.date }
    let known = dates.compactMap(\.self)
    #expect(dates.prefix(known.count).allSatisfy { $0 != nil }, "undated ones are last")
    #expect(known == known.sorted(by: >))
    #expect(results.ids.first == "pezeshkian-en")
  }

  @Test("Facets count every match exactly")
  func facets() async throws {
    let results = try await NewsArticles.search(
      "sanksi OR iran",
      .with {
        $0.countsFacets = true
        $0.limit = 1
      })
    let facets = try #require(results.facets)
    #expect(results.hits.count == 1)
    #expect(results.total == 4 && results.totalIsExact)
    #expect(Set(facets["language"].map { "\($0.value) \($0.count)" }) == ["id 2", "en 2"])
    #expect(
      Set(facets["source"].map { "\($0.value) \($0.count)" }) == ["Kabar Timur 2", "River Post 2"])
    #expect(
      facets["place"].map { "\($0.value) \($0.count)" }
        == ["London 1", "Makassar 1", "Samarkand 1", "Tashkent 1"])
    #expect(facets["year"].map { "\($0.value) \($0.count)" } == ["2016 2", "2022 2"])
    #expect(facets.groups.map(\.name) == ["language", "place", "source", "year"])
    #expect(try await NewsArticles.search("iran").facets == nil)
  }

  @Test(
    "Where a limit of dates leaves one year, months are counted too",
    arguments: [
      ("sanksi OR iran", nil, nil, nil),
      ("iran", nil, nil, nil),
      ("iran", ArticleDate(year: 2022), nil, ["2022-09 2"]),
      ("sanksi OR iran", nil, ArticleDate(year: 2016), ["2016-04 1"]),
      ("sanksi OR iran date:2016", nil, nil, ["2016-04 1"]),
      ("iran AND NOT date:2016", nil, nil, ["2022-09 2"]),
      ("menteri date:2020", nil, nil, ["2020-02 1"]),
      ("date:2016..2022", nil, nil, nil),
      ("iran date:1999", nil, nil, []),
    ] as [(String, ArticleDate?, ArticleDate?, [String]?)])
  func months(
    query: String, since: ArticleDate?, until: ArticleDate?, months: [String]?
  ) async throws {
    let results = try await NewsArticles.search(
      query, SearchOptions(since: since, until: until, countsFacets: true))
    let group = results.facets?.groups.first { $0.name == "month" }
    #expect(group?.counts.map { "\($0.value) \($0.count)" } == months)
    #expect(group?.isChronological != false)
  }

  @Test("Limit and offset page through the hits")
  func pages() async throws {
    let whole = try await NewsArticles.search("-xyzzy", .with { $0.limit = 100 }).ids
    var paged: [String] = []
    for offset in stride(from: 0, to: whole.count, by: 5) {
      let page = try await NewsArticles.search(
        "-xyzzy",
        .with {
          $0.limit = 5
          $0.offset = offset
        })
      #expect(page.hits.map(\.rank) == Array(offset + 1...offset + page.hits.count))
      #expect(page.total == whole.count)
      paged += page.ids
    }
    #expect(paged == whole)
  }

  @Test(
    "Limits without sense find nothing or all",
    arguments: [
      (0, 0, 0), (-5, 0, 0), (10, 10_000, 0), (Int.max, 0, 12), (5, Int.min, 5), (5, Int.max, 0),
    ])
  func limits(limit: Int, offset: Int, count: Int) async throws {
    let results = try await NewsArticles.search(
      "-xyzzy", SearchOptions(limit: limit, offset: offset))
    #expect(results.hits.count == count)
  }
}
