import ArgumentParser
import ScoSearch

/// `sco-search reindex`
struct ReindexCommand: AsyncParsableCommand, Subcommand {
  static let name = "reindex"
  static let options: OptionTable =
    CollectionOption.options + SyncArguments.options
    + [
      CommandOption(
        "full", help: "Build the index anew; articles added from code are carried over.")
    ]

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Brings the index up to date with its sources: new, changed and deleted files.",
    discussion: """
      EXAMPLES:
        sco-search reindex
        sco-search reindex --full            build the index anew
        sco-search reindex --json            one object, with what is skipped and doubtful
      """)

  @OptionGroup var collection: CollectionOption

  @Flag(Self.options["full"])
  var full = false

  @OptionGroup var sync: SyncArguments

  func run() async throws {
    let found = try collection.find()
    let writer = try IndexWriter(at: found.path)
    if !sync.exclude.isEmpty { try await writer.exclude(sync.exclude) }
    if let columns = sync.columns { try await writer.setColumns(columns) }
    if let isWanted = sync.recognizesText { try await writer.setRecognition(isWanted) }
    try await IndexUpdate(arguments: sync, isFull: full).run(writer)
  }
}
