import ArgumentParser
import ScoSearch
import SearchExport

/// `sco-search batch FILE`
struct BatchCommand: AsyncParsableCommand, Subcommand {
  static let name = "batch"
  static let options: OptionTable =
    CollectionOption.options + FilterOptions.options + MatchingOption.options
    + [
      CommandOption(
        "limit", letter: "n", value: "n",
        help: "The most hits for a query; 10 without it, every one for articles and exports."),
      CommandOption(
        "format", value: "jsonl|trec|table|articles",
        help: "How the results are printed; jsonl without it."),
    ] + ExportOptions.options

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Runs one query a line, in one process.",
    discussion: """
      A line is 'id<TAB>query'; where it has no tab, its number is the id. Empty lines are \
      skipped. A file whose name ends in .csv is a table with the columns id and query, in any \
      order where a header names them, or with the query alone.

      The format jsonl prints one JSON object a line, as a search with '--json' does, with the \
      query's id; trec prints 'queryId Q0 articleId rank score sco-search' for each hit, spaces in \
      ids written as %20; table prints 'queryId<TAB>count<TAB>query'; articles prints \
      'articleId<TAB>count<TAB>title<TAB>queries' for each article, those first that most queries \
      found. With '--export' tables, lists and JSON lines say which query found a hit; in a \
      bibliography each article is once.

      EXAMPLES:
        sco-search batch queries.tsv > results.jsonl
        sco-search batch - --format trec --limit 1000 < queries.tsv > run.txt
        sco-search batch queries.csv --format table
        sco-search batch queries.csv --export csv --bom > found.csv
      """)

  @Argument(help: "A file with the queries; '-' is standard input.", completion: .file())
  var file: String

  @OptionGroup var collection: CollectionOption

  @Option(Self.options["limit"], transform: OptionValue.count)
  var limit: Int?

  @Option(Self.options["format"])
  var format: BatchFormat?

  @OptionGroup var filters: FilterOptions
  @OptionGroup var matching: MatchingOption
  @OptionGroup var export: ExportOptions

  func validate() throws {
    if format != nil, export.format != nil {
      throw ValidationError("'--export' cannot be combined with '--format'")
    }
  }

  func run() async throws {
    var options = filters.searchOptions
    matching.apply(to: &options)
    let queries = try BatchQueries(file)
    let index = try collection.open()
    if let printer = ExportPrinter(export, hasQueries: true) {
      options.limit = limit ?? .max
      try run(queries, in: index, options, exportingBy: printer)
    } else if format == .articles {
      options.limit = limit ?? .max
      BatchFormat.articles.apply(to: &options)
      try runForArticles(queries, in: index, options)
    } else {
      options.limit = limit ?? options.limit
      let format = format ?? .jsonl
      format.apply(to: &options)
      try await run(queries, in: index, options, printing: format)
    }
  }

  private func run(
    _ queries: consuming BatchQueries, in index: SearchIndex, _ options: SearchOptions,
    printing format: BatchFormat
  ) async throws {
    let output = Output(.never)
    var notes = Notes()
    while let query = try queries.next() {
      let results = try await index.search(query.text, options: options)
      notes.print(results)
      try output.write(format.lines(for: results, of: query))
      // One who types the queries, or a program that waits for each answer, wants it now.
      if file == "-" { try output.flush() }
    }
    try output.flush()
  }

  private func run(
    _ queries: consuming BatchQueries, in index: SearchIndex, _ options: SearchOptions,
    exportingBy printer: consuming ExportPrinter
  ) throws {
    var notes = Notes()
    try printer.begin()
    while let query = try queries.next() {
      let pages = index.pages(of: query.text, options: options)
      notes.print(try printer.print(pages, of: ExportedQuery(id: query.id, text: query.text)))
      if file == "-" { try printer.flush() }
    }
    try printer.end()
  }

  private func runForArticles(
    _ queries: consuming BatchQueries, in index: SearchIndex, _ options: SearchOptions
  ) throws {
    var notes = Notes()
    var found = FoundArticles()
    while let query = try queries.next() {
      found.begin(query)
      var pages = index.pages(of: query.text, options: options).makeAsyncIterator()
      while let page = try pages.next() {
        notes.print(page)
        found.add(page.hits)
      }
    }
    let output = Output(.never)
    try found.print(to: output)
    try output.flush()
  }

  /// What could not be done as hoped, each said once.
  private struct Notes {
    private var said: Set<String> = []

    mutating func print(_ results: SearchResults) {
      for remark in results.remarks where said.insert(remark).inserted {
        Messages.print("note: \(remark)")
      }
    }
  }
}
