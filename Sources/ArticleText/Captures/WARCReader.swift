/// Reads an archive of the web (WARC, ISO 28500) as one article for each page that was captured:
/// answers of status 200 that are HTML. Its id is the file's, a slash, the page's address, `@` and
/// the time of the capture.
///
/// The records are read here, one after the other: libarchive's reader of the format drops the hosts
/// of the addresses. No more than one record is held.
public struct WARCReader: ArticleReader {
  /// A reader of archives of the web.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    try HTMLPage.requireParser(for: file.path)
    _ = try Self.read(file, id: file.id, emit)
  }

  /// Reads the captures of a file.
  ///
  /// - Parameter id: What their ids begin with.
  static func read(
    _ file: ArticleFile, id: String, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) -> ReadDemand {
    var records = try WARCRecords(file)
    while true {
      let record: WARCRecord?
      do throws(ReadError) {
        record = try records.next()
      } catch {
        guard records.count > 0 else { throw error }
        let reason = "\(error.reason); the captures above went in, the rest is left out"
        return emit(.problem(ReadProblem(file: file.path, reason: reason)))
      }
      guard let record else { break }
      for event in events(of: record, file, id: id) where emit(event) == .stop { return .stop }
    }
    if records.count == 0 { throw ReadError.empty(file.path, holdsNo: "records") }
    return .more
  }

  /// The article of a record, and what is doubtful of it; none where it is no page.
  private static func events(
    of record: WARCRecord, _ file: ArticleFile, id: String
  ) -> [ReadEvent] {
    guard record.isResponse, let response = HTTPResponse(record.block[...]),
      response.status == 200, ["text/html", "application/xhtml+xml"].contains(response.type)
    else { return [] }
    let address = record.address
    let capture = ArticleFile(path: file.path, id: "\(id)/\(address)@\(record.date)")
    func problem(_ reason: String) -> ReadEvent {
      .problem(ReadProblem(file: file.path, reason: "'\(address)' \(reason)"))
    }
    guard let body = response.body(limit: 2 * HTMLReader.largestFile) else {
      return [problem("is compressed in a way that is not read here, or too large; left out")]
    }
    let bytes = PageBytes.withoutPictures(body)
    guard bytes.count <= HTMLReader.largestFile else {
      return [problem(FileInput.tooLarge(file.path, HTMLReader.largestFile).reason)]
    }
    let origin = PageOrigin(
      url: address, date: MetadataDate.date(record.date), charset: response.charset)
    do throws(ReadError) {
      return try HTMLReader.events(of: bytes, capture, from: origin).map { event in
        switch event {
        case .problem(var found):
          found.reason = "'\(address)' \(found.reason)"
          return .problem(found)
        case .article(var article):
          article.url = address
          return .article(article)
        case .passedOver, .pictures: return event
        }
      }
    } catch {
      return [problem(error.reason)]
    }
  }
}

/// A record of an archive of the web.
struct WARCRecord {
  let fields: [String: String]
  /// What it holds; nothing where that is no page, or too long to be one.
  var block: [UInt8] = []

  /// The address, without the brackets that some programs write.
  var address: String {
    String((fields["warc-target-uri"] ?? "").trimmed { "<> ".contains($0) })
  }

  var date: String { fields["warc-date"] ?? "" }

  var isResponse: Bool {
    fields["warc-type"]?.lowercased() == "response" && !address.isEmpty
      && (fields["content-type"] ?? "").lowercased().hasPrefix("application/http")
  }

  var length: Int? { fields["content-length"].flatMap { Int($0) } }
}

/// The records of a file, one after the other.
struct WARCRecords: ~Copyable {
  private let input: FileInput
  private let path: String
  private var bytes: [UInt8] = []
  private var place = 0
  /// How many records there were.
  private(set) var count = 0

  private static let longestHead = 64 << 10
  private static let pieceSize = 1 << 18
  /// What is longer is passed over.
  private static let longestBlock = 64 << 20

  init(_ file: ArticleFile) throws(ReadError) {
    input = try FileInput(file)
    path = file.path
  }

  /// The next record; `nil` at the end of the file.
  mutating func next() throws(ReadError) -> WARCRecord? {
    // Empty lines stand between records.
    while try fill(1), [0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    guard try fill(1) else { return nil }
    var size = 1 << 12
    while true {
      let isThere = try fill(size)
      var fields = HeaderFields(bytes[place...].prefix(size))
      guard let line = fields.nextLine() ?? (isThere ? "WARC/" : nil), line.hasPrefix("WARC/")
      else { throw damaged("no record begins where one should") }
      let values = fields.rest()
      if fields.isWhole {
        place = fields.end
        return try record(WARCRecord(fields: values))
      }
      guard isThere, size < Self.longestHead else { throw damaged("it is cut short") }
      size *= 2
    }
  }

  /// Reads what a record holds.
  private mutating func record(_ record: WARCRecord) throws(ReadError) -> WARCRecord {
    guard let length = record.length, length >= 0 else {
      throw damaged("a record does not say how long it is")
    }
    var record = record
    let isWanted = record.isResponse && length <= Self.longestBlock
    if isWanted {
      guard try fill(length) else { throw damaged("it is cut short") }
      record.block = Array(bytes[place..<place + length])
      place += length
    } else {
      var left = length
      while left > 0 {
        guard try fill(1) else { throw damaged("it is cut short") }
        let part = min(left, bytes.count - place)
        place += part
        left -= part
      }
    }
    count += 1
    return record
  }

  /// Reads until so many bytes are there; false where the file ends before.
  private mutating func fill(_ wanted: Int) throws(ReadError) -> Bool {
    while bytes.count - place < wanted {
      bytes.removeFirst(place)
      place = 0
      let piece = try input.next(Self.pieceSize)
      if piece.isEmpty { return false }
      bytes += piece
    }
    return true
  }

  private func damaged(_ reason: String) -> ReadError {
    ReadError(code: .damaged, path: path, reason: "is no whole archive of the web: \(reason)")
  }
}
