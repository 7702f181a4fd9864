import ArgumentParser
import ScoSearch

/// The argument that names an article: its id, or the path of its file as results show it.
enum ArticleArgument {
  static let help: ArgumentHelp = "The article's id or path, as results show them."

  /// The id of the article that an argument names; the argument itself where it names none.
  ///
  /// - Throws: ``SearchError`` `.invalidArgument` where it is a file of several articles.
  static func id(_ argument: String, in index: SearchIndex) async throws(SearchError) -> String {
    if try await index.hasArticle(id: argument) { return argument }
    // As the file is called, as it is shown, and as a terminal shows it.
    var names = [PathDisplay.typed(argument), argument, PathDisplay.unescaped(argument)]
    if names[0] == argument { names.removeFirst() }
    for name in names where name != argument {
      if try await index.hasArticle(id: name) { return name }
    }
    for name in names {
      let ids = try await index.articleIDs(ofFile: PathDisplay.absolute(name))
      if ids.count == 1 { return ids[0] }
      if ids.isEmpty { continue }
      let shown = ids.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      throw SearchError(
        .invalidArgument, "\(Figures.count(ids.count, "article")) are of this file",
        subject: argument,
        remedy: "name one by its id: \(shown)\(ids.count > 3 ? ", …" : "")")
    }
    return argument
  }
}
