import ArgumentParser
import ScoSearch

/// How many hits are shown, and how.
struct ResultOptions: ParsableArguments {
  static let options: OptionTable =
    [
      CommandOption(
        "limit", letter: "n", value: "n",
        help: "The most hits to show, 10 without it; 0 shows only the total."),
      CommandOption(
        "offset", value: "n", help: "How many of the best hits to leave out first."),
      CommandOption(
        "facets",
        help: """
          Count what was found by language, place, source and year; by month too where a limit of \
          dates leaves one year.
          """),
      CommandOption(
        "explain", help: "Show the query as it was understood, and which words each hit matched."),
      .json,
      CommandOption(
        "paths",
        help: """
          Print only the paths of the files, each once, one a line. On a terminal control \
          characters in them are shown escaped.
          """),
      CommandOption(
        "paths0", help: "The same with NUL instead of line ends, as 'xargs -0' reads them."),
    ] + ColorOption.options

  @Option(Self.options["limit"], transform: OptionValue.count)
  var givenLimit: Int?

  @Option(Self.options["offset"], transform: OptionValue.count)
  var offset = 0

  @Flag(Self.options["facets"])
  var facets = false

  @Flag(Self.options["explain"])
  var explain = false

  @Flag(.json)
  var json = false

  @Flag(Self.options["paths"])
  var paths = false

  @Flag(Self.options["paths0"])
  var paths0 = false

  @OptionGroup var color: ColorOption

  func validate() throws {
    let forms = [(json, "--json"), (paths, "--paths"), (paths0, "--paths0")].filter(\.0)
    if forms.count > 1 {
      throw ValidationError("'\(forms[0].1)' cannot be combined with '\(forms[1].1)'")
    }
  }

  var limit: Int { givenLimit ?? SearchOptions().limit }

  private var form: ResultPrinter.Form {
    json ? .json : paths ? .paths : paths0 ? .paths0 : .text
  }

  /// The option in force that asks for another form of the results than an export, as it is written.
  var otherForm: String? {
    [(json, "--json"), (paths, "--paths"), (paths0, "--paths0"), (facets, "--facets")]
      .first { $0.0 }?.1
  }

  /// Adds which of the hits are wanted, and what is asked about them, to a search.
  func apply(to options: inout SearchOptions) {
    options.limit = limit
    options.offset = offset
    options.countsFacets = facets
    options.explains = explain
    options.describesHits = form != .paths && form != .paths0
  }

  /// What prints the results of a search with these options.
  func printer(for options: SearchOptions, narrowing: [String]) -> ResultPrinter {
    ResultPrinter(
      form: form, color: color.choice, options: options,
      narrowing: narrowing)
  }
}
