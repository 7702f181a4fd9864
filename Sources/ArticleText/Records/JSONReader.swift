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
    var splitter = JSONRecordSplitter(limit: Self.largestRecord)
    var findings = Findings(file: file)
    var (hasText, isBroken, isWanted) = (false, false, true)
    while !isBroken {
      let piece: ArraySlice<UInt8>
      do {
        piece = try input.next()
      } catch {
        guard findings.hasRecord else { throw error }
        _ = emit(.problem(error.problem(afterReadingUpTo: splitter.openLine)))
        return
      }
      if piece.isEmpty { break }
      hasText = hasText || piece.contains { $0 > 0x20 }
      let demand = splitter.take(piece) { finding in
        isWanted = findings.events(of: finding).allSatisfy { emit($0) == .more }
        return isWanted ? .more : .stop
      }
      guard isWanted else { return }
      isBroken = demand == .stop
    }
    if !isBroken, !splitter.isBetweenValues {
      let reason = "is cut short: the JSON that begins here has no end; left out"
      let problem = ReadProblem(file: file.path, line: splitter.openLine, reason: reason)
      guard emit(.problem(problem)) == .more else { return }
    } else if !findings.hasRecord {
      guard hasText else { throw ReadError.empty(file.path, holdsNo: "records") }
      throw ReadError(
        code: .empty, path: file.path,
        reason: "holds no records: a record is a JSON object with a title or a body")
    }
    if let problem = findings.problemOfOthers { _ = emit(.problem(problem)) }
  }

  /// What was found in a file so far.
  private struct Findings {
    let file: ArticleFile
    /// Whether one of the findings is a record, good or not.
    private(set) var hasRecord = false
    /// The values that are no records.
    private var others = (count: 0, firstLine: 0)

    init(file: ArticleFile) {
      self.file = file
    }

    mutating func events(of finding: JSONRecordSplitter.Finding) -> [ReadEvent] {
      let decoder = RecordDecoder(file: file)
      switch finding {
      case .record(let bytes, let line, let number, let isWhole):
        hasRecord = true
        let id = isWhole && number == 1 ? file.id : "\(file.id)#\(number)"
        return decoder.events(of: bytes, line: line, idWithoutOne: id)
      case .tooLarge(let line):
        hasRecord = true
        return [decoder.tooLarge(line: line)]
      case .noRecord(let line):
        others = (others.count + 1, others.count == 0 ? line : others.firstLine)
        return []
      case .broken(let line):
        hasRecord = true
        let reason =
          "is broken JSON: a bracket closes what another opened; "
          + "the records above went in, the rest is left out"
        return [.problem(ReadProblem(file: file.path, line: line, reason: reason))]
      }
    }

    var problemOfOthers: ReadProblem? {
      guard others.count > 0 else { return nil }
      let reason =
        others.count == 1
        ? "is not a record; it was left out"
        : "is the first of \(others.count) values that are no records; they were left out"
      return ReadProblem(file: file.path, line: others.firstLine, reason: reason)
    }
  }
}
