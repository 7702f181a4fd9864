import ArgumentParser
import Invocation
import ScoSearch
import SearchJSON

/// `sco-search show ID`
struct ShowCommand: AsyncParsableCommand, Subcommand {
  static let name = "show"
  static let options: OptionTable =
    CollectionOption.options
    + [
      CommandOption(
        "raw", help: "Print it as it came in; on a terminal without control characters."),
      .json,
    ] + ColorOption.options

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Prints a stored article.",
    discussion: """
      EXAMPLES:
        sco-search show 001.txt              the article, cleaned
        sco-search show news/001.txt         the same by its file's path
        sco-search show 001.txt --raw > a    the file as it came in
        sco-search show 001.txt --json       all its fields
      """)

  @Argument(help: ArticleArgument.help, completion: .file())
  var id: String

  @OptionGroup var collection: CollectionOption

  @Flag(Self.options["raw"])
  var raw = false

  @Flag(.json)
  var json = false

  @OptionGroup var color: ColorOption

  func validate() throws {
    if raw, json { throw ValidationError("'--raw' cannot be combined with '--json'") }
  }

  func run() async throws {
    let index = try collection.open()
    let output = Output(color.choice)
    let id = try await ArticleArgument.id(id, in: index)
    if raw {
      try print(raw: await index.rawBytes(id: id), to: output)
    } else {
      let stored = try await index.article(id: id)
      for doubt in stored.doubts { Messages.print(Self.line(doubt, of: stored)) }
      if json {
        try output.write(ResultObjects.object(stored).text + "\n")
      } else {
        try print(stored, to: output)
      }
    }
    try output.flush()
  }

  /// Why an article is doubtful, with the name of what it was read from.
  private static func line(_ doubt: String, of stored: StoredArticle) -> SafeText {
    let path = stored.path.map { PathDisplay.escaped(Invocation.shortened($0)) }
    return "doubtful: \(path ?? stored.article.id): \(doubt)"
  }

  /// `3 pages recognised by OCR, 87% sure`, and where much may be misread.
  private static func line(_ recognized: RecognizedText) -> SafeText {
    let pages = recognized.pages == 1 ? "1 page" : "\(Figures.grouped(recognized.pages)) pages"
    let sure = Figures.decimal(recognized.confidence * 100, places: 0)
    let low = recognized.lowPages
    let many = recognized.pages == 1 ? "" : "of \(Figures.grouped(low)) of them "
    let doubt = low == 0 ? "" : "; \(many)much may be misread"
    return SafeText("\(pages) recognised by OCR, \(sure)% sure\(doubt)")
  }

  private func print(raw bytes: [UInt8], to output: Output) throws {
    guard output.traits.isTerminal else { return try output.write(bytes: bytes) }
    for line in SafeText.lines(of: String(decoding: bytes, as: UTF8.self)) {
      try output.unwrappedLine(StyledText(line))
    }
  }

  private func print(_ stored: StoredArticle, to output: Output) throws {
    let article = stored.article
    try output.line(SafeText(article.title).collapsed, .title)
    let facts = [
      article.language.map(LanguageNames.name), article.source, article.section, article.author,
      article.place, article.date?.description,
    ]
    let line = facts.compactMap { $0 }.map { SafeText($0).collapsed }.joined(separator: " · ")
    if !line.isEmpty { try output.line(line, .dim) }
    if let recognized = article.recognized { try output.line(Self.line(recognized), .dim) }
    if let url = article.url { try output.unwrappedLine(StyledText(SafeText(url), .dim)) }
    if let path = stored.path {
      let shown = PathDisplay.escaped(Invocation.shortened(path))
      try output.link(SafeText(shown), to: PathDisplay.address(path), indent: 0)
    }
    try output.line()
    for paragraph in SafeText.lines(of: article.body) { try output.line(paragraph) }
  }
}
