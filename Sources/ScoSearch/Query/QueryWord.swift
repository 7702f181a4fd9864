import Xapian

/// A word of a query, analysed in every language.
struct QueryWord: Hashable {
  /// As the user wrote it.
  var text: String
  /// What it is compared as.
  var form: String
  /// By row of the language table: its stems, several where it is a compound written as one word.
  var stems: [[[UInt8]]]
  /// It carries no subject in any of the languages it may belong to.
  var isStopWord: Bool
  /// The index does not hold what the user wrote: form and stems are those of a word near it.
  var isCorrected = false
  /// Written in capitals, perhaps the name of an organisation.
  var isCapitals: Bool

  /// The terms that stand for it, a pattern for each way to divide it into words.
  func patterns(of languages: LanguageTable) -> [TermPattern] {
    if isCapitals && isStopWord {
      // `AS` asks for the United States; its stem would find every `as`.
      return [.word([Schema.capitalsTerm(form)])]
    }
    var simple: [String] = []
    var compounds: [TermPattern] = []
    for (row, stems) in stems.enumerated() {
      let terms = stems.map { Schema.stemTerm(mark: languages.rows[row].mark, stem: $0) }
      if terms.count == 1 {
        simple.append(terms[0])
      } else {
        compounds.append(TermPattern(words: terms.map { [$0] }))
      }
    }
    return [.word(simple)] + compounds
  }
}

/// The words of a part of a query.
struct QueryWords {
  /// Bytes of a word that are named in results: a letter may carry any number of accents.
  private static let longestText = 256

  /// Analyses a text as articles are analysed, but in every language at once.
  static func analyze(
    _ text: String, by knowledge: some IndexKnowledge
  ) throws(XapianError) -> [QueryWord] {
    let languages = knowledge.languages
    let bytes = Array(text.utf8)
    var tokenizer = Tokenizer(bytes)
    var words: [QueryWord] = []
    while let token = tokenizer.nextWord() {
      let form = tokenizer.form
      if languages.rows.contains(where: { Analyzer.isAffix(form, token, of: $0, in: bytes) }) {
        continue
      }
      let word = QueryWord(
        text: String(decoding: bytes[token.range].prefix(longestText), as: UTF8.self),
        form: String(decoding: form, as: UTF8.self), stems: try knowledge.stems(of: form),
        isStopWord: false, isCapitals: token.isCapitals)
      if token.link == .hyphen, let last = words.last,
        zip(last.stems.dropLast(), word.stems.dropLast()).contains(where: ==)
      {
        // `negara-negara` is `negara`.
        words[words.count - 1].text += "-" + word.text
        continue
      }
      words.append(word)
      words[words.count - 1].isStopWord = languages.rows.contains {
        $0.stopWords.contains(word.form)
      }
    }
    return words
  }
}
