import ArgumentParser
import ScoSearch

/// `sco-search reindex`
struct ReindexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reindex",
    abstract: "Brings the index up to date with its sources: new, changed and deleted files.",
    discussion: """
      EXAMPLES:
        sco-search reindex
        sco-search reindex --full            build the index anew
      """)

  @OptionGroup var collection: CollectionOption

  @Flag(help: "Build the index anew; articles added from code are carried over.")
  var full = false

  @OptionGroup var sync: SyncArguments

  /// The paths of the sources to which a pattern can be added now.
  private static func reachableSources(
    of collection: ArticleCollection
  ) async throws(SearchError) -> [String] {
    guard collection.isBuilt else { return [collection.path + "/articles"] }
    return try await SearchIndex(collection).sources().filter(\.isReachable).map(\.path)
  }

  func run() async throws {
    let found = try collection.find()
    let paths = sync.exclude.isEmpty ? [] : try await Self.reachableSources(of: found)
    let writer = try IndexWriter(at: found.path)
    for path in paths { try await writer.addSource(path, excluding: sync.exclude) }
    try await Synchronization(arguments: sync, isFull: full).run(writer)
  }
}
