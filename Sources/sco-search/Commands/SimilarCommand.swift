import ArgumentParser
import ScoSearch

/// `sco-search similar ID`
struct SimilarCommand: AsyncParsableCommand, Subcommand {
  static let name = "similar"
  static let options: OptionTable =
    CollectionOption.options + ResultOptions.options + FilterOptions.options

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Finds articles like one, in either language.",
    discussion: """
      EXAMPLES:
        sco-search similar 001.txt
        sco-search similar news/001.txt
        sco-search similar 001.txt --lang en --limit 5
      """)

  @Argument(help: ArticleArgument.help, completion: .file())
  var id: String

  @OptionGroup var collection: CollectionOption
  @OptionGroup var results: ResultOptions
  @OptionGroup var filters: FilterOptions

  func run() async throws {
    var options = filters.searchOptions
    results.apply(to: &options)
    let index = try collection.open()
    let id = try await ArticleArgument.id(id, in: index)
    let found = try await index.similar(to: id, options: options)
    try results.printer(for: options, narrowing: filters.narrowing).print(found)
  }
}
