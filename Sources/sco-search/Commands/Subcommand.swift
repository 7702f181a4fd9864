import ArgumentParser

/// One of the things that `sco-search` does.
protocol Subcommand: ParsableCommand {
  /// What is typed for it.
  static var name: String { get }
  /// Its options and those of its groups, each with a property that receives it.
  static var options: OptionTable { get }
  /// Whether a dash before a word excludes it from what is found.
  static var takesQuery: Bool { get }
}

extension Subcommand {
  static var takesQuery: Bool { false }
}
