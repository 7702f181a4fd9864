import CXapianShim
import PathText

/// Work on whole databases.
public enum DatabaseMaintenance {
  /// How small a database is made.
  public enum Compaction: Sendable, Hashable, CaseIterable {
    /// Entries are kept whole.
    case standard
    /// Entries are split wherever that saves space.
    case full
    /// Smaller yet; not for a database that is changed later.
    case fuller
  }

  /// How databases are compacted.
  public struct Options: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Documents keep their numbers; the sources' ranges of numbers must not overlap.
    public static let keepsDocumentIDs = Self(rawValue: UInt32(CXAPIAN_COMPACT_NO_RENUMBER))
    /// More than three sources are merged in passes: faster, with more room for temporary files.
    public static let multipass = Self(rawValue: UInt32(CXAPIAN_COMPACT_MULTIPASS))
    /// The result is one file and no folder.
    public static let singleFile = Self(rawValue: UInt32(CXAPIAN_COMPACT_SINGLE_FILE))
  }

  /// Writes a compact database with the documents of all sources, one source after the other.
  ///
  /// Where sources have metadata under the same key, the first one's counts. The result is not
  /// surely on the disk: sync its files and its folder before relying on it.
  ///
  /// - Throws: `.databaseNotFound` for a missing source, `.invalidArgument` for none,
  ///   `.invalidOperation` for a source with changes not committed, `.databaseCreate` or
  ///   `.database` if the result cannot be written.
  public static func compact(
    paths: [String], to destination: String, compaction: Compaction = .full, options: Options = []
  ) throws(XapianError) {
    let bytes = PathText.bytes(of: destination)
    try checked(destination) { error in
      withBytes(ofPaths: paths) {
        cxapian_compact(
          $0, $1, bytes, bytes.count, compaction.code, options.rawValue, error)
      }
    }
  }

  /// Looks for faults in the files of a database.
  ///
  /// - Throws: `.databaseNotFound` or `.databaseOpening` if there is nothing to look at.
  public static func check(path: String) throws(XapianError) -> CheckReport {
    var count: UInt64 = 0
    let bytes = PathText.bytes(of: path)
    let text = takeString(
      try checked(path) { cxapian_check(bytes, bytes.count, &count, $0) })
    return CheckReport(text: text, errorCount: Int(clamping: count))
  }
}

/// What a check has found.
public struct CheckReport: Sendable, Hashable {
  /// What was looked at, and what is wrong.
  public var text: String
  /// The number of faults. At some faults Xapian stops, and looks for no more.
  public var errorCount: Int
}

extension DatabaseMaintenance.Compaction {
  fileprivate var code: cxapian_compaction {
    switch self {
    case .standard: .CXAPIAN_COMPACTION_STANDARD
    case .full: .CXAPIAN_COMPACTION_FULL
    case .fuller: .CXAPIAN_COMPACTION_FULLER
    }
  }
}
