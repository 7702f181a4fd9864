import CXapianShim

/// The Xapian library that runs below.
public enum XapianLibrary {
  /// Its version, "1.4.22" for example.
  public static var version: String { String(cxapian_version()) }

  /// For programs that are nothing but a command: where Xapian can only end the program, as when a
  /// commit fails within a destructor (see ``WritableDatabase/commit()``), it says so and ends with
  /// a status instead of a signal.
  ///
  /// - Parameter text: what to write to standard error, with the end of its line.
  public static func exitOnTerminate(saying text: String, status: Int32) {
    cxapian_exit_on_terminate(text, text.utf8.count, status)
  }
}
