import HTTPTypes
import Hummingbird
import ScoSearch
import SearchJSON

/// Why a request is not answered as it was asked, for people and for programs (RFC 9457).
struct Problem: Error, Sendable, Equatable {
  static let mediaType = "application/problem+json"

  var status: HTTPResponse.Status
  /// What happened, to what.
  var detail: String
  /// What to do.
  var remedy: String
  /// The parameter that is wrong.
  var parameter: String?
  var retryAfterSeconds: Int?
  /// What is allowed instead of the method.
  var allowedMethods: String?

  init(
    _ status: HTTPResponse.Status, _ detail: String, remedy: String, parameter: String? = nil,
    retryAfterSeconds: Int? = nil
  ) {
    self.status = status
    self.detail = detail
    self.remedy = remedy
    self.parameter = parameter
    self.retryAfterSeconds = retryAfterSeconds
  }

  /// What a failure of the index is to one who asked over HTTP.
  init(_ error: SearchError) {
    let status: HTTPResponse.Status =
      switch error.code {
      case .articleNotFound, .pathNotFound: .notFound
      case .invalidArgument: .badRequest
      case .notBuilt, .collectionNotFound, .notACollection, .schemaVersion, .locked:
        .serviceUnavailable
      default: .internalServerError
      }
    self.init(status, "\(error.subject): \(error.message)", remedy: error.remedy)
    if status == .serviceUnavailable { retryAfterSeconds = 5 }
  }

  static func wrongParameter(_ name: String, _ detail: String, remedy: String) -> Problem {
    Problem(.badRequest, detail, remedy: remedy, parameter: name)
  }

  static let nothingHere = Problem(
    .notFound, "there is nothing at this address",
    remedy: "see /api/v1/openapi.json for what there is, and / for the page")

  static let largeHeader = Problem(
    .requestHeaderFieldsTooLarge,
    "the header has more than \(Limits.headerBytes) bytes or \(Limits.headerFields) fields",
    remedy: "send fewer or shorter fields")

  static let noRequest = Problem(
    .badRequest, "this is no request of HTTP/1.1", remedy: "ask with GET or HEAD")

  static let tooManySearches = Problem(
    .serviceUnavailable, "too many searches are waiting", remedy: "try again in a moment",
    retryAfterSeconds: 1)

  /// The object of `application/problem+json`.
  var object: JSONValue {
    var members: [JSONValue.Member] = [
      ("type", .string("about:blank")),
      ("title", .string(status.reasonPhrase)),
      ("status", .integer(status.code)),
      ("detail", .string(detail)),
      ("remedy", .string(remedy)),
    ]
    if let parameter { members.append(("parameter", .string(parameter))) }
    return .object(members)
  }

  /// The header fields that belong to the status.
  var headers: HTTPFields {
    var headers: HTTPFields = [:]
    if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
    if let allowedMethods { headers[.allow] = allowedMethods }
    if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer realm=\"sco-search\"" }
    return headers
  }

  /// The answer to a program.
  var response: Response {
    var response = Response.json(object, status: status)
    response.headers[.contentType] = Self.mediaType
    response.headers.append(contentsOf: headers)
    return response
  }
}

extension Response {
  /// An answer in JSON.
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: value.text + "\n")))
  }
}
