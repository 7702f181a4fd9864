/// What went wrong, to what, and what to do about it.
///
/// The codes may grow in later versions; they are static members of a struct so that a new one
/// breaks no `switch` of a client.
public struct SearchError: Error, Sendable, Hashable {
  /// The kind of failure, for programs that react to it.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// No collection at the path, nor above the current folder.
    public static let collectionNotFound = Code(description: "collectionNotFound")
    /// The collection is there but its index was never built.
    public static let notBuilt = Code(description: "notBuilt")
    /// The path is something else than a collection (a plain file, say).
    public static let notACollection = Code(description: "notACollection")
    /// Another writer holds the collection's lock.
    public static let locked = Code(description: "locked")
    /// The index cannot be read: files are missing, cut or changed.
    public static let damaged = Code(description: "damaged")
    /// The index was written by another schema version.
    public static let schemaVersion = Code(description: "schemaVersion")
    /// The disk is full, or a limit on file sizes was met.
    public static let diskFull = Code(description: "diskFull")
    /// The system refused access.
    public static let permissionDenied = Code(description: "permissionDenied")
    /// A path that was given does not exist.
    public static let pathNotFound = Code(description: "pathNotFound")
    /// No article has this id.
    public static let articleNotFound = Code(description: "articleNotFound")
    /// An argument has no meaning (an empty id, say).
    public static let invalidArgument = Code(description: "invalidArgument")
    /// A file of the lexicon cannot be used.
    public static let lexicon = Code(description: "lexicon")
    /// The collection's `readers.yaml` cannot be used.
    public static let readers = Code(description: "readers")
    /// The task was cancelled.
    public static let cancelled = Code(description: "cancelled")
    /// Anything else that the system or Xapian reported.
    public static let system = Code(description: "system")
  }

  public let code: Code
  /// What happened, as one sentence without a full stop.
  public let message: String
  /// What it happened to: a path or an article's id.
  public let subject: String
  /// What to do about it, as one sentence without a full stop.
  public let remedy: String

  public init(_ code: Code, _ message: String, subject: String, remedy: String) {
    self.code = code
    self.message = message
    self.subject = subject
    self.remedy = remedy
  }
}

extension SearchError: CustomStringConvertible {
  /// One line: what, where, and what to do.
  public var description: String {
    subject.isEmpty ? "\(message); \(remedy)" : "\(message): \(subject); \(remedy)"
  }
}
