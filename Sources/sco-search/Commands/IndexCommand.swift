import ArgumentParser
import ScoSearch

/// `sco-search index PATH…`
struct IndexCommand: AsyncParsableCommand, Subcommand {
  static let name = "index"
  static let options: OptionTable =
    CollectionOption.options + SyncArguments.options
    + [
      CommandOption(
        "remove", value: "path",
        help: "Take a source and its articles away. May be given several times.",
        completion: .file())
    ]

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Adds files or folders as sources and indexes them.",
    discussion: """
      Makes the collection where there is none: the folder that --index names, else 'index' here. \
      Sources given earlier stay. Reads \(formats), \
      compressed by gzip too (.txt.gz), and files that begin as these do, whatever they are called. \
      Pictures, and pages of a PDF without text, are read with --ocr. What no reader knows is counted; 'sources --unread' names it. A file that cannot be read is \
      named and skipped. What is kept with \
      hardly any text, or read otherwise than it declares, is counted as doubtful; \
      'reindex --json' lists it.

      EXAMPLES:
        sco-search index ~/articles
        sco-search index news.jsonl reports/ --exclude 'drafts/**'
        sco-search index --remove ~/articles
      """)

  /// The endings of the files that are read, as a list.
  private static var formats: String {
    let endings = ArticleFormats.all.flatMap(\.extensions).map { "." + $0 }
    return endings.dropLast().joined(separator: ", ") + " and " + (endings.last ?? "")
  }

  @Argument(help: "Files and folders to add.", completion: .file())
  var paths: [String] = []

  @OptionGroup var collection: CollectionOption

  @Option(Self.options["remove"])
  var remove: [String] = []

  @OptionGroup var sync: SyncArguments

  func validate() throws {
    if paths.isEmpty, remove.isEmpty {
      throw ValidationError("no path; name the files or folders to index, or '--remove PATH'")
    }
  }

  func run() async throws {
    let writer = try IndexWriter(at: try folder())
    for path in remove {
      try await writer.removeSource(PathDisplay.absolute(PathDisplay.named(path)))
    }
    for path in paths {
      try await writer.addSource(
        PathDisplay.absolute(PathDisplay.named(path)), excluding: sync.exclude,
        columns: sync.columns, recognizingText: sync.recognizesText)
    }
    try await IndexUpdate(arguments: sync).run(writer)
  }

  /// The collection's folder; it need not be there yet.
  private func folder() throws(SearchError) -> String {
    if let named = collection.folder.map(PathDisplay.named)
      ?? CollectionOption.environment.values.first
    {
      return PathDisplay.absolute(named)
    }
    do {
      return try collection.find().path
    } catch  where error.code == .collectionNotFound && remove.isEmpty {
      return PathDisplay.absolute("index")
    }
  }
}
