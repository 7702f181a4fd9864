/// Reads JSON: one record, an array of records, or an object that holds such an array.
///
/// The file is read piece by piece; no more than one record of it is held.
public struct JSONReader: ArticleReader {
  /// The largest record that is read, in bytes; a larger one is a problem, and the next is read.
  public static let largestRecord = RecordDecoder.largestRecord

  /// A reader of JSON.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    var input = try RecordInput(path: file.path)
    let decoder = RecordDecoder(file: file)
    var splitter = JSONRecordSplitter(limit: Self.largestRecord)
    var hasText = false
    var hasRecord = false
    var isWanted = true
    var others = (count: 0, firstLine: 0)

    func take(_ finding: JSONRecordSplitter.Finding) -> ReadDemand {
      var events: [ReadEvent] = []
      switch finding {
      case .record(let bytes, let line, let number, let isWhole):
        hasRecord = true
        let id = isWhole && number == 1 ? file.id : "\(file.id)#\(number)"
        events = decoder.events(of: bytes, line: line, idWithoutOne: id)
      case .tooLarge(let line):
        hasRecord = true
        events = [decoder.tooLarge(line: line)]
      case .noRecord(let line):
        others = (others.count + 1, others.count == 0 ? line : others.firstLine)
      case .broken(let line):
        hasRecord = true
        let reason =
          "is broken JSON: a bracket closes what another opened; "
          + "the records above went in, the rest is left out"
        events = [.problem(ReadProblem(file: file.path, line: line, reason: reason))]
      }
      isWanted = events.allSatisfy { emit($0) == .more }
      return isWanted ? .more : .stop
    }

    var isBroken = false
    while !isBroken {
      let piece: ArraySlice<UInt8>
      do {
        piece = try input.next()
      } catch {
        guard hasRecord else { throw error }
        _ = emit(.problem(error.problem(afterReadingUpTo: splitter.openLine)))
        return
      }
      if piece.isEmpty { break }
      hasText = hasText || piece.contains { $0 > 0x20 }
      isBroken = splitter.take(piece, take) == .stop
      guard isWanted else { return }
    }
    if !isBroken, !splitter.isBetweenValues {
      let reason = "is cut short: the JSON that begins here has no end; left out"
      let problem = ReadProblem(file: file.path, line: splitter.openLine, reason: reason)
      guard emit(.problem(problem)) == .more else { return }
    } else if !hasRecord {
      throw ReadError(
        code: .empty, path: file.path,
        reason: hasText
          ? "holds no records: a record is a JSON object with a title or a body"
          : "is empty: it holds no records")
    }
    if others.count > 0 { _ = emit(.problem(Self.problem(of: others, file))) }
  }

  private static func problem(
    of others: (count: Int, firstLine: Int), _ file: ArticleFile
  ) -> ReadProblem {
    let reason =
      others.count == 1
      ? "is not a record; it was left out"
      : "is the first of \(others.count) values that are no records; they were left out"
    return ReadProblem(file: file.path, line: others.firstLine, reason: reason)
  }
}
