import Glibc

/// Standard error: one line a message.
enum Messages {
  /// Prints `sco-search: …`.
  static func print(_ text: SafeText) {
    write("sco-search: \(text.string)\n")
  }

  /// Prints bytes as they are, such as a progress bar's; that nobody reads them is no error.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
