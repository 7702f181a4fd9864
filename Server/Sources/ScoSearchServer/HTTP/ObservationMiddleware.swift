import HTTPTypes
import Hummingbird
import Logging

/// What is done with every request: it is counted, logged with one line, and its answer has the
/// headers that keep browsers safe. A problem becomes an answer here.
struct ObservationMiddleware: RouterMiddleware {
  let metrics: ServerMetrics
  let logsQueries: Bool
  /// Shows a problem to a person, in the page's way.
  let page: @Sendable (Problem, Request) -> Response

  func handle(
    _ request: Request, context: RequestScope,
    next: (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = answer(to: error, request, context)
    }
    for field in SecurityHeaders.fields where response.headers[field.name] == nil {
      response.headers[field.name] = field.value
    }
    // What was not read of the request would be taken for the next one.
    if response.status.kind == .clientError, request.method != .get, request.method != .head {
      response.headers[.connection] = "close"
    }
    if request.method == .head { response = response.createHeadResponse() }
    let took = start.duration(to: .now)
    let notes = context.notes
    metrics.answered(
      request.method, route: notes.route, status: response.status, took: took, isCut: notes.isCut)
    log(request, response, context, took: took)
    return response
  }

  private func answer(to error: any Error, _ request: Request, _ context: RequestScope) -> Response
  {
    let problem: Problem
    switch error {
    case let error as Problem: problem = error
    case let error as HTTPError where error.status == .notFound: problem = .nothingHere
    case is CancellationError:
      problem = Problem(
        .serviceUnavailable, "the server is being stopped, or who asked has gone",
        remedy: "ask again", retryAfterSeconds: 1)
    default:
      context.logger.error("failure", metadata: ["error": "\(error)"])
      problem = Problem(
        .internalServerError, "the server failed", remedy: "see what it printed, and report it")
    }
    // Programs get what RFC 9457 has for them, whatever they accept.
    let isForPage =
      !request.uri.path.hasPrefix("/api/")
      && request.headers[.accept]?.contains("text/html") == true
    return isForPage ? page(problem, request) : problem.response
  }

  private func log(
    _ request: Request, _ response: Response, _ context: RequestScope, took: Duration
  ) {
    var metadata: Logger.Metadata = [
      "method": "\(request.method.rawValue)", "path": "\(request.uri.path)",
      "status": "\(response.status.code)",
      "milliseconds": "\(((took / .milliseconds(1)) * 1000).rounded() / 1000)",
    ]
    if let length = response.body.contentLength { metadata["bytes"] = "\(length)" }
    if context.notes.isCut { metadata["isCut"] = "true" }
    if logsQueries, let query = context.notes.query { metadata["query"] = "\(query)" }
    context.logger.info("request", metadata: metadata)
  }
}
