import TestSupport
import Xapian

@testable import ScoSearch

/// What a query may ask of an index, from memory: stems by simple rules, and what is given to it.
struct MemoryKnowledge: IndexKnowledge {
  var languages = LanguageTable.standard
  /// Articles by the mark of their language's row.
  var counts: [UInt8: Int] = [
    UInt8(ascii: "i"): 600, UInt8(ascii: "e"): 400, UInt8(ascii: "x"): 0,
  ]
  /// How often terms occur; nil where each is in every article, so that nothing weighs more than
  /// Xapian has it.
  var statistics: [String: TermStatistics]?
  /// Average lengths by row; none where all lengths are measured alike.
  var averages: [Double] = []
  /// Stems that no rule gives.
  var stemsByForm: [[UInt8]: [[[UInt8]]]] = [:]
  /// The forms that articles have.
  var forms: Set<String> = []
  /// The forms that are nearest to some words.
  var nearest: [String: String] = [:]
  /// The words of a dictionary.
  var words: Set<String> = []
  /// The lexicon by key.
  var lexicon: @Sendable (String) -> [LexiconTarget] = { _ in [] }

  func articleCount() -> Int { counts.values.reduce(0, +) }

  func articleCounts() -> [UInt8: Int] { counts }

  func averageLengths() -> [Double] { averages }

  func stems(of form: [UInt8]) -> [[[UInt8]]] { stemsByForm[form] ?? RuleStems.stems(form) }

  func forms(of term: String) -> [String] { [String(term.dropFirst(2)) + "s"] }

  func contains(_ term: String) -> Bool { forms.contains(term) }

  func statistics(of term: String) -> TermStatistics {
    guard let statistics else {
      return TermStatistics(articles: articleCount(), occurrences: articleCount())
    }
    return statistics[term] ?? TermStatistics()
  }

  func entries(_ key: String) -> [LexiconTarget] { lexicon(key) }

  func isWord(_ form: String) -> Bool { words.contains(form) }

  func nearestForm(to word: String, edits: Int) -> String? { nearest[word] }
}
