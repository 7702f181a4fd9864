/// The first bytes of a file, which tell what it is whatever it is called.
struct FileHead {
  /// So many bytes are looked at.
  static let length = 4096

  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first bytes of a file; decompressed, where its name says that it is compressed by gzip.
  init(of file: ArticleFile) throws(ReadError) {
    // An entry is read once only.
    if let entry = file.entry {
      bytes = Array(entry.head.prefix(Self.length))
    } else {
      bytes = try FileInput(file).next(Self.length)
    }
  }

  /// Whether these bytes stand at a place.
  func has(_ mark: String, at place: Int = 0) -> Bool {
    bytes.dropFirst(place).starts(with: mark.utf8)
  }

  func has(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }

  /// Whether these bytes stand among the first.
  func holds(_ mark: String, within count: Int = length) -> Bool {
    let mark = Array(mark.utf8)
    let head = bytes.prefix(count)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  /// The text in small ASCII letters from its first mark on: without a byte order mark, white space
  /// and the zero bytes of UTF-16.
  var lowercasedText: Substring {
    var rest = bytes[...]
    for mark: [UInt8] in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    where rest.starts(with: mark) {
      rest = rest.dropFirst(mark.count)
    }
    let text = String(decoding: rest.lazy.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
    return text.lowercased().drop { $0.isWhitespace }
  }

  /// The names of the lines that it begins with, in small letters, where these are of a message's
  /// head: `Name: value`.
  var mailFields: Set<String> {
    let name = bytes.prefix(64).prefix { byte in
      byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    let isHead = name.count > 1 && bytes.dropFirst(name.count).first == UInt8(ascii: ":")
    let isMarked = has("From ") || has(">From ")
    guard isHead || isMarked else { return [] }
    var found: Set<String> = []
    for line in textLines.dropFirst(isMarked ? 1 : 0) {
      guard let first = line.first else { break }
      // A line that goes on.
      if first == " " || first == "\t", !found.isEmpty { continue }
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
      else { return found.count < Self.fewFields ? [] : found }
      found.insert(line[..<colon].lowercased())
    }
    return found
  }

  /// So many lines of a head are no chance, whatever the next is like.
  private static let fewFields = 3

  /// Whether it begins with who wrote it, and two things more that letters have.
  var beginsAsLetter: Bool {
    let fields = mailFields
    return fields.contains("from")
      && fields.intersection(["to", "date", "subject", "cc", "content-type"]).count >= 2
  }

  /// The first lines, as far as they are whole.
  var textLines: ArraySlice<Substring> {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return bytes.count < Self.length ? lines[...] : lines.dropLast()
  }

  /// Whether the first element is one of these, behind what XML may begin with, and comments.
  func begins(withOneOf marks: [String]) -> Bool {
    var rest = lowercasedText
    while rest.hasPrefix("<?") || rest.hasPrefix("<!--") {
      let end = rest.hasPrefix("<?") ? "?>" : "-->"
      guard let found = rest.firstRange(of: end) else { return false }
      rest = rest[found.upperBound...].drop { $0.isWhitespace }
    }
    guard let mark = marks.first(where: rest.hasPrefix) else { return false }
    return rest.dropFirst(mark.count).first.map { !$0.isLetter } ?? false
  }

  /// Whether it is text that people write: in an encoding that is known, and no program's.
  var isText: Bool {
    guard !bytes.isEmpty, !has("#!") else { return false }
    // The last character may be cut.
    let whole = bytes.count < Self.length ? bytes[...] : bytes.dropLast(3)
    guard let decoded = try? TextDecoder().decode(Array(whole), from: "") else { return false }
    let controls = decoded.text.unicodeScalars.contains { scalar in
      scalar.value < 0x20 && !"\t\n\r\u{0C}\u{1B}".unicodeScalars.contains(scalar)
    }
    return decoded.replacements <= 1 && !controls
  }
}

/// What shows in the first bytes of a file that it is of a format.
struct ContentMark: Sendable {
  /// Whether the bytes are of the format.
  let isIn: @Sendable (FileHead) -> Bool
  /// Whether it says so of a file with any ending, and not only of one without.
  let isSure: Bool

  init(isSure: Bool = true, _ isIn: @escaping @Sendable (FileHead) -> Bool) {
    self.isIn = isIn
    self.isSure = isSure
  }

  /// A web page, which may begin as XML does, and with comments.
  static let html = ContentMark { $0.begins(withOneOf: ["<!doctype html", "<html"]) }

  /// A feed.
  static let feed = ContentMark { $0.begins(withOneOf: ["<rss", "<feed", "<rdf:rdf"]) }

  /// Archives, and files that are compressed. Other formats are archives inside, and those of some
  /// programs: any ending but an archive's is believed.
  static let archive = ContentMark(isSure: false) { head in
    let isOfficeFile = head.has("PK\u{3}\u{4}") && head.has("[Content_Types].xml", at: 30)
    return !isOfficeFile && (head.has("ustar", at: 257) || archiveMarks.contains(where: head.has))
  }

  private static let archiveMarks: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
    [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD], Array("BZh".utf8),
    [0x04, 0x22, 0x4D, 0x18], [0x1F, 0x8B, 0x08],
  ]

  /// A document of Word: of the files in it, which all documents of its makers have, one of the first
  /// is in a folder that only its kind has.
  static let word = ContentMark { head in
    head.has("PK\u{3}\u{4}") && head.holds("word/")
      && (head.holds("[Content_Types].xml") || head.holds("_rels/.rels"))
  }

  static let openDocument = ContentMark.firstFile("application/vnd.oasis.opendocument.text")

  static let book = ContentMark.firstFile("application/epub+zip")

  /// Messages, as servers and programs keep them under any name: lines of a head, one of which only
  /// mail has. A text that begins with who wrote it, and when, is none.
  static let mail = ContentMark { head in
    let fields = head.mailFields
    return !fields.isDisjoint(with: sureFields)
      || head.has("From ") && fields.count >= 2 && fields.contains("from")
  }

  private static let sureFields: Set<String> = [
    "message-id", "received", "return-path", "mime-version", "delivered-to", "x-mozilla-status",
    "snapshot-content-location", "x-mailer",
  ]

  static let webRecords = ContentMark { $0.has("WARC/1.") }

  static let richText = ContentMark { $0.has("{\\rtf") }

  /// An archive whose first file says by its name and content what it is.
  private static func firstFile(_ type: String) -> ContentMark {
    ContentMark { head in
      head.has("PK\u{3}\u{4}") && head.has("mimetype\(type)", at: 30)
        && !head.has("-", at: 38 + type.utf8.count)
    }
  }

  /// A PDF begins within its first kilobyte (ISO 32000, annex on Acrobat's limits); one that is not
  /// called so, with its first byte.
  static let pdf = ContentMark { $0.has("%PDF-") }
}
