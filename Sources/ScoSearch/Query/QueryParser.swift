import ArticleText

/// Turns any text into a ``Query``.
///
/// ```text
/// query   = and (OR and)*
/// and     = clauses (AND clauses)*
/// clauses = (["+" | "-" | NOT] clause)+
/// clause  = word ["*"] | quoted | field (word | quoted | "(" query ")") | "(" query ")"
/// ```
///
/// Operators without operands are words where they are all there is, and are left out otherwise;
/// brackets that do not match are left out. Neighbouring words without a sign are one
/// ``Query/words(_:)``.
struct QueryParser {
  /// Brackets nested deeper than this are left out.
  static let deepestNesting = 50

  private let tokens: [QueryToken]
  private var index = 0
  private var depth = 0

  /// Parses a query.
  static func parse(_ text: String) -> Query {
    let tokens = QueryLexer.tokens(of: text)
    if tokens.allSatisfy({ $0 == .and || $0 == .or || $0 == .not }) {
      // `AND` alone asks for the word, however often it is said.
      var seen: Set<Substring> = []
      let words = text.split(whereSeparator: \.isWhitespace).filter { seen.insert($0).inserted }
      return .words(words.map(String.init))
    }
    var parser = QueryParser(tokens: tokens)
    var parts: [Query] = []
    while parser.index < tokens.count {
      let part = parser.or()
      if !part.isEmpty { parts.append(part) }
      // A closing bracket without an opening one.
      if parser.index < tokens.count { parser.index += 1 }
    }
    return parts.count == 1 ? parts[0] : combine(required: [], optional: parts, excluded: [])
  }

  private init(tokens: [QueryToken]) {
    self.tokens = tokens
  }

  private var current: QueryToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func or() -> Query {
    var parts = [and()]
    while current == .or {
      index += 1
      parts.append(and())
    }
    return Self.joined(parts, Query.or)
  }

  private mutating func and() -> Query {
    var parts = [clauses()]
    while current == .and {
      index += 1
      parts.append(clauses())
    }
    return Self.conjunction(parts)
  }

  private mutating func clauses() -> Query {
    var required: [Query] = []
    var optional: [Query] = []
    var excluded: [Query] = []
    loop: while let token = current {
      switch token {
      case .and, .or, .close: break loop
      case .plus:
        index += 1
        if let clause = clause() { required.append(clause) }
      case .minus, .not:
        index += 1
        if let clause = clause() { excluded.append(clause) }
      default:
        if let clause = clause() { optional.append(clause) }
      }
    }
    return Self.combine(required: required, optional: optional, excluded: excluded)
  }

  /// One clause, nil where what stands here is none.
  private mutating func clause() -> Query? {
    guard let token = current else { return nil }
    switch token {
    case .word(let word):
      index += 1
      if current == .star {
        index += 1
        return .prefix(word)
      }
      return .words([word])
    case .quoted(let text):
      index += 1
      return .phrase(text)
    case .field(let field):
      index += 1
      return fieldClause(field)
    case .open:
      index += 1
      guard depth < Self.deepestNesting else { return nil }
      depth += 1
      let query = or()
      depth -= 1
      if current == .close { index += 1 }
      return query.isEmpty ? nil : query
    case .star, .plus, .minus, .not:
      index += 1
      return nil
    case .and, .or, .close:
      return nil
    }
  }

  private mutating func fieldClause(_ field: Field) -> Query? {
    switch current {
    case .word(let word):
      index += 1
      let isPrefix = current == .star
      if isPrefix { index += 1 }
      if field.kind == .dates {
        guard let range = DateRange(word) else { return .words([field.name, word]) }
        return .dates(range)
      }
      return .field(field, isPrefix ? word + "*" : word, isPhrase: false)
    case .quoted(let text):
      index += 1
      return Self.field(field, text, isPhrase: true)
    case .open:
      // `title:(a b)`: every word of the group is one of the field.
      guard let group = clause() else { return nil }
      return Self.distribute(field, over: group)
    default: return nil
    }
  }

  // MARK: Trees

  /// A field's word or phrase; where a date should be and is none, the word or phrase by itself. It
  /// must not become more words: brackets within brackets would double them each time.
  private static func field(_ field: Field, _ text: String, isPhrase: Bool) -> Query {
    guard field.kind == .dates else { return .field(field, text, isPhrase: isPhrase) }
    if let range = DateRange(text) { return .dates(range) }
    return isPhrase ? .phrase(text) : .words([text])
  }

  private static func distribute(_ field: Field, over query: Query) -> Query {
    switch query {
    case .words(let words):
      return joined(words.map { Self.field(field, $0, isPhrase: false) }, Query.and)
    case .phrase(let text): return self.field(field, text, isPhrase: true)
    case .and(let parts): return .and(parts.map { distribute(field, over: $0) })
    case .or(let parts): return .or(parts.map { distribute(field, over: $0) })
    case .clauses(let required, let optional, let excluded):
      return .clauses(
        required: required.map { distribute(field, over: $0) },
        optional: optional.map { distribute(field, over: $0) },
        excluded: excluded.map { distribute(field, over: $0) })
    case .prefix, .field, .dates: return query
    }
  }

  private static func joined(_ parts: [Query], _ join: ([Query]) -> Query) -> Query {
    let parts = parts.filter { !$0.isEmpty }
    if parts.isEmpty { return .empty }
    return parts.count == 1 ? parts[0] : join(parts)
  }

  /// All of the parts; what a part excludes is excluded from the whole.
  private static func conjunction(_ parts: [Query]) -> Query {
    var wanted: [Query] = []
    var unwanted: [Query] = []
    for part in parts where !part.isEmpty {
      if case .clauses(let required, let optional, let excluded) = part,
        required.isEmpty, optional.isEmpty
      {
        unwanted += excluded
      } else {
        wanted.append(part)
      }
    }
    let query = joined(wanted, Query.and)
    if unwanted.isEmpty { return query }
    return .clauses(required: query.isEmpty ? [] : [query], optional: [], excluded: unwanted)
  }

  private static func combine(
    required: [Query], optional: [Query], excluded: [Query]
  ) -> Query {
    var merged: [Query] = []
    for clause in optional where !clause.isEmpty {
      if case .words(let words) = clause, case .words(let before)? = merged.last {
        merged[merged.count - 1] = .words(before + words)
      } else {
        merged.append(clause)
      }
    }
    if required.isEmpty, excluded.isEmpty {
      if merged.isEmpty { return .empty }
      if merged.count == 1 { return merged[0] }
    }
    return .clauses(required: required, optional: merged, excluded: excluded)
  }
}
