import Glibc
import PathText
import ScoSearch

/// The file in which a user keeps a token.
enum TokenFile {
  /// Its first line, without white space around it.
  ///
  /// - Throws: ``SearchError`` where it cannot be read, or others may read it.
  static func firstLine(of path: String) throws(SearchError) -> String {
    let descriptor = unsafe open(PathText.systemPath(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(descriptor, &buffer, buffer.count)
    guard count >= 0 else { throw failure(path) }
    let line = buffer[..<count].prefix { $0 != 0x0A }
    return String(decoding: line.filter { $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }, as: UTF8.self)
  }

  private static func failure(_ path: String) -> SearchError {
    let isAbsent = errno == ENOENT
    return SearchError(
      isAbsent ? .pathNotFound : .permissionDenied,
      isAbsent ? "there is no such file" : "the token cannot be read", subject: path,
      remedy: "write the token into its first line, and let yourself read it")
  }
}
