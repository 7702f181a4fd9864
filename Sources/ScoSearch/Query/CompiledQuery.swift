import Xapian

/// What to mark in an article, and what to say of it: one way from the query's words to the
/// article's.
struct Trace: Hashable {
  /// The query's words.
  var query: String
  var way: WordMatch.Way
  /// The words of the article: terms of the index, or forms.
  var pattern: TermPattern
  /// How much it counts in choosing a passage.
  var weight: Double
}

/// A query as Xapian takes it, with what leads from it to an article's words.
struct CompiledQuery {
  var query: Xapian.Query
  /// Neighbours of the query, by which the best matches are ranked again: see ``NearnessRanking``.
  var near: [Neighbours] = []
  var traces: [Trace]
  /// How the words were understood, one line.
  var explanation: String
  /// Words that the index does not hold, and those that were taken in their place.
  var corrections: [Correction] = []

  /// How many parts Xapian gets to see.
  var nodeCount: Int {
    near.reduce(query.nodeCount) { $0 + $1.query(among: .all).nodeCount }
  }

  /// Words that count more where they are neighbours in an article as well.
  struct Neighbours: Hashable {
    var pattern: TermPattern
    /// What their own weight is multiplied with, and added.
    var weight: Double

    /// Articles in which they are neighbours, of some.
    func query(among documents: Xapian.Query) -> Xapian.Query {
      .scale(QueryCompiler.phrase(pattern, among: documents), by: weight)
    }
  }

  struct Correction: Hashable {
    var word: String
    var replacement: String
  }
}
