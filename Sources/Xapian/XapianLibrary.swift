import CXapianShim

/// The Xapian library that runs below.
public enum XapianLibrary {
  /// Its version, "1.4.22" for example.
  public static var version: String { String(cxapian_version()) }
}
