import ArgumentParser
import ScoSearch

/// `sco-search QUERY…`
struct SearchCommand: Subcommand {
  static let name = "search"
  static let takesQuery = true
  static let options: OptionTable =
    CollectionOption.options + ResultOptions.options + FilterOptions.options
    + MatchingOption.options + ExportOptions.options

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Searches; what 'sco-search QUERY' does.",
    discussion: """
      EXAMPLES:
        sco-search keanggotaan penuh          articles with more of them come first
        sco-search '"kerja sama" ekonomi'     a phrase in all its forms, and a word
        sco-search +iran -nuklir              must hold it; must not hold it
        sco-search 'sanksi AND (a OR b)'      AND OR NOT, or DAN ATAU BUKAN
        sco-search 'pezesh*'                  words that begin so
        sco-search summit --lang id --since 2016 --json
        sco-search --paths0 iran | xargs -0 wc    only the files
        sco-search summit --export ris > summit.ris    every hit, for a reference manager

      FIELDS:
      \(fields)

      After '--' no argument is an option. A word with one dash before it is an exclusion unless \
      it is '-n' with a number.
      """)

  private static var fields: String {
    let names = Field.all.map { field in
      ([field.name] + field.aliases).map { "\($0):" }.joined(separator: " ")
    }
    let (first, second) = (names.map(\.count).max() ?? 0, Field.all.map(\.example.count).max() ?? 0)
    return zip(names, Field.all).map { name, field in
      let gap = String(repeating: " ", count: first + 1 - name.count)
      let secondGap = String(repeating: " ", count: second + 1 - field.example.count)
      return "  \(name)\(gap)\(field.example)\(secondGap)\(field.help)"
    }.joined(separator: "\n")
  }

  @Argument(help: "The query: one argument or many words.")
  var query: [String] = []

  @OptionGroup var collection: CollectionOption
  @OptionGroup var results: ResultOptions
  @OptionGroup var filters: FilterOptions
  @OptionGroup var matching: MatchingOption
  @OptionGroup var export: ExportOptions

  func validate() throws {
    if query.isEmpty { throw ValidationError("no query") }
    if export.format != nil, let other = results.otherForm {
      throw ValidationError("'--export' cannot be combined with '\(other)'")
    }
  }

  func run() throws {
    var options = filters.searchOptions
    results.apply(to: &options)
    matching.apply(to: &options)
    let narrowing = filters.narrowing + (matching.all ? ["--all"] : [])
    let printer = results.printer(for: options, narrowing: narrowing)
    guard var exporting = ExportPrinter(export) else {
      return try Self.search(query, in: collection.find(), options: options, printer: printer)
    }
    options.limit = results.givenLimit ?? .max
    let index = try collection.open()
    try exporting.begin()
    let found = try exporting.print(index.pages(of: Self.text(of: query), options: options))
    try exporting.end()
    try printer.sayHowItEnded(found)
  }

  /// Searches for words, each as it was given.
  static func search(
    _ words: [String], in collection: ArticleCollection, options: SearchOptions,
    printer: ResultPrinter
  ) throws {
    let index = try SearchIndex(collection)
    try printer.print(try index.search(text(of: words), options: options))
  }

  private static func text(of words: [String]) -> String {
    words.map(GivenArguments.word).joined(separator: " ")
  }
}
