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
