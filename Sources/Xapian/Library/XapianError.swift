/// A failure of Xapian, or of what was asked of it.
///
/// ```swift
/// do {
///   let database = try Database(path: "articles.db")
/// } catch let error where error.code == .databaseNotFound {
///   print("No database at \(error.context)")
/// }
/// ```
public struct XapianError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is.
  public var code: Code
  /// What happened, in Xapian's words, with what the operating system said about it.
  public var message: String
  /// What it happened to: a path, a term, a document number, a server; empty if nothing is named.
  public var context: String

  public init(code: Code, message: String, context: String = "") {
    self.code = code
    self.message = message
    self.context = context
  }

  public var description: String {
    context.isEmpty || message.contains(context) ? message : "\(message) [\(context)]"
  }
}

extension XapianError {
  /// The kinds of failure. All but the last two come from an exception class of Xapian.
  public enum Code: Sendable, Hashable, CaseIterable {
    /// There is no database at the path.
    case databaseNotFound
    /// Another writer, of this process or another, has the database open.
    case databaseLocked
    /// The revision that a reader was looking at is gone: `reopen()` it, and ask again.
    case databaseModified
    /// The files of the database are damaged.
    case databaseCorrupt
    /// The database was made by a version of Xapian that this one cannot read.
    case databaseVersion
    /// The database cannot be opened.
    case databaseOpening
    /// The database cannot be created.
    case databaseCreate
    /// The database has been closed.
    case databaseClosed
    /// Any other trouble with the database or the disk it is on.
    case database
    /// There is no document with this number.
    case documentNotFound
    /// This build of Xapian lacks the feature.
    case featureUnavailable
    /// A value that Xapian does not take: a term too long, a query nested too deep.
    case invalidArgument
    /// The call does not fit the state: a second transaction inside a first.
    case invalidOperation
    /// The connection to a remote database failed.
    case network
    /// A remote database did not answer in time.
    case networkTimeout
    /// Xapian's query parser could not parse a query.
    case queryParser
    /// A number outside the range.
    case range
    /// Bytes that are no serialised object.
    case serialisation
    /// Xapian does not do this: a synonym inside a phrase.
    case unimplemented
    /// A wildcard has more terms than its limit.
    case wildcard
    /// There is not enough memory.
    case outOfMemory
    /// A fault in Xapian itself.
    case `internal`
    /// Something else.
    case unknown
  }
}
