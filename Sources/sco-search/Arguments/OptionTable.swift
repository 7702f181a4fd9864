/// Which options a subcommand has, by name: what the normalizer must know before the parser runs.
///
/// A test compares it with what the parser declares.
struct OptionTable: Sendable {
  /// Long names of options that stand alone.
  var flags: Set<String>
  /// Long names of options that a value follows.
  var valued: Set<String>
  /// Whether a single dash before a word is the query's exclusion.
  var takesQuery = false

  /// Every name, with its dashes.
  var spellings: [String] {
    (flags.union(valued)).map { "--" + $0 }.sorted()
  }

  private static let filters: Set<String> = [
    "lang", "source", "since", "until", "date", "sort", "translate",
  ]

  /// The names of the subcommands, and `help`.
  static let subcommands: Set<String> = [
    "search", "similar", "batch", "index", "reindex", "sources", "show", "stats", "check", "help",
  ]

  /// The tables by subcommand.
  static let all: [String: OptionTable] = [
    "search": OptionTable(
      flags: ["copies", "all", "facets", "explain", "json", "paths", "help", "version"],
      valued: filters.union(["index", "limit", "offset", "color"]),
      takesQuery: true),
    "similar": OptionTable(
      flags: ["copies", "facets", "explain", "json", "paths", "help", "version"],
      valued: filters.union(["index", "limit", "offset", "color"])),
    "batch": OptionTable(
      flags: ["copies", "all", "help", "version"],
      valued: filters.union(["index", "limit", "format"])),
    "index": OptionTable(
      flags: ["quiet", "json", "strict", "help", "version"],
      valued: ["index", "remove", "exclude", "jobs"]),
    "reindex": OptionTable(
      flags: ["full", "quiet", "json", "strict", "help", "version"],
      valued: ["index", "exclude", "jobs"]),
    "sources": OptionTable(flags: ["json", "help", "version"], valued: ["index", "color"]),
    "show": OptionTable(flags: ["raw", "json", "help", "version"], valued: ["index", "color"]),
    "stats": OptionTable(flags: ["json", "help", "version"], valued: ["index", "color"]),
    "check": OptionTable(flags: ["json", "help", "version"], valued: ["index"]),
  ]
}
