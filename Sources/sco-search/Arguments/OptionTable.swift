/// The options of a subcommand, or of a group that several subcommands share.
struct OptionTable: Sendable, ExpressibleByArrayLiteral {
  let rows: [CommandOption]

  init(arrayLiteral rows: CommandOption...) {
    self.rows = rows
  }

  private init(_ rows: [CommandOption]) {
    self.rows = rows
  }

  /// What the parser adds to every subcommand.
  static let ofParser: OptionTable = [
    CommandOption("help", help: "Show help information."),
    CommandOption("version", help: "Show the version."),
  ]

  /// The option that a property is declared with; the table must have it.
  subscript(name: String) -> CommandOption {
    guard let row = row(named: name) else { preconditionFailure("the table lacks '\(name)'") }
    return row
  }

  /// The option with this name, given without dashes.
  func row(named name: some StringProtocol) -> CommandOption? {
    rows.first { $0.name == name }
  }

  static func + (left: OptionTable, right: OptionTable) -> OptionTable {
    OptionTable(left.rows + right.rows)
  }
}
