import HTTPTypes
import Hummingbird
import ScoSearch
import SearchJSON

/// The HTTP interface, `/api/v1`.
struct API: Sendable {
  let service: SearchService
  let tags: EntityTags

  /// Adds the routes of all endpoints.
  func add(to router: Router<RequestScope>) {
    for endpoint in Endpoint.all {
      let path = endpoint.prefix + (endpoint.takesID ? "/**" : "")
      router.get(RouterPath(path)) { request, scope in
        try await respond(to: request, at: endpoint, scope)
      }
    }
  }

  private func respond(
    to request: Request, at endpoint: Endpoint, _ scope: RequestScope
  ) async throws -> Response {
    scope.notes.route = endpoint.name
    let target = RequestTarget(path: request.uri.path, query: request.uri.query)
    try checkNames(of: target, at: endpoint)
    return try await tags.answer(request, scope) {
      Response.json(try await endpoint.answer(target, scope, self))
    }
  }

  /// A parameter that there is not is a mistake that would otherwise go unseen.
  private func checkNames(of target: RequestTarget, at endpoint: Endpoint) throws(Problem) {
    for (name, _) in target.parameters
    where !endpoint.parameters.contains(where: { $0.name == name }) {
      let names = endpoint.parameters.map(\.name).joined(separator: ", ")
      throw .wrongParameter(
        name, "there is no parameter '\(name)' here",
        remedy: names.isEmpty ? "leave it out" : "the parameters are \(names)")
    }
  }
}
