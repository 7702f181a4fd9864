/// A fenced block of a Markdown page.
struct MarkdownBlock {
  /// What stands behind the opening fence: `sh`, `swift`; empty where nothing does.
  var language: String
  var lines: [String]

  /// The blocks of a page, in its order.
  static func all(in page: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var open: MarkdownBlock?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = MarkdownBlock(language: String(line.dropFirst(3)), lines: [])
        }
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks
  }
}

/// What the README tells its readers to type.
struct ReadmeCommands {
  /// Run in a sandbox, in the order of the page.
  var searched: [String] = []
  /// Build or install something, so they are no part of a test: `Scripts/demo`, `make …`.
  var built: [String] = []
  /// Need the server, and are run by its tests: `Server/Tests/test_readme.py`.
  var served: [String] = []

  /// What begins a command that builds or installs.
  private static let builders = [
    "Scripts/", "make ", "sudo make ", "apt-get ", "sudo apt-get ", "git clone ",
  ]

  /// Every line of every `sh` block is a command, apart from comments.
  init(page: String) {
    for block in MarkdownBlock.all(in: page) where block.language == "sh" {
      for line in block.lines where !line.isEmpty && !line.hasPrefix("#") {
        if Self.builders.contains(where: line.hasPrefix) {
          built.append(line)
        } else if line == "sco-search serve" || line.hasPrefix("curl ") {
          served.append(line)
        } else {
          searched.append(line)
        }
      }
    }
  }
}
