import ScoSearch

/// A search whose arguments need no parser: words, and of the options those that are given most, with
/// the plainest values.
///
/// The parser reflects upon every option of a search, which takes as long as the search does.
struct PlainSearch: Equatable {
  var words: [String] = []
  /// The collection's folder; nil for the one of the environment or current folder.
  var folder: String?
  var limit = SearchOptions().limit
  var isJSON = false

  /// - Parameter normalized: Arguments as ``ArgumentNormalizer`` gives them.
  /// - Returns: nil where there is more among them, or a value that only the parser can find fault
  ///   with.
  init?(_ normalized: [String]) {
    guard normalized.first == SearchCommand.name else { return nil }
    var rest = normalized.dropFirst()
    while let argument = rest.popFirst(), argument != "--" {
      switch argument {
      case "--index":
        guard let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
        folder = value
      case "--limit", "-n":
        guard let value = rest.popFirst(), let number = Int(value), number >= 0,
          String(number) == value
        else { return nil }
        limit = number
      case "--json": isJSON = true
      default: return nil
      }
    }
    if rest.isEmpty { return nil }
    words = Array(rest)
  }

  func run() throws {
    let options = SearchOptions(limit: limit)
    try SearchCommand.search(
      words, in: CollectionOption.find(named: folder), options: options,
      printer: ResultPrinter(form: isJSON ? .json : .text, options: options))
  }
}
