/// Reads tables in text form, CSV and TSV: the first row names the columns, each other is a record,
/// and so an article.
///
/// Fields are divided by what divides the first row: a comma, a semicolon, a tab or an upright line.
/// The file is read piece by piece; no more than a piece of it, or one row, is held.
public struct TableReader: RecordReader {
  /// A reader of tables.
  public init() {}

  public func records(of file: ArticleFile) throws(ReadError) -> any RecordSource {
    try Rows(of: file)
  }
}

/// Finds the rows of a file; what is in them is not looked at.
private final class Rows: RecordSource {
  private let file: ArticleFile
  private var input: TableInput
  /// What was read and not given.
  private var bytes: [UInt8] = []
  private var start = 0
  private var header: RowHeader?
  /// The line on which the next row begins.
  private var line = 1
  /// How many rows there were, the header's apart.
  private var count = 0
  private var isAtEnd = false

  init(of file: ArticleFile) throws(ReadError) {
    self.file = file
    input = try TableInput(file)
  }

  func next(_ size: Int) throws(ReadError) -> RecordBatch? {
    var batch = RecordBatch(file: file)
    while batch.size < size {
      if try takeRow(&batch) { continue }
      if isAtEnd { break }
      do {
        try readOn()
      } catch {
        guard count > 0 else { throw error }
        isAtEnd = true
        bytes = []
        start = 0
        batch.append(.problem(error.problem(afterReadingUpTo: line)))
      }
    }
    if isAtEnd, batch.items.isEmpty, count == 0, header == nil {
      throw ReadError.empty(file.path, holdsNo: "rows")
    }
    return batch.items.isEmpty ? nil : batch
  }

  private func readOn() throws(ReadError) {
    let piece = try input.next()
    if piece.isEmpty { isAtEnd = true }
    bytes.removeSubrange(..<start)
    start = 0
    bytes += piece
  }

  /// Takes the next row that is there as a whole; false where there is none.
  private func takeRow(_ batch: inout RecordBatch) throws(ReadError) -> Bool {
    let rest = bytes[start...]
    if rest.isEmpty { return false }
    let splitter = header?.splitter ?? RowSplitter(header: firstLine(rest))
    switch splitter.end(of: rest, isLast: isAtEnd) {
    case .at(let end, let lines):
      try take(rest[..<end], lines: lines, &batch)
    case .beyond where isAtEnd || rest.count > RecordDecoder.largestRecord:
      // A quote without an end takes no other row with it.
      let end = splitter.lineEnd(of: rest)
      batch.append(
        .problem(
          ReadProblem(
            file: file.path, line: line, doubt: .readOtherwise,
            reason: "has a quote without an end; the row was taken to end with its line")))
      try take(rest[..<end], lines: 1, &batch)
    case .beyond: return false
    }
    return true
  }

  private func firstLine(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    rest.prefix { $0 != UInt8(ascii: "\n") }
  }

  private func take(
    _ row: ArraySlice<UInt8>, lines: Int, _ batch: inout RecordBatch
  ) throws(ReadError) {
    defer {
      start = row.endIndex
      line += lines
    }
    if row.allSatisfy({ JSONLinesReader.isSpace($0) }) { return }
    guard let header else {
      // What a spreadsheet is told by, before the first row.
      if row.count <= 7, row.starts(with: "sep=".utf8) { return }
      let found = RowHeader(row, path: file.path)
      guard found.names(file.options.columns) else {
        let titles = found.titles.prefix(8).joined(separator: ", ").prefix(120)
        throw ReadError(
          code: .empty, path: file.path,
          reason: "has no column that is known as a title or a body among '\(titles)'; name them "
            + "with '--columns title=…,body=…'")
      }
      self.header = found
      return
    }
    count += 1
    if row.count > RecordDecoder.largestRecord {
      batch.append(.tooLarge(line: line))
    } else {
      let id = "\(file.id)#\(count)"
      batch.append(.row(Array(row), header, line: line, idWithoutOne: id))
    }
  }
}

/// The bytes of a table in UTF-8 or what is much like it: UTF-16, in which spreadsheets write
/// Unicode, is turned into UTF-8 piece by piece.
private struct TableInput: ~Copyable {
  private let input: FileInput
  private var mark: ByteOrderMark?
  private var isAtStart = true
  /// Bytes of UTF-16 that are no whole character yet.
  private var rest: [UInt8] = []

  init(_ file: ArticleFile) throws(ReadError) {
    input = try FileInput(file)
  }

  /// The next bytes; none at the end of the file.
  mutating func next() throws(ReadError) -> [UInt8] {
    var piece = try input.next(RecordInput.pieceSize)
    if isAtStart {
      isAtStart = false
      mark = ByteOrderMark(startOf: piece)
      if let mark {
        piece.removeFirst(mark.bytes.count)
      } else if piece.prefix(4096).contains(0) {
        throw ReadError(
          code: .binary, path: input.path,
          reason: "is no table in text form (it holds zero bytes); save it as CSV first")
      }
    }
    guard let mark, mark != .utf8 else { return piece }
    rest += piece
    let isLittle = mark == .utf16LittleEndian
    var units = stride(from: 0, to: rest.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(rest[index]), UInt16(rest[index + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    // The second half of a pair comes with the next piece.
    if let last = units.last, last & 0xFC00 == 0xD800, !piece.isEmpty { units.removeLast() }
    rest.removeFirst(min(units.count * 2, rest.count))
    if piece.isEmpty { rest = [] }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    return text.isEmpty && !piece.isEmpty ? try next() : text
  }
}
