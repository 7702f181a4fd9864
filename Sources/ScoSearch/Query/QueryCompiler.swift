import Xapian

/// Turns a ``Query`` into Xapian's: the last of the three steps.
///
/// A word becomes `OR(AND_MAYBE(SYNONYM(its stems and aliases), e × the very form), w × SYNONYM(its
/// translations))`, with ``Ranking/exactForm`` for e and ``Ranking/translation`` for w. The groups
/// are needed because weights inside `OP_SYNONYM` do not count. `OP_MAX` is not used: Xapian 1.4
/// flattens it wrongly.
struct QueryCompiler<Knowledge: IndexKnowledge> {
  let expander: QueryExpander<Knowledge>
  /// What words weigh besides what Xapian gives them; nil where only their articles matter.
  let topicWeight: TopicWeight<Knowledge>?
  let ranking: Ranking
  let requiresAllWords: Bool
  /// Only articles in another language than the query's are looked for.
  let isAcrossLanguages: Bool
  /// Forms of the index that begin so, most frequent first, for marking them.
  let prefixLimit = 1000

  /// What was found out on the way.
  var compiled = CompiledQuery()
  /// What the weights of the words so far were multiplied with, by form.
  var stemFactors: [String: Double] = [:]

  private init(
    expander: QueryExpander<Knowledge>, topicWeight: TopicWeight<Knowledge>?, ranking: Ranking,
    requiresAllWords: Bool, isAcrossLanguages: Bool = false
  ) {
    self.expander = expander
    self.topicWeight = topicWeight
    self.ranking = ranking
    self.requiresAllWords = requiresAllWords
    self.isAcrossLanguages = isAcrossLanguages
  }

  /// Compiles a whole query.
  ///
  /// A pasted text of hundreds of names may lead to more than Xapian takes: then what the lexicon
  /// has for them does not count, nor names as a whole, nor which are neighbours.
  static func compile(
    _ query: Query, expander: QueryExpander<Knowledge>, ranking: Ranking, requiresAllWords: Bool,
    isAcrossLanguages: Bool = false
  ) throws(XapianError) -> CompiledQuery {
    let topicWeight = try TopicWeight(expander.knowledge)
    var compiler = QueryCompiler(
      expander: expander, topicWeight: topicWeight, ranking: ranking,
      requiresAllWords: requiresAllWords, isAcrossLanguages: isAcrossLanguages)
    let whole = try compiler.compiled(query)
    // The other half is room for filters.
    if whole.nodeCount <= Xapian.Query.maximumNodeCount / 2 { return whole }
    var plain = QueryExpander(knowledge: expander.knowledge, translation: expander.translation)
    plain.looksUpTargets = false
    plain.correctsSpelling = false
    var ranking = ranking
    ranking.adjacency = 0
    compiler = QueryCompiler(
      expander: plain, topicWeight: topicWeight, ranking: ranking,
      requiresAllWords: requiresAllWords, isAcrossLanguages: isAcrossLanguages)
    return try compiler.compiled(query)
  }

  private mutating func compiled(_ query: Query) throws(XapianError) -> CompiledQuery {
    let whole = try compile(query) ?? Xapian.Query.none
    compiled.query = whole
    return compiled
  }

  /// nil where the part says nothing (only punctuation, say).
  private mutating func compile(_ query: Query) throws(XapianError) -> Xapian.Query? {
    switch query {
    case .words(let words): return try self.words(words.joined(separator: " "))
    case .phrase(let text): return try phrase(text)
    case .prefix(let text): return try prefix(text)
    case .field(let field, let text, let isPhrase):
      let filter = try self.field(field, text, isPhrase: isPhrase)
      return filtered(nil, by: [filter].compactMap(\.self))
    case .dates(let range): return .dates(range).map { Xapian.Query.filter(.all, $0) }
    case .and(let parts): return .joined(try compile(parts), by: Xapian.Query.and)
    case .or(let parts): return .joined(try compile(parts), by: Xapian.Query.or)
    case .clauses(let required, let optional, let excluded):
      return try clauses(required, optional, excluded)
    }
  }

  /// The parts that say something.
  private mutating func compile(_ parts: [Query]) throws(XapianError) -> [Xapian.Query] {
    var compiled: [Xapian.Query] = []
    for part in parts {
      if let query = try compile(part) { compiled.append(query) }
    }
    return compiled
  }

  // MARK: Clauses

  private mutating func clauses(
    _ required: [Query], _ optional: [Query], _ excluded: [Query]
  ) throws(XapianError) -> Xapian.Query? {
    var filters: [String: [Xapian.Query]] = [:]
    var must = try compile(required)
    var may: [Xapian.Query] = []
    for clause in optional {
      // A field by itself limits the search; of several of one field any will do.
      switch clause {
      case .field(let field, let text, let isPhrase):
        guard let filter = try self.field(field, text, isPhrase: isPhrase) else { continue }
        filters[field.name, default: []].append(filter)
      case .dates(let range):
        guard let filter = Xapian.Query.dates(range) else { continue }
        filters[Field.date.name, default: []].append(filter)
      default:
        if let part = try compile(clause) { may.append(part) }
      }
    }
    if requiresAllWords {
      must += may
      may = []
    }
    var query: Xapian.Query?
    if let wanted = Xapian.Query.joined(must, by: Xapian.Query.and) {
      query = .joined(may, by: Xapian.Query.or).map { .andMaybe(wanted, $0) } ?? wanted
    } else {
      query = .joined(may, by: Xapian.Query.or)
    }
    let sorted = filters.sorted { $0.key < $1.key }
    if !sorted.isEmpty {
      query = filtered(query, by: sorted.map { $0.value.count == 1 ? $0.value[0] : .or($0.value) })
    }
    var unwanted: [Xapian.Query] = []
    for part in excluded {
      if let part = try excludedPart(part) { unwanted.append(part) }
    }
    guard let unwanted = Xapian.Query.joined(unwanted, by: Xapian.Query.or) else { return query }
    return .andNot(query ?? .all, unwanted)
  }

  /// What `-` takes away: the words and their aliases, not their translations. It is not looked for
  /// in the articles that remain, so that of what was found out on the way only the explanation is
  /// kept.
  private mutating func excludedPart(_ query: Query) throws(XapianError) -> Xapian.Query? {
    var compiler = QueryCompiler(
      expander: QueryExpander(
        knowledge: expander.knowledge, translation: .off, correctsSpelling: false),
      topicWeight: nil, ranking: ranking, requiresAllWords: true)
    let part = try compiler.compile(query)
    compiled.explain("-(" + compiler.compiled.explanation + ")")
    return part
  }

  private func filtered(_ query: Xapian.Query?, by filters: [Xapian.Query]) -> Xapian.Query? {
    guard let filter = Xapian.Query.joined(filters, by: Xapian.Query.and) else { return query }
    return .filter(query ?? .all, filter)
  }

  private mutating func prefix(_ text: String) throws(XapianError) -> Xapian.Query? {
    var tokenizer = Tokenizer(text)
    var forms: [String] = []
    while let token = tokenizer.next() { forms.append(String(decoding: token.form, as: UTF8.self)) }
    guard let last = forms.popLast() else { return nil }
    let before = forms.isEmpty ? nil : try words(forms.joined(separator: " "))
    compiled.traces.append(
      Trace(query: text + "*", way: .prefix, pattern: .word([last + "*"]), weight: 1))
    compiled.explain("\(last)*")
    let wildcard = Xapian.Query.wildcard(
      prefix: last, limit: prefixLimit, on: .mostFrequent, combiner: .synonym)
    return .joined([before, wildcard].compactMap(\.self), by: Xapian.Query.and)
  }
}
