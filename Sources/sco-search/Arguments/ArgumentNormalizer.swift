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
  /// - Throws: ``UsageError`` for an option that the subcommand has not, and without arguments.
  static func normalize(_ arguments: [String]) throws(UsageError) -> [String] {
    guard let first = arguments.first else {
      throw UsageError("no query; try 'sco-search keanggotaan penuh'")
    }
    if !OptionTable.subcommands.contains(first), arguments.allSatisfy({ !$0.hasPrefix("-") }) {
      return ["search", "--"] + arguments
    }
    guard !isForParser(arguments, first: first) else { return arguments }

    let position = subcommandPosition(arguments)
    let name = position.map { arguments[$0] } ?? "search"
    guard let table = OptionTable.all[name] else { return arguments }
    var rest = arguments
    if let position { rest.remove(at: position) }

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
      switch try kind(of: argument, next: next, alone: rest.count == 1, in: table) {
      case .word: words.append(argument)
      case .option(let spelling): options.append(spelling)
      case .optionWithNext(let name, let value):
        options += value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
        index += 1
      }
    }
    return [name] + options + (words.isEmpty ? [] : ["--"] + words)
  }

  /// The subcommand that the arguments ask for; `search` where they name none.
  static func subcommand(of arguments: [String]) -> String {
    subcommandPosition(arguments).map { arguments[$0] } ?? "search"
  }

  /// Help, version and completion scripts are the parser's own affair.
  private static func isForParser(_ arguments: [String], first: String) -> Bool {
    if arguments == ["-h"] || first == "help" || first.hasPrefix("---") { return true }
    let own = ["--help", "--help-hidden", "--version", "--experimental-dump-help"]
    return own.contains(first) || first.hasPrefix("--generate-completion-script")
  }

  /// Where the subcommand stands: it is the first argument that is no option of a search and no
  /// option's value, if that is a subcommand's name.
  private static func subcommandPosition(_ arguments: [String]) -> Int? {
    let everyValued = OptionTable.all.values.reduce(into: Set<String>()) { $0.formUnion($1.valued) }
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if argument == "--" { return nil }
      if argument.hasPrefix("--") {
        index += everyValued.contains(String(argument.dropFirst(2))) ? 2 : 1
      } else if argument == "-n", index + 1 < arguments.count, isNumber(arguments[index + 1]) {
        index += 2
      } else if argument.hasPrefix("-n"), isNumber(argument.dropFirst(2)) {
        index += 1
      } else {
        return OptionTable.all[argument] == nil ? nil : index
      }
    }
    return nil
  }

  private enum Kind {
    case word
    case option(String)
    case optionWithNext(String, String)
  }

  private static func kind(
    of argument: String, next: String?, alone: Bool, in table: OptionTable
  ) throws(UsageError) -> Kind {
    guard argument.hasPrefix("-"), argument != "-" else { return .word }
    if argument.hasPrefix("--") {
      let name = argument.dropFirst(2).prefix { $0 != "=" }
      let hasValue = argument.contains("=")
      if table.flags.contains(String(name)) { return .option(argument) }
      guard table.valued.contains(String(name)) else {
        throw unknownOption("--\(name)", in: table)
      }
      guard !hasValue, let next, !isOption(next, of: table) else { return .option(argument) }
      return .optionWithNext(argument, next)
    }
    if table.valued.contains("limit") {
      if argument == "-n", let next, isNumber(next) { return .optionWithNext("--limit", next) }
      var value = argument.dropFirst(2)
      if value.first == "=" { value.removeFirst() }
      if argument.hasPrefix("-n"), isNumber(value) { return .option("--limit=\(value)") }
    }
    if table.takesQuery { return alone && argument == "-h" ? .option(argument) : .word }
    if argument == "-h" { return .option(argument) }
    throw unknownOption(argument, in: table)
  }

  /// Whether an argument is one of the subcommand's long options, and so no option's value.
  private static func isOption(_ argument: String, of table: OptionTable) -> Bool {
    guard argument.hasPrefix("--") else { return false }
    let name = String(argument.dropFirst(2).prefix { $0 != "=" })
    return name.isEmpty || table.flags.contains(name) || table.valued.contains(name)
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func unknownOption(_ option: String, in table: OptionTable) -> UsageError {
    guard let nearest = Spelling.nearest(to: option, among: table.spellings) else {
      return UsageError("there is no option '\(option)'")
    }
    return UsageError("there is no option '\(option)'; perhaps '\(nearest)' is meant")
  }
}
