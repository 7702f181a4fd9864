/// Words in a row, each by any of several terms.
struct TermPattern: Sendable, Hashable {
  var words: [[String]]

  /// One word by any of several terms.
  static func word(_ terms: [String]) -> TermPattern { TermPattern(words: [terms]) }

  /// The ways in which articles hold words in a row: a pattern for all languages that have as many
  /// stems of each word.
  ///
  /// - Parameters:
  ///   - words: For each word its stems by row of the language table: none where articles in that
  ///     language do not have it as a word, several where it is a compound.
  ///   - rows: The rows that count.
  static func patterns(
    of words: [[[[UInt8]]]], rows: some Sequence<Int>, in languages: LanguageTable
  ) -> [TermPattern] {
    var ways: [(counts: [Int], rows: [Int])] = []
    for row in rows {
      let counts = words.map { $0[row].count }
      if let way = ways.firstIndex(where: { $0.counts == counts }) {
        ways[way].rows.append(row)
      } else if counts.contains(where: { $0 > 0 }) {
        ways.append((counts, [row]))
      }
    }
    return ways.map { way in
      TermPattern(
        words: words.indices.flatMap { word in
          (0..<way.counts[word]).map { place in
            way.rows.map { row in
              Schema.stemTerm(mark: languages.rows[row].mark, stem: words[word][row][place])
            }
          }
        })
    }
  }
}
