import Invocation
import PathText

/// The arguments of the process.
enum GivenArguments {
  /// Without the program's name. One that is no UTF-8 is written as a path is, by `PathText`.
  static let all: [String] = given.map(\.text)

  /// A word of a query: of an argument that is no UTF-8 what is text, the rest as U+FFFD.
  static func word(_ argument: String) -> String { words[argument] ?? argument }

  /// Whether an argument is the text of one that is no UTF-8, and so means nothing else.
  static func isText(_ argument: String) -> Bool { words[argument] != nil }

  private static let words = Dictionary(
    given.filter { $0.text != $0.word }.map { ($0.text, $0.word) }, uniquingKeysWith: { $1 })

  private static let given: [(text: String, word: String)] =
    (1..<max(1, Int(CommandLine.argc))).compactMap { number in
      guard let bytes = Invocation.argument(number) else { return nil }
      if let text = String(validating: bytes, as: UTF8.self) { return (text, text) }
      return (PathText.text(of: bytes), String(decoding: bytes, as: UTF8.self))
    }
}
