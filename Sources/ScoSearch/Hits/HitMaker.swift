import ArticleText
import Xapian

/// Makes the hits of a page: from articles as they are stored, with what of them the query leads to.
///
/// What the query's words are is worked out once, and the memory of one hit is used again for the
/// next. The body of an article is gone through once, by its bytes; what is decoded of it is what is
/// shown.
struct HitMaker {
  /// nil where hits are not described.
  private var description: Description?

  fileprivate struct Description {
    var matcher: TextMatcher
    var words: WordMatchList
    var snippets: SnippetMaker
    var inTitle: [TextMatcher.Occurrence] = []
    var inBody: [TextMatcher.Occurrence] = []
  }

  /// - Parameter traces: What the query leads to; nil where hits are not to be described.
  init(describing traces: [Trace]?, by knowledge: some IndexKnowledge) throws(XapianError) {
    guard let traces else { return }
    let words = TraceWords(traces)
    description = Description(
      matcher: try TextMatcher(traces, by: knowledge), words: WordMatchList(traces, words),
      snippets: SnippetMaker(words))
  }

  /// - Parameter data: The article as it is stored.
  /// - Returns: nil where the data is none.
  mutating func hit(_ match: Match, _ data: [UInt8], by reader: Reader) -> Hit? {
    guard let (record, _, body) = StoredRecord.shown(data) else { return nil }
    let article = record.article
    var hit = Hit(
      rank: match.rank + 1, score: match.weight, id: article.id, path: reader.path(of: record),
      title: article.title, language: article.language, date: article.date,
      source: article.source, place: article.place, author: article.author,
      section: article.section, url: article.url, recognized: article.recognized)
    description?.describe(&hit, Self.text(data, in: body))
    return hit
  }

  /// A part of a record as UTF-8: what a damaged one has that is none is made such, as ever.
  private static func text(_ data: [UInt8], in range: Range<Int>) -> [UInt8] {
    let text = Array(data[range])
    let isSound = (try? UTF8Span(validating: text.span)) != nil
    return isSound ? text : Array(String(decoding: text, as: UTF8.self).utf8)
  }
}

extension HitMaker.Description {
  mutating func describe(_ hit: inout Hit, _ body: [UInt8]) {
    let title = Array(hit.title.utf8)
    matcher.find(in: title, &inTitle)
    matcher.find(in: body, &inBody)
    words.begin()
    words.add(inTitle, in: title)
    words.add(inBody, in: body)
    hit.snippet = snippets.snippet(of: body, inBody, title: hit.title)
    hit.matches = words.matches
  }
}
