import ArgumentParser
import Invocation
import PathText
import ScoSearch

/// `sco-search serve`
///
/// The server is a program of its own beside this one, so that a search does not carry it.
struct ServeCommand: Subcommand {
  static let name = "serve"
  static let options: OptionTable =
    CollectionOption.options
    + [
      CommandOption("host", value: "address", help: "The address to listen at (127.0.0.1)."),
      CommandOption("port", value: "n", help: "The port to listen at (8321); 0 takes a free one."),
      CommandOption("open", help: "Open the page in the browser."),
      CommandOption(
        "token-file", value: "file",
        help: "A file whose first line is the token, instead of SCO_SEARCH_TOKEN or a new one.",
        completion: .file()),
      CommandOption(
        "allow-host", value: "name",
        help: "A further name under which it may be asked, such as a proxy's; repeatable."),
      CommandOption("timeout", value: "seconds", help: "How long a search may take (2)."),
      CommandOption("log-queries", help: "Log the text of queries too."),
    ]

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Serves a web page to search with, and an HTTP interface for programs.",
    discussion: """
      It prints the address to open, which holds a token; programs send the token as \
      'Authorization: Bearer TOKEN'. SIGINT and SIGTERM end it.

      EXAMPLES:
        sco-search serve                     at http://127.0.0.1:8321/
        sco-search serve --open              in the browser as well
        sco-search serve --port 0            at a port that is free
      """)

  @OptionGroup var collection: CollectionOption

  @Option(Self.options["host"])
  var host: String?

  @Option(Self.options["port"])
  var port: UInt16?

  @Flag(Self.options["open"])
  var open = false

  @Option(Self.options["token-file"])
  var tokenFile: String?

  @Option(Self.options["allow-host"])
  var allowHost: [String] = []

  @Option(Self.options["timeout"], transform: OptionValue.seconds)
  var timeout: Double?

  @Flag(Self.options["log-queries"])
  var logQueries = false

  func run() throws {
    let found = try collection.find()
    let server = try Self.server()
    let failure = OtherProgram.become(server, arguments: arguments(for: found))
    throw SearchError(
      .system, "the server cannot be started: \(Platform.message(failure))", subject: server,
      remedy: "install it anew with 'make server' and 'make install'")
  }

  /// The server lies beside this program, whatever it is called by.
  private static func server() throws(SearchError) -> String {
    let folder = Invocation.program.map { $0[..<($0.lastIndex(of: "/") ?? $0.startIndex)] } ?? "."
    let path = "\(folder)/sco-search-server"
    guard Invocation.exists(path) else {
      throw SearchError(
        .pathNotFound, "the server is not installed", subject: path,
        remedy: "in the folder of sco-search's source run 'make server', then 'make install'")
    }
    return path
  }

  private func arguments(for found: ArticleCollection) -> [String] {
    var arguments = ["--index=\(found.path)"]
    if let host { arguments.append("--host=\(host)") }
    if let port { arguments.append("--port=\(port)") }
    if open { arguments.append("--open") }
    if let tokenFile { arguments.append("--token-file=\(PathDisplay.named(tokenFile))") }
    arguments += allowHost.map { "--allow-host=\($0)" }
    if let timeout { arguments.append("--timeout=\(timeout)") }
    if logQueries { arguments.append("--log-queries") }
    return arguments
  }
}
