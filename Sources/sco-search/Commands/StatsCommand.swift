import ArgumentParser
import Invocation
import ScoSearch
import SearchJSON

/// `sco-search stats`
struct StatsCommand: AsyncParsableCommand, Subcommand {
  static let name = "stats"
  static let options: OptionTable = CollectionOption.options + [.json] + ColorOption.options

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Shows how large the index is: articles, languages, terms, size, last indexing.")

  @OptionGroup var collection: CollectionOption

  @Flag(.json)
  var json = false

  @OptionGroup var color: ColorOption

  func run() async throws {
    let found = try collection.find()
    let statistics = try await SearchIndex(found).statistics()
    for remark in statistics.remarks { Messages.print("note: \(remark)") }
    let output = Output(color.choice)
    if json {
      try output.write(ResultObjects.object(statistics).text + "\n")
    } else {
      try print(statistics, of: found, to: output)
    }
    try output.flush()
  }

  private func print(
    _ statistics: IndexStatistics, of collection: ArticleCollection, to output: Output
  ) throws {
    let languages = statistics.languages.map {
      "\(Figures.grouped($0.count)) \(LanguageNames.name(Language(rawValue: $0.value)))"
    }
    let rows: [(SafeText, String)] = [
      ("Collection", PathDisplay.escaped(Invocation.shortened(collection.path))),
      ("Articles", Figures.grouped(statistics.articles)),
      ("Languages", languages.joined(separator: ", ")),
      ("Terms", Figures.grouped(statistics.terms)),
      ("Size on disk", Figures.bytes(statistics.bytesOnDisk)),
      ("Generation", String(statistics.generation)),
      ("Last indexed", statistics.lastIndexed ?? "unknown"),
    ]
    for (name, value) in rows where !value.isEmpty {
      var line = StyledText("\(name)\(String(repeating: " ", count: 16 - name.string.count))", .dim)
      line.append(SafeText(value))
      try output.unwrappedLine(line)
    }
  }
}
