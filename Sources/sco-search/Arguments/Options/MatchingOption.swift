import ArgumentParser
import ScoSearch

/// Whether every word of a query must match.
struct MatchingOption: ParsableArguments {
  static let options: OptionTable = [
    CommandOption("all", help: "Every word must match, in any of its forms.")
  ]

  @Flag(Self.options["all"])
  var all = false

  func apply(to options: inout SearchOptions) {
    options.requiresAllWords = all
  }
}
