import ArgumentParser

extension CommandOption {
  fileprivate var names: NameSpecification {
    letter.map { [.customShort($0), .customLong(name)] } ?? .customLong(name)
  }

  fileprivate var argumentHelp: ArgumentHelp {
    ArgumentHelp("\(help)", discussion: discussion, valueName: value)
  }
}

// How a property that receives an option is declared: by the option's row of the table.

extension Flag where Value == Bool {
  init(wrappedValue: Bool, _ row: CommandOption) {
    self.init(wrappedValue: wrappedValue, name: row.names, help: row.argumentHelp)
  }
}

extension Option {
  /// An option without which there is no value.
  init<T: ExpressibleByArgument>(_ row: CommandOption) where Value == T? {
    self.init(name: row.names, help: row.argumentHelp, completion: row.completion)
  }

  init<T>(_ row: CommandOption, transform: @escaping @Sendable (String) throws -> T)
  where Value == T? {
    self.init(
      name: row.names, help: row.argumentHelp, completion: row.completion, transform: transform)
  }

  /// An option that may be given several times.
  init<T: ExpressibleByArgument>(wrappedValue: [T], _ row: CommandOption) where Value == [T] {
    self.init(
      wrappedValue: wrappedValue, name: row.names, help: row.argumentHelp,
      completion: row.completion)
  }

  init(
    wrappedValue: Value, _ row: CommandOption,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(
      wrappedValue: wrappedValue, name: row.names, help: row.argumentHelp,
      completion: row.completion, transform: transform)
  }
}

extension Option where Value: ExpressibleByArgument {
  init(wrappedValue: Value, _ row: CommandOption) {
    self.init(
      wrappedValue: wrappedValue, name: row.names, help: row.argumentHelp,
      completion: row.completion)
  }
}
