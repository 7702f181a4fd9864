import TestSupport
import Xapian

@testable import ScoSearch

/// An index of a thousand articles, each of which has every term.
struct AnyKnowledge: IndexKnowledge {
  let languages = LanguageTable.standard
  /// What the lexicon has under every third key, so that not each word has all of it.
  var targets: [LexiconTarget] = []

  func articleCount() -> Int { 1000 }

  func articleCounts() -> [UInt8: Int] { [:] }

  func averageLengths() -> [Double] { [300, 200, 250] }

  func stems(of form: [UInt8]) -> [[[UInt8]]] { RuleStems.stems(form) }

  func forms(of term: String) -> [String] { [String(term.dropFirst(2)) + "s"] }

  func contains(_ term: String) -> Bool { false }

  func statistics(of term: String) -> TermStatistics {
    TermStatistics(articles: articleCount(), occurrences: 2 * articleCount())
  }

  func entries(_ key: String) -> [LexiconTarget] { key.utf8.count % 3 == 0 ? targets : [] }

  func isWord(_ form: String) -> Bool { form.utf8.count % 2 == 0 }

  func nearestForm(to word: String, edits: Int) -> String? { nil }
}
