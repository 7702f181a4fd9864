import CGzip
import PathText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An open file that is read in pieces from its beginning, and closed when it goes out of scope.
///
/// A file whose name ends in `.gz` is decompressed as it is read: its readers see only the text.
@safe struct FileInput: ~Copyable {
  let path: String
  /// The size in bytes when it was opened; of a compressed file, the compressed size.
  let size: Int
  /// Reads a compressed file; it owns ``descriptor`` then.
  private let decompressor: OpaquePointer?
  private let descriptor: Int32
  /// An entry of another file, which is read as it is unpacked; `nil` where there is a file to read.
  private let entry: ContainerEntry?

  /// Opens a regular file, or an entry of one.
  ///
  /// - Parameter isRaw: Whether what is compressed is read as it is.
  init(_ file: ArticleFile, isRaw: Bool = false) throws(ReadError) {
    let isCompressed = !isRaw && ArticleFormats.isCompressed(file.name)
    if isCompressed, file.entry != nil {
      // The library that decompresses reads files.
      let written = try FileOnDisk(file, isPlain: false)
      try self.init(opening: written.path, of: file, isCompressed: true)
    } else if let entry = file.entry {
      self.init(entry, of: file)
    } else {
      try self.init(opening: file.path, of: file, isCompressed: isCompressed)
    }
  }

  private init(_ entry: ContainerEntry, of file: ArticleFile) {
    path = file.path
    size = 0
    unsafe decompressor = nil
    descriptor = -1
    self.entry = entry
  }

  private init(opening opened: String, of file: ArticleFile, isCompressed: Bool) throws(ReadError) {
    let path = file.path
    // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
    let descriptor = unsafe open(PathText.systemPath(opened), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
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
    let size = Int(status.st_size)
    unsafe decompressor = try Self.decompressor(of: descriptor, path, size, isCompressed)
    entry = nil
    self.path = path
    self.size = size
    self.descriptor = descriptor
  }

  /// What reads a compressed file, and owns its descriptor from now on; `nil` for any other.
  private static func decompressor(
    of descriptor: Int32, _ path: String, _ size: Int, _ isCompressed: Bool
  ) throws(ReadError) -> OpaquePointer? {
    // An empty file is empty whatever its name is: its reader says so.
    guard isCompressed, size > 0 else { return nil }
    guard let decompressor = unsafe gzip_open_descriptor(descriptor) else {
      throw failure(path, ENOMEM)
    }
    guard unsafe gzip_is_compressed(decompressor) != 0 else {
      unsafe gzip_close(decompressor)
      throw ReadError(
        code: .damaged, path: path, reason: "is not compressed by gzip, as its name says; left out")
    }
    return unsafe decompressor
  }

  deinit {
    if let decompressor = unsafe decompressor {
      unsafe gzip_close(decompressor)
    } else if descriptor >= 0 {
      close(descriptor)
    }
  }

  /// The next bytes, at most `count` of them and fewer only before the end; none at the end of the
  /// file.
  ///
  /// - Throws: ``ReadError`` where nothing more of the file can be read; what was whole before that
  ///   was given first.
  func next(_ count: Int) throws(ReadError) -> [UInt8] {
    if let entry { return try entry.next(count) }
    var result: Int64 = 0
    var code: Int32 = 0
    let descriptor = descriptor
    let decompressor = unsafe decompressor
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let start = buffer.baseAddress else { return }
      while initialized < count {
        result =
          if let decompressor = unsafe decompressor {
            unsafe gzip_read(decompressor, start + initialized, count - initialized)
          } else {
            unsafe Int64(read(descriptor, start + initialized, count - initialized))
          }
        if result > 0 {
          initialized += Int(result)
        } else if result == 0 {
          return
        } else {
          code = errno
          if unsafe decompressor != nil || code != EINTR { return }
        }
      }
    }
    // What came before a failure is given; the next call fails again, and then says so.
    if result >= 0 || !bytes.isEmpty { return bytes }
    if unsafe decompressor != nil, result != Int64(gzip_unreadable) {
      throw Self.badCompression(path, isCut: result == Int64(gzip_cut))
    }
    throw Self.failure(path, code)
  }

  /// The whole file.
  ///
  /// - Throws: ``ReadError`` with ``ReadError/Code/tooLarge`` where it has more than `limit` bytes;
  ///   no more than that is held, whatever a compressed file would grow to.
  static func contents(of file: ArticleFile, limit: Int) throws(ReadError) -> [UInt8] {
    let path = file.path
    let input = try FileInput(file)
    guard input.size <= limit else { throw tooLarge(path, limit) }
    let isUnpacked = unsafe input.decompressor != nil
    var bytes = try input.next(isUnpacked ? min(input.size * 4, limit) : input.size)
    // A file may grow while it is read, and those of /proc have no size at all.
    while true {
      let more = try input.next(1 << 16)
      if more.isEmpty { return bytes }
      guard bytes.count + more.count <= limit else { throw tooLarge(path, limit) }
      bytes += more
    }
  }

  static func tooLarge(_ path: String, _ limit: Int) -> ReadError {
    ReadError(
      code: .tooLarge, path: path,
      reason: "holds more than \(limit >> 20) MB of text, the most one article may have; divide it")
  }

  private static func badCompression(_ path: String, isCut: Bool) -> ReadError {
    ReadError(
      code: .damaged, path: path,
      reason: isCut
        ? "is cut short: its gzip compression has no end; copy or download it again"
        : "is damaged: its gzip compression cannot be undone; copy or download it again")
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
