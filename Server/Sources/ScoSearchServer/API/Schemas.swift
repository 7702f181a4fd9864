import ScoSearch
import SearchJSON

/// The schemas of what is answered (JSON Schema 2020-12). Keys are only ever added.
enum Schemas {
  static let text: JSONValue = .object([("type", .string("string"))])
  private static let number: JSONValue = .object([("type", .string("number"))])
  private static let truth: JSONValue = .object([("type", .string("boolean"))])
  private static let count: JSONValue = .object([
    ("type", .string("integer")), ("minimum", .integer(0)),
  ])
  private static let textOrNull: JSONValue = .object([("type", JSONValue(["string", "null"]))])
  private static let way: JSONValue = .object([
    ("type", .string("string")), ("enum", JSONValue(WordMatch.Way.allCases.map(\.rawValue))),
  ])

  static let all: [JSONValue.Member] = [
    ("Results", results), ("Hit", hit), ("Article", article), ("Facets", facets),
    ("WordMatch", wordMatch), ("Suggestions", suggestions), ("Translations", translations),
    ("Statistics", statistics),
    (
      "RecognizedText",
      object([("pages", count), ("confidence", number), ("isLow", truth), ("lowPages", count)])
    ),
    ("Health", object([("status", .object([("const", .string("ok"))]))])),
    ("Description", object([("openapi", text)])),
    ("Problem", problem),
  ]

  private static let results = object(
    [
      ("query", text), ("total", count), ("totalIsExact", truth), ("tookMilliseconds", number),
      ("suggestion", textOrNull), ("facets", orNull("Facets")), ("hits", list(of("Hit"))),
    ],
    optional: [("explanation", text), ("isCut", truth)])

  private static let described: [JSONValue.Member] = [
    ("id", text), ("path", textOrNull), ("title", text), ("language", textOrNull),
    ("date", textOrNull), ("source", textOrNull), ("place", textOrNull), ("author", textOrNull),
    ("section", textOrNull), ("url", textOrNull), ("ocr", orNull("RecognizedText")),
  ]

  private static let hit = object(
    [("rank", count), ("score", number)] + described + [
      ("snippet", list(object([("text", text), ("highlight", truth)]))),
      ("matches", list(of("WordMatch"))), ("copies", list(text)),
    ])

  private static let article = object(
    described + [("copies", list(text)), ("body", text)],
    optional: [
      ("doubtful", list(text)),
      (
        "highlights",
        list(
          object([
            ("field", .object([("enum", JSONValue(["title", "body"]))])), ("start", count),
            ("length", count), ("query", text), ("via", way),
          ]))
      ),
      ("isCut", truth),
    ])

  private static let facets: JSONValue = .object([
    ("type", .string("object")),
    (
      "additionalProperties",
      .object([("type", .string("object")), ("additionalProperties", count)])
    ),
  ])

  private static let wordMatch = object([("query", text), ("matched", text), ("via", way)])

  private static let suggestions = object([
    ("suggestions", list(object([("text", text), ("count", count)]))),
    ("titles", list(object([("id", text), ("title", text)]))),
  ])

  private static let translations = object([
    ("word", text), ("stem", text), ("translations", list(text)),
  ])

  private static let statistics = object([
    ("articles", count),
    (
      "languages",
      .object([("type", .string("object")), ("additionalProperties", count)])
    ),
    ("terms", count), ("bytesOnDisk", count), ("generation", count), ("lastIndexed", textOrNull),
  ])

  private static let problem = object(
    [("type", text), ("title", text), ("status", count), ("detail", text), ("remedy", text)],
    optional: [("parameter", text)])

  private static func object(
    _ members: [JSONValue.Member], optional: [JSONValue.Member] = []
  ) -> JSONValue {
    .object([
      ("type", .string("object")), ("required", JSONValue(members.map(\.key))),
      ("properties", .object(members + optional)),
    ])
  }

  private static func list(_ element: JSONValue) -> JSONValue {
    .object([("type", .string("array")), ("items", element)])
  }

  private static func of(_ name: String) -> JSONValue {
    .object([("$ref", .string("#/components/schemas/\(name)"))])
  }

  private static func orNull(_ name: String) -> JSONValue {
    .object([("anyOf", .array([of(name), .object([("type", .string("null"))])]))])
  }
}
