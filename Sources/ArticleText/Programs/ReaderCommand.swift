/// A command that reads files of some kinds, for what it prints.
public struct ReaderCommand: Sendable, Hashable {
  /// What a command prints.
  public enum Output: String, Sendable, Hashable, CaseIterable {
    case text, html
    /// A record, or several: see `JSONReader` and `JSONLinesReader`.
    case records
  }

  /// File name extensions in small letters, without the dot.
  public var endings: [String] = []
  /// Types of files as `file --mime-type` knows them by content, for files that nothing else reads.
  public var types: [String] = []
  /// The program and its arguments; `{file}` among them stands for the file's path.
  public var words: [String]
  /// What it prints; `nil` where its output shows that.
  public var output: Output?
  /// Seconds it may take for a file.
  public var seconds = Self.usualSeconds
  /// Bytes of memory it may have.
  public var memory = ExternalProgram.usualMemory
  /// Bytes it may print.
  public var outputLimit = Self.usualOutput

  /// The seconds of a command of which nothing else is said.
  public static let usualSeconds = 60
  /// The bytes of what a command prints of which nothing else is said.
  public static let usualOutput = 64 << 20
  /// Stands for the file among the arguments.
  static let place = "{file}"

  /// A command with its usual limits.
  public init(_ words: [String], endings: [String] = [], types: [String] = []) {
    self.words = words
    self.endings = endings
    self.types = types
  }

  /// The words with a path in its place; at the end, where none is given.
  func words(for path: String) -> [String] {
    let arguments = words.dropFirst().map { word in
      word.split(separator: Self.place, omittingEmptySubsequences: false).joined(separator: path)
    }
    let hasPlace = words.dropFirst().contains { $0.contains(Self.place) }
    return words.prefix(1) + arguments + (hasPlace ? [] : [path])
  }

  /// All that makes it read files as it does, as a text.
  var description: String {
    ([endings, types, words].map { $0.joined(separator: "\0") }
      + [output?.rawValue ?? "", "\(seconds)", "\(memory)", "\(outputLimit)"])
      .joined(separator: "\0\0")
  }
}
