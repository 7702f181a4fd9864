import ArticleText
import Xapian

/// Finds which language a query is in, by what index and lexicon know of its words.
///
/// A language detector would have to guess from two or three words, many of which are names.
struct QueryLanguage<Knowledge: IndexKnowledge> {
  let knowledge: Knowledge
  /// A word belongs to a language where its share there is this many times its share elsewhere.
  private static var clearRatio: Double { 4 }

  private var rows: [LanguageRow] { knowledge.languages.rows }

  /// The row of the language that most of the words belong to, nil where none is ahead.
  func row(of words: [QueryWord]) throws(XapianError) -> Int? {
    var votes = [Double](repeating: 0, count: rows.count - 1)
    for word in words {
      if let row = try knownRow(of: word) { votes[row] += word.isStopWord ? 2 : 1 }
    }
    let ranked = votes.indices.sorted { votes[$0] > votes[$1] }
    guard let first = ranked.first, votes[first] > 0 else { return nil }
    return ranked.count > 1 && votes[ranked[1]] == votes[first] ? nil : first
  }

  private func knownRow(of word: QueryWord) throws(XapianError) -> Int? {
    let key = QueryMemory.key(word)
    if let key, let known = knowledge.memory?.rows[key] { return known }
    let row = try row(of: word)
    if let key { knowledge.memory?.rows[key] = .some(row) }
    return row
  }

  private func row(of word: QueryWord) throws(XapianError) -> Int? {
    guard word.isWordEverywhere, !word.form.contains(where: \.isNumber) else { return nil }
    let known = rows.indices.dropLast()
    let stopping = known.filter { rows[$0].stopWords.contains(word.form) }
    if !stopping.isEmpty { return stopping.count == 1 ? stopping[0] : nil }
    var translated: [Int] = []
    for row in known where try knowledge.translates(word.stems[row], row: row) {
      translated.append(row)
    }
    if translated.count == 1 { return translated[0] }
    var shares: [(row: Int, share: Double)] = []
    for row in known { shares.append((row, try knowledge.share(of: word.stems[row], row: row))) }
    shares.sort { $0.share > $1.share }
    guard let best = shares.first, best.share > 0 else { return nil }
    let other = shares.count > 1 ? shares[1].share : 0
    return best.share >= Self.clearRatio * other ? best.row : nil
  }
}

extension Query {
  /// The words of the query that are looked for, in order.
  var wantedText: String {
    switch self {
    case .words(let words): return words.joined(separator: " ")
    case .phrase(let text): return text
    case .prefix, .dates: return ""
    case .field(let field, let text, _): return field.kind == .titleStems ? text : ""
    case .and(let parts), .or(let parts): return Self.joined(parts)
    case .clauses(let required, let optional, _): return Self.joined(required + optional)
    }
  }

  private static func joined(_ parts: [Query]) -> String {
    parts.map(\.wantedText).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
