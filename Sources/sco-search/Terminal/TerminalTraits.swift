import Invocation

/// What can be done with standard output.
struct TerminalTraits: Sendable {
  var isTerminal: Bool
  /// Columns to wrap to; nil does not wrap, as into a pipe.
  var columns: Int?
  var usesColor: Bool
  /// Whether paths may be given as links.
  var usesLinks: Bool

  /// Columns of running text are not wider than is good to read.
  static let widestText = 100

  /// The traits of standard output.
  ///
  /// `COLUMNS` comes before what the terminal says, as POSIX has it (Base Definitions, 8.3), and
  /// makes lines wrap in a pipe too.
  static func ofStandardOutput(_ color: ColorChoice = .auto) -> TerminalTraits {
    let isTerminal = Platform.isTerminal(1)
    let set = Invocation.environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let isDumb = Invocation.environment("TERM").map { $0 == "dumb" } ?? true
    let usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isDumb && Invocation.environment("NO_COLOR") == nil
      }
    return TerminalTraits(
      isTerminal: isTerminal,
      columns: set ?? (isTerminal ? Platform.columns(1) ?? 80 : nil),
      usesColor: usesColor,
      usesLinks: isTerminal && usesColor && knowsLinks)
  }

  /// Whether the terminal is one that shows OSC 8 links: no terminal can be asked, so the
  /// environment tells, by what those terminals set.
  private static var knowsLinks: Bool {
    if let forced = Invocation.environment("FORCE_HYPERLINK") { return forced != "0" }
    if let version = Invocation.environment("VTE_VERSION").flatMap({ Int($0) }) {
      return version >= 5000
    }
    let ofTheirOwn = ["WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_PANE"]
    if ofTheirOwn.contains(where: { Invocation.environment($0) != nil }) { return true }
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"]
    if let program = Invocation.environment("TERM_PROGRAM") { return programs.contains(program) }
    let terminals = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra"]
    return Invocation.environment("TERM").map(terminals.contains) ?? false
  }

  /// Columns for text that is indented by some.
  func textWidth(indentedBy indent: Int) -> Int? {
    columns.map { max(20, min($0, Self.widestText) - indent) }
  }
}
