import CProcess
import Glibc
import PathText

/// Programs that this one gives way to, or starts for the user.
public enum OtherProgram {
  /// Makes another program of this process.
  ///
  /// - Parameters:
  ///   - path: The program's, as `PathText` writes it.
  ///   - arguments: Without the program's name.
  /// - Returns: The number of the system's error; on success it does not return.
  public static func become(_ path: String, arguments: [String]) -> Int32 {
    let words = [path] + arguments
    guard !words.contains(where: { $0.utf8.contains(0) }) else { return EINVAL }
    return unsafe process_become(PathText.systemPath(path), bytes(of: words), words.count)
  }

  /// Starts a program of the user's desktop, which goes on by itself.
  ///
  /// - Parameter words: Its name, looked for in `PATH`, and its arguments.
  public static func launch(_ words: [String]) {
    guard !words.contains(where: { $0.utf8.contains(0) }) else { return }
    unsafe process_launch(bytes(of: words), words.count)
  }

  private static func bytes(of words: [String]) -> [UInt8] {
    words.flatMap { PathText.bytes(of: $0) + [0] }
  }
}
