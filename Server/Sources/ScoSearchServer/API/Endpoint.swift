import Hummingbird
import SearchJSON

/// One path of the HTTP interface: how it is asked and what answers. The router and the description
/// are made from the same rows.
struct Endpoint: Sendable {
  /// The name in logs, metrics and the description.
  let name: String
  /// Behind `/api/v1/`; the article's id is behind it where the endpoint takes one.
  let path: String
  var takesID = false
  let summary: String
  var parameters: [Parameter] = []
  /// The name of the answer's schema.
  let schema: String
  let answer: @Sendable (RequestTarget, RequestScope, API) async throws -> JSONValue

  static let root = "/api/v1/"

  var prefix: String { Self.root + path }

  /// The ids that may be meant behind a path.
  static func ids(in target: RequestTarget, after path: String) throws(Problem) -> [String] {
    let ids = target.ids(after: root + path + "/")
    if ids.isEmpty { throw .nothingHere }
    return ids
  }
}
