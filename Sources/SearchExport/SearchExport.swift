import Hashing
public import ScoSearch

/// Writes hits in a format, one after the other, so that there may be any number of them:
/// ``beginning``, the text of each, ``end``.
///
/// ```swift
/// var export = SearchExport(.ris)
/// var file = export.beginning
/// for try await page in index.pages(of: "keanggotaan penuh") {
///   for hit in page.hits { file += export.text(of: hit) }
/// }
/// file += export.end
/// ```
public struct SearchExport: Sendable {
  public let format: ExportFormat
  private let hasQueries: Bool
  private let hasByteOrderMark: Bool
  private var isEmpty = true
  private var lastQuery: ExportedQuery?
  /// Hashes of the ids in a bibliography of several queries.
  private var written: Set<UInt64> = []

  /// - Parameters:
  ///   - hasQueries: Whether the hits are those of several queries. Tables, lists and JSON lines
  ///     then say of each which query found it; in a bibliography it is once.
  ///   - hasByteOrderMark: Whether CSV begins with a byte order mark, by which some spreadsheets
  ///     know UTF-8.
  public init(_ format: ExportFormat, hasQueries: Bool = false, hasByteOrderMark: Bool = false) {
    self.format = format
    self.hasQueries = hasQueries
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// What comes before the first hit.
  public var beginning: String {
    switch format {
    case .csv: (hasByteOrderMark ? "\u{FEFF}" : "") + CSVExport.header(hasQueries: hasQueries)
    case .cslJSON: "["
    case .ris, .bibtex, .jsonl, .markdown: ""
    }
  }

  /// The text of the next hit.
  ///
  /// - Parameter query: The one that found it, where there are several.
  public mutating func text(of hit: Hit, query: ExportedQuery? = nil) -> String {
    if hasQueries, format.isBibliography {
      let hash = FNV1a.hash(hit.id.utf8)
      guard written.insert(hash).inserted else { return "" }
    }
    let isFirst = isEmpty
    isEmpty = false
    switch format {
    case .csv: return CSVExport.row(of: hit, query: query)
    case .ris: return RISExport.record(of: hit)
    case .bibtex: return BibTeXExport.entry(of: hit)
    case .cslJSON: return (isFirst ? "\n" : ",\n") + CSLExport.item(of: hit)
    case .jsonl: return CSLExport.line(of: hit, query: query)
    case .markdown:
      let isOther = query != lastQuery
      lastQuery = query
      let heading = isOther ? query.map { MarkdownExport.heading($0, isFirst: isFirst) } : nil
      return (heading ?? "") + MarkdownExport.item(of: hit)
    }
  }

  /// What comes behind the last hit.
  public var end: String { format == .cslJSON ? "\n]\n" : "" }
}
