import HTTPTypes
import Hummingbird
import NIOCore
import PathText
import ScoSearch

/// What an article was read from, as a download: the file as it came in, which the browser keeps and
/// never shows, since its markup would run as the server's own.
struct OriginalFile: Sendable {
  static let prefix = "/original/"

  let service: SearchService
  private let files = FileIO()

  init(service: SearchService) {
    self.service = service
  }

  func add(to router: Router<RequestScope>) {
    router.get("/original/**") { request, scope in
      scope.notes.route = "original"
      let target = RequestTarget(path: request.uri.path, query: nil)
      let ids = target.ids(after: Self.prefix)
      if ids.isEmpty { throw Problem.nothingHere }
      return try await respond(ids, scope)
    }
  }

  private func respond(_ ids: [String], _ scope: RequestScope) async throws -> Response {
    let stored = try await service.article(ids, for: scope)
    var response = Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream",
        .contentDisposition: Self.disposition(of: stored),
        .contentSecurityPolicy: "default-src 'none'; sandbox",
      ])
    let path = try await self.path(of: stored, scope)
    if let path, PathText.bytes(of: path) == Array(path.utf8) {
      // A file of any size goes out in pieces.
      do {
        response.body = try await files.loadFile(path: path, context: scope)
      } catch {
        throw Self.gone
      }
    } else {
      let bytes = try await service.original(stored.article.id, for: scope)
      response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    }
    return response
  }

  /// Where the article's file is; nil for one from code.
  private func path(of stored: StoredArticle, _ scope: RequestScope) async throws -> String? {
    do {
      return try await service.run(for: scope) { index in
        try await index.filePath(id: stored.article.id)
      }
    } catch let problem as Problem where problem.status == .notFound {
      throw Self.gone
    }
  }

  private static let gone = Problem(
    .notFound, "the article's file cannot be read any more",
    remedy: "see what was indexed of it, or bring the index up to date")

  /// The name under which it is kept (RFC 6266): one of ASCII, and its own.
  private static func disposition(of stored: StoredArticle) -> String {
    let path = stored.path.map(PathText.bytes) ?? Array("\(stored.article.title).txt".utf8)
    let own = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path[...]
    let plain = own.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        byte
      default: UInt8(ascii: "_")
      }
    }
    // What is no UTF-8 has no name that all browsers know.
    let name = RequestTarget.encoded(String(decoding: own, as: UTF8.self))
    return "attachment; filename=\"\(String(decoding: plain, as: UTF8.self))\"; "
      + "filename*=UTF-8''\(name)"
  }
}
