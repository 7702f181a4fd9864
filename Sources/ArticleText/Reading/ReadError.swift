/// A file could not be read at all, and why.
public struct ReadError: Error, Sendable, Hashable {
  /// What kind of failure it is.
  public struct Code: Sendable, Hashable {
    enum Kind: String {
      case unreadable, empty, binary, damaged, tooLarge, unsupportedFormat, missingProgram
    }
    let kind: Kind

    /// The file cannot be opened or read: missing, not permitted, a folder, a failing disk.
    public static let unreadable = Code(kind: .unreadable)
    /// The file holds no text.
    public static let empty = Code(kind: .empty)
    /// The file holds bytes that are no text in any encoding known here.
    public static let binary = Code(kind: .binary)
    /// The file is of its format, but cut short or broken.
    public static let damaged = Code(kind: .damaged)
    /// The file is larger than its format is read up to.
    public static let tooLarge = Code(kind: .tooLarge)
    /// No reader knows the file's format.
    public static let unsupportedFormat = Code(kind: .unsupportedFormat)
    /// The program that reads the file's format is not installed.
    public static let missingProgram = Code(kind: .missingProgram)
  }

  /// What kind of failure it is.
  public let code: Code
  /// The path of the file.
  public let path: String
  /// What happened and what to do, as a phrase without the path.
  public let reason: String

  /// An error about the file at `path`.
  public init(code: Code, path: String, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }
}

extension ReadError {
  /// The error about a file that holds none of what its format is made of.
  static func empty(_ path: String, holdsNo contents: String) -> ReadError {
    ReadError(code: .empty, path: path, reason: "is empty: it holds no \(contents)")
  }
}

extension ReadError: CustomStringConvertible {
  /// `path: reason`.
  public var description: String { "\(path): \(reason)" }
}
