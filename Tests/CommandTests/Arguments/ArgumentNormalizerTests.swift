import ScoSearch
import Testing

@testable import sco_search

@Suite("Arguments become the query and options that were meant")
struct ArgumentNormalizerTests {
  @Test(
    "The parser gets a query's words and options apart",
    arguments: [
      (["keanggotaan", "penuh"], "keanggotaan penuh", 10, false),
      (["keanggotaan penuh"], "keanggotaan penuh", 10, false),
      (["+iran", "-nuklir"], "+iran -nuklir", 10, false),
      (["-nuklir", "iran"], "-nuklir iran", 10, false),
      (["iran", "-n", "5", "-nuklir"], "iran -nuklir", 5, false),
      (["iran", "-n5", "-nuklir"], "iran -nuklir", 5, false),
      (["iran", "-n=5"], "iran", 5, false),
      (["iran", "-nuklir", "--json"], "iran -nuklir", 10, true),
      (["--json", "iran", "-nuklir"], "iran -nuklir", 10, true),
      (["search", "index"], "index", 10, false),
      (["search", "-n"], "-n", 10, false),
      (["iran", "-n", "nuklir"], "iran -n nuklir", 10, false),
      (["--limit", "7", "iran"], "iran", 7, false),
      (["--limit=7", "iran"], "iran", 7, false),
      (["-n", "0", "iran"], "iran", 0, false),
      (["--", "--json", "-n", "5"], "--json -n 5", 10, false),
      (["iran", "--", "index"], "iran index", 10, false),
      (["--", "index"], "index", 10, false),
      (["iran", "--", "--", "a"], "iran -- a", 10, false),
      (["-h", "iran"], "-h iran", 10, false),
      (["-"], "-", 10, false),
      ([""], "", 10, false),
      (["\"kerja", "sama\""], "\"kerja sama\"", 10, false),
    ])
  func query(arguments: [String], query: String, limit: Int, isJSON: Bool) throws {
    let command = try #require(try Program.command(for: arguments) as? SearchCommand)
    #expect(command.query.joined(separator: " ") == query)
    #expect(command.results.limit == limit)
    #expect(command.results.json == isJSON)
  }

  @Test("Options may stand before a subcommand")
  func optionsFirst() throws {
    let command = try Program.command(for: ["--index", "elsewhere", "stats", "--json"])
    let stats = try #require(command as? StatsCommand)
    #expect(stats.collection.folder == "elsewhere")
    #expect(stats.json)
  }

  @Test(
    "So may the number of hits, however it is written",
    arguments: [["-n", "5"], ["-n5"], ["-n=5"], ["--limit", "5"], ["--limit=5"]])
  func limitFirst(option: [String]) throws {
    let command = try Program.command(for: option + ["similar", "001.txt"])
    let similar = try #require(command as? SimilarCommand)
    #expect(similar.id == "001.txt")
    #expect(similar.results.limit == 5)
  }

  @Test("An option's value may be the name of a subcommand")
  func valueNamedAsSubcommand() throws {
    let command = try Program.command(for: ["--index", "index", "iran"])
    let search = try #require(command as? SearchCommand)
    #expect(search.collection.folder == "index")
    #expect(search.query == ["iran"])
  }

  @Test("Paths and options of index keep their places")
  func indexing() throws {
    let command = try Program.command(
      for: ["index", "a", "--exclude", "*.bak", "b", "--jobs=2", "--exclude", "-x", "--", "-c"])
    let index = try #require(command as? IndexCommand)
    #expect(index.paths == ["a", "b", "-c"])
    #expect(index.sync.exclude == ["*.bak", "-x"])
    #expect(index.sync.jobs == 2)
  }

  @Test("Every option of a search arrives")
  func everyOption() throws {
    let command = try Program.command(
      for: [
        "iran", "--index", "d", "--offset", "3", "--lang", "en", "--source", "MINA", "--place",
        "Samarkand", "--since", "2016", "--until", "2016-04-07", "--sort", "date", "--copies",
        "--all", "--translate",
        "off", "--facets", "--explain", "--color", "never",
      ])
    let search = try #require(command as? SearchCommand)
    var options = search.filters.searchOptions
    search.results.apply(to: &options)
    search.matching.apply(to: &options)
    #expect(
      options
        == SearchOptions(
          limit: 10, offset: 3, language: .english, source: "MINA", place: "Samarkand",
          since: ArticleDate(year: 2016),
          until: ArticleDate(year: 2016, month: 4, day: 7), sort: .date, translation: .off,
          requiresAllWords: true, countsFacets: true, explains: true, foldsCopies: false))
    #expect(search.results.color.choice == .never)
  }

  @Test("A date stands for the whole of it")
  func date() throws {
    let command = try Program.command(for: ["iran", "--date", "2016-04"])
    let options = try #require(command as? SearchCommand).filters.searchOptions
    #expect(options.since == ArticleDate(year: 2016, month: 4))
    #expect(options.until == ArticleDate(year: 2016, month: 4))
  }

  @Test(
    "A mistyped option is no query word, and the right one is named",
    arguments: [
      (["iran", "--limt", "5"], "--limit"), (["--jsn", "iran"], "--json"),
      (["index", "--exlude=x", "a"], "--exclude"),
      (["batch", "-", "--fromat", "trec"], "--format"),
    ])
  func mistyped(arguments: [String], meant: String) throws {
    let error = try #require(throws: UsageError.self) {
      _ = try ArgumentNormalizer.normalize(arguments)
    }
    #expect(error.message.hasSuffix("perhaps '\(meant)' is meant"))
  }

  @Test("Where no option is near, none is named")
  func nothingNear() throws {
    let error = try #require(throws: UsageError.self) {
      _ = try ArgumentNormalizer.normalize(["iran", "--pineapple"])
    }
    #expect(error == UsageError("there is no option '--pineapple'"))
  }

  @Test(
    "Distances count swapped neighbours once",
    arguments: [("limit", "limt", 1), ("limit", "limti", 1), ("json", "", 4), ("all", "all", 0)])
  func distance(left: String, right: String, expected: Int) {
    #expect(Spelling.distance(left, right) == expected)
  }
}
