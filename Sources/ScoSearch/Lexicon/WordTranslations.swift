public import ArticleText
import Xapian

/// What the lexicon and the dictionaries that were built into an index say of a word or phrase.
public struct WordTranslations: Sendable, Hashable {
  /// As it was asked for.
  public var word: String
  /// What it is looked up as: its stem, of several words theirs with spaces between.
  public var stem: String
  /// In the other language, most usual first; none where there are none.
  public var translations: [String]

  public init(word: String, stem: String, translations: [String] = []) {
    self.word = word
    self.stem = stem
    self.translations = translations
  }
}

extension SearchIndex {
  /// What a word is in the other language, in any of its inflected forms; also a phrase of up to
  /// six words.
  ///
  /// - Parameters:
  ///   - word: Any text.
  ///   - language: The language that it is of; nil to tell by the word, with the translations from
  ///     either language where it may be of both.
  /// - Throws: ``SearchError`` where the index cannot be read.
  public func translations(
    of word: String, from language: Language? = nil
  ) async throws(SearchError) -> WordTranslations {
    try readers.withReader { (reader) throws(XapianError) in
      try WordTranslations(of: word, from: language, by: reader)
    }
  }
}

extension WordTranslations {
  /// More words are a text and no phrase.
  private static let mostWords = 2 * LexiconEntries.longestPhrase

  init(
    of text: String, from language: Language?, by knowledge: some IndexKnowledge
  ) throws(XapianError) {
    let bytes = text.utf8.prefix(Self.mostWords * Tokenizer.longestWord)
    let words = try QueryWord.words(of: String(decoding: bytes, as: UTF8.self), by: knowledge)
    self.init(word: text, stem: "")
    if words.isEmpty || words.count > Self.mostWords { return }
    let languages = knowledge.languages
    var rows = Array(languages.rows.indices.dropLast())
    if let language {
      rows = [languages.row(for: language)]
    } else if let own = try QueryLanguage(knowledge: knowledge).row(of: words) {
      rows.removeAll { $0 == own }
      rows.insert(own, at: 0)
    }
    // Without a language of its own it is taken for a word of the first that translates it.
    var stemRow: Int?
    for row in rows {
      let key = MetadataKey.entry(
        mark: languages.rows[row].mark, stems: words.flatMap { $0.stems[row] })
      for target in try knowledge.entries(key) where target.kind == .translation {
        if stemRow == nil { stemRow = row }
        if !translations.contains(target.text) { translations.append(target.text) }
      }
    }
    let row = stemRow ?? rows[0]
    stem = words.flatMap { $0.stems[row] }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
