import ArgumentParser
import ScoSearch

/// `sco-search reindex`
struct ReindexCommand: AsyncParsableCommand, Subcommand {
  static let name = "reindex"
  static let options: OptionTable =
    CollectionOption.options + SyncArguments.options
    + [
      CommandOption(
        "full", help: "Build the index anew; articles added from code are carried over."),
      CommandOption(
        "watch", help: "Keep the index up to date with its sources until it is stopped."),
      CommandOption(
        "install-unit",
        help: "With --watch: write a unit of systemd that does so from each login on, and end."),
    ]

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Brings the index up to date with its sources: new, changed and deleted files.",
    discussion: """
      EXAMPLES:
        sco-search reindex
        sco-search reindex --full            build the index anew
        sco-search reindex --json            one object, with what is skipped and doubtful
        sco-search reindex --watch           follow the sources; Ctrl-C ends it
      """)

  @OptionGroup var collection: CollectionOption

  @Flag(Self.options["full"])
  var full = false

  @Flag(Self.options["watch"])
  var watch = false

  @Flag(Self.options["install-unit"])
  var installUnit = false

  @OptionGroup var sync: SyncArguments

  func validate() throws {
    if installUnit, !watch { throw ValidationError("'--install-unit' goes with '--watch'") }
    if watch, sync.strict { throw ValidationError("'--strict' cannot be combined with '--watch'") }
  }

  func run() async throws {
    let found = try collection.find()
    if installUnit { return try WatchUnit(found).install() }
    if watch { return try await watch(found) }
    let writer = try IndexWriter(at: found.path)
    try await settle(writer)
    try await IndexUpdate(arguments: sync, isFull: full).run(writer)
  }

  private func watch(_ found: ArticleCollection) async throws {
    let watch = try SourceWatch(found, IndexUpdate(arguments: sync, isFull: full))
    try await watch.run { [self] writer in try await settle(writer) }
  }

  /// Has the collection remember what is said of its sources.
  private func settle(_ writer: IndexWriter) async throws {
    if !sync.exclude.isEmpty { try await writer.exclude(sync.exclude) }
    if let columns = sync.columns { try await writer.setColumns(columns) }
    if let isWanted = sync.recognizesText { try await writer.setRecognition(isWanted) }
  }
}
