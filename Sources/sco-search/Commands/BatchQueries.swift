import ArticleText
import ScoSearch

/// One query of a batch.
struct BatchQuery: Equatable {
  var id: String
  var text: String

  init(id: String, text: String) {
    self.id = id
    self.text = text
  }

  /// Reads `id<TAB>text`, or the text alone; nil for an empty line.
  init?(line: String, number: Int) {
    let isFirst = number == 1
    let line =
      isFirst && line.unicodeScalars.first == "\u{FEFF}"
      ? String(line.unicodeScalars.dropFirst()) : line
    guard !line.allSatisfy(\.isWhitespace) else { return nil }
    if let tab = line.firstIndex(of: "\t") {
      let id = line[..<tab]
      self.init(
        id: id.isEmpty ? String(number) : String(id), text: String(line[line.index(after: tab)...]))
    } else {
      self.init(id: String(number), text: line)
    }
  }
}

/// The queries of a file as they come: lines, or the rows of a table where its name ends in `.csv`.
struct BatchQueries: ~Copyable {
  private var reader: LineReader
  private let isTable: Bool
  private var number = 0
  private var splitter: RowSplitter?
  private var columns: Columns?

  /// Where the id and the query stand in a row.
  struct Columns: Equatable {
    var id: Int?
    var query: Int

    /// Those that a header names; nil where the row is none.
    init?(header: [String]) {
      let names = header.map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let query = names.firstIndex(of: "query") else { return nil }
      let id = names.firstIndex(of: "id")
      guard id != nil || names.count == 1 else { return nil }
      self.query = query
      self.id = id
    }

    /// Those of a table without a header: the query alone, or behind its id.
    init(count: Int) {
      id = count > 1 ? 0 : nil
      query = count > 1 ? 1 : 0
    }
  }

  init(_ path: String) throws(SearchError) {
    reader = try LineReader(path)
    isTable = path != "-" && path.lowercased().hasSuffix(".csv")
  }

  /// The next query; nil after the last.
  mutating func next() throws(SearchError) -> BatchQuery? {
    while true {
      if isTable {
        guard let row = try reader.nextRow(&splitter) else { return nil }
        if let query = query(of: row) { return query }
      } else {
        guard let line = try reader.next() else { return nil }
        number += 1
        if let query = BatchQuery(line: line, number: number) { return query }
      }
    }
  }

  /// The query of a row; nil where the row is the header, or has none.
  private mutating func query(of row: [String]) -> BatchQuery? {
    guard row.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return nil }
    guard let columns else {
      if let columns = Columns(header: row) {
        self.columns = columns
        return nil
      }
      columns = Columns(count: row.count)
      return query(of: row)
    }
    number += 1
    guard columns.query < row.count, !row[columns.query].allSatisfy(\.isWhitespace) else {
      // A row that is shorter than others is a query alone.
      guard row.count == 1, columns.id == 0, columns.query == 1 else { return nil }
      return BatchQuery(id: String(number), text: row[0])
    }
    let id = columns.id.flatMap { $0 < row.count ? row[$0] : nil } ?? ""
    return BatchQuery(
      id: id.allSatisfy(\.isWhitespace) ? String(number) : id, text: row[columns.query])
  }
}
