import ArgumentParser
import ScoSearch
import SearchJSON

/// How `batch` prints.
enum BatchFormat: String, ExpressibleByArgument, CaseIterable {
  /// The object of each query.
  case jsonl
  /// A line for each hit, as TREC's evaluation reads them.
  case trec
  /// A line for each query: its id, how many articles it finds, its text.
  case table
  /// A line for each article: its id, how many queries found it, its title, the queries.
  case articles

  /// What is asked of the index for it.
  func apply(to options: inout SearchOptions) {
    options.describesHits = self == .jsonl
    // Its lines have no place for copies: each article is a line of its own.
    if self == .trec || self == .articles { options.foldsCopies = false }
    if self == .table {
      options.limit = 0
      // Without it larger collections estimate the number.
      options.countsFacets = true
    }
  }

  /// The lines that a query's results make.
  func lines(for results: SearchResults, of query: BatchQuery) -> String {
    switch self {
    case .jsonl:
      ResultObjects.object(results, id: query.id).text + "\n"
    case .trec:
      results.hits.map {
        "\(Self.column(query.id)) Q0 \(Self.column($0.id)) \($0.rank) \($0.score) sco-search\n"
      }.joined()
    case .table:
      "\(PathDisplay.escaped(query.id))\t\(results.total)\t\(SafeText(query.text).collapsed.string)\n"
    case .articles: ""
    }
  }

  /// An id as a column: spaces and control characters, which would end it, as `%20` and so on.
  private static func column(_ id: String) -> String {
    guard id.unicodeScalars.contains(where: isSeparator) else { return id }
    return id.unicodeScalars.map { scalar in
      guard isSeparator(scalar) else { return String(scalar) }
      return String(scalar).utf8.map { byte in
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }.joined()
    }.joined()
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F
  }
}

/// The articles that a batch found, each with the queries that found it.
struct FoundArticles {
  private struct Article {
    var id: String
    var title: String
    /// By their numbers.
    var queries: [Int]
  }

  private var queries: [BatchQuery] = []
  private var articles: [Article] = []
  /// By the bytes of the id: texts that are equal as such may be the names of two files.
  private var numbers: [[UInt8]: Int] = [:]

  mutating func begin(_ query: BatchQuery) { queries.append(query) }

  /// Adds articles that the last query found.
  mutating func add(_ hits: [Hit]) {
    for hit in hits {
      let number = numbers[Array(hit.id.utf8), default: articles.count]
      if number == articles.count {
        numbers[Array(hit.id.utf8)] = number
        articles.append(Article(id: hit.id, title: hit.title, queries: []))
      }
      articles[number].queries.append(queries.count - 1)
    }
  }

  /// A line for each article, those first that most queries found.
  func print(to output: Output) throws {
    let order = articles.sorted { left, right in
      left.queries.count != right.queries.count
        ? left.queries.count > right.queries.count
        : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
    for article in order {
      let found = article.queries.map { number in
        let query = queries[number]
        return "\(PathDisplay.escaped(query.id)) \(SafeText(query.text).collapsed.string)"
      }
      let columns = [
        PathDisplay.escaped(article.id), String(article.queries.count),
        SafeText(article.title).collapsed.string, found.joined(separator: " | "),
      ]
      try output.write(columns.joined(separator: "\t") + "\n")
    }
  }
}
