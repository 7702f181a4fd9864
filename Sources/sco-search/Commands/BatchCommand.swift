import ArgumentParser
import ScoSearch
import SearchJSON

/// `sco-search batch FILE`
struct BatchCommand: AsyncParsableCommand, Subcommand {
  static let name = "batch"
  static let options: OptionTable =
    CollectionOption.options + FilterOptions.options + MatchingOption.options
    + [
      CommandOption("limit", letter: "n", value: "n", help: "The most hits for a query."),
      CommandOption("format", value: "jsonl|trec", help: "How the results are printed."),
    ]

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Runs one query a line, in one process.",
    discussion: """
      A line is 'id<TAB>query'; where it has no tab, its number is the id. Empty lines are \
      skipped. The format jsonl prints one JSON object a line, as a search with '--json' does, \
      with the query's id; trec prints 'queryId Q0 articleId rank score sco-search' for each hit, \
      spaces in ids written as %20.

      EXAMPLES:
        sco-search batch queries.tsv > results.jsonl
        sco-search batch - --format trec --limit 1000 < queries.tsv > run.txt
      """)

  @Argument(help: "A file with the queries; '-' is standard input.", completion: .file())
  var file: String

  @OptionGroup var collection: CollectionOption

  @Option(Self.options["limit"], transform: OptionValue.count)
  var limit = 10

  @Option(Self.options["format"])
  var format: BatchFormat = .jsonl

  @OptionGroup var filters: FilterOptions
  @OptionGroup var matching: MatchingOption

  func run() async throws {
    var options = filters.searchOptions
    options.limit = limit
    matching.apply(to: &options)
    options.describesHits = format != .trec
    // Its lines have no place for copies: each article is a line of its own.
    if format == .trec { options.foldsCopies = false }
    var reader = try LineReader(file)
    let index = try collection.open()
    let output = Output(.never)
    var lineNumber = 0
    var remarks: Set<String> = []
    while let line = try reader.next() {
      lineNumber += 1
      guard let query = BatchQuery(line: line, number: lineNumber) else { continue }
      let results = try await index.search(query.text, options: options)
      for remark in results.remarks where remarks.insert(remark).inserted {
        Messages.print("note: \(remark)")
      }
      try output.write(format.lines(for: results, of: query))
      // One who types the queries, or a program that waits for each answer, wants it now.
      if file == "-" { try output.flush() }
    }
    try output.flush()
  }
}

/// One query of a batch.
struct BatchQuery: Equatable {
  var id: String
  var text: String

  init(id: String, text: String) {
    self.id = id
    self.text = text
  }

  /// Reads `id<TAB>text`, or the text alone; nil for an empty line.
  init?(line: String, number: Int) {
    let isFirst = number == 1
    let line =
      isFirst && line.unicodeScalars.first == "\u{FEFF}"
      ? String(line.unicodeScalars.dropFirst()) : line
    guard !line.allSatisfy(\.isWhitespace) else { return nil }
    if let tab = line.firstIndex(of: "\t") {
      let id = line[..<tab]
      self.init(
        id: id.isEmpty ? String(number) : String(id), text: String(line[line.index(after: tab)...]))
    } else {
      self.init(id: String(number), text: line)
    }
  }
}

/// How `batch` prints.
enum BatchFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl
  case trec

  /// The lines that a query's results make.
  func lines(for results: SearchResults, of query: BatchQuery) -> String {
    switch self {
    case .jsonl:
      ResultObjects.object(results, id: query.id).text + "\n"
    case .trec:
      results.hits.map {
        "\(Self.column(query.id)) Q0 \(Self.column($0.id)) \($0.rank) \($0.score) sco-search\n"
      }.joined()
    }
  }

  /// An id as a column: spaces and control characters, which would end it, as `%20` and so on.
  private static func column(_ id: String) -> String {
    guard id.unicodeScalars.contains(where: isSeparator) else { return id }
    return id.unicodeScalars.map { scalar in
      guard isSeparator(scalar) else { return String(scalar) }
      return String(scalar).utf8.map { byte in
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }.joined()
    }.joined()
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F
  }
}
