import FoundationEssentials

/// Turns the bytes of one JSON record into its article, and what is wrong with it into problems.
struct RecordDecoder {
  /// The most bytes a record may have; a longer one is a problem, and the next is read. JSON may
  /// need two bytes for each of a text.
  static let largestRecord = 2 * Article.largestText

  let file: ArticleFile

  /// The problems of a record, and its article last, if it has one.
  ///
  /// - Parameters:
  ///   - record: Its bytes.
  ///   - line: The line it begins on.
  ///   - idWithoutOne: The id of its article where it has none of its own.
  func events(of record: [UInt8], line: Int, idWithoutOne: String) -> [ReadEvent] {
    func problem(_ reason: String, _ doubt: Doubt? = nil) -> ReadEvent {
      .problem(ReadProblem(file: file.path, line: line, doubt: doubt, reason: reason))
    }
    var bytes = record
    var events: [ReadEvent] = []
    if String(validating: bytes, as: UTF8.self) == nil {
      guard let decoded = try? TextDecoder().decode(bytes, from: file.path) else {
        return [problem("is not text; the record was left out")]
      }
      bytes = Array(decoded.text.utf8)
      if decoded.encoding != .utf8 {
        let reason = "is not valid UTF-8; it was read as \(decoded.encoding.rawValue)"
        events.append(problem(reason, .readOtherwise))
      }
      let replaced = ReadProblem(
        file: file.path, line: line, replacements: decoded.replacements,
        encoding: decoded.encoding.rawValue)
      if let replaced { events.append(.problem(replaced)) }
    }
    do {
      let record = try JSONDecoder().decode(
        ArticleRecord.self, from: Data(RecordNumbers.readable(bytes)))
      guard let article = record.article(idWithoutOne: idWithoutOne) else {
        let reasons = record.remarks + ["has neither a title nor a body; the record was left out"]
        return events + [problem(reasons.joined(separator: "; "))]
      }
      for remark in record.remarks { events.append(problem(remark, .readOtherwise)) }
      events.append(.article(article))
    } catch {
      events.append(problem("is not a JSON object (\(Self.reason(error))); it was left out"))
    }
    return events
  }

  /// The problem of a record that is larger than ``largestRecord``.
  func tooLarge(line: Int) -> ReadEvent {
    let reason =
      "is longer than \(Self.largestRecord >> 20) MB, the most a record may have; left out"
    return .problem(ReadProblem(file: file.path, line: line, reason: reason))
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .dataCorrupted(let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context), .keyNotFound(_, let context):
      let text = context.debugDescription
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    @unknown default: return "\(error)"
    }
  }
}
