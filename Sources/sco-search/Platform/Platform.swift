import CProcess
import Glibc
import PathText

/// The little that is asked of the system, without Foundation.
enum Platform {
  /// The value of an environment variable, as a path is written (`PathText`); nil where it is not
  /// set, or empty.
  static func environment(_ name: String) -> String? {
    let value = bytes { unsafe process_environment(name, &$0, $0.count) } ?? []
    return value.isEmpty ? nil : PathText.text(of: value)
  }

  /// The bytes of an argument of the process, the program's name being the first; nil beyond the
  /// last one.
  static func argument(_ number: Int) -> [UInt8]? {
    bytes { unsafe process_argument(CommandLine.unsafeArgv, number, &$0, $0.count) }
  }

  /// The absolute path of the current folder; `.` where it is gone.
  static let currentFolder =
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
  static func exists(_ path: String) -> Bool { identity(path) != nil }

  /// The current folder by the name that the shell knows it by, where it came through a link.
  static let currentFolderAsNamed: String? = {
    guard let named = environment("PWD"), named.hasPrefix("/"), named != currentFolder,
      let one = identity(named), let other = identity("."), one == other
    else { return nil }
    return named
  }()

  private static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    guard unsafe stat(PathText.systemPath(path), &status) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }

  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// The columns of the terminal that a descriptor is open on.
  static func columns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// What the system says about an error number.
  static func message(_ number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}
