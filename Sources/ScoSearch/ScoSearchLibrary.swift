import Xapian

/// The versions of the library and of the engine below it.
public enum ScoSearchLibrary {
  /// By semantic versioning.
  public static let version = "0.1.0"
  /// The version of Xapian that is linked.
  public static var xapianVersion: String { XapianLibrary.version }

  /// For programs that are nothing but a command: where only the end of the program is left, as
  /// when a full disk fails a commit within a destructor of Xapian, it says so and ends with a
  /// status instead of a signal.
  ///
  /// - Parameters:
  ///   - text: What to write to standard error, with the end of its line.
  ///   - status: The exit status.
  public static func exitOnTerminate(saying text: String, status: Int32) {
    XapianLibrary.exitOnTerminate(saying: text, status: status)
  }
}
