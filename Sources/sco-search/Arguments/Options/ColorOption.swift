import ArgumentParser

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  case always
  case never
}

/// Whether what people read is coloured.
struct ColorOption: ParsableArguments {
  static let options: OptionTable = [
    CommandOption(
      "color", value: "auto|always|never",
      help: "Color and bold: on a terminal (auto; NO_COLOR turns it off), always, or never.")
  ]

  @Option(Self.options["color"])
  var choice: ColorChoice = .auto
}
