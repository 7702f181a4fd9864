import Xapian

/// Turns a ``Query`` into Xapian's: the last of the three steps.
///
/// A word becomes `OR(AND_MAYBE(SYNONYM(its stems and aliases), e × the very form), w × SYNONYM(its
/// translations))`, with ``Ranking/exactForm`` for e and ``Ranking/translation`` for w. The groups
/// are needed because weights inside `OP_SYNONYM` do not count. `OP_MAX` is not used: Xapian 1.4
/// flattens it wrongly.
struct QueryCompiler {
  let expander: QueryExpander
  let ranking: Ranking
  let requiresAllWords: Bool
  /// Only articles in another language than the query's are looked for.
  var isAcrossLanguages = false
  /// Forms of the index that begin so, most frequent first, for marking them.
  let prefixLimit = 1000

  private(set) var traces: [Trace] = []
  /// What ranks the best matches again.
  private var near: [CompiledQuery.Neighbours] = []
  private var explanation: [String] = []
  private var corrections: [CompiledQuery.Correction] = []
  /// What the weights of the words so far were multiplied with, by form.
  private var stemFactors: [String: Double] = [:]

  init(expander: QueryExpander, ranking: Ranking, requiresAllWords: Bool) {
    self.expander = expander
    self.ranking = ranking
    self.requiresAllWords = requiresAllWords
  }

  /// Compiles a whole query.
  ///
  /// A pasted text of hundreds of names may lead to more than Xapian takes: then what the lexicon
  /// has for them does not count, nor which are neighbours.
  static func compile(
    _ query: Query, expander: QueryExpander, ranking: Ranking, requiresAllWords: Bool,
    isAcrossLanguages: Bool = false
  ) -> CompiledQuery {
    let whole = compileOnce(
      query, expander: expander, ranking: ranking, requiresAllWords: requiresAllWords,
      isAcrossLanguages: isAcrossLanguages)
    // The other half is room for filters.
    if whole.nodeCount <= Xapian.Query.maximumNodeCount / 2 { return whole }
    let plain = QueryExpander(
      languages: expander.languages, translation: expander.translation, stems: expander.stems,
      entries: { _ in [] }, topicWeight: expander.topicWeight)
    var ranking = ranking
    ranking.adjacency = 0
    return compileOnce(
      query, expander: plain, ranking: ranking, requiresAllWords: requiresAllWords,
      isAcrossLanguages: isAcrossLanguages)
  }

  private static func compileOnce(
    _ query: Query, expander: QueryExpander, ranking: Ranking, requiresAllWords: Bool,
    isAcrossLanguages: Bool = false
  ) -> CompiledQuery {
    var compiler = QueryCompiler(
      expander: expander, ranking: ranking, requiresAllWords: requiresAllWords)
    compiler.isAcrossLanguages = isAcrossLanguages
    let compiled = compiler.compile(query) ?? Xapian.Query.none
    return CompiledQuery(
      query: compiled, near: compiler.near, traces: compiler.traces,
      explanation: compiler.explanation.joined(separator: " "), corrections: compiler.corrections)
  }

  /// nil where the part says nothing (only punctuation, say).
  private mutating func compile(_ query: Query) -> Xapian.Query? {
    switch query {
    case .words(let words): return self.words(words.joined(separator: " "))
    case .phrase(let text): return phrase(text)
    case .prefix(let text): return prefix(text)
    case .field(let field, let text, let isPhrase):
      return filtered(nil, by: [self.field(field, text, isPhrase: isPhrase)].compactMap(\.self))
    case .dates(let range): return dates(range).map { Xapian.Query.filter(.all, $0) }
    case .and(let parts):
      return Self.join(parts.compactMap { compile($0) }, Xapian.Query.and)
    case .or(let parts):
      return Self.join(parts.compactMap { compile($0) }, Xapian.Query.or)
    case .clauses(let required, let optional, let excluded):
      return clauses(required, optional, excluded)
    }
  }

  private mutating func clauses(
    _ required: [Query], _ optional: [Query], _ excluded: [Query]
  ) -> Xapian.Query? {
    var filters: [String: [Xapian.Query]] = [:]
    var must = required.compactMap { compile($0) }
    var may: [Xapian.Query] = []
    for clause in optional {
      // A field by itself limits the search; of several of one field any will do.
      switch clause {
      case .field(let field, let text, let isPhrase):
        guard let filter = self.field(field, text, isPhrase: isPhrase) else { continue }
        filters[field.name, default: []].append(filter)
      case .dates(let range):
        guard let filter = dates(range) else { continue }
        filters["date", default: []].append(filter)
      default:
        if let part = compile(clause) { may.append(part) }
      }
    }
    if requiresAllWords {
      must += may
      may = []
    }
    var query: Xapian.Query?
    if let wanted = Self.join(must, Xapian.Query.and) {
      query = Self.join(may, Xapian.Query.or).map { .andMaybe(wanted, $0) } ?? wanted
    } else {
      query = Self.join(may, Xapian.Query.or)
    }
    let sorted = filters.sorted { $0.key < $1.key }
    if !sorted.isEmpty {
      query = filtered(query, by: sorted.map { $0.value.count == 1 ? $0.value[0] : .or($0.value) })
    }
    // What is excluded is not looked for in the articles that remain.
    let tracesSoFar = traces
    let unwanted = excluded.compactMap { excludedPart($0) }
    traces = tracesSoFar
    guard let unwanted = Self.join(unwanted, Xapian.Query.or) else { return query }
    return .andNot(query ?? .all, unwanted)
  }

  /// What `-` takes away: the words and their aliases, not their translations.
  private mutating func excludedPart(_ query: Query) -> Xapian.Query? {
    var compiler = QueryCompiler(
      expander: QueryExpander(
        languages: expander.languages, translation: .off, stems: expander.stems,
        entries: expander.entries),
      ranking: ranking, requiresAllWords: true)
    let part = compiler.compile(query)
    explanation.append("-(" + compiler.explanation.joined(separator: " ") + ")")
    return part
  }

  private func filtered(_ query: Xapian.Query?, by filters: [Xapian.Query]) -> Xapian.Query? {
    guard let filter = Self.join(filters, Xapian.Query.and) else { return query }
    return .filter(query ?? .all, filter)
  }

  // MARK: Words

  private mutating func words(_ text: String) -> Xapian.Query? {
    let run = expander.run(text)
    guard !run.words.isEmpty else { return nil }
    // Stop words count only where there is nothing else, or where all words must match by name.
    let hasSubject = run.words.contains { !$0.word.isStopWord || $0.word.isCapitals }
    let counts = run.words.indices.filter { index in
      let word = run.words[index].word
      return !hasSubject || !word.isStopWord || word.isCapitals
    }
    var units: [Xapian.Query] = []
    var position = 0
    let end = run.words.count..<run.words.count
    for phrase in run.phrases + [ExpandedRun.Phrase(words: end, targets: [])] {
      for index in position..<phrase.words.lowerBound where counts.contains(index) {
        units.append(word(run.words[index]))
      }
      position = phrase.words.upperBound
      if phrase.words.isEmpty { continue }
      let share = phrase.targets.contains { $0.kind == .translation } ? ranking.phraseShare : 1
      let single = phrase.words.filter(counts.contains).map {
        word(run.words[$0], translationShare: share)
      }
      let whole = self.targets(phrase.targets, of: run.text(of: phrase.words))
      let together = Self.join(single, requiresAllWords ? Xapian.Query.and : Xapian.Query.or)
      units.append(Self.join([together].compactMap(\.self) + whole, Xapian.Query.or) ?? .none)
    }
    let all = Self.join(units, requiresAllWords ? Xapian.Query.and : Xapian.Query.or) ?? .none
    near += adjacency(run, counts)
    return all
  }

  private mutating func word(
    _ expanded: ExpandedWord, translationShare: Double = 1
  ) -> Xapian.Query {
    let word = expanded.word
    let patterns = word.patterns(of: expander.languages)
    let weight = word.isStopWord ? 0.1 : 1
    trace(word.text, word.isCorrected ? .spelling : .exact, .word([word.form]), weight: weight)
    for pattern in patterns {
      trace(word.text, word.isCorrected ? .spelling : .stem, pattern, weight: weight)
    }
    note(word)
    var parts: [Xapian.Query] = []
    let aliases = expanded.targets.filter { $0.kind == .alias }
    for alias in aliases { trace(word.text, .alias, alias.pattern, weight: 1) }
    let (group, terms) = synonym(patterns + aliases.map(\.pattern))
    let factors = expander.topicWeight?.factors(of: terms, form: word.form)
    stemFactors[word.form] = factors?.stems
    let stems = factors.map { .scale(group, by: $0.stems) } ?? group
    if !(word.isCapitals && word.isStopWord), isHeld(word.form) {
      // Every article with the form has a stem of it, so that the form only adds to the weight.
      let form = Xapian.Query.scale(
        .term(word.form), by: ranking.exactForm * (factors?.form ?? 1))
      parts.append(.andMaybe(stems, form))
    } else {
      parts.append(stems)
    }
    if isAcrossLanguages, expanded.targets.contains(where: { $0.kind == .translation }) {
      // In an article of the other language the word itself is a quotation or a false friend.
      parts = [.scale(.or(parts), by: ranking.foreignWord)]
    }
    let translations = expanded.targets.filter { $0.kind == .translation }
    if !translations.isEmpty {
      for target in translations { trace(word.text, .translation, target.pattern, weight: 0.8) }
      parts.append(
        .scale(
          alternatives(translations.map(\.pattern)), by: translationWeight * translationShare))
    }
    explain(word.text, patterns: patterns, targets: expanded.targets)
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  /// What the lexicon has for several words, aliases and translations each as one group.
  private mutating func targets(_ targets: [LexiconTarget], of text: String) -> [Xapian.Query] {
    var parts: [Xapian.Query] = []
    let aliases = targets.filter { $0.kind == .alias }
    if !aliases.isEmpty {
      for target in aliases { trace(text, .alias, target.pattern, weight: 1) }
      parts.append(alternatives(aliases.map(\.pattern)))
    }
    let translations = targets.filter { $0.kind == .translation }
    if !translations.isEmpty {
      for target in translations { trace(text, .translation, target.pattern, weight: 1) }
      let (single, several) = (
        translations.filter { $0.pattern.words.count == 1 },
        translations.filter { $0.pattern.words.count > 1 }
      )
      if !single.isEmpty {
        parts.append(.scale(alternatives(single.map(\.pattern)), by: translationWeight))
      }
      if !several.isEmpty {
        parts.append(
          .scale(
            alternatives(several.map(\.pattern)), by: translationWeight * ranking.phraseShare))
      }
    }
    explain("\"\(text)\"", patterns: [], targets: targets)
    return parts
  }

  private mutating func phrase(_ text: String) -> Xapian.Query? {
    let run = expander.run(text)
    guard !run.words.isEmpty else { return nil }
    if run.words.count == 1 { return word(run.words[0]) }
    for word in run.words { note(word.word) }
    let positions = run.words.flatMap { self.positions(of: $0.word) }
    let pattern = TermPattern(words: positions)
    trace(text, .exact, TermPattern(words: run.words.map { [$0.word.form] }), weight: 2)
    trace(text, .stem, pattern, weight: 2)
    explanation.append("\"\(text)\"")
    let whole = expander.targets(of: run.words.map(\.word)[...])
    return Self.join(
      [Self.phrase(pattern)] + targets(whole, of: text), Xapian.Query.or)
  }

  /// For each place of a phrase the terms that may stand there.
  func positions(of word: QueryWord) -> [[String]] {
    let patterns = word.patterns(of: expander.languages)
    // A compound stands for as many places as it has words in the first language that divides it.
    if let compound = patterns.dropFirst().first { return compound.words }
    return patterns[0].words
  }

  private mutating func prefix(_ text: String) -> Xapian.Query? {
    var tokenizer = Tokenizer(text)
    var forms: [String] = []
    while let token = tokenizer.next() { forms.append(String(decoding: token.form, as: UTF8.self)) }
    guard let last = forms.popLast() else { return nil }
    let before = forms.isEmpty ? nil : words(forms.joined(separator: " "))
    traces.append(
      Trace(query: text + "*", way: .prefix, pattern: .word([last + "*"]), weight: 1))
    explanation.append("\(last)*")
    let wildcard = Xapian.Query.wildcard(
      prefix: last, limit: prefixLimit, on: .mostFrequent, combiner: .synonym)
    return Self.join([before, wildcard].compactMap(\.self), Xapian.Query.and)
  }

  /// Neighbours of the query that are neighbours in the article.
  private func adjacency(_ run: ExpandedRun, _ counts: [Int]) -> [CompiledQuery.Neighbours] {
    guard ranking.adjacency > 0, counts.count <= Ranking.longestAdjacency else { return [] }
    return zip(counts, counts.dropFirst()).compactMap { first, second in
      guard second == first + 1 else { return nil }
      let places = [first, second].flatMap { positions(of: run.words[$0].word) }
        .map { $0.filter(isHeld) }
      guard places.allSatisfy({ !$0.isEmpty }) else { return nil }
      let factors = [first, second].map { stemFactors[run.words[$0].word.form] ?? 1 }
      let weight = ranking.adjacency * (factors[0] + factors[1]) / 2
      return CompiledQuery.Neighbours(pattern: TermPattern(words: places), weight: weight)
    }
  }

  private var translationWeight: Double {
    expander.translation == .on || isAcrossLanguages ? 1 : ranking.translation
  }

  private mutating func trace(
    _ query: String, _ way: WordMatch.Way, _ pattern: TermPattern, weight: Double
  ) {
    let trace = Trace(query: query, way: way, pattern: pattern, weight: weight)
    if !traces.contains(trace) { traces.append(trace) }
  }

  private mutating func note(_ word: QueryWord) {
    guard word.isCorrected else { return }
    let correction = CompiledQuery.Correction(word: word.text, replacement: word.form)
    if !corrections.contains(correction) { corrections.append(correction) }
  }

  private mutating func explain(
    _ text: String, patterns: [TermPattern], targets: [LexiconTarget]
  ) {
    let stems = patterns.flatMap { pattern in
      pattern.words.map { $0.map { String($0.dropFirst(2)) } }
    }.flatMap(\.self)
    var seen: [String] = []
    for stem in stems where !seen.contains(stem) { seen.append(stem) }
    let others = targets.map { "\($0.kind == .alias ? "=" : "~")\($0.text)" }
    explanation.append("\(text){" + (seen + others).joined(separator: ", ") + "}")
  }
}
