import Glibc

/// Lines on standard output and standard error.
enum Streams {
  static func output(_ line: String) { write(line, to: STDOUT_FILENO) }

  /// Says why the program ends. What names of files hold must not act on a terminal.
  static func error(_ line: String) {
    let safe = line.unicodeScalars.map { scalar -> Character in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : Character(scalar)
    }
    write("sco-search: \(String(safe))", to: STDERR_FILENO)
  }

  private static func write(_ line: String, to descriptor: Int32) {
    let bytes = Array((line + "\n").utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
