import ArgumentParser

/// One option: how it is written, and what help says of it.
///
/// It is the only place that does. The properties that receive options are declared with it, so the
/// parser, help, manual page and completions have its names and texts; ``ArgumentNormalizer`` tells
/// options from words by it, without the parser.
struct CommandOption: Sendable {
  /// Without dashes: `limit`.
  let name: String
  /// A letter that is the option as well where a number follows it: `-n 5`, `-n5`. `-nuklir` is a
  /// word.
  let letter: Character?
  /// What help shows in the place of the value; nil where the option has none.
  let value: String?
  let help: String
  /// What else its subcommand's help says of it.
  let discussion: String?
  /// How a shell completes the value.
  let completion: CompletionKind?

  init(
    _ name: String, letter: Character? = nil, value: String? = nil, help: String,
    discussion: String? = nil, completion: CompletionKind? = nil
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.help = help
    self.discussion = discussion
    self.completion = completion
  }

  /// As it is written: `--limit`.
  var spelling: String { "--" + name }
}

extension CommandOption {
  /// What most subcommands have for programs that read what they print.
  static let json = CommandOption("json", help: "Print one JSON object.")
}
