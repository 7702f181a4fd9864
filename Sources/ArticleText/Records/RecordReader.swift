/// Reads a format whose files hold many records, each of which may be an article.
///
/// The records of a file are found one after the other, and what each of them says can be worked
/// out apart from the others: ``records(of:)`` gives them in batches for that.
public protocol RecordReader: ArticleReader {
  /// Opens a file, to go through its records from the first to the last.
  ///
  /// - Throws: ``ReadError`` where the file cannot be opened.
  func records(of file: ArticleFile) throws(ReadError) -> any RecordSource
}

/// The records of an open file, batch by batch. No more than a batch is held, or one record where
/// that is longer.
public protocol RecordSource: AnyObject {
  /// The next records.
  ///
  /// - Parameter size: About how many bytes of the file are wanted: at least so many, and not many
  ///   more, unless the file ends.
  /// - Returns: `nil` at the end of the file.
  /// - Throws: ``ReadError`` where nothing of the file, or nothing more of it, can be read.
  func next(_ size: Int) throws(ReadError) -> RecordBatch?
}

extension RecordReader {
  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    let source = try records(of: file)
    while let batch = try source.next(1) {
      if batch.read(emit: emit) == .stop { return }
    }
  }
}

/// Neighbouring records of a file as they stand there, and what is said of places between them.
public struct RecordBatch: Sendable {
  /// A part of a batch.
  enum Item: Equatable, Sendable {
    /// Lines with their ends, each of them a record or blank, and the number of the first.
    case lines([UInt8], first: Int)
    /// A record by itself, the line that it begins on, and the id of its article where it has none.
    case record([UInt8], line: Int, idWithoutOne: String)
    /// A row of a table, likewise.
    case row([UInt8], RowHeader, line: Int, idWithoutOne: String)
    /// A record that is larger than one may be.
    case tooLarge(line: Int)
    /// Anything else that is said of the file.
    case problem(ReadProblem)
  }

  let file: ArticleFile
  private(set) var items: [Item] = []
  /// How many bytes of the file the records have.
  public private(set) var size = 0

  init(file: ArticleFile) {
    self.file = file
  }

  mutating func append(_ item: Item) {
    items.append(item)
    switch item {
    case .lines(let bytes, _), .record(let bytes, _, _), .row(let bytes, _, _, _):
      size += bytes.count
    case .tooLarge, .problem: break
    }
  }

  /// Gives what the records say, in their order.
  ///
  /// - Returns: ``ReadDemand/stop`` where that was answered.
  public func read(emit: (ReadEvent) -> ReadDemand) -> ReadDemand {
    for item in items where read(item, emit) == .stop { return .stop }
    return .more
  }

  private func read(_ item: Item, _ emit: (ReadEvent) -> ReadDemand) -> ReadDemand {
    let decoder = RecordDecoder(file: file)
    switch item {
    case .lines(let bytes, let first):
      return readLines(bytes, first: first, decoder, emit)
    case .record(let bytes, let line, let id):
      for event in decoder.events(of: bytes, line: line, idWithoutOne: id)
      where emit(event) == .stop { return .stop }
      return .more
    case .row(let bytes, let header, let line, let id):
      for event in decoder.events(of: bytes, header, line: line, idWithoutOne: id)
      where emit(event) == .stop { return .stop }
      return .more
    case .tooLarge(let line): return emit(decoder.tooLarge(line: line))
    case .problem(let problem): return emit(.problem(problem))
    }
  }

  private func readLines(
    _ bytes: [UInt8], first: Int, _ decoder: RecordDecoder, _ emit: (ReadEvent) -> ReadDemand
  ) -> ReadDemand {
    var number = first
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end]
      if line.count > RecordDecoder.largestRecord {
        if emit(decoder.tooLarge(line: number)) == .stop { return .stop }
      } else if line.contains(where: { !JSONLinesReader.isSpace($0) }) {
        for event in decoder.events(
          of: Array(line), line: number, idWithoutOne: "\(file.id)#\(number)")
        where emit(event) == .stop { return .stop }
      }
      number += 1
      rest = rest[end...].dropFirst()
    }
    return .more
  }
}
