#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An open file that is read in pieces from its beginning, and closed when it goes out of scope.
struct FileInput: ~Copyable {
  let path: String
  /// The size in bytes when it was opened.
  let size: Int
  private let descriptor: Int32

  /// Opens a regular file.
  init(path: String) throws(ReadError) {
    // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw Self.failure(path, code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ReadError(code: .unreadable, path: path, reason: "is not a regular file")
    }
    self.path = path
    self.size = Int(status.st_size)
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// The next bytes, at most `count` of them; none at the end of the file.
  func next(_ count: Int) throws(ReadError) -> [UInt8] {
    var code: Int32 = 0
    let descriptor = descriptor
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count {
        let got = unsafe read(descriptor, buffer.baseAddress! + initialized, count - initialized)
        if got > 0 {
          initialized += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    if code != 0 { throw Self.failure(path, code) }
    return bytes
  }

  /// The whole file.
  ///
  /// - Throws: ``ReadError`` with ``ReadError/Code/tooLarge`` where it has more than `limit` bytes.
  static func contents(of path: String, limit: Int) throws(ReadError) -> [UInt8] {
    let input = try FileInput(path: path)
    guard input.size <= limit else { throw tooLarge(path, limit) }
    var bytes = try input.next(input.size)
    // A file may grow while it is read, and those of /proc have no size at all.
    while true {
      let more = try input.next(1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
      guard bytes.count <= limit else { throw tooLarge(path, limit) }
    }
  }

  private static func tooLarge(_ path: String, _ limit: Int) -> ReadError {
    ReadError(
      code: .tooLarge, path: path,
      reason: "holds more than \(limit >> 20) MB of text, the most one article may have; divide it")
  }

  private static func failure(_ path: String, _ code: Int32) -> ReadError {
    var text = [CChar](repeating: 0, count: 128)
    let isKnown = unsafe strerror_r(code, &text, text.count) == 0
    let message = String(
      decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return ReadError(
      code: .unreadable, path: path,
      reason: "cannot be read: \(isKnown ? message : "error \(code) of the system")")
  }
}
