import HTTPTypes
import Hummingbird
import ScoSearch

/// The web page.
struct PageRoutes: Sendable {
  let service: SearchService
  let tags: EntityTags

  /// Adds the page and its files.
  func add(to router: Router<RequestScope>) {
    router.get("/") { request, scope in try await page(request, scope) }
    router.get("/assets/**") { request, scope in try file(request, scope) }
  }

  private func page(_ request: Request, _ scope: RequestScope) async throws -> Response {
    scope.notes.route = "page"
    let state = try PageState(
      RequestTarget(path: request.uri.path, query: request.uri.query),
      acceptLanguage: request.headers[.acceptLanguage], timeout: service.timeout)
    if state.isSearch { scope.notes.query = state.query }
    // A page names its files by their version.
    let version = "\(state.language.rawValue)-\(WebFiles.version)"
    return try await tags.answer(request, scope, language: version) {
      try await service.once(for: scope) { service in
        try await Page(service: service, scope: scope, state: state).response()
      }
    }
  }

  // MARK: Files

  private func file(_ request: Request, _ scope: RequestScope) throws -> Response {
    scope.notes.route = "asset"
    let parts = request.uri.path.split(separator: "/")
    guard let name = parts.last, let file = WebFiles.served[String(name)], parts.count <= 3 else {
      throw Problem.nothingHere
    }
    let tag = "\"\(WebFiles.version)\""
    // An address with a version never means another file; one without may.
    let hasVersion = parts.count == 3
    if hasVersion, parts[1] != WebFiles.version { throw Problem.nothingHere }
    var headers: HTTPFields = [.contentType: file.type, .eTag: tag]
    if hasVersion { headers[.cacheControl] = "private, max-age=31536000, immutable" }
    if let known = request.headers[.ifNoneMatch], EntityTags.matches(known, tag) {
      headers[.contentType] = nil
      return Response(status: .notModified, headers: headers)
    }
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
  }

  // MARK: Problems

  /// Shows a problem to a person.
  @Sendable static func response(to problem: Problem, _ request: Request) -> Response {
    let target = RequestTarget(path: request.uri.path, query: request.uri.query)
    let language =
      target["ui"].flatMap(PageLanguage.init(rawValue:))
      ?? PageLanguage(acceptLanguage: request.headers[.acceptLanguage])
    let message = ProblemContext(problem: problem, target: target, language: language)
    var response = Response.html(
      Page.templates.render("message", message.context, in: language), status: problem.status)
    response.headers.append(contentsOf: problem.headers)
    return response
  }
}

extension Response {
  /// An answer in HTML.
  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
