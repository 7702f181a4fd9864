import CFileSystem
import PathText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file as other programs read it, which are given its path.
///
/// An entry of another file, and what is compressed, is written to a file without a name, which goes
/// when this goes out of scope.
struct FileOnDisk: ~Copyable {
  /// What to open, for this process and those it starts.
  let path: String
  /// Bytes.
  let size: Int
  private let descriptor: Int32

  /// - Parameter isPlain: Whether what is compressed by gzip is to be decompressed.
  init(_ file: ArticleFile, isPlain: Bool = true) throws(ReadError) {
    if let entry = file.entry {
      if !isPlain || !ArticleFormats.isCompressed(file.name) {
        (descriptor, size) = try Self.scratch(file.path) { count throws(ReadError) in
          try entry.next(count)
        }
        path = Self.path(of: descriptor)
        return
      }
    } else if !isPlain || !ArticleFormats.isCompressed(file.name) {
      let input = try FileInput(ArticleFile(path: file.path, id: file.id), isRaw: true)
      (path, size, descriptor) = (file.path, input.size, -1)
      return
    }
    let input = try FileInput(file)
    let budget = ContainerBudget(path: file.path, size: input.size)
    (descriptor, size) = try Self.scratch(file.path) { count throws(ReadError) in
      let bytes = try input.next(count)
      try budget.take(bytes: bytes.count)
      return bytes
    }
    path = Self.path(of: descriptor)
  }

  /// Some bytes that come of a file.
  init(_ bytes: [UInt8], of file: String) throws(ReadError) {
    var rest = bytes[...]
    (descriptor, size) = try Self.scratch(file) { count throws(ReadError) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    path = Self.path(of: descriptor)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  private static func path(of descriptor: Int32) -> String {
    "/proc/\(getpid())/fd/\(descriptor)"
  }

  /// Writes what comes to a file without a name.
  private static func scratch(
    _ path: String, _ next: (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) -> (descriptor: Int32, size: Int) {
    let descriptor = fs_scratch_file()
    func full() -> ReadError {
      ReadError(
        code: .unreadable, path: path,
        reason: "cannot be unpacked into the folder for temporary files: "
          + "check its room and rights, or set TMPDIR")
    }
    guard descriptor >= 0 else { throw full() }
    var size = 0
    do throws(ReadError) {
      while true {
        let bytes = try next(1 << 18)
        if bytes.isEmpty { return (descriptor, size) }
        size += bytes.count
        guard unsafe fs_put(descriptor, bytes, bytes.count) == 0 else { throw full() }
      }
    } catch {
      close(descriptor)
      throw error
    }
  }
}
