import HTTPTypes
import Hummingbird
import ScoSearch

/// Lets a client that has an answer know that it is still good: weak tags of all that answers depend
/// on beside their address.
struct EntityTags: Sendable {
  let index: SearchIndex

  /// Answers with 304 where the client has what would be answered, else with what a closure gives.
  ///
  /// - Parameter language: That of the page, where the answer depends on it.
  func answer(
    _ request: Request, _ scope: RequestScope, language: String = "",
    _ body: () async throws -> Response
  ) async throws -> Response {
    // Asked before the search: where the index changes meanwhile, the tag is the older one, and the
    // client asks again.
    let tag = try tag(language: language)
    if let known = request.headers[.ifNoneMatch], Self.matches(known, tag) {
      return Response(status: .notModified, headers: [.eTag: tag])
    }
    var response = try await body()
    // What was cut may be whole the next time.
    if response.status == .ok, !scope.notes.isCut { response.headers[.eTag] = tag }
    return response
  }

  private func tag(language: String) throws -> String {
    do {
      let state = try index.state()
      return "W/\"\(ScoSearchLibrary.version)-\(state)\(language.isEmpty ? "" : "-" + language)\""
    } catch {
      throw Problem(error)
    }
  }

  /// Whether a field of `If-None-Match` has a tag (RFC 9110, weak comparison). `*` has none: whether
  /// there is what was asked for is known only when it is answered.
  static func matches(_ field: String, _ tag: String) -> Bool {
    let opaque = tag.drop { $0 != "\"" }
    return field.split(separator: ",").contains { known in
      let known = known.drop { $0 == " " }
      return known.drop { $0 != "\"" }.prefix { $0 != " " } == opaque
    }
  }
}
