import ScoSearch

/// What the page asks for when somebody types, narrows or reads, as the server asks the library.
enum PageStep: Sendable {
  case search(String, SearchOptions)
  case article(id: String, query: String)
  case suggest(String)

  /// - Parameter line: A kind and its words, separated by tabs: `search TEXT`,
  ///   `narrowed TEXT NAME VALUE`, `article TEXT ID`, `suggest TEXT`.
  init(_ line: String) throws(Failure) {
    let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    switch (words[0], words.count) {
    case ("search", 2): self = .search(words[1], Self.options())
    case ("narrowed", 4):
      guard words[2] == "lang" else { throw Failure("no filter is \(words[2])") }
      self = .search(words[1], Self.options(Language(rawValue: words[3])))
    case ("article", 3): self = .article(id: words[2], query: words[1])
    case ("suggest", 2): self = .suggest(words[1])
    default: throw Failure("no step is called \(words[0]), with \(words.count - 1) words")
    }
  }

  /// Ten hits with their counts, within the server's limit of time.
  private static func options(_ language: Language? = nil) -> SearchOptions {
    SearchOptions(limit: 10, language: language, countsFacets: true, timeLimit: .seconds(2))
  }

  /// Does it; the number of hits.
  func run(in index: SearchIndex) async throws -> Int {
    switch self {
    case .search(let text, let options):
      try await index.search(text, options: options).hits.count
    case .article(let id, let query):
      try await index.article(id: id).article.body.isEmpty
        ? 0 : index.highlights(of: query, inArticle: id).places.count
    case .suggest(let text):
      try await index.suggestions(for: text).completions.count
    }
  }
}
