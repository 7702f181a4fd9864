import ArgumentParser
import Glibc
import Invocation
import Logging
import ScoSearch
import ScoSearchServer

/// `sco-search-server`: what `sco-search serve` becomes.
@main
struct ServeProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sco-search-server",
    abstract: "Serves the web page and the HTTP interface; what 'sco-search serve' becomes.",
    version: "sco-search-server \(ScoSearchLibrary.version)")

  /// As the command has it.
  private static let failure: Int32 = 2
  private static let memoryFault =
    "sco-search: reading the index ended with a fault of memory, as where its files are damaged; "
    + "check it with 'sco-search check'\n"

  @Option(help: "The collection's folder.")
  var index: String?

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at; 0 takes a free one.")
  var port: UInt16 = 8321

  @Flag(help: "Open the page in the browser.")
  var open = false

  @Option(help: "A file with the token, in its first line.")
  var tokenFile: String?

  @Option(help: "A further name under which it may be asked, as a proxy's.")
  var allowHost: [String] = []

  @Option(help: "The seconds that a search may take.")
  var timeout = 2.0

  @Flag(help: "Log the text of queries.")
  var logQueries = false

  func validate() throws {
    guard timeout > 0, timeout <= 3600 else {
      throw ValidationError("--timeout: a number of seconds above 0, up to 3600, is expected")
    }
  }

  func run() async throws {
    do {
      let options = try serverOptions()
      LoggingSystem.bootstrap { _ in LineLog() }
      let server = Server(options, logger: Logger(label: "sco-search")) { address in
        Streams.output(address)
        if options.opensBrowser { Browser.open(address) }
      }
      defer { Browser.forget() }
      try await server.run()
    } catch let error as SearchError {
      try fail(error.description)
    } catch let error as ServerError {
      try fail(error.description)
    }
  }

  static func main() async {
    // A connection that is gone is an error of the write.
    signal(SIGPIPE, SIG_IGN)
    // Xapian 1.4 believes what the head of a block says, and reads beyond it where that is damaged.
    MemoryFault.exit(saying: memoryFault, status: failure)
    do {
      var program = try parseAsRoot(Invocation.arguments)
      if let serve = program as? ServeProgram { try await serve.run() } else { try program.run() }
    } catch {
      exit(withError: error)
    }
  }

  private func serverOptions() throws -> ServerOptions {
    let variable = "SCO_SEARCH_INDEX"
    let environment = Invocation.environment(variable).map { [variable: $0] } ?? [:]
    let collection = try ArticleCollection.find(
      named: index, environment: environment, currentFolder: Invocation.folder)
    return ServerOptions(
      collection: collection, host: host, port: Int(port), token: try token(),
      allowedHosts: allowHost, timeout: .seconds(timeout), logsQueries: logQueries,
      opensBrowser: open)
  }

  /// The user's own token; nil where there is none.
  private func token() throws -> AccessToken? {
    if let tokenFile { return try token(TokenFile.firstLine(of: tokenFile), of: tokenFile) }
    let variable = "SCO_SEARCH_TOKEN"
    guard let text = Invocation.environment(variable) else { return nil }
    return try token(text, of: variable)
  }

  private func token(_ text: String, of origin: String) throws -> AccessToken {
    guard let token = AccessToken(text) else {
      throw SearchError(
        .invalidArgument, "this is no token", subject: origin,
        remedy: "use 1 to 512 of the characters A-Z a-z 0-9 - . _ ~ + / =")
    }
    return token
  }

  private func fail(_ line: String) throws {
    Streams.error(line)
    throw ExitCode(Self.failure)
  }
}
