/// Brings the arguments into the order in which the parser cannot misread them: the subcommand,
/// its options, `--`, and the words.
///
/// `-nuklir` among the words is an exclusion and no option, so an argument that starts with `-` is
/// an option only where the subcommand has it, and `-n` only with a number. A word that starts
/// with `--` is an option that somebody mistyped.
enum ArgumentNormalizer {
  /// The arguments as the parser is to have them.
  ///
  /// - Parameter arguments: As they were given, without the program's name.
  /// - Throws: ``UsageError`` for an option that the subcommand does not have, and without
  ///   arguments.
  static func normalize(_ arguments: [String]) throws(UsageError) -> [String] {
    guard let first = arguments.first else {
      throw UsageError("no query; try 'sco-search keanggotaan penuh'")
    }
    guard !isForParser(arguments, first: first) else { return arguments }
    if named(first) == nil, arguments.allSatisfy({ !$0.hasPrefix("-") }) {
      return [SearchCommand.name, "--"] + arguments
    }

    let given = given(in: arguments)
    let subcommand = given?.subcommand ?? SearchCommand.self
    let table = subcommand.options + OptionTable.ofParser
    var rest = arguments
    if let given { rest.remove(at: given.position) }
    let isAlone = rest.count == 1

    var options: [String] = []
    var words: [String] = []
    var index = 0
    while index < rest.count {
      let argument = rest[index]
      let next = index + 1 < rest.count ? rest[index + 1] : nil
      index += 1
      if argument == "--" {
        words += rest[index...]
        break
      }
      switch kind(of: argument, next: next, in: table) {
      case .word: words.append(argument)
      case .option(let spelling): options.append(spelling)
      case .optionWithNext(let name, let value):
        options += value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
        index += 1
      case .oneDash where argument == "-h" && (isAlone || !subcommand.takesQuery):
        options.append(argument)
      case .oneDash where subcommand.takesQuery: words.append(argument)
      case .oneDash: throw unknownOption(argument, in: table)
      case .unknown(let name): throw unknownOption(name, in: table)
      }
    }
    return [subcommand.name] + options + (words.isEmpty ? [] : ["--"] + words)
  }

  /// The name of the subcommand that the arguments ask for; `search` where they name none.
  static func subcommand(of arguments: [String]) -> String {
    (given(in: arguments)?.subcommand ?? SearchCommand.self).name
  }

  /// Help, version and completion scripts are the parser's own affair.
  private static func isForParser(_ arguments: [String], first: String) -> Bool {
    if arguments == ["-h"] || first == "help" || first.hasPrefix("---") { return true }
    let own = ["--help", "--help-hidden", "--version", "--experimental-dump-help"]
    return own.contains(first) || first.hasPrefix("--generate-completion-script")
  }

  private static func named(_ name: String) -> (any Subcommand.Type)? {
    RootCommand.subcommands.first { $0.name == name }
  }

  /// The subcommand that the arguments name, and where: it is the first argument that is neither
  /// an option of any subcommand nor an option's value, if that is a subcommand's name.
  private static func given(
    in arguments: [String]
  ) -> (subcommand: any Subcommand.Type, position: Int)? {
    let table = RootCommand.subcommands.reduce(OptionTable.ofParser) { $0 + $1.options }
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      let next = index + 1 < arguments.count ? arguments[index + 1] : nil
      if argument == "--" { return nil }
      switch kind(of: argument, next: next, in: table) {
      case .word, .oneDash: return named(argument).map { ($0, index) }
      case .option, .unknown: index += 1
      case .optionWithNext: index += 2
      }
    }
    return nil
  }
}

extension ArgumentNormalizer {
  /// What an argument is.
  private enum Kind {
    case word
    /// In the spelling that the parser knows, with its value if it has one.
    case option(String)
    /// An option, and its value in the next argument.
    case optionWithNext(String, String)
    /// One dash, and no option behind it.
    case oneDash
    /// Two dashes, and no option behind them.
    case unknown(String)
  }

  private static func kind(of argument: String, next: String?, in table: OptionTable) -> Kind {
    guard argument.hasPrefix("-"), argument != "-" else { return .word }
    guard argument.hasPrefix("--") else { return numbered(argument, next: next, in: table) }
    let name = argument.dropFirst(2).prefix { $0 != "=" }
    guard let row = table.row(named: name) else { return .unknown("--\(name)") }
    guard row.value != nil, !argument.contains("="), let next, !isOption(next, in: table) else {
      return .option(argument)
    }
    return .optionWithNext(argument, next)
  }

  /// What an argument with one dash is: `-n5`, `-n=5`, and `-n` before a number, are options.
  private static func numbered(_ argument: String, next: String?, in table: OptionTable) -> Kind {
    let letter = argument.dropFirst().first
    guard let row = table.rows.first(where: { $0.letter != nil && $0.letter == letter }) else {
      return .oneDash
    }
    var value = argument.dropFirst(2)
    if value.isEmpty, let next, isNumber(next) { return .optionWithNext(row.spelling, next) }
    if value.first == "=" { value.removeFirst() }
    return isNumber(value) ? .option("\(row.spelling)=\(value)") : .oneDash
  }

  /// Whether an argument is one of the long options, and so no option's value.
  private static func isOption(_ argument: String, in table: OptionTable) -> Bool {
    guard argument.hasPrefix("--") else { return false }
    let name = argument.dropFirst(2).prefix { $0 != "=" }
    return name.isEmpty || table.row(named: name) != nil
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func unknownOption(_ option: String, in table: OptionTable) -> UsageError {
    let spellings = table.rows.map(\.spelling).sorted()
    guard let nearest = Spelling.nearest(to: option, among: spellings) else {
      return UsageError("there is no option '\(option)'")
    }
    return UsageError("there is no option '\(option)'; perhaps '\(nearest)' is meant")
  }
}
