import ArgumentParser
import ScoSearch

/// The command without a subcommand: its help, its version, and which subcommands there are.
struct RootCommand: AsyncParsableCommand {
  /// The subcommands, in the order of the help. One that is added is a file, and its line here.
  static let subcommands: [any Subcommand.Type] = [
    SearchCommand.self,
    IndexCommand.self,
    SourcesCommand.self,
    ReindexCommand.self,
    BatchCommand.self,
    SimilarCommand.self,
    ShowCommand.self,
    StatsCommand.self,
    CheckCommand.self,
    ServeCommand.self,
  ]

  static let configuration = CommandConfiguration(
    commandName: "sco-search",
    abstract: "Finds articles in Indonesian and English, by words of either language.",
    usage: """
      sco-search <query> ... [<options>]
      sco-search <subcommand> ...
      """,
    discussion: """
      Without a subcommand the words are a query; a query that is a subcommand's name is written \
      'sco-search search index'.

      EXAMPLES:
        sco-search keanggotaan penuh    find these words, in either language
        sco-search +iran -nuklir        must hold the one, must not hold the other
        sco-search index ~/articles     add a folder and index it
        sco-search reindex              read what is new, changed or deleted
        sco-search search --help        every option of a search

      A collection is a folder named 'index' here or above, or the one that --index or \
      SCO_SEARCH_INDEX names. Exit status: 0 found or done, 1 nothing found, 2 failure, 64 wrong \
      usage.
      """,
    version: "sco-search \(ScoSearchLibrary.version) (Xapian \(ScoSearchLibrary.xapianVersion))",
    subcommands: subcommands,
    defaultSubcommand: SearchCommand.self
  )
}
