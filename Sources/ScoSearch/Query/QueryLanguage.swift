import ArticleText

/// Finds which language a query is in, by what index and lexicon know of its words.
///
/// A language detector would have to guess from two or three words, many of which are names.
struct QueryLanguage {
  let languages: LanguageTable
  /// In what share of the articles in the language of a row a stem occurs.
  let share: (_ row: Int, _ stems: [[UInt8]]) -> Double
  /// Whether the lexicon translates a word from the language of a row.
  let isTranslated: (_ row: Int, _ stems: [[UInt8]]) -> Bool
  /// A word belongs to a language where its share there is this many times its share elsewhere.
  private static let clearRatio = 4.0

  /// The row of the language that most of the words belong to, nil where none is ahead.
  func row(of words: [QueryWord]) -> Int? {
    var votes = [Double](repeating: 0, count: languages.rows.count - 1)
    for word in words where !word.form.contains(where: \.isNumber) {
      if let row = row(of: word) { votes[row] += word.isStopWord ? 2 : 1 }
    }
    let ranked = votes.indices.sorted { votes[$0] > votes[$1] }
    guard let first = ranked.first, votes[first] > 0 else { return nil }
    return ranked.count > 1 && votes[ranked[1]] == votes[first] ? nil : first
  }

  private func row(of word: QueryWord) -> Int? {
    let rows = languages.rows.indices.dropLast()
    let stopping = rows.filter { languages.rows[$0].stopWords.contains(word.form) }
    if !stopping.isEmpty { return stopping.count == 1 ? stopping[0] : nil }
    let translated = rows.filter { isTranslated($0, word.stems[$0]) }
    if translated.count == 1 { return translated[0] }
    let shares = rows.map { ($0, share($0, word.stems[$0])) }.sorted { $0.1 > $1.1 }
    guard let best = shares.first, best.1 > 0 else { return nil }
    let other = shares.count > 1 ? shares[1].1 : 0
    return best.1 >= Self.clearRatio * other ? best.0 : nil
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
