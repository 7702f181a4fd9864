import ArticleText
import Xapian

/// Terms and phrases of which each may be meant.
extension QueryCompiler {
  /// What a translation weighs; where articles of the other language are asked for, as much as a
  /// word.
  func translationWeight(into language: Language?) -> TranslationWeight {
    expander.translation == .on || isAcrossLanguages
      ? TranslationWeight(share: 1, isAsRareAsItsWord: false) : ranking.translation(into: language)
  }

  /// Patterns by the language that their first stem is of, in the order of the language table.
  func byLanguage(
    _ patterns: [TermPattern]
  ) -> [(language: Language?, patterns: [TermPattern])] {
    let marks = patterns.map { pattern in
      pattern.words.first?.first.flatMap { Schema.mark(ofStemTerm: $0.utf8) }
    }
    var found: [(language: Language?, patterns: [TermPattern])] = []
    for row in expander.languages.rows {
      let own = zip(patterns, marks).filter { $0.1 == row.mark.asciiValue }.map(\.0)
      if !own.isEmpty { found.append((row.language, own)) }
    }
    let others = zip(patterns, marks).filter { pair in
      !expander.languages.rows.contains { $0.mark.asciiValue == pair.1 }
    }
    return others.isEmpty ? found : found + [(nil, others.map(\.0))]
  }

  /// Patterns of which each may be meant, as one: what they have in common is counted once.
  ///
  /// - Parameter meant: What a word weighs as which they are to count.
  func alternatives(
    _ patterns: [TermPattern], weighing meant: Double? = nil
  ) throws(XapianError) -> Xapian.Query {
    let group = try synonym(patterns, countsAllPhrases: false)
    return weighed(
      group, by: try topicWeight?.factors(ofAlternatives: group.terms, weighing: meant))
  }

  /// What matches any of some patterns, to be weighed as one term.
  struct Synonym {
    /// The terms that the index holds, of all patterns that are one word.
    var terms: [String] = []
    var phrases: [TermPattern] = []
    /// Whether phrases count also in articles that have one of the words.
    var countsAllPhrases = true
  }

  func synonym(
    _ patterns: [TermPattern], countsAllPhrases: Bool = true
  ) throws(XapianError) -> Synonym {
    var synonym = Synonym(countsAllPhrases: countsAllPhrases)
    for pattern in patterns where pattern.words.count == 1 {
      for term in try held(pattern.words[0]) where !synonym.terms.contains(term) {
        synonym.terms.append(term)
      }
    }
    synonym.phrases = patterns.filter { $0.words.count > 1 }
    return synonym
  }

  func weighed(_ synonym: Synonym, by factors: WeightFactors?) -> Xapian.Query {
    let (terms, phrases) = (synonym.terms, synonym.phrases)
    let lengths = factors?.lengths ?? LengthClass()
    let query: Xapian.Query
    if phrases.isEmpty {
      query = .joined(terms.map { .term($0) }, by: Xapian.Query.synonym) ?? .none
    } else if terms.isEmpty, phrases.count == 1 {
      query = .phrase(phrases[0])
    } else {
      let group = Xapian.Query.group(
        terms.map { [[$0]] } + phrases.map(\.words), in: Schema.Slot.words,
        countsAllPhrases: synonym.countsAllPhrases, k1: ranking.k1, b: ranking.b,
        minimumNormalizedLength: Ranking.leastLength, averageLength: lengths.average)
      return factors.map { .scale(group, by: $0.stems) } ?? group
    }
    return factors.map { .scale(query, by: $0.stems, lengthClass: $0.lengths.number) } ?? query
  }

  func held(_ terms: [String]) throws(XapianError) -> [String] {
    var held: [String] = []
    for term in terms where try mayMatch(term) { held.append(term) }
    return held
  }

  /// Whether a term should be looked for. One that no article has changes no result, but makes of a
  /// term a group, for which Xapian knows no narrow bound of its weight: then far more matches are
  /// looked at.
  func mayMatch(_ term: String) throws(XapianError) -> Bool {
    guard topicWeight != nil else { return true }
    return try expander.knowledge.statistics(of: term).articles > 0
  }
}
