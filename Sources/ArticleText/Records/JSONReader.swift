/// Reads JSON: one record, an array of records, or an object that holds such an array.
///
/// The file is read piece by piece; no more than the records of a piece of it, or one record, are
/// held.
public struct JSONReader: RecordReader {
  /// The largest record that is read, in bytes; a larger one is a problem, and the next is read.
  public static let largestRecord = RecordDecoder.largestRecord

  /// A reader of JSON.
  public init() {}

  public func records(of file: ArticleFile) throws(ReadError) -> any RecordSource {
    try JSONRecords(of: file)
  }
}

/// Divides a file at the brackets of its records; whether these are good JSON is not looked at.
private final class JSONRecords: RecordSource {
  private let file: ArticleFile
  private var input: RecordInput
  private var splitter = JSONRecordSplitter(limit: JSONReader.largestRecord)
  private var hasText = false
  /// Whether one of the findings is a record, good or not.
  private var hasRecord = false
  /// The values that are no records.
  private var others = (count: 0, firstLine: 0)
  private var isAtEnd = false

  init(of file: ArticleFile) throws(ReadError) {
    self.file = file
    input = try RecordInput(file)
  }

  func next(_ size: Int) throws(ReadError) -> RecordBatch? {
    var batch = RecordBatch(file: file)
    while !isAtEnd, batch.size < size {
      let piece: ArraySlice<UInt8>
      do {
        piece = try input.next()
      } catch {
        guard hasRecord else { throw error }
        isAtEnd = true
        batch.append(.problem(error.problem(afterReadingUpTo: splitter.openLine)))
        break
      }
      if piece.isEmpty {
        isAtEnd = true
        try finish(&batch)
      } else {
        hasText = hasText || piece.contains { $0 > 0x20 }
        let demand = splitter.take(piece) { finding in
          take(finding, &batch)
          return .more
        }
        // What follows brackets that do not fit is left out.
        if demand == .stop {
          isAtEnd = true
          sayOthers(&batch)
        }
      }
    }
    return batch.items.isEmpty ? nil : batch
  }

  private func take(_ finding: JSONRecordSplitter.Finding, _ batch: inout RecordBatch) {
    switch finding {
    case .record(let bytes, let line, let number, let isWhole):
      hasRecord = true
      let id = isWhole && number == 1 ? file.id : "\(file.id)#\(number)"
      batch.append(.record(bytes, line: line, idWithoutOne: id))
    case .tooLarge(let line):
      hasRecord = true
      batch.append(.tooLarge(line: line))
    case .noRecord(let line):
      others = (others.count + 1, others.count == 0 ? line : others.firstLine)
    case .broken(let line):
      hasRecord = true
      let reason =
        "is broken JSON: a bracket closes what another opened; "
        + "the records above went in, the rest is left out"
      batch.append(.problem(ReadProblem(file: file.path, line: line, reason: reason)))
    }
  }

  private func finish(_ batch: inout RecordBatch) throws(ReadError) {
    if !splitter.isBetweenValues {
      let reason = "is cut short: the JSON that begins here has no end; left out"
      batch.append(
        .problem(ReadProblem(file: file.path, line: splitter.openLine, reason: reason)))
    } else if !hasRecord {
      guard hasText else { throw ReadError.empty(file.path, holdsNo: "records") }
      throw ReadError(
        code: .empty, path: file.path,
        reason: "holds no records: a record is a JSON object with a title or a body")
    }
    sayOthers(&batch)
  }

  private func sayOthers(_ batch: inout RecordBatch) {
    guard others.count > 0 else { return }
    let reason =
      others.count == 1
      ? "is not a record; it was left out"
      : "is the first of \(others.count) values that are no records; they were left out"
    batch.append(.problem(ReadProblem(file: file.path, line: others.firstLine, reason: reason)))
  }
}
