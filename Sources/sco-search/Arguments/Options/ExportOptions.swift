public import ArgumentParser
public import SearchExport

extension ExportFormat: ExpressibleByArgument {}

/// In which form hits go to other programs.
struct ExportOptions: ParsableArguments {
  static let options: OptionTable = [
    CommandOption(
      "export", value: "csv|ris|bibtex|csl-json|jsonl|md",
      help: """
        Print the hits for another program: a table, a bibliography, JSON lines, a Markdown list. \
        Every hit unless '--limit' is given.
        """),
    CommandOption(
      "bom",
      help: "Begin CSV with a byte order mark, by which Excel knows that it is UTF-8."),
  ]

  @Option(Self.options["export"])
  var format: ExportFormat?

  @Flag(Self.options["bom"])
  var bom = false

  func validate() throws {
    if bom, format != .csv { throw ValidationError("'--bom' is for '--export csv'") }
  }
}
