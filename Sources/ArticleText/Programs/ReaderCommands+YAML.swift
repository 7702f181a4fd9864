extension ReaderCommands {
  /// What is wrong with a text that should name commands.
  public struct Failure: Error, Sendable, Hashable {
    /// As a phrase.
    public let reason: String
  }

  /// Reads commands as a user writes them.
  ///
  /// - Parameters:
  ///   - text: YAML: a list of commands, or a mapping that has it under `readers`.
  ///   - folder: What a program that is named by a relative path is relative to.
  /// - Throws: ``Failure`` where anything of it is no command.
  public init(yaml text: String, folder: String) throws(Failure) {
    let document: YAMLNode?
    do {
      document = try YAMLNode.document(text)
    } catch {
      throw Failure(reason: "is no YAML: \(error.reason)")
    }
    var list = document ?? .sequence([])
    if case .mapping(let pairs) = list, let readers = pairs.first(where: { $0.name == "readers" }) {
      list = readers.value
    }
    if case .scalar("", isPlain: true) = list { list = .sequence([]) }
    guard case .sequence(let entries) = list else {
      throw Failure(reason: "is no list of commands")
    }
    var commands: [ReaderCommand] = []
    for (index, entry) in entries.enumerated() {
      do throws(Failure) {
        commands.append(try Self.command(entry, folder: folder))
      } catch {
        throw Failure(reason: "command \(index + 1) \(error.reason)")
      }
    }
    self.init(commands)
  }

  private static func command(_ node: YAMLNode, folder: String) throws(Failure) -> ReaderCommand {
    guard case .mapping(let pairs) = node else {
      throw Failure(reason: "is no mapping with 'endings' or 'types' and a 'command'")
    }
    var command = ReaderCommand([])
    for pair in pairs {
      let value = pair.value
      switch pair.name {
      case "ending", "endings":
        command.endings += try strings(value, of: pair).map(ending)
      case "type", "types":
        command.types += try strings(value, of: pair).map { $0.lowercased() }
      case "command": command.words = try words(value, folder: folder)
      case "prints": command.output = try output(value)
      case "seconds": command.seconds = try number(value, of: pair, upTo: 24 * 3600)
      case "memory": command.memory = try number(value, of: pair, upTo: 1 << 20) << 20
      case "output":
        command.outputLimit = try number(value, of: pair, upTo: 1 << 12) << 20
      default:
        throw Failure(
          reason: "has '\(pair.name)', which is none of endings, types, command, prints, seconds, "
            + "memory and output")
      }
    }
    if command.words.isEmpty { throw Failure(reason: "has no 'command'") }
    if command.endings.isEmpty, command.types.isEmpty {
      throw Failure(reason: "has neither 'endings' nor 'types'")
    }
    return command
  }

  /// An extension as files are known by it.
  private static func ending(_ text: String) throws(Failure) -> String {
    let bare = String(text.lowercased().drop { $0 == "." })
    guard ArticleFormats.ending(ofPath: "a.\(bare)") == bare, !bare.isEmpty, bare != "gz" else {
      throw Failure(reason: "has the ending '\(text)', which is the ending of no file")
    }
    return bare
  }

  private static func output(_ node: YAMLNode) throws(Failure) -> ReaderCommand.Output {
    guard let output = node.string.flatMap(ReaderCommand.Output.init) else {
      throw Failure(reason: "prints none of text, html and records")
    }
    return output
  }

  /// The words of a command: a list, or one text without anything that only a shell understands.
  private static func words(_ node: YAMLNode, folder: String) throws(Failure) -> [String] {
    var words: [String]
    if case .scalar(let text, _) = node {
      if let sign = text.first(where: { "\"'`\\$|&;<>*?".contains($0) }) {
        throw Failure(
          reason:
            "has '\(sign)' in its command, which is run without a shell: write a list of words,"
            + " [program, \"argument\", \"\(ReaderCommand.place)\"]")
      }
      words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    } else if case .sequence(let nodes) = node {
      words = nodes.compactMap(\.string)
      if words.count < nodes.count { throw Failure(reason: "has a word that is no text") }
    } else {
      words = []
    }
    guard let program = words.first, !program.isEmpty else {
      throw Failure(reason: "has an empty 'command'")
    }
    if words.contains(where: { $0.utf8.contains(0) }) {
      throw Failure(reason: "has a zero byte in its command")
    }
    if program.contains("/"), !program.hasPrefix("/") { words[0] = "\(folder)/\(program)" }
    return words
  }

  private static func strings(
    _ node: YAMLNode, of pair: YAMLNode.Pair
  ) throws(Failure) -> [String] {
    if case .sequence(let nodes) = node {
      let strings = nodes.compactMap(\.string)
      if strings.count == nodes.count { return strings }
    } else if let string = node.string {
      return [string]
    }
    throw Failure(reason: "has '\(pair.name)' that is no list of texts")
  }

  private static func number(
    _ node: YAMLNode, of pair: YAMLNode.Pair, upTo most: Int
  ) throws(Failure) -> Int {
    guard let number = node.string.flatMap({ Int($0) }), number > 0, number <= most else {
      throw Failure(reason: "has '\(pair.name)' that is no number from 1 to \(most)")
    }
    return number
  }
}

extension YAMLNode {
  /// The text of a scalar; nil of anything else.
  fileprivate var string: String? {
    guard case .scalar(let text, _) = self, !text.isEmpty else { return nil }
    return text
  }
}

extension YAMLNode.Pair {
  fileprivate var name: String { key.string ?? "" }
}
