import ArgumentParser
import ScoSearch

/// Which collection a subcommand works on.
struct CollectionOption: ParsableArguments {
  @Option(
    name: .customLong("index"),
    help: ArgumentHelp(
      "The collection's folder.",
      discussion: """
        Without it: SCO_SEARCH_INDEX, else the nearest folder 'index' here or above that is a \
        collection.
        """,
      valueName: "dir"),
    completion: .directory)
  var folder: String?

  /// The collection that the option, the environment or the current folder gives.
  func find() throws(SearchError) -> ArticleCollection {
    try Self.find(named: folder)
  }

  /// The collection with this name, else that of the environment or the current folder.
  static func find(named folder: String?) throws(SearchError) -> ArticleCollection {
    try ArticleCollection.find(
      named: folder, environment: Self.environment, currentFolder: Platform.currentFolder)
  }

  /// Opens the collection's index for searching.
  func open() throws(SearchError) -> SearchIndex {
    try SearchIndex(try find())
  }

  /// The part of the environment that says where collections are.
  static var environment: [String: String] {
    let name = "SCO_SEARCH_INDEX"
    return Platform.environment(name).map { [name: $0] } ?? [:]
  }
}

/// What the articles found must be, and their order.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only articles in this language.", valueName: "id|en"))
  var lang: LanguageChoice?

  @Option(help: ArgumentHelp("Only articles of this source, such as MINA.", valueName: "name"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "Only articles of this date or later: 2016, 2016-04 or 2016-04-07.", valueName: "date"),
    transform: OptionValue.date)
  var since: ArticleDate?

  @Option(
    help: ArgumentHelp(
      "Only articles of this date or earlier; a year or month means the whole of it.",
      valueName: "date"),
    transform: OptionValue.date)
  var until: ArticleDate?

  @Option(
    help: ArgumentHelp("Only articles of this year, month or day.", valueName: "date"),
    transform: OptionValue.date)
  var date: ArticleDate?

  @Option(
    help: ArgumentHelp(
      "Best first, or newest first with undated articles last.", valueName: "relevance|date"))
  var sort: SearchOptions.Sort = .relevance

  @Flag(help: "Show copies of one text as hits of their own instead of as one hit.")
  var copies = false

  @Option(
    help: ArgumentHelp(
      """
      Whether words also find their translations: with the query's own language ahead (auto), on \
      equal terms (on), not at all (off).
      """, valueName: "auto|on|off"))
  var translate: SearchOptions.Translation = .auto

  func validate() throws {
    if date != nil, since != nil || until != nil {
      throw ValidationError("'--date' cannot be combined with '--since' or '--until'")
    }
    if let since, let until, since > until, !until.contains(since) {
      throw ValidationError("'--since \(since)' is later than '--until \(until)'")
    }
  }

  /// The engine's options, of these.
  var searchOptions: SearchOptions {
    SearchOptions(
      language: lang?.language, source: source, since: since ?? date, until: until ?? date,
      sort: sort, translation: translate, foldsCopies: !copies)
  }

  /// The options in force that narrow the search, as they are written.
  var narrowing: [String] {
    var names: [String] = []
    if lang != nil { names.append("--lang") }
    if source != nil { names.append("--source") }
    if since != nil { names.append("--since") }
    if until != nil { names.append("--until") }
    if date != nil { names.append("--date") }
    if translate == .off { names.append("--translate off") }
    return names
  }
}

extension ArticleDate {
  /// Whether a date lies within this year, month or day.
  func contains(_ date: ArticleDate) -> Bool {
    year == date.year && (month == nil || month == date.month) && (day == nil || day == date.day)
  }
}

/// How many hits are shown, and how.
struct ResultOptions: ParsableArguments {
  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("The most hits to show; 0 shows only the total.", valueName: "n"),
    transform: OptionValue.count)
  var limit = 10

  @Option(
    help: ArgumentHelp("How many of the best hits to leave out first.", valueName: "n"),
    transform: OptionValue.count)
  var offset = 0

  @Flag(help: "Count what was found by language, source and year.")
  var facets = false

  @Flag(help: "Show the query as it was understood, and which words each hit matched.")
  var explain = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(
    help: """
      Print only the paths of the files, each once, one a line. On a terminal control characters \
      in them are shown escaped.
      """)
  var paths = false

  @OptionGroup var color: ColorOption

  func validate() throws {
    if json, paths { throw ValidationError("'--json' cannot be combined with '--paths'") }
  }

  /// Adds the page and what is asked about it to a search.
  func apply(to options: inout SearchOptions) {
    options.limit = limit
    options.offset = offset
    options.countsFacets = facets
    options.explains = explain
    options.describesHits = !paths
  }

  /// What prints the results of a search with these options.
  func printer(for options: SearchOptions, narrowing: [String]) -> ResultPrinter {
    ResultPrinter(
      form: json ? .json : paths ? .paths : .text, color: color.choice, options: options,
      narrowing: narrowing)
  }
}

/// Whether human output is coloured.
struct ColorOption: ParsableArguments {
  @Option(
    name: .customLong("color"),
    help: ArgumentHelp(
      "Color and bold: on a terminal (auto; NO_COLOR turns it off), always, or never.",
      valueName: "auto|always|never"))
  var choice: ColorChoice = .auto
}

/// What `index` and `reindex` have in common.
struct SyncArguments: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Leave out files and folders whose path matches, such as '*.bak' or 'drafts/**'; remembered \
      with the source. May be given several times. Hidden files are never read.
      """, valueName: "glob"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many files to read at a time; all processors' worth by default.",
      valueName: "n"),
    transform: OptionValue.positiveCount)
  var jobs: Int?

  @Flag(help: "Print no progress and no summary; skipped files are still named.")
  var quiet = false

  @Flag(help: "Print one JSON object at the end.")
  var json = false

  @Flag(help: "Exit with status 2 when a file had to be skipped.")
  var strict = false
}
