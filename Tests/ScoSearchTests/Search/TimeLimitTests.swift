import TestSupport
import Testing

@testable import ScoSearch

@Suite("A search that is broken off shows what it has found until then")
struct TimeLimitTests {
  /// Two hundred notes in two languages, some of them copies, of which each kind of query finds
  /// some.
  private static let articles: [Article] = (0..<200).map { number in
    let isEnglish = number % 3 == 0
    let words =
      isEnglish
      ? ["sanction", "harvest", "cooperation", "river", "market", "the old bridge"]
      : ["sanksi", "panen", "kerja sama", "sungai", "pasar", "jembatan tua", "PBB"]
    let chosen = (0..<4).map { words[(number * 7 + $0 * ($0 + number % 5)) % words.count] }
    let copy = number % 20 == 19 ? number - 1 : number
    return Article(
      id: "n\(number)", title: "\(chosen[0]) \(copy % 10)",
      body: chosen.joined(separator: isEnglish ? " near the " : " dekat ")
        + (isEnglish ? " number " : " nomor ") + "\(copy). "
        + (0..<12).map { words[($0 + copy) % words.count] }.joined(separator: " "),
      language: isEnglish ? .english : .indonesian,
      date: number % 4 == 0 ? nil : ArticleDate(year: 2010 + number % 7, month: 1 + number % 12),
      source: number % 2 == 0 ? "Kabar Timur" : "River Post", place: "Garut")
  }

  private static let collection = Task { try await SmallCollection(articles: articles) }

  private static let queries = [
    "panen", "panen sungai", "sanksi", "\"kerja sama\"", "kerjasama pasar", "+panen -sungai",
    "panen AND pasar", "(panen OR sungai) AND NOT pasar", "pas*", "p* s*", "title:sungai",
    "judul:\"jembatan tua\"", "title:pa*", "source:kabar panen", "date:2012..2014 sungai",
    "lang:en harvest", "-\"jembatan tua\" sungai", "hrvest", "pasarr", "PBB", "",
  ]

  private static func options(_ number: Int) -> SearchOptions {
    .with {
      $0.limit = number % 4 == 3 ? 300 : 5
      $0.sort = number % 5 == 2 ? .date : .relevance
      $0.countsFacets = number % 2 == 0
      $0.foldsCopies = number % 3 != 0
      $0.requiresAllWords = number % 7 == 6
      $0.since = number % 4 == 1 ? ArticleDate(year: 2011) : nil
    }
  }

  /// What is wrong with a part of a search's results.
  private static func fault(_ part: SearchResults, of all: SearchResults) -> String? {
    let known = Dictionary(all.hits.flatMap { [$0.id] + $0.copies }.map { ($0, 1) }) { $0 + $1 }
    for hit in part.hits {
      if known[hit.id] == nil { return "\(hit.id) does not match" }
      if hit.snippet.fragments.isEmpty { return "\(hit.id) has no snippet" }
      for copy in hit.copies where known[copy] == nil { return "\(copy) does not match" }
    }
    if part.hits.map(\.rank) != Array(1..<part.hits.count + 1) { return "ranks are missing" }
    for group in part.facets?.groups ?? [] where group.name != "month" {
      for count in group.counts {
        let whole = all.facets?[group.name].first { $0.value == count.value }?.count ?? 0
        if count.count > whole { return "\(count.count) of \(whole) \(count.value)" }
      }
    }
    if part.isCut, part.totalIsExact { return "a part has an exact total" }
    return nil
  }

  @Test("Wherever it ends, what it shows matches", arguments: queries.indices)
  func everyStep(number: Int) async throws {
    let (query, options) = (Self.queries[number], Self.options(number))
    let collection = try await Self.collection.value
    let reader = try Reader(ArticleCollection(at: collection.path))
    var everything = options
    everything.limit = 300
    let all = try ArticleSearch(reader: reader, options: everything)
      .results(of: QueryParser.parse(query), as: query)
    let whole = try ArticleSearch(reader: reader, options: options)
      .results(of: QueryParser.parse(query), as: query)
    var (steps, cuts, partial) = (0, 0, 0)
    while true {
      let found = try ArticleSearch(
        reader: reader, options: options, deadline: SearchDeadline(steps: steps)
      ).results(of: QueryParser.parse(query), as: query)
      let fault = Self.fault(found, of: all)
      #expect(fault == nil, "after \(steps) steps of '\(query)': \(fault ?? "")")
      if !found.isCut {
        #expect(found.ids == whole.ids && found.facets == whole.facets)
        #expect(found.total == whole.total && found.totalIsExact == whole.totalIsExact)
        #expect(found.undatedLeftOut == whole.undatedLeftOut)
        break
      }
      cuts += 1
      if !found.hits.isEmpty { partial += 1 }
      steps += max(1, steps / 6)
    }
    #expect(cuts > 0 || query.isEmpty)
    #expect(partial > 0 || whole.hits.isEmpty)
  }

  @Test("Articles like one are broken off too")
  func similar() async throws {
    let collection = try await Self.collection.value
    let reader = try Reader(ArticleCollection(at: collection.path))
    let options = SearchOptions(limit: 300)
    let all = try #require(try SimilarSearch(reader: reader, options: options).results(like: "n7"))
    #expect(all.hits.count > 5)
    for steps in [0, 1, 5, 20, 60, 150, 300] {
      let found = try #require(
        try SimilarSearch(
          reader: reader, options: options, deadline: SearchDeadline(steps: steps)
        ).results(like: "n7"))
      #expect(found.isCut && !found.totalIsExact)
      #expect(Self.fault(found, of: all) == nil)
    }
  }

  @Test("No time finds nothing and says so; much time finds what no limit does")
  func time() async throws {
    let index = try await Self.collection.value.index()
    for (number, query) in Self.queries.enumerated() where !query.isEmpty {
      var options = Self.options(number)
      let whole = try await index.search(query, options: options)
      #expect(!whole.isCut)
      for none in [Duration.zero, .seconds(-1)] {
        options.timeLimit = none
        let cut = try await index.search(query, options: options)
        #expect(cut.isCut && cut.hits.isEmpty && !cut.totalIsExact, "\(query)")
      }
      options.timeLimit = .seconds(600)
      var timed = try await index.search(query, options: options)
      timed.took = whole.took
      #expect(timed == whole, "\(query)")
    }
    let none = try await index.similar(to: "n7", options: .with { $0.timeLimit = .zero })
    #expect(none.isCut && none.hits.isEmpty)
    await #expect(throws: SearchError.self) {
      try await index.similar(to: "nobody", options: .with { $0.timeLimit = .zero })
    }
  }
}
