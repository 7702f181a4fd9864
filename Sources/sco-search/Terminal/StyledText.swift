/// How a run of text looks where colours are on.
enum Style: Sendable {
  case plain
  case title
  case dim
  /// A word that matched.
  case match

  /// The parameters of `SGR` (ECMA-48, 8.3.117); matches look as those of grep do.
  var parameters: String? {
    switch self {
    case .plain: nil
    case .title: "1"
    case .dim: "2"
    case .match: "1;31"
    }
  }
}

/// One line of text in several styles.
struct StyledText: Sendable, Hashable {
  struct Run: Sendable, Hashable {
    var text: SafeText
    var style: Style
  }

  private(set) var runs: [Run] = []

  init() {}

  init(_ text: SafeText, _ style: Style = .plain) {
    append(text, style)
  }

  mutating func append(_ text: SafeText, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].text = last.text + text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  var plain: SafeText {
    runs.reduce("") { $0 + $1.text }
  }

  /// The bytes for a terminal, or the mere text.
  func rendered(withColor usesColor: Bool) -> String {
    guard usesColor else { return plain.string }
    return runs.map { run in
      run.style.parameters.map { "\u{1B}[\($0)m\(run.text.string)\u{1B}[0m" } ?? run.text.string
    }.joined()
  }
}
