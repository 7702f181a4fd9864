import HTTPTypes
import Hummingbird
import NIOCore

/// Who may ask, and how much: names of the server, origin of a page, sizes, and the token.
struct AccessMiddleware: RouterMiddleware {
  let policy: HostPolicy
  let token: AccessToken

  func handle(
    _ request: Request, context: RequestScope,
    next: (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    try checkSizes(request.head)
    try checkNames(request, at: context.channel.localAddress)
    guard request.method == .get || request.method == .head else {
      throw Self.wrongMethod
    }
    let target = RequestTarget(path: request.uri.path, query: request.uri.query)
    if let given = target["token"], token.matches(given), !target.path.hasPrefix("/api/") {
      return welcome(request, to: target.without("token"), cookie: cookieName(context))
    }
    guard isKnown(request, cookie: cookieName(context)) else { throw Self.unknown }
    return try await next(request, context)
  }

  private func checkSizes(_ head: HTTPRequest) throws(Problem) {
    if (head.path ?? "").utf8.count > Limits.targetBytes {
      throw Problem(
        .uriTooLong, "the address has more than \(Limits.targetBytes) bytes",
        remedy: "shorten the query")
    }
    let bytes = head.headerFields.reduce(0) {
      $0 + $1.name.rawName.utf8.count + $1.value.utf8.count
    }
    if bytes > Limits.headerBytes || head.headerFields.count > Limits.headerFields {
      throw .largeHeader
    }
  }

  private func checkNames(_ request: Request, at local: SocketAddress?) throws(Problem) {
    // The first `Host` is the authority; another one left is one too many (RFC 9112).
    let others = HTTPField.Name("Host").map { request.headers[values: $0] } ?? []
    guard others.isEmpty, policy.accepts(host: request.head.authority, at: local) else {
      throw Problem(
        .forbidden, "this server is not asked under that name",
        remedy: "use the address that it printed, or start it with --allow-host NAME")
    }
    let origins = request.headers[values: .origin]
    guard origins.allSatisfy({ policy.accepts(origin: $0, at: local) }),
      !isForeignPart(request)
    else {
      throw Problem(
        .forbidden, "a page of another site asks", remedy: "ask from this server's own page")
    }
  }

  /// Whether a browser says that a page of another site, or of another port here, loads this as a
  /// part of itself (Fetch Metadata). One that leads here by a link may.
  private func isForeignPart(_ request: Request) -> Bool {
    func value(_ name: String) -> String? {
      HTTPField.Name(name).flatMap { request.headers[$0] }
    }
    return isFromElsewhere(request)
      && (value("Sec-Fetch-Mode") != "navigate" || value("Sec-Fetch-Dest") != "document")
  }

  /// Whether a browser says that another page leads here.
  private func isFromElsewhere(_ request: Request) -> Bool {
    guard let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] else {
      return false
    }
    return site != "same-origin" && site != "none"
  }

  /// Named after the port, since browsers give a cookie to every port of a name.
  private func cookieName(_ context: RequestScope) -> String {
    "sco-search-\(context.channel.localAddress?.port ?? 0)"
  }

  private func isKnown(_ request: Request, cookie: String) -> Bool {
    if let authorization = request.headers[.authorization] {
      let parts = authorization.split(separator: " ", maxSplits: 1)
      return parts.count == 2 && parts[0].lowercased() == "bearer" && token.matches(parts[1])
    }
    return request.cookies[cookie].map { token.matches($0.value) } ?? false
  }

  /// Gives the browser the cookie, and the address without the token.
  private func welcome(_ request: Request, to target: String, cookie: String) -> Response {
    // Two slashes at its beginning would be another site's name.
    let location = "/" + target.drop { $0 == "/" || $0 == "\\" }
    var response = Response(status: .seeOther, headers: [.location: location])
    if isFromElsewhere(request) {
      // A redirect of a link on another site's page, or in a mail, still is that site's doing, and
      // the cookie would not go with it. What this page leads to is its own.
      let address = HTMLText.escaped(location)
      response = .html(
        """
        <!doctype html><meta charset="utf-8"><title>sco-search</title>
        <meta http-equiv="refresh" content="0; url=\(address)"><a href="\(address)">sco-search</a>

        """)
    }
    response.headers[.setCookie] = "\(cookie)=\(token.text); Path=/; HttpOnly; SameSite=Strict"
    return response
  }

  private static let unknown = Problem(
    .unauthorized, "there is no valid token",
    remedy: """
      open the address that the program printed when it started, or send it as \
      'Authorization: Bearer TOKEN'
      """)

  private static let wrongMethod: Problem = {
    var problem = Problem(
      .methodNotAllowed, "nothing here can be changed", remedy: "use GET or HEAD")
    problem.allowedMethods = "GET, HEAD"
    return problem
  }()
}
