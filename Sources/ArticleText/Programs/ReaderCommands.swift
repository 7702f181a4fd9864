import Hashing

/// The commands that a user has named for kinds of files that are not read here.
///
/// ```yaml
/// - endings: [djvu, djv]
///   command: [djvutxt, "{file}"]
///   seconds: 120
/// ```
public struct ReaderCommands: Sendable, Hashable {
  /// The commands, in the order they were named.
  public let all: [ReaderCommand]

  private let byEnding: [String: ReaderCommand]
  /// What tells these from others.
  private let mark: UInt64

  /// No commands.
  public static let none = ReaderCommands([])

  /// Some commands; of two for one ending the first counts.
  public init(_ commands: [ReaderCommand]) {
    all = commands
    byEnding = Dictionary(
      commands.flatMap { command in command.endings.map { ($0, command) } },
      uniquingKeysWith: { first, _ in first })
    mark = Self.mark(of: commands)
  }

  public static func == (left: ReaderCommands, right: ReaderCommands) -> Bool {
    left.all == right.all
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(all) }

  private static func mark(of commands: [ReaderCommand]) -> UInt64 {
    FNV1a.hash(commands.flatMap { $0.description.utf8 + [0, 0, 0] })
  }

  /// Whether a command is chosen by what a file holds.
  var haveTypes: Bool { all.contains { !$0.types.isEmpty } }

  /// The command for files of a name.
  func command(forFileNamed name: some StringProtocol) -> ReaderCommand? {
    if all.isEmpty { return nil }
    return byEnding[ArticleFormats.ending(ofPath: String(ArticleFormats.uncompressed(name)))]
  }

  /// The command for a type of files.
  func command(forType type: String) -> ReaderCommand? {
    all.first { $0.types.contains(type) }
  }

  /// What tells a reading of a file by these commands from one by others; 0 where none is for it.
  ///
  /// - Parameter name: Its name, or a path that ends with it.
  func mark(ofFileNamed name: String) -> UInt64 {
    if all.isEmpty { return 0 }
    if let command = command(forFileNamed: name) { return Self.mark(of: [command]) }
    return ArticleFormats.mayHoldAnyKind(name) ? mark : 0
  }
}
