import Glibc
import Xapian

/// What the terms of a word weigh: more where articles are about it, and by how rare it is among
/// the articles of its own language.
///
/// A word that is the topic of an article comes again in it; one that is not occurs once, in
/// however few articles (K. W. Church and W. A. Gale, "Poisson mixtures", 1995). So a word's weight
/// is BM25's `log((N - n + 0.5) / (n + 0.5))` and the logarithm of `(F + 1) / n`, how often it
/// occurs in an article that has it: the estimate by which the models of G. Amati and C. J. van
/// Rijsbergen ("Probabilistic models of information retrieval", 2002) divide. As a sum it leaves
/// rare names where they are and lifts frequent words of the topic above frequent words of any.
///
/// The lengths of articles are measured against the average of that language too, by which the
/// weight is more in short ones.
///
/// `N` and `n` count the articles of the language that most of the word's articles are in.
/// Otherwise a common English word would pass for a rare one as soon as Indonesian articles join
/// the index.
struct TopicWeight<Knowledge: IndexKnowledge> {
  private let knowledge: Knowledge
  /// All articles of the index.
  private let articleCount: Int
  /// How many articles are in the language of a row of the language table, by the row's mark.
  private let articleCounts: [UInt8: Int]
  /// The average length of the articles in the language of each row of the language table.
  private let averageLengths: [Double]
  /// Xapian's weight of a word of nearly all articles goes to 0; below this it is left alone.
  private static var leastInverseFrequency: Double { 0.05 }

  init(_ knowledge: Knowledge) throws(XapianError) {
    self.knowledge = knowledge
    articleCount = try knowledge.articleCount()
    articleCounts = try knowledge.articleCounts()
    averageLengths = try knowledge.averageLengths()
  }

  /// For stem terms that stand for one word.
  func factors(
    of terms: some Sequence<String>, form: String
  ) throws(XapianError) -> WeightFactors {
    guard let group = try group(terms) else { return WeightFactors() }
    let found = try knowledge.statistics(of: form)
    return WeightFactors(
      weight: weight(of: group.sum, home: group.either, in: group),
      stems: factor(of: group.sum, xapian: group.either, home: group.either, in: group),
      form: factor(
        of: found, xapian: Double(found.articles), home: Double(found.articles), in: group),
      lengths: group.lengths)
  }

  /// For stem terms of which each may be meant: translations, aliases. The group is as rare as one
  /// of them is on average, so that a word of many translations does not pass for a common one.
  ///
  /// - Parameter meant: What the word weighs that they translate, where they are to weigh the same.
  func factors(
    ofAlternatives terms: some Sequence<String>, weighing meant: Double? = nil
  ) throws(XapianError) -> WeightFactors {
    guard let group = try group(terms) else { return WeightFactors() }
    let given = Self.inverseFrequency(group.either, of: Double(articleCount))
    guard given > Self.leastInverseFrequency else { return WeightFactors(lengths: group.lengths) }
    let weight =
      meant
      ?? weight(
        of: group.sum, home: group.either / Double(group.count), in: group)
    let factor = weight / given
    return WeightFactors(stems: factor, form: factor, lengths: group.lengths)
  }

  // MARK: Groups

  /// Terms that count as one for Xapian.
  private struct Group {
    /// How many of them the index holds.
    var count = 0
    var sum = TermStatistics()
    /// In how many articles one of them is, as Xapian estimates it.
    var either = 0.0
    /// How many articles are in the language that most of the group's articles are in.
    var languageArticles = 0
    /// What share of the group's articles these are.
    var languageShare = 1.0
    var lengths = LengthClass()
  }

  private func group(_ terms: some Sequence<String>) throws(XapianError) -> Group? {
    var group = Group()
    var byMark: [UInt8: Int] = [:]
    var absence = 1.0
    for term in terms {
      let found = try knowledge.statistics(of: term)
      guard found.articles > 0 else { continue }
      group.count += 1
      group.sum.articles += found.articles
      group.sum.occurrences += found.occurrences
      byMark[Schema.mark(ofStemTerm: term.utf8) ?? 0, default: 0] += found.articles
      absence *= 1 - Double(found.articles) / Double(articleCount)
    }
    guard let home = byMark.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    group.either = (Double(articleCount) * (1 - absence)).rounded()
    group.languageArticles = articleCounts[home.key] ?? articleCount
    group.languageShare = Double(home.value) / Double(group.sum.articles)
    if let row = knowledge.languages.rows.firstIndex(where: { $0.mark.asciiValue == home.key }),
      row < averageLengths.count
    {
      group.lengths = LengthClass(number: row + 1, average: averageLengths[row])
    }
    return group
  }

  /// - Parameters:
  ///   - articles: How many articles Xapian takes it to be in.
  ///   - home: How many it is to be taken for instead.
  private func factor(
    of term: TermStatistics, xapian articles: Double, home: Double, in group: Group
  ) -> Double {
    guard term.articles > 0 else { return 1 }
    let given = Self.inverseFrequency(articles, of: Double(articleCount))
    guard given > Self.leastInverseFrequency else { return 1 }
    return weight(of: term, home: home, in: group) / given
  }

  private func weight(of term: TermStatistics, home: Double, in group: Group) -> Double {
    let atHome = home * group.languageShare
    let own = Self.inverseFrequency(atHome, of: max(atHome, Double(group.languageArticles)))
    let repetition = log(Double(term.occurrences + 1) / Double(term.articles))
    return own + max(0, repetition)
  }

  /// Xapian's: never below zero, since words of most articles are brought nearer to 1 first.
  private static func inverseFrequency(_ articles: Double, of all: Double) -> Double {
    let odds = (all - articles + 0.5) / (articles + 0.5)
    return log(odds < 2 ? odds * 0.5 + 1 : odds)
  }
}

/// What the weights that Xapian gives a word must be multiplied with.
struct WeightFactors: Hashable {
  /// What the word weighs in the end, its frequency in an article and that one's length apart; nil
  /// where no article has it.
  var weight: Double?
  var stems = 1.0
  /// For the form that the stems are of.
  var form = 1.0
  /// What the lengths of articles are measured against.
  var lengths = LengthClass()
}

/// Against what the lengths of articles are measured for a part of a query.
struct LengthClass: Hashable {
  /// The row of the language table, counted from 1 as Xapian's classes of lengths are; 0 where all
  /// articles count.
  var number = 0
  /// The average length; 0 where all articles count.
  var average = 0.0
}
