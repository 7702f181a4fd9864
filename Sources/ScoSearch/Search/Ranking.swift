import ArticleText
import Xapian

/// What a search weighs. What an index was built with stands in ``IndexingParameters``.
///
/// Each is chosen by measurement; `Benchmarks/quality` holds the figures.
struct Ranking: Sendable {
  /// BM25's saturation of repeated words.
  var k1 = 1.0
  /// BM25's normalisation by length, 0 (none) to 1.
  var b = 0.85
  /// BM25's saturation of words repeated in the query.
  var k3 = 8.0
  /// An article that is shorter than this share of the average counts as that long.
  static let leastLength = 0.5
  /// What a match of the very form adds, beside that of its stem.
  var exactForm = 0.2
  /// What a translation counts beside the word itself, with ``SearchOptions/Translation/auto``, by
  /// the language that it is in; else as the first.
  var translations: [(into: Language, weight: TranslationWeight)] = [
    (.english, TranslationWeight(share: 0.6, isAsRareAsItsWord: false)),
    (.indonesian, TranslationWeight(share: 0.65, isAsRareAsItsWord: true)),
  ]
  /// What a translated word of the query itself counts where only articles of the other language
  /// are looked for.
  var foreignWord = 0.3
  /// What the words of a phrase and the phrase as a whole keep of their translations' weight where
  /// the lexicon has both, since they say the same twice.
  var phraseShare = 0.5
  /// What two neighbouring words of a short query add where they are neighbours in the article.
  ///
  /// So little that it decides between articles that are alike otherwise. With 0.3 questions are
  /// answered 0.7% worse, and help pages in the other language found 1.4% worse; with 0.1 nothing
  /// changes that chance would not.
  var adjacency = 0.1
  /// What a name as a whole (`nama_file.txt`, `TNI/Polri`) adds to its parts where an article has
  /// it, in a query of nothing else.
  var name = 1.0
  /// The same in a query of other words.
  ///
  /// So little that it decides between articles that are alike otherwise, as ``adjacency`` does.
  var nameAmongWords = 0.1
  /// The most words of a query in which adjacency counts.
  static let longestAdjacency = 3

  /// - Parameter averageLengths: Of the articles in the language of each row of the language table.
  func weighting(averageLengths: [Double]) -> WeightingScheme {
    .bm25(
      k1: k1, k2: 0, k3: k3, b: b, minimumNormalizedLength: Self.leastLength,
      averageLengths: averageLengths)
  }
}

extension Ranking {
  func translation(into language: Language?) -> TranslationWeight {
    translations.first { $0.into == language }?.weight ?? translations[0].weight
  }
}

/// What a translation of a word of the query weighs.
struct TranslationWeight: Sendable, Hashable {
  /// The share of its own weight that counts.
  var share: Double
  /// Whether it counts as rare as the word that it translates: else a rare translation outweighs
  /// the word itself where the collection has few articles of its language, or of its subject.
  var isAsRareAsItsWord: Bool
}
