import HTTPTypes
import Hummingbird

/// The web page.
struct PageRoutes: Sendable {
  let service: SearchService
  let tags: EntityTags

  /// Adds the page, its files, and the originals of articles.
  func add(to router: Router<RequestScope>) {
  }

  /// Shows a problem to a person.
  @Sendable static func response(to problem: Problem, _ request: Request) -> Response {
    problem.response
  }
}
