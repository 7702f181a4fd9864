import CProcess
import Glibc
import PathText

/// What the process was called with, without Foundation: arguments, environment, current folder.
public enum Invocation {
  /// The value of an environment variable, as a path is written (`PathText`); nil where it is not
  /// set, or empty.
  public static func environment(_ name: String) -> String? {
    let value = bytes { unsafe process_environment(name, &$0, $0.count) } ?? []
    return value.isEmpty ? nil : PathText.text(of: value)
  }

  /// The bytes of an argument of the process, the program's name being the first; nil beyond the
  /// last one.
  public static func argument(_ number: Int) -> [UInt8]? {
    bytes { unsafe process_argument(CommandLine.unsafeArgv, number, &$0, $0.count) }
  }

  /// The arguments without the program's name, as paths are written (`PathText`).
  public static var arguments: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { argument($0).map { PathText.text(of: $0) } }
  }

  /// The absolute path of the program, links followed; nil where the system does not tell.
  public static var program: String? {
    bytes { unsafe process_program(&$0, $0.count) }.map { PathText.text(of: $0) }
  }

  /// The absolute path of the current folder; `.` where it is gone.
  public static let folder =
    bytes { unsafe process_folder(&$0, $0.count) }.map { PathText.text(of: $0) } ?? "."

  /// What a function gives that writes into a buffer, and returns how much there is.
  private static func bytes(_ give: (inout [UInt8]) -> Int64) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1024)
    while true {
      let count = Int(give(&buffer))
      if count < 0 { return nil }
      if count <= buffer.count { return Array(buffer[..<count]) }
      buffer = [UInt8](repeating: 0, count: count)
    }
  }

  /// Whether there is something at a path.
  public static func exists(_ path: String) -> Bool { identity(path) != nil }

  /// The current folder by the name that the shell knows it by, where it came through a link.
  public static let folderAsNamed: String? = {
    guard let named = environment("PWD"), named.hasPrefix("/"), named != folder,
      let one = identity(named), let other = identity("."), one == other
    else { return nil }
    return named
  }()

  private static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    guard unsafe stat(PathText.systemPath(path), &status) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }

  /// The path relative to the current folder where it lies under it, else as it is.
  public static func shortened(_ path: String) -> String {
    relative(path, to: folder)
      ?? folderAsNamed.flatMap { relative(path, to: $0) } ?? path
  }

  /// The path relative to a folder, nil where it does not lie under it.
  public static func relative(_ path: String, to folder: String) -> String? {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.utf8.count > prefix.utf8.count, path.utf8.starts(with: prefix.utf8) else {
      return nil
    }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }
}
