import Xapian

/// How often a term occurs in an index.
struct TermStatistics: Hashable {
  /// In how many articles.
  var articles = 0
  /// How often in all of them together.
  var occurrences = 0
}

/// What a query asks of an index to be understood, weighed and shown.
///
/// A ``Reader`` answers from an open index, tests from memory. An index may fail at any question
/// (it is damaged, or was changed meanwhile), so that each may throw, and whoever asks lets the
/// error through.
protocol IndexKnowledge {
  /// The languages that the index was analysed in.
  var languages: LanguageTable { get }

  /// All articles.
  func articleCount() throws(XapianError) -> Int

  /// How many articles are in the language of a row of the language table, by the row's mark.
  func articleCounts() throws(XapianError) -> [UInt8: Int]

  /// The average length of the articles in the language of each row of the language table, as Xapian
  /// counts it; that of all articles for a row that has none. Empty where all lengths are measured
  /// against that of all.
  func averageLengths() throws(XapianError) -> [Double]

  /// The stems of a folded word, by row of the language table.
  func stems(of form: [UInt8]) throws(XapianError) -> [[[UInt8]]]

  /// The forms that articles have of a stem's term, besides the stem itself.
  func forms(of term: String) throws(XapianError) -> [String]

  /// Whether an article has a term.
  func contains(_ term: String) throws(XapianError) -> Bool

  func statistics(of term: String) throws(XapianError) -> TermStatistics

  /// The lexicon's targets under a key: ``MetadataKey/entry(mark:stems:)``.
  func entries(_ key: String) throws(XapianError) -> [LexiconTarget]

  /// Whether the lexicon may have something for several words of which the first has a stem in the
  /// language of a row; true where it is not known.
  func mayBeginPhrase(_ stem: [UInt8], row: Int) throws(XapianError) -> Bool

  /// Whether a dictionary of the system has a folded word. Loading one takes milliseconds: it is
  /// asked only of what is in no article.
  func isWord(_ form: String) -> Bool

  /// The form nearest to a word that no article has, the more frequent of two that are as near;
  /// nil where none is within so many edits.
  func nearestForm(to word: String, edits: Int) throws(XapianError) -> String?

  /// Where what is worked out of words is kept; nil where it is worked out anew each time.
  var memory: QueryMemory? { get }
}

extension IndexKnowledge {
  func mayBeginPhrase(_ stem: [UInt8], row: Int) throws(XapianError) -> Bool { true }

  var memory: QueryMemory? { nil }

  /// In what share of the articles in the language of a row the first of some stems occurs.
  func share(of stems: [[UInt8]], row: Int) throws(XapianError) -> Double {
    let language = languages.rows[row]
    guard let stem = stems.first, language.language != nil, let mark = language.mark.asciiValue,
      let articles = try articleCounts()[mark], articles > 0
    else { return 0 }
    let term = Schema.stemTerm(mark: language.mark, stem: stem)
    return Double(try statistics(of: term).articles) / Double(articles)
  }

  /// Whether the lexicon translates a word from the language of a row.
  func translates(_ stems: [[UInt8]], row: Int) throws(XapianError) -> Bool {
    let key = MetadataKey.entry(mark: languages.rows[row].mark, stems: stems)
    return try entries(key).contains { $0.kind == .translation }
  }
}
