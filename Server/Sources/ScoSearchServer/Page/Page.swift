import HTTPTypes
import Hummingbird
import ScoSearch

/// Makes the page, or a part of it, for one request.
struct Page: Sendable {
  let service: SearchService
  let scope: RequestScope
  let state: PageState

  /// Articles like the open one that are named below it.
  private static let similar = 5
  /// Articles that the start page names.
  private static let newest = 5

  /// The templates of this program: they are built in, and a test parses them.
  static let templates: PageTemplates = {
    do {
      return try PageTemplates()
    } catch {
      preconditionFailure("a template cannot be read: \(error)")
    }
  }()

  /// The whole page or the part that was asked for.
  func response() async throws -> Response {
    let hits = HitContext(state: state, folder: Self.folder(of: service.index.collection.path))
    var context: PageContext = [:]
    if state.part == .pane {
      context["pane"] = try await pane(hits)
      context["isPane"] = true
    } else {
      if state.isSearch {
        let findings = try await PageSearch(service: service, scope: scope).findings(state)
        context["results"] = results(findings)
      } else if state.open == nil {
        let everything = try await PageSearch(service: service, scope: scope)
          .everything(newest: Self.newest)
        context["start"] =
          StartContext(state: state, hits: hits, everything: everything).context
      }
      context["pane"] = try await pane(hits)
      context["isView"] = true
    }
    addFrame(to: &context)
    let isMissing = context.part("pane")?["isMissing"] != nil
    return .html(
      Self.templates.render(state.part == nil ? "page" : "part", context, in: state.language),
      status: isMissing ? .notFound : .ok)
  }

  private func results(_ findings: PageSearch.Findings) -> PageContext {
    // The links go on from what was searched for.
    let state = findings.completedQuery.map(state.searching) ?? state
    let hits = HitContext(state: state, folder: Self.folder(of: service.index.collection.path))
    return ResultsContext(state: state, hits: hits, findings: findings).context
  }

  /// What stands around hits and article.
  private func addFrame(to context: inout PageContext) {
    let isOpen = state.open != nil
    context["mode"] =
      (state.isSearch ? "found" : isOpen ? "alone" : "start") + (isOpen ? " reading" : "")
    context["query"] = state.query
    context["home"] = state.address.keeping(.ui).text
    context["kept"] = state.kept.map { ["name": $0.name, "value": $0.value] }
    context["spoken"] = PageLanguage.allCases.map { language -> PageContext in
      let ui = language == state.usualLanguage ? nil : language.rawValue
      var link: PageContext = [
        "code": language.rawValue, "name": language.ownName,
        "href": state.address.with(.ui, ui).text,
      ]
      if language == state.language { link["isSpoken"] = true }
      return link
    }
    context["isFound"] = state.isSearch
    context["isReading"] = isOpen
    context["assets"] = WebFiles.path
    let name = context.part("pane")?.part("article")?.text("title") ?? state.query
    context["pageTitle"] = name.isEmpty ? "sco-search" : "\(name) – sco-search"
  }

  // MARK: The article

  private func pane(_ hits: HitContext) async throws -> PageContext {
    let pane = PaneContext(state: state, hits: hits)
    guard let id = state.open else { return [:] }
    var context: PageContext = ["closed": pane.closed, "isShown": true]
    if state.isSearch { context["hasList"] = true }
    do {
      let (stored, text) = try await article(id)
      let options = SearchOptions(
        limit: Self.similar, describesHits: false, timeLimit: service.timeLeft)
      let similar = try await service.similar(to: [id], options, for: scope)
      context["article"] = pane.context(stored, text, similar: similar.hits)
    } catch let problem as Problem where problem.status == .notFound {
      context["isMissing"] = true
      context["missing"] = id
    }
    return context
  }

  /// An article, and its text with the words marked that the query leads to.
  private func article(_ id: String) async throws -> (StoredArticle, ReadingText) {
    guard state.isSearch else {
      let stored = try await service.article([id], for: scope)
      return (stored, ReadingText(stored.article))
    }
    let (stored, highlights) = try await service.article(
      [id], highlighting: state.query, state.options, for: scope)
    if highlights.isCut { scope.notes.isCut = true }
    return (stored, ReadingText(stored.article, highlights))
  }

  /// The folder that a collection lies in.
  private static func folder(of collection: String) -> String {
    let parts = collection.split(separator: "/").dropLast()
    return parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
  }
}
