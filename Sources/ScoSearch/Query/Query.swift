import ArticleText

/// A query as a tree, by what the user wrote; nothing is looked up yet.
///
/// The second of three steps: text → tokens → `Query` → Xapian's query. Each can be printed, and
/// tested without an index.
indirect enum Query: Hashable, Sendable {
  /// Words to be found in any number and order; more and nearer is better.
  case words([String])
  /// Words in this order.
  case phrase(String)
  /// Words that begin so.
  case prefix(String)
  /// Words of a field; `isPhrase` where they were quoted.
  case field(Field, String, isPhrase: Bool)
  /// Articles of these dates.
  case dates(DateRange)
  /// All of these.
  case and([Query])
  /// Any of these.
  case or([Query])
  /// What must be there, what may be, and what must not be.
  case clauses(required: [Query], optional: [Query], excluded: [Query])

  /// The query that says nothing.
  static let empty = Query.words([])

  var isEmpty: Bool { self == .empty }

  /// Whether a part of it is about dates.
  var namesDates: Bool {
    switch self {
    case .dates: return true
    case .words, .phrase, .prefix, .field: return false
    case .and(let parts), .or(let parts): return parts.contains(where: \.namesDates)
    case .clauses(let required, let optional, let excluded):
      return [required, optional, excluded].joined().contains(where: \.namesDates)
    }
  }
}

extension Query: CustomStringConvertible {
  /// One line, with every operator and group written out.
  var description: String {
    switch self {
    case .words(let words): return words.joined(separator: " ")
    case .phrase(let text): return "\"\(text)\""
    case .prefix(let text): return "\(text)*"
    case .field(let field, let text, let isPhrase):
      return isPhrase ? "\(field.name):\"\(text)\"" : "\(field.name):\(text)"
    case .dates(let range):
      let since = range.since.map(\.description) ?? ""
      let until = range.until.map(\.description) ?? ""
      return since == until
        ? "\(Field.date.name):\(since)" : "\(Field.date.name):\(since)..\(until)"
    case .and(let parts): return "(" + parts.map(\.description).joined(separator: " AND ") + ")"
    case .or(let parts): return "(" + parts.map(\.description).joined(separator: " OR ") + ")"
    case .clauses(let required, let optional, let excluded):
      let parts =
        required.map { "+\($0.grouped)" } + optional.map(\.description)
        + excluded.map { "-\($0.grouped)" }
      return parts.joined(separator: " ")
    }
  }

  private var grouped: String {
    switch self {
    case .words(let words) where words.count > 1: return "(\(description))"
    case .clauses: return "(\(description))"
    default: return description
    }
  }
}
