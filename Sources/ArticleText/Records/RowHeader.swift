/// What the columns of a table are called.
struct RowHeader: Sendable, Equatable {
  let splitter: RowSplitter
  /// Plain names, as ``RecordColumns/plain(_:)`` has them.
  let names: [String]
  /// As they stand there.
  let titles: [String]

  /// - Parameter row: The first row of the table.
  init(_ row: ArraySlice<UInt8>, path: String) {
    splitter = RowSplitter(header: row)
    titles = splitter.fields(of: row).map { field in
      let text = (try? TextDecoder().decode(field, from: path))?.text ?? ""
      return String(text.trimmed(\.isWhitespace))
    }
    names = titles.map { RecordColumns.plain($0) }
  }

  /// Whether it names what an article is made of: a title or a body.
  func names(_ columns: RecordColumns) -> Bool {
    [.title, .body].contains { field in
      columns.names(of: field).contains { names.contains($0) }
    }
  }

  /// The values of a row.
  func members(of fields: [String]) -> [(name: String, value: RecordValue)] {
    zip(names, fields).map { ($0, .text($1)) }
  }
}
