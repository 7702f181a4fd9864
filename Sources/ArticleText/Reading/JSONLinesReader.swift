import FoundationEssentials

/// Reads JSON lines: one record, and so one article, a line.
///
/// The file is read piece by piece; no more than one line of it is held.
public struct JSONLinesReader: ArticleReader {
  /// The longest line that is read, in bytes; a longer one is a problem, and the next is read.
  public static let longestLine = 16 << 20

  /// A reader of JSON lines.
  public init() {}

  public func read(_ file: SourceFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    let input = try FileInput(path: file.path)
    var line: [UInt8] = []
    var number = 1
    var isTooLong = false
    var hasText = false
    var isFirst = true

    /// Gives the events of the line that is complete now, and makes room for the next.
    func endLine() -> ReadDemand {
      defer {
        line.removeAll(keepingCapacity: line.count < 1 << 20)
        isTooLong = false
        number += 1
      }
      if isTooLong {
        let limit = Self.longestLine >> 20
        let reason = "is longer than \(limit) MB, the most a record may have; left out"
        return emit(.problem(ReadProblem(file: file.path, line: number, reason: reason)))
      }
      guard line.contains(where: { !Self.isSpace($0) }) else { return .more }
      hasText = true
      for event in events(ofLine: line, number, file) where emit(event) == .stop { return .stop }
      return .more
    }

    while true {
      var chunk = try input.next(1 << 20)[...]
      if chunk.isEmpty { break }
      if isFirst {
        isFirst = false
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { chunk = chunk.dropFirst(3) }
        guard !chunk.prefix(4096).contains(0) else {
          throw ReadError(
            code: .binary, path: file.path,
            reason: "is not JSON lines in UTF-8 (it holds zero bytes); convert it first")
        }
      }
      while let end = chunk.firstIndex(of: UInt8(ascii: "\n")) {
        if !isTooLong { line += chunk[..<end] }
        if line.count > Self.longestLine { isTooLong = true }
        chunk = chunk[(end + 1)...]
        if endLine() == .stop { return }
      }
      if !isTooLong { line += chunk }
      if line.count > Self.longestLine {
        isTooLong = true
        hasText = true
        line = []
      }
    }
    if !line.isEmpty || isTooLong, endLine() == .stop { return }
    guard hasText else {
      throw ReadError(code: .empty, path: file.path, reason: "is empty: it holds no records")
    }
  }

  private func events(ofLine line: [UInt8], _ number: Int, _ file: SourceFile) -> [ReadEvent] {
    func problem(_ reason: String) -> ReadEvent {
      .problem(ReadProblem(file: file.path, line: number, reason: reason))
    }
    var bytes = line
    var events: [ReadEvent] = []
    if String(validating: bytes, as: UTF8.self) == nil {
      guard let decoded = try? TextDecoder().decode(bytes, from: file.path) else {
        return [problem("is not text; the record was left out")]
      }
      bytes = Array(decoded.text.utf8)
      events.append(problem("is not valid UTF-8; it was read as \(decoded.encoding.rawValue)"))
    }
    do {
      let record = try JSONDecoder().decode(ArticleRecord.self, from: Data(bytes))
      guard let article = record.article(idWithoutOne: "\(file.id)#\(number)") else {
        let reasons = record.remarks + ["has neither a title nor a body; the record was left out"]
        return events + [problem(reasons.joined(separator: "; "))]
      }
      for remark in record.remarks { events.append(problem(remark)) }
      events.append(.article(article))
    } catch {
      events.append(problem("is not a JSON object (\(Self.reason(error))); it was left out"))
    }
    return events
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .dataCorrupted(let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context), .keyNotFound(_, let context):
      return context.debugDescription.trimmingSuffix(".")
    @unknown default: return "\(error)"
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
