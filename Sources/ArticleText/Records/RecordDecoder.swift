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
    var (text, events) = decoded(record, line)
    guard let text else { return events }
    do {
      let decoder = JSONDecoder()
      decoder.userInfo[ArticleRecord.columnsKey] = file.options.columns
      let record = try decoder.decode(
        ArticleRecord.self, from: Data(RecordNumbers.readable(Array(text.utf8))))
      events += self.events(of: record, line, record.article(idWithoutOne: idWithoutOne))
    } catch {
      events.append(
        problem(line, "is not a JSON object (\(Self.reason(error))); it was left out"))
    }
    return events
  }

  /// The same of a row of a table.
  func events(
    of row: [UInt8], _ header: RowHeader, line: Int, idWithoutOne: String
  ) -> [ReadEvent] {
    let (text, events) = decoded(row, line)
    guard let text else { return events }
    let fields = header.splitter.fields(of: Array(text.utf8)[...]).map {
      String(decoding: $0, as: UTF8.self)
    }
    let record = ArticleRecord(header.members(of: fields), file.options.columns)
    let article = record.article(idWithoutOne: idWithoutOne, usesAddress: true)
    return events + self.events(of: record, line, article)
  }

  private func problem(_ line: Int, _ reason: String, _ doubt: Doubt? = nil) -> ReadEvent {
    .problem(ReadProblem(file: file.path, line: line, doubt: doubt, reason: reason))
  }

  /// The text of a record, and what was wrong with its bytes; `nil` where they are none.
  private func decoded(_ bytes: [UInt8], _ line: Int) -> (text: String?, events: [ReadEvent]) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
    guard let decoded = try? TextDecoder().decode(bytes, from: file.path) else {
      return (nil, [problem(line, "is not text; the record was left out")])
    }
    var events: [ReadEvent] = []
    if decoded.encoding != .utf8 {
      let reason = "is not valid UTF-8; it was read as \(decoded.encoding.rawValue)"
      events.append(problem(line, reason, .readOtherwise))
    }
    let replaced = ReadProblem(
      file: file.path, line: line, replacements: decoded.replacements,
      encoding: decoded.encoding.rawValue)
    if let replaced { events.append(.problem(replaced)) }
    return (decoded.text, events)
  }

  private func events(
    of record: ArticleRecord, _ line: Int, _ article: Article?
  ) -> [ReadEvent] {
    guard let article else {
      let reasons = record.remarks + ["has neither a title nor a body; the record was left out"]
      return [problem(line, reasons.joined(separator: "; "))]
    }
    return record.remarks.map { problem(line, $0, .readOtherwise) } + [.article(article)]
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
