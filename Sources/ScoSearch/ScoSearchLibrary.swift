import Xapian

/// The versions of the library and of the engine below it.
public enum ScoSearchLibrary {
  /// By semantic versioning.
  public static let version = "0.1.0"
  /// The version of Xapian that is linked.
  public static var xapianVersion: String { XapianLibrary.version }
}
