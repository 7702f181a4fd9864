import ScoSearch
import SearchJSON

/// The description of the HTTP interface (OpenAPI 3.1), made from the rows that answer.
enum OpenAPI {
  static let description: JSONValue = .object([
    ("openapi", .string("3.1.0")),
    (
      "info",
      .object([
        ("title", .string("sco-search")), ("version", .string(ScoSearchLibrary.version)),
        ("summary", .string("Full-text search in Indonesian and English articles.")),
        (
          "license",
          .object([
            ("name", .string("GPL-3.0-or-later")), ("identifier", .string("GPL-3.0-or-later")),
          ])
        ),
      ])
    ),
    ("servers", .array([.object([("url", .string("/api/v1"))])])),
    ("security", .array([.object([("token", .array([]))])])),
    ("paths", .object(Endpoint.all.map { path($0) })),
    (
      "components",
      .object([
        (
          "securitySchemes",
          .object([
            ("token", .object([("type", .string("http")), ("scheme", .string("bearer"))]))
          ])
        ),
        ("schemas", .object(Schemas.all)),
      ])
    ),
  ])

  private static func path(_ endpoint: Endpoint) -> JSONValue.Member {
    let id: [JSONValue] =
      endpoint.takesID
      ? [
        .object([
          ("name", .string("id")), ("in", .string("path")), ("required", .bool(true)),
          (
            "description",
            .string(
              """
              The article's id, percent-encoded; its slashes may be written as they are or as %2F.
              """)
          ),
          ("schema", .object([("type", .string("string")), ("minLength", .integer(1))])),
        ])
      ] : []
    let get: JSONValue = .object([
      ("operationId", .string(endpoint.name)), ("summary", .string(endpoint.summary)),
      ("parameters", .array(id + endpoint.parameters.map(\.description))),
      ("responses", .object(responses(of: endpoint))),
    ])
    return ("/" + endpoint.path + (endpoint.takesID ? "/{id}" : ""), .object([("get", get)]))
  }

  private static func responses(of endpoint: Endpoint) -> [JSONValue.Member] {
    let answer: JSONValue = .object([
      ("description", .string("The answer.")),
      ("headers", .object([("ETag", .object([("schema", Schemas.text)]))])),
      ("content", .object([("application/json", schema(endpoint.schema))])),
    ])
    var statuses: [(Int, String)] = [
      (400, "A parameter is wrong; `parameter` names it."),
      (401, "There is no valid token."),
      (403, "`Host` or `Origin` is not this server's."),
    ]
    if endpoint.takesID { statuses.append((404, "There is no such article.")) }
    statuses += [
      (405, "Only GET and HEAD are known."),
      (414, "The address is too long."),
      (431, "The header is too long."),
      (500, "The index cannot be read."),
      (503, "Too many searches are waiting, or the index is not there; see `Retry-After`."),
    ]
    let problems: [JSONValue.Member] = statuses.map { status, text in
      (
        String(status),
        .object([
          ("description", .string(text)),
          ("content", .object([("application/problem+json", schema("Problem"))])),
        ])
      )
    }
    let unchanged: JSONValue.Member = (
      "304", .object([("description", .string("The answer with this ETag is still good."))])
    )
    return [("200", answer), unchanged] + problems
  }

  private static func schema(_ name: String) -> JSONValue {
    .object([("schema", .object([("$ref", .string("#/components/schemas/\(name)"))]))])
  }
}
