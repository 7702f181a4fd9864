import Xapian

/// A word of a query, analysed in every language.
struct QueryWord: Hashable {
  /// As the user wrote it.
  var text: String
  /// What it is compared as.
  var form: String
  /// What the words that it is made of are compared as, where letters meet digits in it: `U17` is
  /// `u` and `17`. None else.
  var parts: [String] = []
  /// By row of the language table: its stems, several where it is a compound written as one word;
  /// none where an article in that language would not have it as a word (`nya` in `SCO-nya`).
  var stems: [[[UInt8]]]
  /// It carries no subject in any of the languages it may belong to.
  var isStopWord: Bool
  /// The index does not hold what the user wrote: form and stems are those of a word near it.
  var isCorrected = false
  /// Written in capitals, perhaps the name of an organisation.
  var isCapitals: Bool
  /// Whether a sign such as `_` or a hyphen joins it to the word before it.
  var link = Token.Link.none

  /// Whether it is a word in every language. What is one only in some (`negaranya` behind `negara-`
  /// in English) is found there, but says nothing of what the user wants.
  var isWordEverywhere: Bool { !stems.contains(where: \.isEmpty) }

  /// What articles have of it as it is written: its form, or those of its parts.
  var forms: [String] { parts.isEmpty ? [form] : parts }

  /// `AS` asks for the United States; its stem would find every `as`.
  var isName: Bool { isCapitals && isStopWord }

  /// The terms that stand for it, a pattern for each way to divide it into words, undivided first.
  func patterns(of languages: LanguageTable) -> [TermPattern] {
    isName ? [.word([Schema.capitalsTerm(form)])] : stemPatterns(of: languages)
  }

  /// The terms that stand for what is made of parts, where articles have these glued together as
  /// well; none for other words.
  func gluedPatterns(of languages: LanguageTable) -> [TermPattern] {
    guard !parts.isEmpty else { return [] }
    let terms = zip(languages.rows, stems).compactMap { language, stems in
      stems.count < 2 ? nil : Schema.stemTerm(mark: language.mark, gluing: stems)
    }
    return terms.isEmpty ? [] : [.word(terms)]
  }

  /// The stems that stand for it, however it is written.
  func stemPatterns(of languages: LanguageTable) -> [TermPattern] {
    let patterns = TermPattern.patterns(of: [stems], rows: stems.indices, in: languages)
    return patterns.filter { $0.words.count == 1 } + patterns.filter { $0.words.count > 1 }
  }
}

extension QueryWord {
  /// Bytes of a word that are named in results: a letter may carry any number of accents.
  private static let longestText = 256

  /// The words of a text, read as an article is read, but in every language at once.
  static func words<Knowledge: IndexKnowledge>(
    of text: String, by knowledge: Knowledge
  ) throws(XapianError) -> [QueryWord] {
    let bytes = Array(text.utf8)
    let languages = knowledge.languages
    var lookup = KnownStems(knowledge: knowledge)
    var sequence = WordSequence<KnownStems<Knowledge>>(bytes, of: languages)
    var words: [QueryWord] = []
    var start = 0
    while let token = try sequence.next(in: &lookup) {
      let isPart = token.link == .glued && !words.isEmpty
      let range = isPart ? start..<token.range.upperBound : token.range
      let text = String(decoding: bytes[range].prefix(longestText), as: UTF8.self)
      let form = String(decoding: sequence.form, as: UTF8.self)
      var word = QueryWord(
        text: text, form: form, stems: sequence.words.map { $0 ?? [] },
        isStopWord: !sequence.affixRows.isEmpty
          || languages.rows.contains { $0.stopWords.contains(form) },
        isCapitals: token.isCapitals, link: token.link)
      if isPart {
        words[words.count - 1].append(word)
        continue
      }
      if word.stems.allSatisfy(\.isEmpty) {
        // `negara-negara` is `negara`.
        if let last = words.indices.last { words[last].text += "-" + text }
        continue
      }
      word.isCapitals = word.isCapitals && word.isWordEverywhere
      words.append(word)
      start = range.lowerBound
    }
    return words
  }

  /// Adds what is written at its end without anything between.
  private mutating func append(_ part: QueryWord) {
    parts = forms + [part.form]
    text = part.text
    form += part.form
    for row in stems.indices { stems[row] += part.stems[row] }
    isStopWord = isStopWord && part.isStopWord
    isCapitals = false
  }
}

/// Stems as an index knows them.
private struct KnownStems<Knowledge: IndexKnowledge>: WordLookup {
  let knowledge: Knowledge

  func word(_ form: [UInt8], row: Int, isNumber: Bool) throws(XapianError) -> [[UInt8]] {
    try knowledge.stems(of: form)[row]
  }

  func haveSameStems(_ word: [[UInt8]], _ other: [[UInt8]]) -> Bool { word == other }
}
