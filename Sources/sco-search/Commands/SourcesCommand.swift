import ArgumentParser
import Invocation
import ScoSearch
import SearchJSON

/// `sco-search sources`
struct SourcesCommand: AsyncParsableCommand, Subcommand {
  static let name = "sources"
  static let options: OptionTable =
    CollectionOption.options
    + [
      CommandOption(
        "unread", help: "List the files that were passed over, by kind, and what each needs."),
      .json,
    ] + ColorOption.options

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Lists the folders and files that the articles come from.",
    discussion: """
      A source that cannot be reached, such as an unmounted disk, keeps its articles. Sources are \
      added with 'sco-search index PATH' and taken away with 'sco-search index --remove PATH'. With --unread come the files that no reader \
      knows, or whose reader is not installed.
      """)

  @OptionGroup var collection: CollectionOption

  @Flag(Self.options["unread"])
  var unread = false

  @Flag(.json)
  var json = false

  @OptionGroup var color: ColorOption

  func run() async throws {
    let index = try collection.open()
    let output = Output(color.choice)
    if unread {
      try print(await index.unread(), to: output)
      return try output.flush()
    }
    let sources = try await index.sources()
    if json {
      let list = JSONValue.array(sources.map(Self.object))
      try output.write(JSONValue.object([("sources", list)]).text + "\n")
    } else {
      let digits = sources.map { Figures.grouped($0.articles).count }.max() ?? 0
      for source in sources { try print(source, digits: digits, to: output) }
    }
    try output.flush()
  }

  private func print(_ source: SourceStatus, digits: Int, to output: Output) throws {
    let number = Figures.grouped(source.articles)
    let noun = source.articles == 1 ? "article " : "articles"
    let pad = String(repeating: " ", count: digits - number.count)
    var line = StyledText("\(pad)\(number) \(noun)  ")
    line.append(SafeText(PathDisplay.escaped(Invocation.shortened(source.path))), .title)
    if source.isAlwaysThere { line.append("  always there", .dim) }
    if !source.excludes.isEmpty {
      line.append("  without \(source.excludes.joined(separator: ", "))", .dim)
    }
    if let columns = source.columns { line.append("  \(columns)", .dim) }
    if source.recognizesText { line.append("  with OCR", .dim) }
    if !source.isReachable { line.append("  cannot be reached; its articles are kept", .match) }
    try output.unwrappedLine(line)
  }

  // MARK: What was not read

  /// So many files of a kind are named where nobody asked for all.
  private static let mostNamed = 3

  private func print(_ kinds: [UnreadKind], to output: Output) throws {
    if json {
      let counts = Dictionary(uniqueKeysWithValues: kinds.map { ($0.ending, $0.count) })
      let object = JSONValue.object([
        ("unread", UnreadText.object(counts)), ("kinds", .array(kinds.map(Self.object))),
      ])
      return try output.write(object.text + "\n")
    }
    if kinds.isEmpty { try output.unwrappedLine(StyledText("Every file was read.")) }
    for kind in kinds {
      var line = StyledText(SafeText(UnreadText.count(kind.count, ofEnding: kind.ending)), .title)
      line.append("  \(kind.need)", .dim)
      try output.unwrappedLine(line)
      for path in kind.paths.prefix(Self.mostNamed) {
        try output.unwrappedLine(
          StyledText("  \(PathDisplay.escaped(Invocation.shortened(path)))"))
      }
      let others = kind.paths.count - Self.mostNamed
      if others > 0 {
        try output.unwrappedLine(StyledText("  and \(others) more, which --json names", .dim))
      }
    }
  }

  private static func object(_ kind: UnreadKind) -> JSONValue {
    .object([
      ("ending", .string(kind.ending)), ("count", .integer(kind.count)),
      ("need", .string(kind.need)),
      ("paths", JSONValue(kind.paths.map(Invocation.shortened))),
    ])
  }

  private static func object(_ source: SourceStatus) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("path", .string(Invocation.shortened(source.path))),
      ("name", .string(source.name)),
      ("isFolder", .bool(source.isFolder)),
      ("isAlwaysThere", .bool(source.isAlwaysThere)),
      ("isReachable", .bool(source.isReachable)),
      ("articles", .integer(source.articles)),
      ("excludes", JSONValue(source.excludes)),
    ]
    if let columns = source.columns { members.append(("columns", .string(columns))) }
    members.append(("ocr", .bool(source.recognizesText)))
    return .object(members)
  }
}
