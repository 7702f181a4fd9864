import ArgumentParser
import Invocation
import ScoSearch
import SearchJSON

/// `sco-search sources`
struct SourcesCommand: AsyncParsableCommand, Subcommand {
  static let name = "sources"
  static let options: OptionTable = CollectionOption.options + [.json] + ColorOption.options

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Lists the folders and files that the articles come from.",
    discussion: """
      A source that cannot be reached, such as an unmounted disk, keeps its articles. Sources are \
      added with 'sco-search index PATH' and taken away with 'sco-search index --remove PATH'.
      """)

  @OptionGroup var collection: CollectionOption

  @Flag(.json)
  var json = false

  @OptionGroup var color: ColorOption

  func run() async throws {
    let sources = try await collection.open().sources()
    let output = Output(color.choice)
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
    if !source.isReachable { line.append("  cannot be reached; its articles are kept", .match) }
    try output.unwrappedLine(line)
  }

  private static func object(_ source: SourceStatus) -> JSONValue {
    .object([
      ("path", .string(Invocation.shortened(source.path))),
      ("name", .string(source.name)),
      ("isFolder", .bool(source.isFolder)),
      ("isAlwaysThere", .bool(source.isAlwaysThere)),
      ("isReachable", .bool(source.isReachable)),
      ("articles", .integer(source.articles)),
      ("excludes", JSONValue(source.excludes)),
    ])
  }
}
