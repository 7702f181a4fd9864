import ArticleText
import Xapian

/// Finds articles like one: its most telling words, with their translations, are the query.
struct SimilarSearch {
  let reader: Reader
  let options: SearchOptions
  var deadline = SearchDeadline(nil)
  /// How many of the article's words make the query.
  private static let wordCount = 25

  /// - Returns: nil where there is no article with the id.
  func results(like id: String) throws(XapianError) -> SearchResults? {
    guard let document = try reader.document(id: id), let record = try reader.record(document)
    else { return nil }
    var results = SearchResults(query: record.article.title)
    let search = ArticleSearch(reader: reader, options: options, deadline: deadline)
    let compiled = try deadline.orWhenCut(nil) { () throws(XapianError) in
      try search.compile(.words(try tellingWords(of: document)))
    }
    if let compiled {
      let query = Xapian.Query.andNot(
        try search.filtered(compiled.query), try itself(document, id: id))
      results.hits = try search.hits(
        try search.find(query, traces: compiled.traces, in: &results))
      if options.explains { results.explanation = compiled.explanation }
    }
    results.noteCut(by: deadline)
    return results
  }

  /// What would be no news: the article, and its copies where they are folded.
  private func itself(_ document: DocumentID, id: String) throws(XapianError) -> Xapian.Query {
    let itself = Xapian.Query.term(Schema.idTerm(id))
    guard options.foldsCopies, let group = try CopyFolding.group(of: document, in: reader.database)
    else { return itself }
    return .or([itself, CopyFolding.members(of: group)])
  }

  /// The words whose stems set the article apart from the others, by Xapian's query expansion.
  private func tellingWords(of document: DocumentID) throws(XapianError) -> [String] {
    let candidates = try reader.database.expandTerms(
      relevant: [document], count: Self.wordCount * 4, prefixes: [Schema.Prefix.stem],
      until: deadline.isTimed ? deadline.end : nil)
    // Some of an article's words are not what it is about.
    try deadline.check()
    let knowledge = TimedKnowledge(knowledge: reader, deadline: deadline)
    var words: [String] = []
    for candidate in candidates {
      let stem = Schema.word(ofTerm: candidate.term)
      if stem.first?.isNumber == true || stem.utf8.count < 3 { continue }
      // A form of the stem: a query is words, which are stemmed like all others.
      let form = try knowledge.forms(of: candidate.term).first ?? stem
      if reader.languages.rows.contains(where: { $0.stopWords.contains(form) }) { continue }
      if !words.contains(form) { words.append(form) }
      if words.count == Self.wordCount { break }
    }
    return words
  }
}
