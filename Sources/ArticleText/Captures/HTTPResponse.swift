import CFileSystem
import CGzip

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The answer of a server as an archive of the web keeps it: a line of status, headers, a body.
struct HTTPResponse {
  let status: Int
  /// By their names in small letters; of several of one name the first.
  let headers: [String: String]
  /// As it came in: perhaps compressed, and in chunks.
  private let rawBody: ArraySlice<UInt8>

  /// The longest head that is read.
  private static let longestHead = 64 << 10

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: Array("HTTP/".utf8)) else { return nil }
    var fields = HeaderFields(bytes.prefix(Self.longestHead))
    guard let line = fields.nextLine(), let code = line.split(separator: " ").dropFirst().first,
      let status = Int(code)
    else { return nil }
    self.status = status
    headers = fields.rest()
    rawBody = bytes[fields.end...]
  }

  /// The type that the server gave it, in small letters and without parameters.
  var type: String {
    (headers["content-type"] ?? "").prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
  }

  /// The encoding of text that the server named.
  var charset: String? {
    let value = (headers["content-type"] ?? "").lowercased()
    guard let name = value.firstRange(of: "charset=") else { return nil }
    let label = value[name.upperBound...].prefix { $0 != ";" && $0 != "," }
    return String(label.trimmed { $0.isWhitespace || "\"'".contains($0) })
  }

  /// The body as it was meant; `nil` where it is compressed in a way that is not known here, or is
  /// longer than `limit`.
  func body(limit: Int) -> [UInt8]? {
    var body = Array(rawBody)
    if headers["transfer-encoding"]?.lowercased().contains("chunked") == true {
      body = Self.withoutChunks(body)
    }
    let coding = (headers["content-encoding"] ?? "").lowercased().filter { !$0.isWhitespace }
    let isGzip = body.starts(with: [0x1F, 0x8B])
    // Many archives keep the header and have the body decompressed.
    if isGzip { return Self.decompressed(body, limit: limit) }
    let isPlain = ["", "identity", "gzip", "x-gzip"].contains(coding) || Self.seemsPlain(body)
    return isPlain && body.count <= limit ? body : nil
  }

  private static func seemsPlain(_ body: [UInt8]) -> Bool {
    FileHead(Array(body.prefix(FileHead.length))).lowercasedText.hasPrefix("<")
  }

  /// The parts of a body without their lengths; as it is where it has none.
  static func withoutChunks(_ body: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    var rest = body[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = String(decoding: rest[..<end].prefix(32), as: UTF8.self)
      let digits = line.prefix { $0.isHexDigit }
      guard let length = Int(digits, radix: 16), length >= 0 else { return body }
      if length == 0 { return joined }
      let part = rest[(end + 1)...].prefix(length)
      joined += part
      rest = rest[part.endIndex...]
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
    return joined.isEmpty ? body : joined
  }

  private static func decompressed(_ body: [UInt8], limit: Int) -> [UInt8]? {
    let descriptor = fs_scratch_file()
    guard descriptor >= 0 else { return nil }
    // It is read from its beginning, and closed with what reads it.
    guard unsafe fs_put(descriptor, body, body.count) == 0, fs_rewind(descriptor) == 0 else {
      close(descriptor)
      return nil
    }
    guard let file = unsafe gzip_open_descriptor(descriptor) else { return nil }
    defer { unsafe gzip_close(file) }
    var plain: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while plain.count <= limit {
      let count = unsafe gzip_read(file, &piece, piece.count)
      if count <= 0 { return plain.isEmpty ? nil : plain }
      plain += piece[..<Int(count)]
    }
    return nil
  }
}

/// Lines of a head, each a name and a value, up to the empty one.
struct HeaderFields {
  private let bytes: ArraySlice<UInt8>
  /// Where the next line begins; behind the empty one at the end.
  private(set) var end: Int
  /// The head has its empty line.
  private(set) var isWhole = false

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    end = bytes.startIndex
  }

  /// The next line without its end.
  mutating func nextLine() -> String? {
    guard let mark = bytes[end...].firstIndex(of: 0x0A) else { return nil }
    let line = bytes[end..<mark]
    end = mark + 1
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }

  /// The fields that are left, by their names in small letters.
  mutating func rest() -> [String: String] {
    var fields: [String: String] = [:]
    while let line = nextLine() {
      if line.isEmpty {
        isWhole = true
        break
      }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon].lowercased()
      let value = String(line[line.index(after: colon)...].trimmed { $0.isWhitespace })
      if fields[name] == nil { fields[name] = value }
    }
    return fields
  }
}
