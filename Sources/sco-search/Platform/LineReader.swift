import ArticleText
import Glibc
import PathText
import ScoSearch

/// Reads the lines of a file or of standard input as they come.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws(SearchError) {
    if path == "-" {
      (descriptor, name) = (0, "standard input")
      return
    }
    name = path
    descriptor = unsafe open(PathText.systemPath(PathDisplay.named(path)), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// The next line without its end (`\n` or `\r\n`), invalid UTF-8 replaced; nil after the last.
  mutating func next() throws(SearchError) -> String? {
    while true {
      if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        return Self.text(buffer[position..<end])
      }
      if isAtEnd {
        guard position < buffer.count else { return nil }
        defer { position = buffer.count }
        return Self.text(buffer[position...])
      }
      try fill()
    }
  }

  /// The fields of the next row of a table in text form; nil after the last. A quote without an end
  /// takes no other row with it.
  ///
  /// - Parameter splitter: How rows are divided; found by the first where there is none yet.
  mutating func nextRow(_ splitter: inout RowSplitter?) throws(SearchError) -> [String]? {
    while true {
      if splitter == nil, isAtEnd || buffer[position...].contains(UInt8(ascii: "\n")) {
        if buffer[position...].starts(with: Self.byteOrderMark) {
          position += Self.byteOrderMark.count
        }
        splitter = RowSplitter(header: buffer[position...].prefix { $0 != UInt8(ascii: "\n") })
      }
      if let splitter {
        let rest = buffer[position...]
        if rest.isEmpty, isAtEnd { return nil }
        var end: Int?
        switch splitter.end(of: rest, isLast: isAtEnd) {
        case .at(let index, _): if !rest.isEmpty { end = index }
        case .beyond:
          if isAtEnd || rest.count > Self.longestRow { end = splitter.lineEnd(of: rest) }
        }
        if let end {
          defer { position = end }
          return splitter.fields(of: rest[..<end]).map { String(decoding: $0, as: UTF8.self) }
        }
      }
      try fill()
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let longestRow = 1 << 20

  private mutating func fill() throws(SearchError) {
    buffer.removeFirst(position)
    position = 0
    var block = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe read(descriptor, &block, block.count)
    if count < 0 {
      guard errno == EINTR else { throw Self.failure(name, errno) }
    } else if count == 0 {
      isAtEnd = true
    } else {
      buffer += block[..<count]
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    return String(decoding: line, as: UTF8.self)
  }

  private static func failure(_ path: String, _ number: Int32) -> SearchError {
    let code: SearchError.Code
    switch number {
    case ENOENT, ENOTDIR: code = .pathNotFound
    case EACCES, EPERM: code = .permissionDenied
    default: code = .system
    }
    return SearchError(
      code, "cannot read the queries (\(Platform.message(number)))", subject: path,
      remedy: "name a file with one query a line, or '-' for standard input")
  }
}
