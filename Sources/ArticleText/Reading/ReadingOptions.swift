private import Hashing

/// How the files of a source are read.
public struct ReadingOptions: Sendable, Hashable {
  /// Under which names records hold what an article has.
  public var columns = RecordColumns.known
  /// What reads the kinds of files that are not read here.
  public var commands = ReaderCommands.none
  /// Recognises the text of pictures; `nil` where nobody asked for it.
  public var recognition: TextRecognition?

  /// As files are read that nothing is said of.
  public static let usual = ReadingOptions()

  /// Options by which files are read as usual, but for what is named.
  public init(columns: RecordColumns = .known, commands: ReaderCommands = .none) {
    self.columns = columns
    self.commands = commands
  }

  /// What tells a reading of a file by these options from one by others; 0 where the file is read as
  /// usual.
  ///
  /// - Parameter name: The file's name, or a path that ends with it.
  public func mark(ofFileNamed name: String) -> UInt64 {
    let columnsMark = columns == .known ? 0 : FNV1a.hash(columns.text.utf8)
    return columnsMark ^ commands.mark(ofFileNamed: name)
  }
}
