import ArticleText
import Xapian

/// What words and phrases become.
extension QueryCompiler {
  mutating func words(_ text: String) throws(XapianError) -> Xapian.Query? {
    let run = try expander.run(text)
    guard !run.words.isEmpty else { return nil }
    // Stop words count only where there is nothing else, or where all words must match by name.
    let hasSubject = run.words.contains { !$0.word.isStopWord || $0.word.isCapitals }
    let counts = run.words.indices.filter { index in
      let word = run.words[index].word
      return !hasSubject || !word.isStopWord || word.isCapitals
    }
    var units: [Unit] = []
    var position = 0
    let end = run.words.count..<run.words.count
    for phrase in run.phrases + [ExpandedRun.Phrase(words: end, targets: [])] {
      for index in position..<phrase.words.lowerBound where counts.contains(index) {
        units.append(try unit(run.words[index]))
      }
      position = phrase.words.upperBound
      if phrase.words.isEmpty { continue }
      units.append(Unit(query: try self.phrase(phrase, of: run, counts)))
    }
    // Among so many words that the lexicon does not count, names as a whole do not either.
    for name in expander.looksUpTargets ? run.names : []
    where !hasSubject || name.contains(where: counts.contains) {
      units.append(try self.name(name, of: run))
    }
    compiled.near += try adjacency(run, counts)
    return joined(units) ?? Xapian.Query.none
  }

  /// A name as a whole, the stop words among its parts included, beside its parts. What is excluded
  /// is the name.
  private mutating func name(
    _ name: Range<Int>, of run: ExpandedRun
  ) throws(XapianError) -> Unit {
    let text = run.text(of: name)
    let words = run.words[name].map(\.word)
    let patterns = patterns(of: words, named: text)
    let whole = Xapian.Query.joined(patterns.map { .phrase($0) }, by: Xapian.Query.or) ?? .none
    let factors = words.map { stemFactors[$0.form] ?? 1 }
    var weight = factors.reduce(0, +) / Double(factors.count)
    weight *= words.count == run.words.count ? ranking.name : ranking.nameAmongWords
    if isAcrossLanguages { weight *= ranking.foreignWord }
    return Unit(query: .scale(whole, by: weight), mayBeRequired: topicWeight == nil)
  }

  /// What a word or phrase becomes.
  private struct Unit {
    var query: Xapian.Query
    /// An article must have it where all words are required.
    var mayBeRequired = true
  }

  /// A word that some languages do not have as one is not required: articles in them never hold it.
  private mutating func unit(
    _ word: ExpandedWord, translationShare: Double = 1
  ) throws(XapianError) -> Unit {
    Unit(
      query: try self.word(word, translationShare: translationShare),
      mayBeRequired: word.word.isWordEverywhere)
  }

  private func joined(_ units: [Unit]) -> Xapian.Query? {
    let must = units.filter { requiresAllWords && $0.mayBeRequired }.map(\.query)
    guard let required = Xapian.Query.joined(must, by: Xapian.Query.and) else {
      return .joined(units.map(\.query), by: Xapian.Query.or)
    }
    let may = units.filter { !$0.mayBeRequired }.map(\.query)
    return Xapian.Query.joined(may, by: Xapian.Query.or).map { .andMaybe(required, $0) } ?? required
  }

  /// Words for which the lexicon has something as a whole: each by itself, and the whole.
  private mutating func phrase(
    _ phrase: ExpandedRun.Phrase, of run: ExpandedRun, _ counts: [Int]
  ) throws(XapianError) -> Xapian.Query {
    let share = phrase.targets.contains { $0.kind == .translation } ? ranking.phraseShare : 1
    var single: [Unit] = []
    for index in phrase.words where counts.contains(index) {
      single.append(try unit(run.words[index], translationShare: share))
    }
    let whole = try targets(phrase.targets, of: run.text(of: phrase.words))
    return .joined([joined(single)].compactMap(\.self) + whole, by: Xapian.Query.or)
      ?? Xapian.Query.none
  }

  private mutating func word(
    _ expanded: ExpandedWord, translationShare: Double = 1
  ) throws(XapianError) -> Xapian.Query {
    let key = expanded.key.map {
      QueryMemory.key($0, translationShare: translationShare, way: way)
    }
    let memory = expander.knowledge.memory
    var word: CompiledWord
    if let key, let known = memory?.compiled[key] {
      word = known
    } else {
      word = try compiledWord(expanded, translationShare)
      if let key { memory?.compiled[key] = word }
    }
    compiled.note(expanded.word)
    for trace in word.traces { compiled.trace(trace) }
    compiled.explain(word.explanation)
    stemFactors[expanded.word.form] = word.stemFactor
    return word.query
  }

  /// How words are compiled, as a number for ``QueryMemory``.
  private var way: UInt8 {
    (expander.translation == .on ? 1 : 0) | (isAcrossLanguages ? 2 : 0)
      | (topicWeight == nil ? 4 : 0)
  }

  private func compiledWord(
    _ expanded: ExpandedWord, _ translationShare: Double
  ) throws(XapianError) -> CompiledWord {
    let word = expanded.word
    let patterns = word.patterns(of: expander.languages)
    let aliases = expanded.targets.filter { $0.kind == .alias }
    let translations = expanded.targets.filter { $0.kind == .translation }
    // Where an article has it glued together, that is what it says of it; else its parts side by
    // side are.
    let meant = try synonym(
      word.gluedPatterns(of: expander.languages) + patterns + aliases.map(\.pattern),
      countsAllPhrases: word.parts.isEmpty)
    let factors = try topicWeight?.factors(of: meant.terms, form: word.form)
    var parts = [weighed(meant, by: factors)]
    if !word.isName, word.parts.isEmpty, try mayMatch(word.form) {
      // Every article with the form has a stem of it, so that the form only adds to the weight.
      let form = Xapian.Query.scale(
        .term(word.form), by: ranking.exactForm * (factors?.form ?? 1),
        lengthClass: factors?.lengths.number ?? 0)
      parts = [.andMaybe(parts[0], form)]
    }
    if !translations.isEmpty {
      if isAcrossLanguages {
        // In an article of the other language the word itself is a quotation or a false friend.
        parts = [.scale(.or(parts), by: ranking.foreignWord)]
      }
      for (language, patterns) in byLanguage(translations.map(\.pattern)) {
        let weight = translationWeight(into: language)
        let meant = weight.isAsRareAsItsWord ? factors?.weight : nil
        parts.append(
          .scale(
            try alternatives(patterns, weighing: meant), by: weight.share * translationShare))
      }
    }
    return CompiledWord(
      query: parts.count == 1 ? parts[0] : .or(parts),
      traces: traces(of: word, patterns, aliases, translations),
      explanation: CompiledQuery.explanation(
        of: word.text, patterns: patterns, targets: expanded.targets),
      stemFactor: factors?.stems)
  }

  /// The ways that lead from a word to an article's.
  private func traces(
    of word: QueryWord, _ patterns: [TermPattern], _ aliases: [LexiconTarget],
    _ translations: [LexiconTarget]
  ) -> [Trace] {
    let weight = word.isStopWord ? 0.1 : 1
    let (exact, stem): (WordMatch.Way, WordMatch.Way) =
      word.isCorrected ? (.spelling, .spelling) : (.exact, .stem)
    var traces: [Trace] = []
    func add(_ way: WordMatch.Way, _ pattern: TermPattern, _ weight: Double) {
      traces.append(Trace(query: word.text, way: way, pattern: pattern, weight: weight))
    }
    add(exact, TermPattern(words: word.forms.map { [$0] }), weight)
    for pattern in patterns { add(stem, pattern, weight) }
    for alias in aliases { add(.alias, alias.pattern, 1) }
    for target in translations { add(.translation, target.pattern, 0.8) }
    return traces
  }

  /// What the lexicon has for several words, aliases and translations each as one group.
  private mutating func targets(
    _ targets: [LexiconTarget], of text: String
  ) throws(XapianError) -> [Xapian.Query] {
    var parts: [Xapian.Query] = []
    let aliases = targets.filter { $0.kind == .alias }
    if !aliases.isEmpty {
      for target in aliases { compiled.trace(text, .alias, target.pattern, weight: 1) }
      parts.append(try alternatives(aliases.map(\.pattern)))
    }
    let translations = targets.filter { $0.kind == .translation }
    for target in translations { compiled.trace(text, .translation, target.pattern, weight: 1) }
    for (language, patterns) in byLanguage(translations.map(\.pattern)) {
      let share = translationWeight(into: language).share
      let single = patterns.filter { $0.words.count == 1 }
      if !single.isEmpty { parts.append(.scale(try alternatives(single), by: share)) }
      let several = patterns.filter { $0.words.count > 1 }
      if !several.isEmpty {
        parts.append(.scale(try alternatives(several), by: share * ranking.phraseShare))
      }
    }
    compiled.explain("\"\(text)\"", patterns: [], targets: targets)
    return parts
  }

  mutating func phrase(_ text: String) throws(XapianError) -> Xapian.Query? {
    let run = try expander.run(text)
    guard !run.words.isEmpty else { return nil }
    if run.words.count == 1 { return try word(run.words[0]) }
    for word in run.words { compiled.note(word.word) }
    let patterns = patterns(of: run.words.map(\.word), named: text)
    compiled.explain("\"\(text)\"")
    let whole = try expander.targets(of: run.words.map(\.word)[...], isPart: false)
    return .joined(
      patterns.map { .phrase($0) } + (try targets(whole, of: text)), by: Xapian.Query.or)
  }

  /// The ways in which articles hold words in a row, noted as ways from the query's text to theirs.
  private mutating func patterns(of words: [QueryWord], named text: String) -> [TermPattern] {
    let patterns = TermPattern.patterns(
      of: words.map(\.stems), rows: expander.languages.rows.indices, in: expander.languages)
    compiled.trace(
      text, .exact, TermPattern(words: words.flatMap(\.forms).map { [$0] }), weight: 2)
    for pattern in patterns { compiled.trace(text, .stem, pattern, weight: 2) }
    return patterns
  }

  /// Neighbours of the query that are neighbours in the article.
  private func adjacency(
    _ run: ExpandedRun, _ counts: [Int]
  ) throws(XapianError) -> [CompiledQuery.Neighbours] {
    var near: [CompiledQuery.Neighbours] = []
    guard ranking.adjacency > 0 else { return near }
    for (pair, rows) in neighbours(run.words.map(\.word), counts) {
      let words = pair.map { run.words[$0].word }
      let factors = words.map { stemFactors[$0.form] ?? 1 }
      let weight = ranking.adjacency * (factors[0] + factors[1]) / 2
      let patterns = TermPattern.patterns(
        of: words.map(\.stems), rows: rows, in: expander.languages)
      for pattern in patterns {
        var places: [[String]] = []
        for place in pattern.words { places.append(try held(place)) }
        guard places.allSatisfy({ !$0.isEmpty }) else { continue }
        near.append(CompiledQuery.Neighbours(pattern: TermPattern(words: places), weight: weight))
      }
    }
    return near
  }

  /// The pairs of words that count and are neighbours in the language of a row, each with all such
  /// rows. In a language in which too many words count there are none.
  private func neighbours(
    _ words: [QueryWord], _ counts: [Int]
  ) -> [(pair: [Int], rows: [Int])] {
    var found: [(pair: [Int], rows: [Int])] = []
    if counts.count(where: { words[$0].isWordEverywhere }) > Ranking.longestAdjacency {
      return found
    }
    for row in expander.languages.rows.indices {
      let present = words.indices.filter { !words[$0].stems[row].isEmpty }
      if present.count(where: counts.contains) > Ranking.longestAdjacency { continue }
      for (first, second) in zip(present, present.dropFirst()) {
        // How a name is written does not stand in an article's sequence of stems.
        let pair = [first, second]
        guard pair.allSatisfy({ counts.contains($0) && !words[$0].isName }) else { continue }
        if let known = found.firstIndex(where: { $0.pair == pair }) {
          found[known].rows.append(row)
        } else {
          found.append((pair, [row]))
        }
      }
    }
    return found.sorted { $0.pair.lexicographicallyPrecedes($1.pair) }
  }
}
