import ScoSearch
import SearchExport

/// Prints all hits of searches in the form of another program, page by page.
struct ExportPrinter {
  private var export: SearchExport
  private let output = Output(.never)

  /// nil where no export is asked for.
  ///
  /// - Parameter hasQueries: Whether the hits are those of several queries.
  init?(_ options: ExportOptions, hasQueries: Bool = false) {
    guard let format = options.format else { return nil }
    export = SearchExport(format, hasQueries: hasQueries, hasByteOrderMark: options.bom)
  }

  func begin() throws { try output.write(export.beginning) }

  /// Prints the hits of a search.
  ///
  /// - Returns: The first page, with what is known of the search.
  mutating func print(
    _ pages: SearchPages, of query: ExportedQuery? = nil
  ) throws -> SearchResults {
    var iterator = pages.makeAsyncIterator()
    var first: SearchResults?
    while let page = try iterator.next() {
      for hit in page.hits { try output.write(export.text(of: hit, query: query)) }
      first = first ?? page
    }
    return first ?? SearchResults(query: query?.text ?? "")
  }

  func flush() throws { try output.flush() }

  func end() throws {
    try output.write(export.end)
    try output.flush()
  }
}
