import ArgumentParser
import Invocation
import ScoSearch

/// Which collection a subcommand works on.
struct CollectionOption: ParsableArguments {
  static let options: OptionTable = [
    CommandOption(
      "index", value: "dir",
      help: "The collection's folder.",
      discussion: """
        Without it: SCO_SEARCH_INDEX, else the nearest folder 'index' here or above that is a \
        collection.
        """,
      completion: .directory)
  ]

  @Option(Self.options["index"])
  var folder: String?

  /// The collection that the option, the environment or the current folder gives.
  func find() throws(SearchError) -> ArticleCollection {
    try Self.find(named: folder)
  }

  /// The collection with this name, else that of the environment or the current folder.
  static func find(named folder: String?) throws(SearchError) -> ArticleCollection {
    try ArticleCollection.find(
      named: folder.map(PathDisplay.named), environment: Self.environment,
      currentFolder: Invocation.folder)
  }

  /// Opens the collection's index for searching.
  func open() throws(SearchError) -> SearchIndex {
    try SearchIndex(try find())
  }

  /// The part of the environment that says where collections are.
  static var environment: [String: String] {
    let name = "SCO_SEARCH_INDEX"
    return Invocation.environment(name).map { [name: $0] } ?? [:]
  }
}
