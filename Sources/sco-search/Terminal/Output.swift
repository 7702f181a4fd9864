import Glibc
import ScoSearch

/// The reader of standard output has gone; nothing is wrong, and nothing is left to do.
struct OutputClosed: Error {}

/// Standard output, buffered.
final class Output {
  let traits: TerminalTraits
  private var buffer: [UInt8] = []

  init(_ color: ColorChoice = .auto) {
    traits = .ofStandardOutput(color)
  }

  /// Prints a line, indented, in as many lines of the terminal as it takes.
  func line(_ text: StyledText = StyledText(), indent: Int = 0) throws {
    for part in text.wrapped(to: traits.textWidth(indentedBy: indent)) {
      try unwrappedLine(part, indent: indent)
    }
  }

  func line(_ text: SafeText, _ style: Style = .plain, indent: Int = 0) throws {
    try line(StyledText(text, style), indent: indent)
  }

  /// Prints a line that stays one, however long.
  func unwrappedLine(_ text: StyledText, indent: Int = 0) throws {
    let text = text.rendered(withColor: traits.usesColor)
    try write(text.isEmpty ? "\n" : String(repeating: " ", count: indent) + text + "\n")
  }

  /// Prints a text on a line of its own that leads to an address, where the terminal knows links.
  func link(_ text: SafeText, to address: String?, indent: Int) throws {
    let styled = StyledText(text, .dim)
    guard traits.usesLinks, let address else { return try unwrappedLine(styled, indent: indent) }
    let shown = styled.rendered(withColor: traits.usesColor)
    try write(String(repeating: " ", count: indent))
    try write("\u{1B}]8;;\(SafeText(address).string)\u{1B}\\\(shown)\u{1B}]8;;\u{1B}\\\n")
  }

  /// Prints a text as it is: JSON, and what was made safe before.
  func write(_ text: String) throws {
    try write(bytes: Array(text.utf8))
  }

  func write(bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= 65_536 { try flush() }
  }

  func flush() throws {
    var rest = buffer[...]
    buffer = []
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(1, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw OutputClosed()
      } else if errno == EAGAIN {
        // Somebody made the pipe non-blocking; we wait for its reader all the same.
        var readiness = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&readiness, 1, -1)
      } else if errno != EINTR {
        throw SearchError(
          errno == ENOSPC ? .diskFull : .system,
          "cannot write the results (\(Platform.message(errno)))", subject: "standard output",
          remedy: "make room there, or send the output elsewhere")
      }
    }
  }
}
