import Invocation
import ScoSearch
import SearchJSON

/// What is exported as JSON: items of CSL (its schema `csl-data.json`, 1.0.2), and the hit itself.
enum CSLExport {
  static func item(of hit: Hit) -> String {
    var members: [JSONValue.Member] = [
      ("id", .string(hit.id)), ("type", .string("article-newspaper")),
    ]
    func add(_ key: String, _ value: String?) {
      if let value { members.append((key, .string(value))) }
    }
    add("title", ExportedText.known(hit.title))
    let authors = AuthorName.all(in: hit.author).map(name)
    if !authors.isEmpty { members.append(("author", .array(authors))) }
    if let date = hit.date {
      let parts = [date.year, date.month, date.day].compactMap { $0 }
      let dates = JSONValue.array([.array(parts.map(JSONValue.integer))])
      members.append(("issued", .object([("date-parts", dates)])))
    }
    add("container-title", ExportedText.known(hit.source))
    add("event-place", ExportedText.known(hit.place))
    add("section", ExportedText.known(hit.section))
    add("language", hit.language?.rawValue)
    add("URL", ExportedText.known(hit.url))
    add("abstract", ExportedText.passage(hit))
    // The place that the schema leaves to programs.
    var own: [JSONValue.Member] = []
    if let path = hit.path { own.append(("path", .string(Invocation.shortened(path)))) }
    if !hit.matches.isEmpty {
      own.append(("matches", .array(hit.matches.map { ResultObjects.object($0) })))
    }
    if !own.isEmpty { members.append(("custom", .object(own))) }
    return JSONValue.object(members).text
  }

  private static func name(_ author: AuthorName) -> JSONValue {
    switch author {
    case .literal(let name): .object([("literal", .string(name))])
    case .person(let family, let given):
      .object([("family", .string(family)), ("given", .string(given))])
    }
  }

  /// The hit's object as `--json` has it, in a line.
  static func line(of hit: Hit, query: ExportedQuery?) -> String {
    let object = ResultObjects.object(hit)
    guard let query, case .object(let members) = object else { return object.text + "\n" }
    let queried: [JSONValue.Member] = [
      ("queryId", .string(query.id)), ("query", .string(query.text)),
    ]
    return JSONValue.object(queried + members).text + "\n"
  }
}
